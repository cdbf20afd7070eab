"""How a figure with a low and a high end reads: one way on every screen, map and balloon.

`tests/figures_in_words.json` lists what each case reads like; `span` of the map's scripts
(`maps/assets/text/figures.js`) answers the same.
"""

from __future__ import annotations

from typing import Any


def span(low: Any, high: Any, best: Any = None) -> str:
    """A figure for reading: `2`, `2-5`, `2-5 (best 3)`, `2+` for at least, `?-5` for at most, empty
    for unknown. The best is left out where it says no more than the ends.
    """
    if low is None and high is None:
        return "" if best is None else str(best)
    if low == high:
        return str(low)
    text = f"{low}+" if high is None else f"{'?' if low is None else low}-{high}"
    told = best is None or (high is None and best == low)
    return text if told else f"{text} (best {best})"
