"""Recorded places as filters: by name, and everything within a distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.language.folding import lookup_form
from incidents.queries.filters import coordinates, metres
from incidents.store.engines.base import Database, Row
from schema.errors import AmbiguousNameError, UnknownNameError, UsageError, nearest
from schema.geodesy import EARTH_RADIUS_M, SHORTEST_DEGREE_M

if TYPE_CHECKING:
    from incidents.queries.conditions import Query

_BY_NAME = """
SELECT DISTINCT p.* FROM place_name n JOIN place p ON p.id = n.place_id
WHERE n.lookup = :form OR p.key = :key ORDER BY p.key"""


def place_named(database: Database, name: str, located: bool = False) -> Row:
    """The one recorded place of this key or name, in any script; raises when there are more or
    none. A key as it stands wins, so that one of several places of a name can be asked for.

    With `located`, a place that records merely name, without coordinates, is found by its key
    alone.
    """
    named = list(database.rows(_BY_NAME, {"form": lookup_form(name), "key": name.strip()}))
    if located:
        key = name.strip()
        named = [row for row in named if row["latitude"] is not None or row["key"] == key]
    found = [row for row in named if row["key"] == name.strip()] or named
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError(
            "recorded place",
            name,
            [_listed(row) for row in found],
            "give the key that stands in front of the one you mean",
        )
    known = [n for (n,) in database.tuples("SELECT name FROM place_name")]
    raise UnknownNameError("recorded place", name, nearest(name, known))


def named_area(query: Query, database: Database, name: str) -> None:
    """Incidents at a recorded place or with it as a target; for an area, also those inside it."""
    place = place_named(database, name)
    tests = [
        "i.place_id = :place_id",
        "i.id IN (SELECT t.incident_id FROM target t WHERE t.place_id = :place_id)",
    ]
    if place["kind"] == "area" and place["admin1"]:
        tests.append("(i.admin1 = :area_admin1 AND i.country = :area_country)")
    elif place["kind"] == "area" and place["country"]:
        tests.append("i.country = :area_country")
    query.where(
        f"({' OR '.join(tests)})",
        place_id=place["id"],
        area_admin1=place["admin1"],
        area_country=place["country"],
    )


def centre_of(database: Database, text: str) -> tuple[float, float]:
    """The coordinates of `LAT,LON`, of a recorded place, or of a place that the gazetteer, when
    there is one, is sure of.
    """
    pair = coordinates(text)
    if pair:
        return pair
    try:
        place = place_named(database, text)
    except UnknownNameError as unknown:
        return _in_gazetteer(text, unknown)
    if place["latitude"] is None:
        hint = f"the recorded place {place['key']} has no coordinates"
        return _in_gazetteer(text, UnknownNameError("place with coordinates", text, hint=hint))
    return place["latitude"], place["longitude"]


def _in_gazetteer(text: str, unknown: UnknownNameError) -> tuple[float, float]:
    from incidents.geocode.gazetteer import home
    from incidents.geocode.geocoder import Geocoder

    gazetteer = home.existing()
    if gazetteer is None:
        hint = "`incidents gazetteer build` lets --near take any place of the world"
        raise UsageError(f"{unknown}\n  {hint}") from None
    answer = Geocoder(gazetteer).geocode(text)
    if answer.chosen:
        return answer.chosen.latitude, answer.chosen.longitude
    if not answer.candidates:
        raise unknown
    found = [
        f"{one.latitude:.4f},{one.longitude:.4f} ({one.name}, {one.admin1}, {one.country})"
        for one in answer.candidates
    ]
    raise AmbiguousNameError("place", text, found, "give the coordinates of the one you mean")


def circle(query: Query, latitude: float, longitude: float, within: str) -> None:
    """Incidents whose coordinates lie within a great-circle distance. An index serves the box
    around the circle; the distance itself is the haversine formula on the mean Earth radius.
    """
    radius = metres(within)
    height = radius / SHORTEST_DEGREE_M
    query.where(
        "i.latitude BETWEEN :near_s AND :near_n", near_s=latitude - height, near_n=latitude + height
    )
    query.where(
        "2 * :earth * asin(sqrt(power(sin(radians(i.latitude - :near_lat) / 2), 2)"
        " + cos(radians(i.latitude)) * cos(radians(:near_lat))"
        " * power(sin(radians(i.longitude - :near_lon) / 2), 2))) <= :near_m",
        near_lat=latitude,
        near_lon=longitude,
        near_m=radius,
        earth=EARTH_RADIUS_M,
    )


def _listed(row: Row) -> str:
    where = ", ".join(part for part in (row["admin1"], row["country"]) if part)
    return f"{row['key']} ({row['name']}, {where})"
