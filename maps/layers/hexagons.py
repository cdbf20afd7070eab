"""Incidents counted in hexagons of the screen, so that crowded ground can be compared.

The hexagons are those of the Mercator page, computed in the browser: cells of a fixed grid of the
globe (h3) could follow neither the filters nor the zoom without a column of cells a level. On the
ground a hexagon is smaller in the north than at the equator, and the legend says so.
"""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "hexagons"
LABEL = N_("Hexagons")
MARK = N_("Incidents counted by hexagon; on the ground hexagons shrink towards the poles")
SHOWN = False


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the script reads the columns of places."""
    return {} if placed.dots else None
