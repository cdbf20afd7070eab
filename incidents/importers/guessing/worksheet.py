"""One sheet of a workbook or table of a SQLite file: its header, its columns and the rows below.

A value that a sheet shows over several rows or columns (merged cells) stands in each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from incidents.importers.guessing.casualty_headers import counted
from incidents.importers.guessing.header_words import field_of
from incidents.importers.mapping.mapping_file import named_columns
from incidents.importers.mapping.mapping_model import Mapping
from incidents.importers.reading.data_file import Cell
from incidents.importers.reading.tables.header_row import is_tags
from incidents.importers.reading.tables.workbook import Book, Workbook, opened_book
from schema.columns import BY_NAME
from schema.errors import InputError, nearest

_LOOKED_AT = 30
_ENOUGH = 2
Cells = Sequence[Cell]
Rows = Iterable[tuple[int, list[Cell]]]
"""Numbered rows, which can be gone through again."""
Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of a merged area, from 0."""
_MOST = 200_000
"""Cells of one merged area beyond which it is decoration."""


@dataclass
class Sheet:
    """A sheet of a workbook; `score` is how many of its columns are called what columns are."""

    name: str
    cells: Rows
    names: list[str] = field(default_factory=list)
    header_row: int = 0
    score: int = 0

    def rows(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        """Every row below the header by column name; a row of HXL tags belongs to the header."""
        for number, cells in self.cells:
            if number > self.header_row and not is_tags(cells):
                yield number, dict(zip(self.names, cells, strict=False))

    @property
    def tags(self) -> dict[str, str]:
        """The HXL tags below the header, by column."""
        below = (cells for number, cells in self.cells if number > self.header_row)
        first = next(below, [])
        tags = zip(self.names, first, strict=False) if is_tags(first) else ()
        return {name: str(tag) for name, tag in tags if tag}


def sheets(path: Path) -> Iterator[Sheet]:
    """Every sheet that holds anything, its header found as far as it is recognisable."""
    book = opened_book(path)
    for name in book.filled():
        rows: Rows = _Streamed(book, name)
        if isinstance(book, Workbook):
            rows = filled(book.rows(name), book.merged(name))
        sheet = Sheet(name, rows)
        _find_header(sheet, _known)
        yield sheet


@dataclass(frozen=True)
class _Streamed:
    """The rows of a SQLite table, read anew each time: it may be larger than the memory."""

    book: Book
    name: str

    def __iter__(self) -> Iterator[tuple[int, list[Cell]]]:
        return self.book.rows(self.name)


def chosen(found: list[Sheet], wanted: str | None, path: Path, mapping: Mapping | None) -> Sheet:
    """The sheet that is named, our own `incidents`, or the first with a header that is known."""
    if wanted is not None:
        sheet = next((sheet for sheet in found if sheet.name == wanted), None)
        if sheet is None:
            near = nearest(wanted, [s.name for s in found]) or [s.name for s in found]
            raise InputError(f"the sheet {wanted!r}", " or ".join(map(repr, near)), str(path))
        found = [sheet]
    if mapping and found:
        columns = {column for _, column in named_columns(mapping)}
        for sheet in found:
            _find_header(sheet, columns.__contains__)
        return max(found, key=lambda sheet: sheet.score)
    readable = [sheet for sheet in found if sheet.score >= _ENOUGH]
    if not readable:
        names = ", ".join(repr(sheet.name) for sheet in found) or "an empty workbook"
        raise InputError("a sheet whose header has names such as date and place", names, str(path))
    return min(readable, key=lambda sheet: sheet.name != "incidents")


def _known(name: str) -> bool:
    return name in BY_NAME or field_of(name) is not None or counted(name) is not None


def _find_header(sheet: Sheet, known: Callable[[str], bool]) -> None:
    """The row, among the first, most of whose cells are names; a row above may complete them."""
    best: tuple[int, int, list[str]] = (0, 0, [])
    above: Cells = ()
    for number, cells in islice(sheet.cells, _LOOKED_AT):
        for names in (_named(cells), _named(cells, above)):
            score = len({name for name in names if known(name)})
            if score > best[0] and _texts(cells):
                best = (score, number, names)
        above = cells
    sheet.score, sheet.header_row, sheet.names = best


def _named(cells: Cells, above: Cells = ()) -> list[str]:
    """Names of columns; in a header of two rows "Casualties" over "killed" gives both words."""
    upper = [*map(_text, above), *[""] * (len(cells) - len(above))]
    names = []
    for number, cell in enumerate(cells):
        lower, over = _text(cell), upper[number]
        name = " ".join(dict.fromkeys(filter(None, (over, lower))))
        names.append(name or f"column_{number + 1}")
    return _unique(names)


def _unique(names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        times = sum(known == name or known.startswith(f"{name} (") for known in found)
        found.append(f"{name} ({times + 1})" if times else name)
    return found


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else ""


def _texts(cells: Cells) -> bool:
    """Whether a row could be a header: nothing but text in it."""
    return all(isinstance(cell, str) for cell in cells)


def filled(rows: Rows, merged: Sequence[Area]) -> list[tuple[int, list[Cell]]]:
    """The rows of a sheet, with the value of each merged area in all of its cells."""
    found = [(number, list(cells)) for number, cells in rows]
    by_row = {number - 1: cells for number, cells in found}
    for (top, left), (bottom, right) in merged:
        if (bottom - top + 1) * (right - left + 1) > _MOST or left >= len(by_row.get(top, [])):
            continue
        value = by_row[top][left]
        for row in range(top, bottom + 1):
            _fill(by_row.get(row), left, right, value)
    return found


def _fill(cells: list[Cell] | None, left: int, right: int, value: Cell) -> None:
    for column in range(left, min(right + 1, len(cells or ()))):
        if cells and cells[column] == "":
            cells[column] = value
