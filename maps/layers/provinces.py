"""Totals by first-level area: each province in the shade of its incidents.

Rows are counted by the province that their own words name, whatever place they are drawn at; what
names none, or one without an outline, is in no shade.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from maps.context import MapContext
from maps.outlines import Outline, find, topology
from maps.placing import Placing
from maps.table import Table
from schema.languages.catalogue import N_

NAME = "provinces"
LABEL = N_("Totals by province")
MARK = N_("Darker where a province has more incidents")
SHOWN = False


def pack(table: Table, placed: Placing, context: MapContext) -> dict[str, Any] | None:
    """The provinces named with their outlines, and for each pair of words the province."""
    country, admin1 = table.texts["country"], table.texts["admin1"]
    pairs = np.unique(np.stack([country.positions, admin1.positions]), axis=1).T
    named = {
        f"{country.values[c]}\n{admin1.values[a]}": outline.code
        for c, a in pairs
        if c >= 0 and a >= 0 and (outline := _province(country.values[c], admin1.values[a]))
    }
    if not named:
        return None
    codes = sorted(set(named.values()))
    return {"topology": topology("admin1", codes), "named": named}


def _province(country: str, admin1: str) -> Outline | None:
    found = find(country, admin1)
    return found if found and found.layer == "admin1" else None
