"""Where the header of a table stands: below a title, a date of export and a note on the source."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_high

from incidents.importers.reading.data_file import Cell

LOOKED_AT = 30
"""Rows among which the header is looked for."""
_FEWEST = 3
"""Columns below which a title and a header without names look alike."""
_TITLE = 3
"""A row that fills less than one in three of the columns that most rows fill is a title."""


def header_index(rows: Sequence[Sequence[Cell]]) -> int:
    """How many of the first rows of a table stand above its header; 0 for nearly all tables.

    A title fills one cell or few. The first row that fills more is the header, if nothing in it
    looks like a value: a table whose first column alone has a name keeps its first row.
    """
    filled = [sum(cell not in ("", None) for cell in row) for row in rows]
    usual = median_high(filled) if filled else 0
    titles = max(1, (usual - 1) // _TITLE)
    if usual < _FEWEST or filled[0] > titles:
        return 0
    index = next(n for n, count in enumerate(filled) if count > titles)
    return index if all(map(_is_name, rows[index])) else 0


def is_tags(cells: Sequence[Cell]) -> bool:
    """Whether a row only holds HXL tags such as `#date+occurred`: they say what columns mean."""
    filled = [cell for cell in cells if cell not in ("", None)]
    return bool(filled) and all(
        isinstance(cell, str) and cell[0] == "#" and cell[1:2].isalpha() for cell in filled
    )


def _is_name(cell: Cell) -> bool:
    if cell is None:
        return True
    return isinstance(cell, str) and (cell == "" or any(letter.isalpha() for letter in cell))
