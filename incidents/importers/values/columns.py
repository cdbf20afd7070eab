"""Columns by what they hold, however a release of the data set calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from incidents.importers.dataset_description import description
from incidents.importers.reading.data_file import Cell, Row
from schema.errors import InputError, nearest
from schema.folding import words_alone

_LISTED, _LONGEST = 40, 60
Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Columns:
    """What a table has to hold and may hold: our word for it, and the names that it goes by."""

    title: str
    required: Names
    expected: Names = field(default_factory=dict)
    """Missing ones are said in a warning, since something is lost without them."""
    optional: Names = field(default_factory=dict)

    def present(self, header: Iterable[str]) -> bool:
        """Whether every required column is there."""
        known = {words_alone(name) for name in header}
        return all(known & {words_alone(n) for n in names} for names in self.required.values())

    def names_in(
        self, header: Sequence[str], where: str, warn: Callable[[str], None]
    ) -> dict[str, str]:
        """Our word -> the column's name in this file; raises InputError for a missing one."""
        by_name = {words_alone(name): name for name in reversed(header)}
        wanted = {**self.required, **self.expected, **self.optional}
        there = {
            word: next((by_name[words_alone(n)] for n in names if words_alone(n) in by_name), "")
            for word, names in wanted.items()
        }
        for word in self.required:
            if not there[word]:
                raise self._missing(self.required[word][0], header, where)
        for word in self.expected:
            if not there[word]:
                warn(f"no column {self.expected[word][0]!r}: what it holds stays blank")
        return {word: name for word, name in there.items() if name}

    def _missing(self, name: str, header: Sequence[str], where: str) -> InputError:
        return InputError(
            f"a column {name!r} in {self.title}",
            nearest_column(name, header),
            where,
            f"columns: {listed(header)}",
        )


def columns_of(folder: str) -> Columns:
    """The columns that a data set's `dataset.yaml` names."""
    table = description(folder).recognised.table
    if table is None:
        raise LookupError(f"{folder}/dataset.yaml: expected the columns of a table, found none")
    return Columns(table.name, table.required, table.expected, table.optional)


def nearest_column(name: str, header: Sequence[str]) -> str:
    """What a message says was found in place of a column that is missing."""
    near = nearest(name, header)
    return f"none; the nearest is {' or '.join(map(repr, near))}" if near else "nothing like it"


def listed(header: Sequence[str]) -> str:
    """The first names of a header for a message; somebody's may be thousands, or pages long."""
    names = (name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…" for name in header[:_LISTED])
    more = len(header) - _LISTED
    return ", ".join(map(repr, names)) + (f" and {more:,} more" if more > 0 else "")


def cells(row: Row, found: Mapping[str, str]) -> dict[str, Cell]:
    """A row by our words; a column that the file lacks is not in it, an empty cell is ""."""
    return {word: "" if row.get(name) is None else row[name] for word, name in found.items()}


def text(cell: Cell) -> str:
    """A cell as text without spaces around it; a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
