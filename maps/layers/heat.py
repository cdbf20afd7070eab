"""Where incidents are thick: a glow that adds up incidents, people killed or munitions launched."""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "heat"
LABEL = N_("Heat")
MARK = N_("Brighter where more incidents are recorded; no sign of what nobody recorded")
SHOWN = False


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the script reads the columns of places and figures."""
    return {} if placed.dots else None
