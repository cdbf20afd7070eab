"""Where: VIINA's `GEO_PRECISION` in our words.

Only its ends are documented: STREET is a street or quarter, ADM1 a province. What begins with ADM
is an area and gets no dot. Of the rest, GeoNames' `feature_code` says what is a settlement; where
nothing does, the point is called near a settlement.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.importers.base import Help
from incidents.importers.values.columns import text
from incidents.importers.values.locations import point
from schema.precisions import AREA_PRECISIONS

Plain = dict[str, Any]
_SETTLEMENTS = ("PPL", "CITY", "TOWN", "VILLAGE", "LOCALITY", "SETTLEMENT")
_COUNTRY = ("ADM0", "COUNTRY", "PCLI")


def place_fields(row: Mapping[str, Any], columns: Mapping[str, str], ask: Help) -> Plain:
    """The fields of a document that say where."""
    spot = point(row, columns, "UA")
    country = ask.area(spot["latitude"], spot["longitude"])[0] if spot else None
    area = {
        "admin1": text(row.get("adm1_name")), "admin2": text(row.get("adm2_name")),
        "country": country,
    }  # fmt: skip
    area = {key: value for key, value in area.items() if value}
    name = text(row.get("asciiname")) or text(row.get("address"))
    precision = _precision(row, ask)
    words = {"location_words": text(row.get("address")) or name} if name else {}
    if precision in AREA_PRECISIONS:
        return {**_of_area(area, name, precision), **words}
    return {**_point(area, name, spot, precision), **words}


def _precision(row: Mapping[str, Any], ask: Help) -> str:
    stated = text(row.get("geo_precision")).upper()
    feature = text(row.get("feature_code")).upper()
    if stated in _COUNTRY:
        return "country"
    if stated.startswith("ADM"):
        return "admin1" if stated == "ADM1" else "admin2"
    if stated == "STREET":
        return "neighbourhood"
    if stated.startswith(_SETTLEMENTS) or feature.startswith("PPL"):
        return "settlement"
    ask.warn(f"GEO_PRECISION {stated!r} is not documented: taken as near a settlement")
    return "near_settlement"


def _of_area(area: Plain, name: str, precision: str) -> Plain:
    """An area; where the row does not name it, the name that it has stands for it."""
    if precision == "admin2" and "admin2" not in area:
        precision = "admin1"
    if precision == "admin1" and "admin1" not in area and name:
        return {"place": {"name": name, **area}, "location_precision": "admin1"}
    kept = {key: value for key, value in area.items() if precision == "admin2" or key != "admin2"}
    return {"place": kept, "location_precision": precision} if kept else {}


def _point(area: Plain, name: str, spot: Plain, precision: str) -> Plain:
    place = {**({"name": name} if name else {}), **area, **spot}
    if not (name or area):
        return {}
    found = {"place": place, "location_precision": precision}
    return {**found, "location_how": "reported", "location_by": "VIINA"} if spot else found
