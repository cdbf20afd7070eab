"""Cells of GTD, in which -9 and -99 mean that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.reading.data_file import Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import blank
from incidents.importers.values.columns import text

_UNKNOWN = ("-9", "-99")


def cell_text(row: Row, name: str) -> str:
    """What a cell says; empty when the column is missing, or nobody knows."""
    found = text(row.get(name)).removesuffix(".0")
    return "" if found in _UNKNOWN or found == "." or blank(found) else found


def number(row: Row, name: str, columns: Mapping[str, str]) -> int | None:
    """A whole number of at least 0; None when nobody knows."""
    found = cell_text(row, name)
    if not found:
        return None
    if not found.isdecimal():
        raise BadCell(columns[name], found, "expected a whole number, -9, -99 or nothing")
    return int(found)


def texts(row: Row, name: str, most: int) -> list[str]:
    """The words of a column that comes several times, by its number; "" where nothing is said."""
    return [cell_text(row, f"{name}{n}_txt") for n in range(1, most + 1)]
