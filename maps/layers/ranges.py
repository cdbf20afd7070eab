"""Range rings of weapons around the launch sites that incidents report.

The caller hands over what sources print (`MapContext.ranges`): the least and the greatest range of
a weapon. A ring says how far a weapon reaches by those figures, and nothing about a flight.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from maps.context import MapContext
from maps.layers import launches
from maps.placing import Placing
from maps.table import Table
from schema.columns import split_list
from schema.languages.catalogue import N_

NAME = "ranges"
LABEL = N_("Weapon ranges")
MARK = N_("Least and greatest range that sources print, around the reported launch site")
SHOWN = False


def pack(table: Table, placed: Placing, context: MapContext) -> list[dict[str, Any]] | None:
    """Rings as site, weapon, low and high in kilometres; for weapons used from that site alone."""
    sites = {site["name"]: site for site in launches.pack(table, placed, context) or ()}
    known = {str(row["weapon"]): row for row in context.ranges}
    pairs = [(s, w) for s, w in _used(table) if s in sites and w in known]
    rings = [
        {
            "site": site,
            "place": [sites[site]["latitude"], sites[site]["longitude"]],
            "weapon": context.label("weapons", weapon),
            "low": known[weapon].get("low_km"),
            "high": known[weapon].get("high_km"),
        }
        for site, weapon in pairs
    ]
    return [ring for ring in rings if ring["low"] or ring["high"]] or None


def _used(table: Table) -> list[tuple[str, str]]:
    """Each launch site with each weapon that a row reports from there."""
    sites, weapons = table.texts["launch_sites"], table.texts["weapons"]
    pairs = np.unique(np.stack([sites.positions, weapons.positions]), axis=1).T
    return sorted(
        {
            (site, weapon)
            for s, w in pairs
            if s >= 0 and w >= 0
            for site in split_list(sites.values[s])
            for weapon in split_list(weapons.values[w])
        }
    )
