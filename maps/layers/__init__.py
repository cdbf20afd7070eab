"""The layers of incidents, one file each; a new one adds a file, a script and a line below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from maps.context import MapContext
from maps.layers import (
    areas,
    clusters,
    heat,
    hexagons,
    launches,
    periods,
    points,
    provinces,
    ranges,
    uncertainty,
)
from maps.placing import Placing
from maps.table import Table
from schema.errors import UnknownNameError, nearest


class Layer(Protocol):
    """One way of drawing incidents.

    `NAME` is the module's name, the name of its script in `assets/layers` and its key in the
    data of the page; the script exports `layer`, as `LayerDrawing` in `assets/incident_layer.js`
    describes it. `LABEL` is what people call it, `MARK` its line in the legend, empty for
    none; `SHOWN` whether a map shows it unless other layers are asked for. `pack` gives what the
    script needs beside the columns of the rows, as JSON values, or None when there is nothing
    to draw.
    """

    NAME: str
    LABEL: str
    MARK: str
    SHOWN: bool

    def pack(self, table: Table, placed: Placing, context: MapContext) -> Any:
        """Give the data of the layer's script."""


# From the lowest on the map to the highest.
LAYERS: tuple[Layer, ...] = (
    provinces,
    areas,
    heat,
    hexagons,
    periods,
    uncertainty,
    ranges,
    launches,
    points,
    clusters,
)
NAMES = tuple(layer.NAME for layer in LAYERS)


def chosen(names: Iterable[str]) -> list[str]:
    """The layers that a map shows: those named, or the usual ones; raises UnknownNameError."""
    wanted = list(names) or [layer.NAME for layer in LAYERS if layer.SHOWN]
    for name in wanted:
        if name not in NAMES:
            hint = f"known: {', '.join(NAMES)}"
            raise UnknownNameError("layer of the map", name, nearest(name, NAMES), hint)
    return wanted
