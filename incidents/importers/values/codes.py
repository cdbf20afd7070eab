"""Cells that hold one of a few code numbers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from incidents.importers.values.columns import text
from incidents.importers.values.bad_cells import BadCell


def code(cell: Any, column: str, known: Collection[str]) -> str | None:
    """The code, or None when the cell is empty; any other value ends the row."""
    found = text(cell)
    if not found:
        return None
    if found not in known:
        raise BadCell(column, found, f"expected one of {', '.join(known)}")
    return found
