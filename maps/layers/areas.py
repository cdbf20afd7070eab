"""Incidents known only to an area: its outline, once for all incidents that share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from maps.context import MapContext
from maps.outlines import Layer, Outline, topology
from maps.placing import Incident

NAME = "areas"
MARK = "Known to the area only"
_LAYERS: tuple[Layer, ...] = ("countries", "admin1")


def pack(incidents: Sequence[Incident], context: MapContext) -> dict[str, Any]:
    """The areas named, each with its incidents, and their outlines as TopoJSON."""
    shared: dict[Outline, list[int]] = {}
    for index, incident in enumerate(incidents):
        if incident.area:
            shared.setdefault(incident.area, []).append(index)
    if not shared:
        return {}
    codes = {layer: [o.code for o in shared if o.layer == layer] for layer in _LAYERS}
    return {
        "topologies": [topology(layer, codes[layer]) for layer in _LAYERS if codes[layer]],
        "places": [
            {"code": outline.code, "name": outline.name, "incidents": indexes}
            for outline, indexes in shared.items()
        ],
    }
