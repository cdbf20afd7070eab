"""Where a row lies: by the names of its areas, and by the point that the data set prints.

Blank points and 0/0 are none, and those with latitude and longitude swapped are refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.base import Help
from incidents.importers.drafts import AreaDraft, LocationDraft, PlaceDraft, PointDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import coordinates
from schema.areas import countries
from schema.precisions import DERIVED, derived_area

_MARGIN = 1.0
"""Degrees around a country in which a point may still belong to it: coasts, border towns."""


def area_of(ask: Help, country: str, admin1: str, admin2: str = "") -> AreaDraft:
    """The parts of a place that the row names, the country as its code; a country that nobody
    knows is left out and said.
    """
    code = ask.country(country) if country else None
    if country and not code:
        ask.warn(f"no country is called {country!r}")
    return areas_named(code, admin1, admin2)


def areas_named(country: str | None, admin1: str | None, admin2: str | None = None) -> AreaDraft:
    """The areas of a place, without those that are blank; the country as its code."""
    found: AreaDraft = {}
    if admin2:
        found["admin2"] = admin2
    if admin1:
        found["admin1"] = admin1
    if country:
        found["country"] = country
    return found


def with_area_how(found: LocationDraft, country: str | None, admin1: str | None) -> LocationDraft:
    """The same, which says so where its country or admin1 is not what the row states."""
    place = found.get("place")
    worked_out = place and derived_area({"country": country, "admin1": admin1}, place)
    return {**found, "area_how": DERIVED} if worked_out else found


def place_named(name: str | None, area: AreaDraft, spot: PointDraft | None = None) -> PlaceDraft:
    """A place out of its name, which may be blank, its areas and its point."""
    found: PlaceDraft = {"name": name} if name else {}
    return {**found, **area, **spot} if spot else {**found, **area}


def point(row: Row, columns: Mapping[str, str], country: str | None) -> PointDraft:
    """Latitude and longitude of a row, or nothing where it has none.

    `columns` names the columns in the file. A point that lies in its country only once latitude
    and longitude change places ends the row: which of them is wrong is for a person to say.
    """
    names = (columns.get("latitude", "latitude"), columns.get("longitude", "longitude"))
    found = coordinates(row.get("latitude"), row.get("longitude"), names)
    if found and country:
        refuse_swapped(found["latitude"], found["longitude"], country, " and ".join(names))
    return found


def refuse_swapped(latitude: float, longitude: float, country: str, column: str) -> None:
    """End the row of a point that is in its country only the other way round."""
    if swapped(latitude, longitude, country):
        reason = f"not in {country}, but is when latitude and longitude change places"
        raise BadCell(column, f"{latitude:g}, {longitude:g}", reason)


def swapped(latitude: float, longitude: float, country: str) -> bool:
    """Whether a point is far from its country and would be in it the other way round."""
    return not is_near(latitude, longitude, country) and is_near(longitude, latitude, country)


def is_near(latitude: float, longitude: float, country: str) -> bool:
    """Whether a point is in a country or about a degree from it; so it is for a country whose
    bounds are not known.
    """
    area = countries().get(country)
    if area is None:
        return True
    west, south, east, north = area.bbox
    inside = south - _MARGIN <= latitude <= north + _MARGIN
    return inside and any(
        west - _MARGIN <= spelling <= east + _MARGIN
        for spelling in (longitude, longitude + 360, longitude - 360)
    )
