"""Incidents known only to an area: its outline, once for all incidents that share it."""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.outlines import Layer, topology
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "areas"
LABEL = N_("Areas")
MARK = N_("Known to the area only")
SHOWN = True
_LAYERS: tuple[Layer, ...] = ("countries", "admin1")


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """The areas named, in the order of the column `area`, and their outlines as TopoJSON."""
    if not placed.outlines:
        return None
    codes = {layer: [o.code for o in placed.outlines if o.layer == layer] for layer in _LAYERS}
    return {
        "topologies": [topology(layer, codes[layer]) for layer in _LAYERS if codes[layer]],
        "places": [
            {"code": o.code, "name": o.name, "whole": int(o.layer == "countries")}
            for o in placed.outlines
        ],
    }
