"""Rows of cells to dicts by column name, whatever they were read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from incidents.exporters.spreadsheet_cells import unprotect
from incidents.importers.reading.data_file import Cell
from incidents.importers.reading.rejects_format import MARKS
from incidents.importers.reading.unreadable_rows import UnreadableRows
from schema.errors import InputError

LONGEST = 1_000_000
"""Characters of a cell. No cell that a person wrote is longer, and longer ones eat memory."""
MOST_COLUMNS = 4_096
_SHOWN = 5
Cells = Sequence[Cell]


def named(cells: Cells) -> list[str]:
    """Column names as a header row has them; a column without a name is called by its place.

    Empty cells behind the last name are columns too: rows may fill them.
    """
    names = [str(cell).strip() for cell in cells]
    return [name or f"column_{number}" for number, name in enumerate(names, start=1)]


def refuse_wide(header: Sequence[str], path: Path) -> None:
    """Refuse a header with more columns than any table of incidents has."""
    if len(header) > MOST_COLUMNS:
        hint = "keep the columns that matter, or look whether the delimiter is right"
        raise InputError(f"at most {MOST_COLUMNS:,} columns", f"{len(header):,}", str(path), hint)


def refuse_twice(header: Sequence[str], path: Path) -> None:
    """Refuse a header that names two columns alike: a cell would hide the other."""
    refuse_wide(header, path)
    twice = {name: times for name, times in Counter(header).items() if times > 1}
    if twice:
        some = list(twice.items())[:_SHOWN]
        found = ", ".join(f"{name!r} {times} times" for name, times in some)
        found += f" and {len(twice) - _SHOWN} more" if len(twice) > _SHOWN else ""
        raise InputError("each column name once", found, f"{path}: header", "rename one of them")


def by_name(
    rows: Iterable[tuple[int, Cells]], header: Sequence[str], unread: UnreadableRows
) -> Iterator[tuple[int, dict[str, Cell]]]:
    """Rows under their column names; those that do not fit the header go to `unread`."""
    width = len(header)
    for number, cells in rows:
        if len(cells) != width:
            cells = _fitted(cells, width)  # noqa: PLW2901  # the same row, without what is empty
        if not any(cell != "" for cell in cells):
            unread.empty += 1
        elif len(cells) != width:
            reason = f"expected {width} cells, found {len(cells)}"
            unread.add(number, reason, shown(cells, header))
        elif any(cell.__class__ is str and len(cell) > LONGEST for cell in cells):
            _refuse_long(number, cells, header, unread)
        else:
            yield number, dict(zip(header, cells, strict=True))


def as_rejected(numbered: tuple[int, dict[str, Cell]]) -> tuple[int, dict[str, Cell]]:
    """A row of a rejects file as the row that it was: its number, its own cells, as written."""
    number, row = numbered
    stated = str(row.get(MARKS[0], ""))
    own = {
        name: unprotect(cell) if cell.__class__ is str else cell
        for name, cell in row.items()
        if name not in MARKS
    }
    return int(stated) if stated.isdecimal() else number, own


def shown(cells: Cells, header: Sequence[str]) -> dict[str, Cell]:
    """The cells of a row that does not fit, as far as the header has names for them."""
    named_cells = dict(zip(header, cells, strict=False))
    more = {f"column_{n}": c for n, c in enumerate(cells, start=1) if n > len(header)}
    return named_cells | more


def _fitted(cells: Cells, width: int) -> Cells:
    """A row without the empty cells that a spreadsheet puts behind the last column."""
    return cells[:width] if not any(cell != "" for cell in cells[width:]) else cells


def _refuse_long(number: int, cells: Cells, header: Sequence[str], unread: UnreadableRows) -> None:
    for name, cell in zip(header, cells, strict=True):
        if cell.__class__ is str and len(cell) > LONGEST:
            reason = f"expected at most {LONGEST:,} characters in a cell, found {len(cell):,}"
            unread.add(number, reason, _cut(cells, header), name, cell)


def _cut(cells: Cells, header: Sequence[str]) -> dict[str, Cell]:
    cut = [cell[:LONGEST] if isinstance(cell, str) else cell for cell in cells]
    return dict(zip(header, cut, strict=True))
