"""Flat rows into the store: new ones in bulk, known ones compared, all in one batch.

A row is known by its code. One without a code is known by its cells: the same row again is the
same record, and two equal rows of one file are two records.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import cast

from incidents.importers.base import ExportImporter, FlatImporter
from incidents.importers.ingest.dataset_records import record_dataset
from incidents.importers.ingest.known_flat_rows import Known
from incidents.importers.ingest.reporting.rejects_file import Rejects
from incidents.importers.ingest.reporting.report import Report, left_alone
from incidents.importers.reading import InputFile
from incidents.importers.reading.data_file import Cell
from incidents.importers.reading.tables.named_rows import LONGEST, shown
from incidents.language.folding import slug
from incidents.store import imported
from incidents.store.bulk.load import load_into
from incidents.store.engines.base import Database
from incidents.store.history import Author
from incidents.store.keys import stored_codes
from schema.columns import split_list
from schema.document.context import SourceDocument

BLOCK = 5_000
_NAMESPACE = "csv"
Row = tuple[int, list[Cell]]
Fault = tuple[str, str, str]
Step = Callable[[str, int, int], None]


class FlatLoad:
    """The rows of one flat table on their way into the store."""

    def __init__(
        self, database: Database, file: InputFile, importer: FlatImporter, columns: Sequence[str],
        batch_id: int, report: Report, rejects: Rejects,
    ) -> None:  # fmt: skip
        self._database, self._file, self._importer = database, file, importer
        self._batch_id, self._report, self._rejects = batch_id, report, rejects
        self._columns = list(columns)
        self._only_adds = isinstance(importer, ExportImporter)
        self._left = 0
        self._code = self._columns.index("code") if "code" in self._columns else None
        self._datasets = self._columns.index("datasets") if "datasets" in self._columns else None
        self._recorded = {""}
        self._first_new = database.next_id("incident")
        self._met = bytearray(self._first_new)
        self._faults: dict[int, list[Fault]] = {}
        self._passed = array("q")
        author = Author(f"load {file.path.name} (batch {batch_id})")
        self._known = Known(database, self._columns, author)

    def run(self, step: Step) -> Collection[int]:
        """Load all rows. The bad ones are read once more, for the rejects file; of a format that
        has a longer way for them their numbers come back instead.
        """
        source = _source(self._file)
        rows = self._new_rows(step)
        result = load_into(self._database, rows, self._columns, self._batch_id, source)
        self._report.loaded += result.loaded
        self._report.warn(dict.fromkeys(result.open_areas.warnings(), 1))
        for reject in result.rejected:
            number = self._passed[reject.row - 1]
            value = "" if reject.value is None else str(reject.value)
            self._fault(number, reject.column, value, reject.reason)
        imported.drop(self._database, self._batch_id, list(self._faults))
        if self._left:
            self._report.warn({left_alone(self._left): 1})
        if self._only_adds:
            return self._faults
        for fault in self._file.unread():
            self._report.rejected += self._rejects.add(
                fault.row, fault.column, fault.value, fault.reason, fault.original
            )
        self._reject_all()
        return ()

    def _fault(self, number: int, column: str, value: str, reason: str) -> None:
        self._faults.setdefault(number, []).append((column, value[:200], reason))

    def _reject_all(self) -> None:
        if not self._faults:
            return
        for number, row in self._importer.flat_rows(self._file):
            for column, value, reason in self._faults.get(number, ()):
                original = shown(row, self._columns)
                self._report.rejected += self._rejects.add(number, column, value, reason, original)

    def _new_rows(self, step: Step) -> Iterator[list[Cell]]:
        """The rows that the store does not have, for the bulk path; the others are seen to."""
        rows = self._importer.flat_rows(self._file)
        read = 0
        while block := list(islice(rows, BLOCK)):
            self._record_datasets(block)
            for number, row in self._unknown(block):
                self._passed.append(number)
                yield row
            read += len(block)
            step("rows", read, 0)

    def _record_datasets(self, block: Sequence[Row]) -> None:
        """Record the data sets that rows belong to: an export of another store names its own."""
        if self._datasets is None:
            return
        cells = {row[self._datasets] for _, row in block if self._datasets < len(row)}
        named = {item.partition(":")[0] for cell in cells if cell for item in split_list(str(cell))}
        for name in sorted(named - self._recorded):
            self._recorded.add(name)
            if name == slug(name):
                record_dataset(self._database, name, name)

    def _unknown(self, block: Sequence[Row]) -> Iterator[Row]:
        """The rows of a block that are new, in their order; those without a code come last."""
        coded: list[tuple[Row, str]] = []
        uncoded: list[Row] = []
        for row in block:
            cells = row[1]
            if not any(cells) or self._too_long(row):
                continue
            code = cells[self._code] if self._code is not None and self._code < len(cells) else ""
            if code:
                coded.append((row, str(code)))
            else:
                uncoded.append(row)
        known = self._stored([code for _, code in coded])
        if self._only_adds:
            left = sum(code in known for _, code in coded)
            self._left += left
            self._report.unchanged += left
        elif known:
            self._compare([
                (*row, known[code])
                for row, code in coded
                if code in known and self._first_time(row[0], code, known[code])
            ])  # fmt: skip
        yield from (row for row, code in coded if code not in known)
        if uncoded:
            yield from self._uncoded(uncoded)

    def _first_time(self, number: int, code: str, incident_id: int) -> bool:
        """Whether no row before has the code; one that comes again is refused as in a new store."""
        if self._met[incident_id]:
            reason = f"expected a code that no record has, found {code!r}, which is taken"
            self._fault(number, "code", code, reason)
            return False
        self._met[incident_id] = 1
        return True

    def _too_long(self, row: Row) -> bool:
        """Refuse a row with a cell longer than any that a person wrote."""
        number, cells = row
        try:
            if len("".join(cast("list[str]", cells))) <= LONGEST:
                return False
        except TypeError:
            pass
        longest = max((cell for cell in cells if isinstance(cell, str)), key=len, default="")
        if len(longest) <= LONGEST:
            return False
        reason = f"expected at most {LONGEST:,} characters in a cell, found {len(longest):,}"
        self._fault(number, self._columns[cells.index(longest)], longest, reason)
        return True

    def _stored(self, codes: Sequence[str | None]) -> dict[str, int]:
        """Records that were there before this load, by code."""
        if self._first_new == 1:
            return {}
        found = stored_codes(self._database, codes)
        return {code: number for code, number in found.items() if number < self._first_new}

    def _compare(self, rows: Sequence[tuple[int, list[Cell], int]]) -> None:
        outcomes = self._known.compare(rows)
        self._report.updated += outcomes.updated
        self._report.unchanged += outcomes.unchanged
        for number, column, value, reason in outcomes.faults:
            self._fault(number, column, value, reason)

    def _uncoded(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Rows without a code that no earlier load brought."""
        digests = [self._digest(cells) for _, cells in rows]
        known = imported.known(self._database, _NAMESPACE, (f"{d}#1" for d in digests))
        met = Counter[str]()
        for (number, cells), digest in zip(rows, digests, strict=True):
            met[digest] += 1
            id: str | None = f"{digest}#{met[digest]}"
            if met[digest] > 1 or id in known:
                id = self._next_id(digest)
            if id is None:
                self._report.unchanged += 1
                continue
            imported.keep(self._database, [self._kept(number, id, digest)])
            yield number, cells

    def _next_id(self, digest: str) -> str | None:
        """The id of one more equal row; None for a row that an earlier load brought."""
        sql = """SELECT id, batch_id FROM imported_row WHERE dataset = :dataset
            AND external_id >= :first AND external_id < :last ORDER BY id"""
        names = {"dataset": _NAMESPACE, "first": f"{digest}#", "last": f"{digest}$"}
        rows = list(self._database.tuples(sql, names))
        for number, batch in rows:
            if batch != self._batch_id:
                mark = "UPDATE imported_row SET batch_id = :batch WHERE id = :id"
                self._database.execute(mark, {"batch": self._batch_id, "id": number})
                return None
        return f"{digest}#{len(rows) + 1}"

    def _digest(self, cells: Sequence[Cell]) -> str:
        said = sorted((n, str(c)) for n, c in zip(self._columns, cells, strict=False) if c != "")
        return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()

    def _kept(self, number: int, id: str, digest: str) -> dict[str, str | int | None]:
        return {
            "dataset": _NAMESPACE, "external_id": id, "incident_id": None, "row": number,
            "batch_id": self._batch_id, "digest": digest, "original": None,
        }  # fmt: skip


def _source(file: InputFile) -> SourceDocument:
    """The file itself, cited by rows that bring figures and no source."""
    key = slug(file.path.stem, file.sha256[:8])
    name = file.path.name.encode("utf-8", "replace").decode("utf-8")
    return SourceDocument(key=key, publisher=name, kind="dataset", sha256=file.sha256)
