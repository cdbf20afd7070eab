"""Incidents that stand close together: one ring, its parts the kinds of weapon."""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "clusters"
LABEL = N_("Groups")
MARK = N_("Several incidents; the ring shows their kinds of weapon")
SHOWN = True


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the script gathers what the page draws."""
    return {} if placed.dots else None
