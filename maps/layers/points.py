"""Incidents at a place: one symbol each, by kind of weapon."""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "points"
LABEL = N_("Incidents")
MARK = ""
SHOWN = True


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the script reads the columns of places and weapon types."""
    return {} if placed.dots else None
