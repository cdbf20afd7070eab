"""A settlement register without coordinates: Ukraine's codifier of settlements (KATOTTG).

It names every village, its community (hromada) and raion, and none of their positions. What it is
good for: a village that no gazetteer places still has its community; and a name that looks unique
because only one of its bearers has coordinates is seen to be shared. Communities and raions get a
centre and a radius from those of their settlements that other sources place. Of 13,000 villages of
known position, each left out in turn, 98 of 100 lie in the circle of their community.

The codifier is published by Ukraine's ministry for the development of communities and is free of
copyright as an official act. It is read as XLSX or CSV with its own column names.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from statistics import median

from incidents.geocode.gazetteer.sources.entry import VILLAGE, Entry
from incidents.geocode.spelling.romanise import ukrainian
from incidents.language.folding import lookup_form
from incidents.store.places.district_names import district_named
from schema.areas import admin1
from schema.errors import InputError
from schema.geodesy import DEGREE_M, narrowing

COUNTRY = "UA"
CREDIT = "KATOTTG, codifier of settlements, Ministry for Development of Communities of Ukraine"
_LEVELS = ("Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень")
_CATEGORY, _NAME = "Категорія об’єкта", "Назва об’єкта"
_SETTLEMENTS = frozenset("MTXC")
_LEAST_RADIUS_M = 15_000
_MARGIN_M = 10_000
_COMMUNITY_MARGIN_M = 6_000
_COMMUNITY_M = 30_000
"""Beyond which a settlement's known position is that of a namesake, not in its community."""
_LARGEST_BYTES = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """A settlement of the register: its number and name, the names of its raion and oblast, and the
    number of its community.
    """

    ref: str
    name: str
    raion: str
    oblast: str
    community: str = ""


def rows(path: Path) -> list[Row]:
    """The settlements that the register names. Raises InputError when it is no such register."""
    table = _table(path)
    wanted = (*_LEVELS, _CATEGORY, _NAME)
    for cells in table:
        header = [str(cell).strip().replace("'", "’") for cell in cells]
        if set(wanted) <= set(header):
            places = [header.index(name) for name in wanted]
            return _settlements(table, places)
    expected = f"a register with the columns {', '.join(wanted)}"
    raise InputError(expected, "no such header", str(path), "it is the codifier as published")


def _table(path: Path) -> Iterator[Sequence[object]]:
    if path.stat().st_size > _LARGEST_BYTES:
        raise InputError("a register of at most 50 MB", f"{path.stat().st_size} bytes", str(path))
    if path.suffix.lower() == ".csv":
        return iter(list(csv.reader(path.read_text("utf-8-sig").splitlines())))
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return iter(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())
    except CalamineError as error:
        raise InputError("an XLSX or CSV file", str(error), str(path)) from None


def _settlements(table: Iterator[Sequence[object]], places: list[int]) -> list[Row]:
    names: dict[str, str] = {}
    found = []
    for cells in table:
        first, second, third, fourth, category, name = (str(cells[n]).strip() for n in places)
        names[fourth or third or second or first] = name
        if category in _SETTLEMENTS:
            areas = (names.get(second, ""), names.get(first, ""), third)
            found.append(Row(fourth or third, name, *areas))
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """A settlement that the gazetteer has already placed."""

    id: int
    latitude: float
    longitude: float


_Of = dict[tuple[str, str], list[Known]]
Circle = tuple[float, float, int]
_Raions = dict[tuple[str, str], Circle]


def known_settlements(database: sqlite3.Connection) -> _Of:
    """Placed settlements of Ukraine by look-up form and first-level code."""
    found: _Of = defaultdict(list)
    asked = (
        "SELECT form, admin1_code, main, id, latitude, longitude FROM name JOIN place ON id = place"
        " WHERE country = 'UA' AND precision = 'settlement' AND admin1_code IS NOT NULL"
        " ORDER BY id"
    )
    for form, code, main, *rest in database.execute(asked):
        # in Latin letters the main name alone: further ones may be of any language and age
        if main or not form.isascii():
            found[(form, code)].append(Known(*rest))
    return found


def _known_as(name: str, code: str, known: _Of) -> list[Known]:
    """Placed settlements of an oblast under a name of the register, or under it in Latin letters,
    where a source has no Ukrainian name of theirs.
    """
    forms = (lookup_form(name), lookup_form(ukrainian(name)))
    return list(dict.fromkeys(one for form in forms for one in known.get((form, code), ())))


def settlements(path: Path, known: _Of) -> tuple[list[Entry], list[tuple[str, int]]]:
    """Entries that only the register knows, and (raion, id) of those that it shares with `known`.

    The former stand at the middle of their community, or else of their raion, with a radius that
    holds it and the precision admin2.
    """
    codes = _oblasts()
    of_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows(path):
        of_name[(lookup_form(row.name), codes.get(row.oblast, ""))].append(row)
    raions = _raions(of_name, known)
    communities = _communities(of_name, known)
    new: list[Entry] = []
    shared: list[tuple[str, int]] = []
    for key, same in of_name.items():
        taken = _nearest_rows(same, _known_as(same[0].name, key[1], known), raions, communities)
        shared += [(_shown(row.raion), place) for row, place in taken]
        numbers = {row.ref for row, _ in taken}
        new += [
            _entry(row, key[1], communities.get(row.community) or raions[(row.oblast, row.raion)])
            for row in same
            if row.ref not in numbers and (row.oblast, row.raion) in raions
        ]
    return new, shared


def _oblasts() -> dict[str, str]:
    """The code of each first-level area by the register's name for it."""
    found = {}
    for code, area in admin1(COUNTRY).items():
        found[area.native.removesuffix(" область").removeprefix("місто ")] = code
    return found


def _raions(of_name: dict[tuple[str, str], list[Row]], known: _Of) -> _Raions:
    """Centre and radius of every raion, from settlements whose name is unique in their oblast."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for (_, code), same in of_name.items():
        places = _known_as(same[0].name, code, known)
        if len(same) == len(places) == 1:
            raion = (same[0].oblast, same[0].raion)
            points[raion].append((places[0].latitude, places[0].longitude))
    return {raion: _circle(of_it) for raion, of_it in points.items() if len(of_it) > 1}


def _communities(of_name: dict[tuple[str, str], list[Row]], known: _Of) -> dict[str, Circle]:
    """Centre and radius of every community of which a settlement is placed, by its number."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (_, code), same in of_name.items():
        places = _known_as(same[0].name, code, known)
        if len(same) == len(places) == 1:
            points[same[0].community].append((places[0].latitude, places[0].longitude))
    return {number: _community(of_it) for number, of_it in points.items() if number}


def _community(points: list[tuple[float, float]]) -> Circle:
    """The median, which one wrong position does not move, and how far the others lie from it."""
    latitude = median(point[0] for point in points)
    longitude = median(point[1] for point in points)
    away = (_metres((latitude, longitude), point) for point in points)
    farthest = max((one for one in away if one <= _COMMUNITY_M), default=0.0)
    return latitude, longitude, int(max(farthest + _COMMUNITY_MARGIN_M, _LEAST_RADIUS_M))


def _circle(points: list[tuple[float, float]]) -> Circle:
    latitude = sum(point[0] for point in points) / len(points)
    longitude = sum(point[1] for point in points) / len(points)
    farthest = max(_metres((latitude, longitude), point) for point in points)
    return latitude, longitude, int(max(farthest + _MARGIN_M, _LEAST_RADIUS_M))


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    wide = (one[1] - other[1]) * narrowing(one[0])
    return DEGREE_M * hypot(wide, one[0] - other[0])


def _nearest_rows(
    same: list[Row], places: list[Known], raions: _Raions, communities: dict[str, Circle]
) -> list[tuple[Row, int]]:
    """Rows that a placed settlement already stands for, each with its id: every settlement takes
    the free row whose community, or else raion, is nearest.
    """
    free = [row for row in same if len(same) == 1 or (row.oblast, row.raion) in raions]
    taken = []
    for place in places:
        if free:
            nearest = min(free, key=lambda row: _from_area(row, place, raions, communities))
            free.remove(nearest)
            taken.append((nearest, place.id))
    return taken


def _from_area(row: Row, place: Known, raions: _Raions, communities: dict[str, Circle]) -> float:
    middle = communities.get(row.community) or raions.get((row.oblast, row.raion))
    return _metres(middle[:2], (place.latitude, place.longitude)) if middle else 0.0


def _shown(raion: str) -> str:
    """The shown name of a district; the register's own where it is newer than the list of them."""
    district = district_named(raion, COUNTRY)
    return district.name if district else raion


def _entry(row: Row, code: str, circle: Circle) -> Entry:
    return Entry(
        source="register",
        ref=row.ref,
        name=row.name,
        latitude=circle[0],
        longitude=circle[1],
        country=COUNTRY,
        names=[ukrainian(row.name)],
        precision="admin2",
        uncertainty_m=circle[2],
        presumed=VILLAGE,
        admin1=admin1(COUNTRY)[code].name,
        admin1_code=code,
        admin2=_shown(row.raion),
    )
