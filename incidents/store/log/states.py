"""What a record is for the log: its row and the rows that hang on it, as one text with one digest.

Whatever an answer shows and is no derivation stands in it, column by column, so that a digest
tells whether anybody changed a value beside the program. Empty columns are left out: a column that
a later edition adds changes no digest. Flat columns are left out too, since `check` derives them
anew from what stands here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from incidents.store.rows import INCIDENT_FIELDS, stored_columns

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

AT_ONCE = 2_000
_EXACT = ("latitude", "longitude", "location_precision", "uncertainty_m")
_ORDER = {"incident_source": "position, source_id"}


@dataclass(frozen=True)
class Recorded:
    """A kind of record: its table, the column that names one, and what hangs on it, as pairs of
    table and the column that points back. Where some columns are derived, `own` are the others.
    """

    table: str
    key: str
    parts: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = ()

    def own_columns(self, database: Database) -> list[str]:
        """The columns of the table that say something of their own, in the order of their names."""
        names = self.own or database.columns(self.table)
        return sorted(name for name in names if name != "id")


RECORDED = {
    kind.table: kind
    for kind in (
        Recorded("term", "code"),
        Recorded("source", "key"),
        Recorded("dataset", "slug"),
        Recorded("actor", "code", (("actor_name", "actor_id"),)),
        Recorded("place", "key", (("place_name", "place_id"),)),
        Recorded(
            "weapon",
            "slug",
            (
                ("weapon_alias", "weapon_id"),
                ("specification", "weapon_id"),
                ("statement", "weapon_id"),
            ),
        ),
        Recorded("transfer", "code", (("statement", "transfer_id"),)),
        Recorded("batch", "id"),
        Recorded("source_text", "sha256"),
        Recorded("service_answer", "text"),
        Recorded(
            "incident",
            "code",
            (
                ("weapon_use", "incident_id"),
                ("target", "incident_id"),
                ("casualty_claim", "incident_id"),
                ("statement", "incident_id"),
                ("media", "incident_id"),
                ("incident_source", "incident_id"),
                ("incident_dataset", "incident_id"),
                ("imported_row", "incident_id"),
                ("reading", "incident_id"),
            ),
            own=(
                "uid",
                *stored_columns(INCIDENT_FIELDS),
                "place_id",
                *(f"exact_{name}" for name in _EXACT),
                *("place", "admin1", "admin1_code", "admin1_words", "country"),
                "batch_id",
            ),
        ),
    )
}
"""Every kind of record, by its table, in the order in which states stand under a leaf."""


class State(NamedTuple):
    """A record as it stands: the id of its row, its name (`incident:CODE`), its text."""

    id: int
    name: str
    text: bytes

    def digest(self, salt: bytes) -> bytes:
        """The salted digest that the log keeps."""
        return hashlib.sha256(salt + self.text).digest()


class Reader:
    """Reads the states of one kind of record, some at a time."""

    def __init__(self, database: Database, kind: Recorded) -> None:
        self._database, self._kind = database, kind
        self._names = kind.own_columns(database)
        self._parts = [_Part(database, *part) for part in kind.parts]

    def between(self, first: int, last: int | None = None) -> Iterator[State]:
        """The states of the rows from one id to another, or to the end, in their order."""
        end = last
        if end is None:
            (end,) = next(self._database.tuples(f"SELECT max(id) FROM {self._kind.table}"))
        for start in range(first, (end or 0) + 1, AT_ONCE):
            stop = min(start + AT_ONCE - 1, end)
            yield from self._read("BETWEEN :a AND :b", {"a": start, "b": stop})

    def of(self, ids: Sequence[int]) -> Iterator[State]:
        """The states of some rows, in the order of their ids; of one that is gone, none."""
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), AT_ONCE):
            listed = ",".join(map(str, wanted[start : start + AT_ONCE]))
            yield from self._read(f"IN ({listed})", {})

    def _read(self, condition: str, values: Mapping[str, int]) -> Iterator[State]:
        database, kind = self._database, self._kind
        names, key = self._names, self._kind.key
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f"SELECT id, {listed} FROM {kind.table} WHERE id {condition} ORDER BY id"
        rows = database.tuples(sql, values)
        parts = [(part.table, part.read(condition, values)) for part in self._parts]
        for number, *values_of in rows:
            row = {n: v for n, v in zip(names, values_of, strict=True) if v is not None}
            hanging = {table: found for table, by in parts if (found := by.get(number))}
            text = json.dumps(
                [kind.table, number, row, hanging], ensure_ascii=False, separators=(",", ":")
            )
            name = number if key == "id" else row.get(key)
            yield State(number, f"{kind.table}:{name}", text.encode("utf-8", "surrogatepass"))


class _Part:
    """Rows that hang on records."""

    def __init__(self, database: Database, table: str, column: str) -> None:
        self.table = table
        self._database, self._column = database, column
        own = sorted(name for name in database.columns(table) if name not in ("id", column))
        self._names = own
        listed = ", ".join(f'"{name}"' for name in own)
        self._select = f"SELECT {column}, {listed} FROM {table} WHERE {column}"
        self._order = f"ORDER BY {column}, {_ORDER.get(table, 'id')}"

    def read(self, condition: str, values: Mapping[str, int]) -> dict[int, list[dict[str, Any]]]:
        """The rows by the id of the record that they hang on."""
        names = self._names
        sql = f"{self._select} {condition} {self._order}"
        rows = self._database.tuples(sql, values)
        return {
            owner: [
                {n: v for n, v in zip(names, row[1:], strict=True) if v is not None}
                for row in hanging
            ]
            for owner, hanging in groupby(rows, key=itemgetter(0))
        }
