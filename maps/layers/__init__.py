"""The layers of incidents, one file each; a new one adds a file, a script and a line below."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Protocol

from maps.context import MapContext
from maps.layers import (
    areas,
    clusters,
    countries,
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
from schema.plugins import Group, PluginError


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


class PluginLayer(Layer, Protocol):
    """A layer of others: the same, with its script.

    A page carries it only when its maker names it (`map --layer NAME`); it is then drawn above
    ours. `pack` gets the rows as they may be shown (positions coarsened, restricted records left
    out) and gives JSON values; it never draws an area as a point and never writes 0 for unknown.

    `SCRIPT` is the text of an ES module without imports that exports `layer(packed, view)`: a
    function of what `pack` gave and of the layer of incidents, which gives an object with any of
    `draw(frame, view)`, `refresh(view)` and `group`, as ours do. The page's policy lets it run
    because it stands in the page itself; it cannot load, send or store anything. What it may use
    of `frame` and `view` is `PluginFrame` and `PluginView` in `assets/incident_layer.js`. A script
    that breaks leaves the rest of the map as it is, and the legend says that it cannot be drawn.
    """

    SCRIPT: str


# From the lowest on the map to the highest.
LAYERS: tuple[Layer, ...] = (
    provinces,
    countries,
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


PLUGINS = Group(
    "incidents.layers", "map layer", ("NAME", "LABEL", "MARK", "SHOWN", "SCRIPT", "pack"), NAMES
)
"""Layers of others: each entry point leads to a module or an object like `PluginLayer` whose
`NAME` is that of the entry point.
"""
_EXPORT = re.compile(r"^export\s+(?=(?:const|function)\s+layer\b)", re.MULTILINE)
_UNFIT = re.compile(r"</script|<!--|^\s*(?:import|export)\b|\bimport\s*\(", re.MULTILINE | re.I)


def chosen(names: Iterable[str]) -> list[str]:
    """The layers that a map shows: those named, or the usual ones; raises UnknownNameError."""
    wanted = list(names) or [layer.NAME for layer in LAYERS if layer.SHOWN]
    for name in wanted:
        if name not in NAMES and PLUGINS.named(name) is None:
            known = [*NAMES, *PLUGINS.names()]
            hint = f"known: {', '.join(known)}"
            raise UnknownNameError("layer of the map", name, nearest(name, known), hint)
    return wanted


def plugins_of(names: Iterable[str]) -> list[PluginLayer]:
    """The layers of others among these names, in the order that draws them."""
    return [PLUGINS.named(name) for name in dict.fromkeys(names) if name not in NAMES]


def plugin_data(layer: PluginLayer, table: Table, placed: Placing, context: MapContext) -> Any:
    """What a layer of others gives its script; raises PluginError for what is no JSON value."""
    packed = layer.pack(table, placed, context)
    try:
        json.dumps(packed, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise PluginError(
            f"the map layer plug-in {layer.NAME} broke at work: expected JSON values from its "
            f"`pack`, found none: {error}"
        ) from error
    return packed


def plugin_script(layer: PluginLayer) -> str:
    """The script of a layer of others as the page runs it; raises PluginError for one that a page
    cannot hold.
    """
    code, exports = _EXPORT.subn("", layer.SCRIPT)
    unfit = _UNFIT.search(code)
    if exports != 1 or unfit:
        problem = repr(unfit[0].strip()) if unfit else f"{exports} exports"
        raise PluginError(
            f"the map layer plug-in {layer.NAME} cannot be used: expected a script without imports "
            f"that exports `layer` once, found {problem}"
        )
    path = json.dumps(f"layers/{layer.NAME}.js")
    module = (
        f'"use strict";\nincidentMap[{path}] ||= (() => {{\n{code}\nreturn {{ layer }};\n}})();'
    )
    return f"{module}\n"
