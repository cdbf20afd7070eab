"""Incidents of which only the country is known: its outline, on choice.

Hatched by default, one such record would cover a continent; the map says how many there are and
lists them instead.
"""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "countries"
LABEL = N_("Whole countries")
MARK = N_("Known to the country only")
SHOWN = False


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """Nothing of its own: the outlines stand with those of the other areas."""
    return {} if any(outline.layer == "countries" for outline in placed.outlines) else None
