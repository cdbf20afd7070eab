"""Lines from a reported launch site to the place of impact, along the great circle."""

from __future__ import annotations

from typing import Any

from maps.context import MapContext
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "launches"
LABEL = N_("Launch lines")
MARK = N_("From the reported launch site: shortest way, not the flight path")
SHOWN = True


def pack(table: Table, placed: Placing, context: MapContext) -> list[dict[str, Any]] | None:
    """The sites that rows name and the context places: name, degrees, radius of doubt in metres.

    A site that the context does not place has no line; the popup still names it.
    """
    named = set(table.texts["launch_sites"].used())
    sites = [
        {key: site.get(key) for key in ("name", "latitude", "longitude", "uncertainty_m")}
        for site in context.sites
        if str(site["name"]) in named and _on_globe(site.get("latitude"), site.get("longitude"))
    ]
    return sites or None


def _on_globe(latitude: float | None, longitude: float | None) -> bool:
    return (
        latitude is not None
        and longitude is not None
        and abs(latitude) <= 90
        and abs(longitude) <= 180
    )
