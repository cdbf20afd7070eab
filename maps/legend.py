"""The legend: the kinds of weapon and the marks that this map holds, with their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from maps.palette import STYLES
from maps.placing import Incident


def entries(incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    """One entry a kind of weapon that occurs, in the palette's order: style and incidents."""
    counts = Counter(incident.style.key for incident in incidents)
    return [{"style": s.key, "count": counts[s.key]} for s in STYLES if counts[s.key]]


def marks(packed: dict[str, Any]) -> list[dict[str, str]]:
    """The other marks on this map - circle, line, outline - that need a word."""
    drawn = {
        "uncertainty": bool(packed["uncertainty"]),
        "launches": bool(packed["launches"]["lines"]),
        "areas": bool(packed["areas"]["places"]),
    }
    return [{"mark": mark, "label": _MARKS[mark]} for mark, there in drawn.items() if there]


_MARKS = {
    "uncertainty": "The true place lies within this circle",
    "launches": "From the reported launch site: shortest way, not the flight path",
    "areas": "Known to the area only",
}
