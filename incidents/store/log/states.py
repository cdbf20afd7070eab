"""What a record is for the log: its row and the rows that hang on it, as one text with one digest.

Whatever an answer shows and is no derivation stands in it, so that a digest tells whether anybody
changed a value beside the program. Flat columns are left out, since `check` derives them anew from
what stands here. The text is a JSON array: the table, the row (its id, then its columns in the
order of their names), and for each table of which rows hang on it its name and those rows (each
with the id of that row, then its own columns in the order of their names). A migration that adds a
column digests every record anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from incidents.store.rows import INCIDENT_FIELDS, stored_columns

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

AT_ONCE = 500
_EXACT = ("latitude", "longitude", "location_precision", "uncertainty_m")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
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
        """The columns of the table that say something of their own, in the order of their names.
        A store of an older version may lack some.
        """
        there = database.columns(self.table)
        names = [name for name in self.own if name in there] if self.own else there
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
        Recorded("judgement", "decision"),
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
"""Every kind of record, by its table. Under a leaf they stand in the order of these names."""


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
        names = ["id", *kind.own_columns(database)]
        self._is_laid = len(names) > 1  # a store of an older version may lack the table
        listed = ", ".join(f'"{name}"' for name in names)
        self._select = f"SELECT {listed} FROM {kind.table}"
        self._key = names.index(kind.key) if self._is_laid else 0
        self._parts = [_Part(database, *part) for part in kind.parts]

    def between(self, first: int, last: int | None = None) -> Iterator[State]:
        """The states of the rows from one id to another, or to the end, in their order."""
        return chain.from_iterable(self.blocks(first, last))

    def blocks(self, first: int, last: int | None = None) -> Iterator[list[State]]:
        """The same, a block of at most `AT_ONCE` at a time."""
        if not self._is_laid:
            return
        end = last
        if end is None:
            (end,) = next(self._database.tuples(f"SELECT max(id) FROM {self._kind.table}"))
        for start in range(first, (end or 0) + 1, AT_ONCE):
            stop = min(start + AT_ONCE - 1, end)
            yield self._read("BETWEEN :a AND :b", {"a": start, "b": stop})

    def chosen(self, ids: Sequence[int]) -> Iterator[State]:
        """The states of some rows, in the order of their ids; of one that is gone, none."""
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), AT_ONCE):
            listed = ",".join(map(str, wanted[start : start + AT_ONCE]))
            yield from self._read(f"IN ({listed})", {})

    def _read(self, condition: str, values: Mapping[str, int]) -> list[State]:
        table, key, encode = self._kind.table, self._key, _ENCODER.encode
        rows = self._database.tuples(f"{self._select} WHERE id {condition} ORDER BY id", values)
        read = ((part.table, part.read(condition, values)) for part in self._parts)
        parts = [(name, by) for name, by in read if by]
        found = []
        for row in rows:
            number = row[0]
            hanging = [(name, by[number]) for name, by in parts if number in by]
            text = encode((table, row, hanging)).encode("utf-8", "surrogatepass")
            found.append(State(number, f"{table}:{row[key]}", text))
        return found


class _Part:
    """Rows that hang on records."""

    def __init__(self, database: Database, table: str, column: str) -> None:
        self.table = table
        self._database = database
        own = sorted(name for name in database.columns(table) if name not in ("id", column))
        listed = ", ".join(f'"{name}"' for name in own)
        self._select = f"SELECT {column}, {listed} FROM {table} WHERE {column}"
        self._order = f"ORDER BY {column}, {_ORDER.get(table, 'id')}"

    def read(self, condition: str, values: Mapping[str, int]) -> dict[int, list[Sequence[Any]]]:
        """The rows by the id of the record that they hang on."""
        found: dict[int, list[Sequence[Any]]] = {}
        for row in self._database.tuples(f"{self._select} {condition} {self._order}", values):
            found.setdefault(row[0], []).append(row)
        return found
