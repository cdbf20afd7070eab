"""Recorded places as filters: by name, and everything within a distance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from incidents.queries.filters import coordinates, metres
from incidents.queries.places.settlements import settlements_named
from incidents.queries.public_names import PUBLIC_PLACE
from incidents.store.engines.base import Database, Row
from schema.errors import AmbiguousNameError, UnknownNameError, UsageError, nearest
from schema.geodesy import EARTH_RADIUS_M, SHORTEST_DEGREE_M

if TYPE_CHECKING:
    from incidents.queries.conditions import Query

_SEVERAL = 2


def place_named(database: Database, name: str, located: bool = False) -> Row:
    """The recorded place of this key or name, in any script: of one settlement, the row that says
    most; raises when several settlements have the name or none.

    With `located`, a place that records merely name, without coordinates, is found by its key
    alone.
    """
    key = name.strip()
    found = settlements_named(database, name)
    if located:
        found = [s for s in found if s.best["latitude"] is not None or key == s.best["key"]]
    if len(found) == 1:
        exact = [row for row in found[0].rows if row["key"] == key]
        return (exact or [found[0].best])[0]
    if found:
        hint = "give the key that stands in front of the one you mean"
        raise AmbiguousNameError("recorded place", name, [s.listed() for s in found], hint)
    known = _offered(database)
    raise UnknownNameError("recorded place", name, nearest(name, known))


def _offered(database: Database) -> list[str]:
    sql = f"""SELECT n.name FROM place_name n JOIN place p ON p.id = n.place_id
        WHERE {PUBLIC_PLACE}"""
    return [name for (name,) in database.tuples(sql)]


def named_area(query: Query, database: Database, name: str, any_settlement: bool = False) -> None:
    """Incidents at a recorded place or with it as a target, under whatever key it is recorded; for
    an area, also those inside it. Where a settlement has the name, areas are not meant.
    """
    found = settlements_named(database, name)
    settlements = [one for one in found if one.best["kind"] != "area"]
    if len(settlements) > 1 and not any_settlement:
        hint = "give the key that stands in front of the one you mean; --any takes all of them"
        offers = [one.listed() for one in settlements]
        raise AmbiguousNameError("recorded place", name, offers, hint)
    rows = [row for one in settlements or found for row in one.rows] or [
        place_named(database, name)
    ]
    _at_places(query, rows)
    _note_counted(query, database, name, rows)


def _at_places(query: Query, rows: Sequence[Row]) -> None:
    ids = query.list("place", [row["id"] for row in rows])
    tests = [
        f"i.place_id {ids}",
        f"i.id IN (SELECT t.incident_id FROM target t WHERE t.place_id {ids})",
    ]
    areas = [row for row in rows if row["kind"] == "area"]
    for number, row in enumerate(areas):
        country, admin1 = f"area_country{number}", f"area_admin1{number}"
        test = f"i.country = :{country}" + (f" AND i.admin1 = :{admin1}" if row["admin1"] else "")
        if row["country"]:
            tests.append(f"({test})")
            query.parameters |= {country: row["country"]}
            query.parameters |= {admin1: row["admin1"]} if row["admin1"] else {}
    query.where(f"({' OR '.join(tests)})")


def _note_counted(query: Query, database: Database, name: str, rows: Sequence[Row]) -> None:
    """Say what an answer holds, where it is more than the one place of the name."""
    if len(rows) < _SEVERAL:
        return
    sql = "SELECT count(*) FROM incident WHERE place_id = :id"
    counted = [(row["key"], *next(database.tuples(sql, {"id": row["id"]}))) for row in rows]
    listed = "; ".join(f"{key} ({number:,})" for key, number in counted)
    query.notes.append(f"--place {name}: counted in are the places {listed}")


def centre_of(query: Query, database: Database, text: str) -> tuple[float, float]:
    """The coordinates of `LAT,LON`, of a recorded place or site, or of a place that the gazetteer,
    when there is one, is sure of. Of a name, a note says which place it was taken for.
    """
    pair = coordinates(text)
    if pair:
        return pair
    found = settlements_named(database, text)
    located = [one for one in found if one.best["latitude"] is not None]
    if len(located) > 1:
        hint = "give the key that stands in front of the one you mean, or coordinates"
        raise AmbiguousNameError("recorded place", text, [one.listed() for one in located], hint)
    if located:
        return located[0].best["latitude"], located[0].best["longitude"]
    known = _offered(database)
    hint = f"the recorded place {found[0].best['key']} has no coordinates" if found else ""
    unknown = UnknownNameError("place with coordinates", text, nearest(text, known), hint)
    return _in_gazetteer(query, text, unknown)


def _in_gazetteer(query: Query, text: str, unknown: UnknownNameError) -> tuple[float, float]:
    from incidents.geocode.gazetteer import home
    from incidents.geocode.geocoder import Geocoder

    gazetteer = home.existing()
    if gazetteer is None:
        hint = "`incidents gazetteer build` lets --near take any place of the world"
        raise UsageError(f"{unknown}\n  {hint}") from None
    answer = Geocoder(gazetteer).geocode(text)
    if answer.chosen:
        one = answer.chosen
        where = ", ".join(part for part in (one.name, one.admin1, one.country) if part)
        query.notes.append(f"--near {text}: {one.latitude:.4f},{one.longitude:.4f} ({where})")
        return one.latitude, one.longitude
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
