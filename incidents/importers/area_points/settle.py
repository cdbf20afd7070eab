"""Points of a load that are no points: the middle of a country, one spot for many villages.

Files that look places up by themselves put what they cannot find at the middle of the country or
province, or several villages at the one town that they found. Such a point is an area: the record
keeps its words, loses the point, and is drawn as the area that it lies in.

What counts as one, in this order, unless the gazetteer has a settlement of the row's name there:

- both coordinates are whole or half degrees, or the point lies within 2 km of the middle of its
  country's outline, or it is the point that web maps give for the country: the country;
- it lies within 2 km of the middle of a first-level area, and the row names no place, or a
  settlement, or other rows share the point: that area;
- rows with three or more different names share it, or five where they call it a spot: the smallest
  area that they have in common;
- five rows or more, and a quarter of all that have a point, share it without naming a place or
  calling it a spot, and no settlement lies there: the country. Where one lies there, the load asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import cos, radians
from typing import TYPE_CHECKING, Any

from incidents.importers.area_points.spots import Middles, Spot
from incidents.language.folding import lookup_form
from incidents.store.bulk.known import Known
from incidents.store.places.area_names import area_name
from schema.areas import country_points
from schema.precisions import AREA_PRECISIONS, DERIVED

if TYPE_CHECKING:
    from incidents.geocode.gazetteer.index import Gazetteer, Place
    from incidents.store.engines.base import Database, Row

_AT_M = 10_000
_NAMES, _NAMES_OF_SPOTS = 3, 5
_CROWD, _CROWD_SHARE = 5, 0.25
_WIDE_M = 25_000
"""The radius below which an area's middle says where something happened."""
_SETTLEMENTS = ("settlement", "near_settlement")
_SETTLED_DEGREES = 0.03
"""About 3 km: a point so near a settlement may be its own."""
_SHOWN = 3
_SPOTS = "exact_latitude IS NOT NULL AND exact_location_precision NOT IN ({})".format(
    ", ".join(f"'{precision}'" for precision in AREA_PRECISIONS)
)
_POINTS = f"""SELECT exact_latitude, exact_longitude, count(DISTINCT place), count(*)
    FROM incident WHERE batch_id = :batch AND {_SPOTS} GROUP BY 1, 2"""
_WHERE = f"""SELECT id, exact_latitude, exact_longitude
    FROM incident WHERE batch_id = :batch AND {_SPOTS}"""
_ROW = """SELECT i.id, i.place, i.country, i.admin1, i.area_how, i.place_id, p.admin2,
    exact_location_precision AS precision
    FROM incident i LEFT JOIN place p ON p.id = i.place_id WHERE i.id = :id"""
_TO_AREA = """UPDATE incident SET latitude = NULL, longitude = NULL, uncertainty_m = NULL,
    exact_latitude = NULL, exact_longitude = NULL, exact_uncertainty_m = NULL,
    location_precision = :precision, exact_location_precision = :precision, location_how = NULL,
    location_by = NULL, location_at = NULL, location_proof = NULL, location_proof_words = NULL,
    location_checked_by = NULL, place_id = :place_id, admin1 = :admin1,
    admin1_code = :code, area_how = :how,
    location_words = coalesce(location_words || '; ', '') || :words WHERE id = :id"""


def settle_area_points(database: Database, batch_id: int) -> list[str]:
    """Make areas of the points of a batch that are none; what to say of them."""
    from incidents.geocode.gazetteer import home

    points = list(database.tuples(_POINTS, {"batch": batch_id}))
    gazetteer = home.existing() if points else None
    if gazetteer is None:  # nothing tells the middle of an area from a village
        return []
    try:
        found, doubtful, moved = Counter[str](), list[Spot](), list[int]()
        middles = Middles(gazetteer.wide_areas(_WIDE_M), country_points())
        known = Known(database)
        for spot in _spots(database, batch_id, points, middles):
            if spot.crowded and _is_settled(spot, gazetteer):
                doubtful.append(spot)
            for row, precision, why, middle in _areas_of(spot, middles, gazetteer):
                words = f"{spot.latitude:g}, {spot.longitude:g}: {why}"
                place = _place(row, precision, middle, known)
                values = {"precision": precision, "words": words, **place}
                database.execute(_TO_AREA, values)
                found[words] += 1
                moved.append(row["id"])
        database.index_text(moved)  # the name of an area is among the words
    finally:
        gazetteer.close()
    return [*_told(found), *map(_asked, doubtful)]


def _asked(spot: Spot) -> str:
    return (
        f"{len(spot.rows):,} rows have the same point, {spot.latitude:g}, {spot.longitude:g}, and"
        " name no place: is it a centre that a program put where it found nothing?"
    )


def _place(row: Row, precision: str, middle: Place | None, known: Known) -> dict[str, object]:
    """The place of a row that is known to an area alone: without a first-level area that the point
    alone said, where it stands for a country; with the one that it is the middle of.
    """
    admin1, how = row["admin1"], row["area_how"]
    if precision == "country" and how == DERIVED:
        admin1 = None
    elif precision == "admin1" and middle and admin1 is None:
        admin1, how = middle.name, DERIVED
    place = {"id": row["id"], "place_id": row["place_id"], "admin1": admin1, "how": how}
    if admin1 != row["admin1"]:
        named = (row["place"], admin1, row["country"], False)
        place["place_id"] = known.places[named] if any(named[:3]) else None
    return place | {"code": area_name(admin1, row["country"]).code}


def _spots(
    database: Database, batch_id: int, points: Sequence[Sequence[Any]], middles: Middles
) -> Iterator[Spot]:
    """The points that may be none, each with its rows."""
    batch = {"batch": batch_id}
    crowd = max(_CROWD, _CROWD_SHARE * sum(shared for *_, shared in points))
    crowds = {(y, x) for y, x, names, shared in points if not names and shared >= crowd}
    rows: dict[tuple[float, float], list[Row]] = {
        (y, x): []
        for y, x, names, _ in points
        if names >= _NAMES or _is_coarse(y, x) or middles.near(y, x) or (y, x) in crowds
    }
    at = [(n, (y, x)) for n, y, x in database.tuples(_WHERE, batch) if (y, x) in rows]
    for number, point in at:
        rows[point] += database.rows(_ROW, {"id": number})
    for (latitude, longitude), same in rows.items():
        yield Spot(latitude, longitude, same, (latitude, longitude) in crowds)


def _areas_of(
    spot: Spot, middles: Middles, gazetteer: Gazetteer
) -> Iterator[tuple[Row, str, str, Place | None]]:
    """Rows at a spot that are known to an area alone, the area's precision, why, and the area that
    the spot is the middle of.
    """
    middle = middles.at(spot)
    spots = any(row["precision"] not in _SETTLEMENTS for row in spot.rows)
    shared = len(spot.names) >= (_NAMES_OF_SPOTS if spots else _NAMES)
    coarse = _is_coarse(spot.latitude, spot.longitude)
    crowd = spot.crowded and not spots and not _is_settled(spot, gazetteer)
    if middle is None and not shared and not coarse and not crowd:
        return
    there = {name for name in spot.names if _settlement_there(spot, name, gazetteer)}
    if shared and middle is None and len(spot.names - there) < _NAMES - 1:
        return  # several names of one town
    for row in spot.rows:
        if row["place"] and lookup_form(row["place"]) in there:
            continue
        if coarse:
            yield row, "country", "whole or half degrees", None
        elif middle and _is_middle(row, middle, spot):
            yield row, middle.precision, f"the middle of {middle.name}", middle
        elif shared:
            others = f"shared by {len(spot.rows)} rows under {len(spot.names)} names"
            yield row, _common(spot), others, None
        elif crowd:
            yield row, "country", f"the same point in {len(spot.rows)} rows without a place", None


def _is_coarse(latitude: float, longitude: float) -> bool:
    return (latitude * 2).is_integer() and (longitude * 2).is_integer()


def _is_middle(row: Row, middle: Place, spot: Spot) -> bool:
    """Whether a row means the area: it is of no other country, nor a spot there by chance."""
    if row["country"] not in (None, middle.country):
        return False
    loose = not row["place"] or row["precision"] in _SETTLEMENTS or len(spot.rows) > 1
    return middle.precision == "country" or loose


def _settlement_there(spot: Spot, form: str, gazetteer: Gazetteer) -> bool:
    called = gazetteer.called(form)
    return any(place.kind != "area" and spot.metres_from(place) <= _AT_M for place in called)


def _is_settled(spot: Spot, gazetteer: Gazetteer) -> bool:
    """Whether a settlement lies where the spot is."""
    south, north = spot.latitude - _SETTLED_DEGREES, spot.latitude + _SETTLED_DEGREES
    width = _SETTLED_DEGREES / max(cos(radians(spot.latitude)), 0.1)
    around = gazetteer.around(south, north, spot.longitude - width, spot.longitude + width)
    return any(place.kind != "area" for place in around)


def _common(spot: Spot) -> str:
    """The precision of the smallest area that all rows at the spot have in common."""
    for precision in ("admin2", "admin1"):
        stated = {row[precision] for row in spot.rows}
        if len(stated) == 1 and None not in stated:
            return precision
    return "country"


def _told(found: Counter[str]) -> list[str]:
    if not found:
        return []
    listed = "; ".join(f"{words} ({rows:,})" for words, rows in found.most_common(_SHOWN))
    more = "; ..." if len(found) > _SHOWN else ""
    return [
        f"{sum(found.values()):,} points are no points but stand for an area, and are kept as such:"
        f" {listed}{more}"
    ]
