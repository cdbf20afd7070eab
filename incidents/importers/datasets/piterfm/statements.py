"""What a row says beside its counts: cells that hold Python dicts, and smaller counts."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from incidents.importers.drafts import StatementDraft
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import blank
from incidents.importers.values.columns import text

_NAN = re.compile(r"(?<=[:\[,])\s*nan\b", re.IGNORECASE)
_POINT = re.compile(r"^(\d+)\.0+$")
_LONGEST = 20_000
_DETAILS = {
    "launched_details": ("launched", "by model:"),
    "destroyed_details": ("intercepted", "by place:"),
    "launch_place_details": ("launch_site", "by model:"),
    "affected_region": ("place", "affected:"),
    "border_crossing": ("consequence", "crossed a border:"),
    "cross_border_belarus": ("consequence", "crossed the border of Belarus:"),
    "back_russia": ("consequence", "flew back to Russia:"),
    "still_attacking": ("consequence", "still in the air when the source counted:"),
    "num_hit_location": ("consequence", "places with hits:"),
    "num_fall_fragment_location": ("consequence", "places where fragments fell:"),
    "is_shahed": ("launched", "of these Shahed:"),
    "turbojet": ("launched", "of these with a turbojet:"),
    "turbojet_destroyed": ("intercepted", "of these with a turbojet:"),
    "target_main": ("target", "main target:"),
    "launch_place": ("launch_site", ""),
}
"""Our word for a column -> the field of the statement, and what comes before its value."""


def statements(cells: Row, columns: Mapping[str, str], source: str) -> list[StatementDraft]:
    """Statements out of the cells that no field of a record holds. Zero crossings say nothing."""
    found: list[StatementDraft] = []
    for word, (field, before) in _DETAILS.items():
        value = _value(cells.get(word), columns.get(word, word))
        if value:
            said = f"{before} {value}".strip()
            found.append({"field": field, "value": said, "source": source})
    return found


def _value(cell: Cell, column: str) -> str:
    if blank(cell):
        return ""
    if not text(cell).startswith("{"):
        return _POINT.sub(r"\1", text(cell))
    parts = literal(text(cell), column)
    return "; ".join(f"{name}: {text(n)}" if n is not None else name for name, n in parts.items())


def literal(cell: str, column: str) -> dict[str, Cell]:
    """A cell as pandas writes a dict: a Python literal in which NaN stands for "not said"."""
    if len(cell) > _LONGEST:
        raise BadCell(column, cell, f"expected at most {_LONGEST:,} characters")
    try:
        found = ast.literal_eval(_NAN.sub(" None", cell))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        raise BadCell(column, cell, "expected a dict such as {'Kyiv oblast': 3}") from None
    if not isinstance(found, dict):
        raise BadCell(column, cell, "expected a dict such as {'Kyiv oblast': 3}")
    return {str(name): value for name, value in found.items()}
