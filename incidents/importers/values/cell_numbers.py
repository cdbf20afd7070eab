"""Cells as numbers - figures, degrees, code numbers: blank stays blank, and a word is never one."""

from __future__ import annotations

from collections.abc import Collection

from incidents.importers.drafts import ClaimDraft, PointDraft
from incidents.importers.reading.data_file import Cell
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.columns import text
from incidents.importers.values.figures import Figure, read_decimal, read_figure
from incidents.language.unknown_words import is_unknown
from schema.errors import InputError


def blank(cell: Cell) -> bool:
    """Whether a cell says nothing: empty, or a sign that nobody knows."""
    return cell is None or is_unknown(text(cell))


def figure(cell: Cell, column: str) -> Figure | None:
    """A figure or a range; None when nobody said."""
    if blank(cell):
        return None
    try:
        return read_figure(cell)
    except InputError as error:
        raise BadCell(column, cell, f"expected {error.expected}") from None


def whole(cell: Cell, column: str) -> int | None:
    """One whole number of at least 0; None when nobody said."""
    found = figure(cell, column)
    if found is None:
        return None
    if found.low is None or found.low != found.high or found.words:
        raise BadCell(column, cell, "expected one whole number")
    return found.low


def between(low: Cell, high: Cell, low_column: str, high_column: str) -> Figure | None:
    """A range out of two cells, of which either may be blank or hold a range itself."""
    first, last = figure(low, low_column), figure(high, high_column)
    least = first.low if first else None
    most = last.high if last else None
    if least is not None and most is not None and least > most:
        raise BadCell(high_column, high, f"below the least, which is {least}")
    words = next((f.words for f in (first, last) if f and f.words), None)
    return Figure(least, most, words) if least is not None or most is not None or words else None


def coordinates(latitude: Cell, longitude: Cell, columns: tuple[str, str]) -> PointDraft:
    """Latitude and longitude in degrees, or nothing where the row has none.

    0/0 marks a failed look-up and counts as none.
    """
    if blank(latitude) and blank(longitude):
        return {}
    north = _degrees(latitude, columns[0], 90)
    east = _degrees(longitude, columns[1], 180)
    return {} if north == east == 0 else {"latitude": north, "longitude": east}


def _degrees(cell: Cell, column: str, most: int) -> float:
    try:
        degrees = read_decimal(cell)
    except InputError as error:
        raise BadCell(column, cell, f"expected {error.expected}") from None
    if not -most <= degrees <= most:
        raise BadCell(column, cell, f"expected degrees from -{most} to {most}")
    return degrees


def low_high(found: Figure) -> ClaimDraft:
    """A figure as the fields of a casualty claim."""
    claim: ClaimDraft = {}
    if found.low is not None:
        claim["low"] = found.low
    if found.high is not None:
        claim["high"] = found.high
    if found.words is not None:
        claim["words"] = found.words
    return claim


def code(cell: Cell, column: str, known: Collection[str]) -> str | None:
    """The code, or None when the cell is empty; any other value ends the row."""
    found = text(cell)
    if not found:
        return None
    if found not in known:
        raise BadCell(column, found, f"expected one of {', '.join(known)}")
    return found
