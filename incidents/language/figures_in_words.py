"""How a figure with a low and a high end reads: one way on every screen."""

from __future__ import annotations

from typing import Any


def span(low: Any, high: Any, best: Any = None) -> str:
    """A figure for reading: `2`, `2-5`, `2-5 (best 3)`, `2+` for at least, empty for unknown."""
    if low is None and high is None:
        return "" if best is None else str(best)
    if high is None:
        return f"{low}+"
    text = f"{low}" if low == high else f"{'?' if low is None else low}-{high}"
    return f"{text} (best {best})" if best is not None and low != high else text
