"""One place as a source of the gazetteer gives it, before it is indexed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_INHABITANTS_PER_KM2 = 2_200
_VILLAGE_M = 1_500
_CITY_M = 30_000
_BEYOND = 2.2
_BEYOND_MOST_M = 14_000
_LEAST_M = 2_000
SEAT, VILLAGE = 3_000, 500
"""Inhabitants to reckon with where nobody counted them: a place that an area is governed from, and
any other."""


@dataclass(slots=True)
class Entry:
    """A place with its names.

    `source` is the key of where it comes from and `ref` its number there. `admin1_code` is
    ISO 3166-2 as in `schema.areas`; the build fills it in where it is empty.
    """

    source: str
    ref: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    names: Sequence[str] = ()
    kind: str = "settlement"
    precision: str = "settlement"
    uncertainty_m: int = 0
    population: int = 0
    presumed: int = SEAT
    """Inhabitants to reckon with when places of one name are compared and `population` is 0."""
    admin1: str | None = None
    admin1_code: str | None = None
    admin2: str | None = None
    key: str | None = None
    group: str = ""
    """Its country and the source's own code of the first-level area."""


def built_up_radius_m(population: int) -> int:
    """A radius in metres that holds a settlement of so many inhabitants as it is built: what a
    distance from the town may be measured from.

    A rule of thumb, no survey: a disc on which 2,200 people live on a square kilometre, as in
    Ukrainian cities, and never less than 1.5 km or more than 30.
    """
    return int(min(max(_disc_m(population), _VILLAGE_M), _CITY_M))


def settlement_radius_m(population: int) -> int:
    """A radius in metres that holds what reports call by the name of a settlement.

    Reports name the nearest town, and gazetteers put it at one of its squares, so that it reaches
    beyond what is built: to 2.2 times the disc of `built_up_radius_m` up to 14 km, at least 2 km.
    Nine of ten geolocated strikes of a map of 2022 lie inside, and as many of the towns of UCDP's
    Ukrainian events (`python -m benchmarks --samples` prints the share); the disc alone held half.
    """
    disc = _disc_m(population)
    return int(min(max(disc, min(_BEYOND * disc, _BEYOND_MOST_M), _LEAST_M), _CITY_M))


def _disc_m(population: int) -> float:
    return 1000 * sqrt(population / _INHABITANTS_PER_KM2 / 3.14159)
