"""Which record of the store a row is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.importers.ingest.row_record import Record, digest
from incidents.store import imported, writing
from incidents.store.engines.base import Database, Row

_TABLE = """CREATE TEMP TABLE seen_row (dataset TEXT, external_id TEXT, base TEXT, original TEXT,
    PRIMARY KEY (dataset, external_id)) WITHOUT ROWID"""
_INDEX = "CREATE INDEX temp.ix_seen_base ON seen_row (dataset, base)"
_AT_ONCE = 500
_SHOWN = 5
Key = tuple[str, str]


class Identity:
    """Remembers, outside of memory, every number that the file gave to a row: in the table
    `seen_row`, by data set. `numbered` tells whether all of them are the file's own.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.datasets: set[str] = set()
        self.repeated: dict[Key, int] = {}
        self.numbered = True
        database.execute(_TABLE)
        database.execute(_INDEX)

    def settle(self, records: Sequence[Record]) -> dict[Key, Row]:
        """Number repeated ids, and find what the store has of each record."""
        stored = self._stored(records)
        times = self._times(records)
        firsts: dict[Key, Record] = {}
        for record in records:
            key = base = (record.dataset, record.id)
            if key in times and self._repeats(record):
                record.identical = True
                continue
            times[key] = times.get(key, 0) + 1
            first = (record.dataset, f"{record.id}#1")
            if times[key] > 1:
                self._second(base, firsts, stored, times[key])
                record.id = f"{record.id}#{times[key]}"
            elif key not in stored and first in stored:
                record.id = first[1]
            firsts.setdefault(base, record)
            self._note(record, base[1])
        return stored | self._stored([r for r in records if "#" in r.id])

    def _repeats(self, record: Record) -> bool:
        """Whether an earlier row has the same cells, and nothing in the file tells them apart."""
        if record.item.numbered:
            return False
        sql = """SELECT 1 FROM seen_row
            WHERE dataset = :dataset AND base = :base AND original = :original"""
        names = {"dataset": record.dataset, "base": record.id}
        return bool(self._database.one(sql, {**names, "original": digest(record.item.original)}))

    def _second(
        self, base: Key, firsts: dict[Key, Record], stored: dict[Key, Row], times: int
    ) -> None:
        """The first row of an id that turns up again becomes `id#1`."""
        self.repeated[base] = times
        dataset, id = base
        first = firsts.get(base)
        if times > 2 or (first and first.id != id):
            return
        names = {"dataset": dataset, "old": id, "new": f"{id}#1"}
        self._database.execute(
            """UPDATE seen_row SET external_id = :new
            WHERE dataset = :dataset AND external_id = :old""",
            names,
        )
        known = stored.get(base) or imported.known(self._database, dataset, [id]).get(id)
        if known:
            imported.rename(self._database, dataset, id, names["new"])
            writing.rewrite_flat(self._database, known["code"])
        if first:
            first.id = names["new"]

    def _stored(self, records: Sequence[Record]) -> dict[Key, Row]:
        found: dict[Key, Row] = {}
        for dataset in dict.fromkeys(record.dataset for record in records):
            ids = [record.id for record in records if record.dataset == dataset]
            rows = imported.known(self._database, dataset, [*ids, *(f"{id}#1" for id in ids)])
            found |= {(dataset, id): row for id, row in rows.items()}
        return found

    def _times(self, records: Sequence[Record]) -> dict[Key, int]:
        """How often each id was met in earlier blocks."""
        found: dict[Key, int] = {}
        for dataset in dict.fromkeys(record.dataset for record in records):
            ids = [record.id for record in records if record.dataset == dataset]
            for start in range(0, len(ids), _AT_ONCE):
                some = {f"n{n}": id for n, id in enumerate(ids[start : start + _AT_ONCE])}
                marks = ", ".join(f":{name}" for name in some)
                sql = f"""SELECT base, count(*) FROM seen_row
                    WHERE dataset = :dataset AND base IN ({marks}) GROUP BY base"""
                rows = self._database.tuples(sql, {**some, "dataset": dataset})
                found |= {(dataset, base): times for base, times in rows}
        return found

    def _note(self, record: Record, base: str) -> None:
        self.datasets.add(record.dataset)
        columns = ["dataset", "external_id", "base", "original"]
        self.numbered &= record.item.numbered
        original = None if record.item.numbered else digest(record.item.original)
        row = (record.dataset, record.id, base, original)
        self._database.insert_many("seen_row", columns, [row])

    def forget(self, records: Iterable[Record]) -> None:
        """Rows that turned out to be bad were not met: their numbers are free again."""
        for record in records:
            key = {"dataset": record.dataset, "id": record.id}
            sql = "DELETE FROM seen_row WHERE dataset = :dataset AND external_id = :id"
            self._database.execute(sql, key)

    def warnings(self) -> list[str]:
        """What was odd about the numbers of the file."""
        if not self.repeated:
            return []
        some = [id for _, id in list(self.repeated)[:_SHOWN]]
        shown = ", ".join(some) + (", ..." if len(self.repeated) > _SHOWN else "")
        return [f"{len(self.repeated)} numbers stand for several rows, kept as id#1, id#2: {shown}"]
