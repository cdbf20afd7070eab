"""Where: UCDP's `where_prec` in our words.

1 is a named place: its coordinates are those of the town or site, not of an impact. 2 lies within
about 25 km of one. Everything else is an area (3 district, 4 province, 5 a road or a region, 6 a
country, 7 sea or airspace): the coordinates that UCDP prints are then the area's middle, and a dot
there would be false. They stay in the original.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.base import Help
from incidents.importers.drafts import AreaDraft, LocationDraft, PointDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import code
from incidents.importers.values.columns import text
from incidents.importers.values.locations import area_of, place_named, point

_AREAS = {"3": "admin2", "4": "admin1", "5": "admin1", "6": "country", "7": "unknown"}
_KNOWN = ("1", "2", *_AREAS)
_NEAR_M = 25_000.0
_SITE = frozenset(
    "airbase airfield airport base bridge camp checkpoint crossing dam district hill hospital mine "
    "monument mountain post prison road school site station university".split()
)
"""Last words of a name that is a site or a quarter rather than a town."""

_AREA_WORDS = frozenset(
    "county department district governorate municipality oblast province raion region state".split()
)


def place_fields(row: Row, columns: Mapping[str, str], ask: Help) -> LocationDraft:
    """The fields of a document that say where."""
    precision = code(row["where_prec"], columns["where_prec"], _KNOWN)
    if precision is None:
        raise BadCell(columns["where_prec"], "", "expected how closely the place is known")
    place, country = _area(row, ask), text(row.get("country"))
    spot = point(row, columns, place.get("country"))
    words = text(row.get("where_description")) or text(row.get("where_coordinates")) or country
    if precision in _AREAS:
        location = _of_area(row, place, precision)
    else:
        location = _point(row, place, spot, precision)
    return {**location, "location_words": words} if words else location


def _area(row: Row, ask: Help) -> AreaDraft:
    names = (_spelt(text(row.get(level))) for level in ("adm_1", "adm_2"))
    return area_of(ask, text(row.get("country")), *names)


def _spelt(area: str) -> str:
    """UCDP writes "Volnovakha raion" and "Volnovakha Raion" for the same district."""
    name, space, kind = area.rpartition(" ")
    return f"{name} {kind.lower()}" if space and kind.lower() in _AREA_WORDS else area


def _point(row: Row, area: AreaDraft, spot: PointDraft, precision: str) -> LocationDraft:
    name = text(row.get("where_coordinates"))
    if not (name or area):
        return {}
    place = place_named(name, area, spot)
    kind = "near_settlement" if precision == "2" else _kind(name)
    found: LocationDraft = {"place": place, "location_precision": kind}
    if spot:
        found |= {"location_how": "reported", "location_by": "UCDP"}
        if precision == "2":
            found["uncertainty_m"] = _NEAR_M
    return found


def _kind(name: str) -> str:
    words = name.casefold().split()
    return "site" if words and words[-1] in _SITE else "settlement"


def _of_area(row: Row, area: AreaDraft, precision: str) -> LocationDraft:
    """An area by its name; a road or a region is known to lie in its province, or country."""
    level, name = _AREAS[precision], text(row.get("where_coordinates"))
    if precision == "5" and "admin1" not in area:
        level = "country"
    named = precision in "57" or (precision in "34" and level not in area)
    place = place_named(name if named else None, area)
    if not place:
        return {}
    if level == "country" and "country" not in area:
        level = "unknown"
    return {"place": place, "location_precision": level}
