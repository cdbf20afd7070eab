"""How many were killed, as far as ACLED's one figure tells.

It is the lowest that was reported, so the upper end stays open. 0 stands for none and for unknown
alike, so it says nothing. 3, 10, 12 and 100 are written for vague words ("several", "dozens",
"hundreds") as well as for themselves: such a figure is no best estimate.
"""

from __future__ import annotations

from typing import Any

from incidents.importers.values.cell_numbers import whole

Plain = dict[str, Any]
_CONVENTIONAL = (3, 10, 12, 100)


def fatalities(cell: Any, column: str, source: str) -> list[Plain]:
    """The casualty claim of a row, or none."""
    figure = whole(cell, column)
    if not figure:
        return []
    claim = {"outcome": "killed", "source": source, "low": figure, "locator": "fatalities"}
    if figure not in _CONVENTIONAL:
        return [{**claim, "best": figure}]
    words = f"{figure}, which ACLED also writes for a vague word"
    return [{**claim, "words": words, "inferred": "the report may hold a word and no figure"}]
