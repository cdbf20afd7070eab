"""Two periods compared: where the later half of the dates has more incidents, where fewer."""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "periods"
LABEL = N_("Two periods compared")
MARK = N_("Orange: more incidents in the later half of the dates shown; blue: fewer")
SHOWN = False


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the script reads the columns of places and dates."""
    dated = (table.texts["date_start"].positions >= 0).any()
    return {} if placed.dots and dated else None
