"""Merged cells: a value that a sheet shows over several rows or columns stands in each of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

_MOST = 200_000
"""Cells of one merged area beyond which it is decoration."""


def filled(
    path: Path, name: str, rows: Iterable[tuple[int, list[Any]]]
) -> list[tuple[int, list[Any]]]:
    """The rows of a sheet, with the value of each merged area in all of its cells."""
    found = [(number, list(cells)) for number, cells in rows]
    by_row = {number - 1: cells for number, cells in found}
    for (top, left), (bottom, right) in _areas(path, name):
        if (bottom - top + 1) * (right - left + 1) > _MOST or left >= len(by_row.get(top, [])):
            continue
        value = by_row[top][left]
        for row in range(top, bottom + 1):
            _fill(by_row.get(row), left, right, value)
    return found


def _fill(cells: list[Any] | None, left: int, right: int, value: Any) -> None:
    for column in range(left, min(right + 1, len(cells or ()))):
        if cells and cells[column] == "":
            cells[column] = value


def _areas(path: Path, name: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return list(book.get_sheet_by_name(name).merged_cell_ranges or [])
