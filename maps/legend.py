"""The legend: the kinds of weapon and the marks that this map holds, with their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from maps.layers import LAYERS
from maps.palette import STYLES
from maps.placing import Incident


def entries(incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    """One entry a kind of weapon that occurs, in the palette's order: style and incidents."""
    counts = Counter(incident.style.key for incident in incidents)
    return [{"style": s.key, "count": counts[s.key]} for s in STYLES if counts[s.key]]


def marks(packed: Mapping[str, Any]) -> list[dict[str, str]]:
    """The other marks on this map - circle, line, outline - by the layer that draws them."""
    drawn = [layer for layer in LAYERS if layer.NAME in packed and layer.MARK]
    return [{"mark": layer.NAME, "label": layer.MARK} for layer in drawn]
