"""Where: VIINA's `GEO_PRECISION` in our words.

Only its ends are documented: STREET is a street or quarter, ADM1 a province. What begins with ADM
is an area and gets no dot. Of the rest, GeoNames' `feature_code` says what is a settlement; where
nothing does, the point is called near a settlement.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.base import Help
from incidents.importers.drafts import AreaDraft, LocationDraft, PointDraft
from incidents.importers.reading.data_file import Row
from incidents.importers.values.columns import text
from incidents.importers.values.locations import areas_named, place_named, point, with_area_how
from schema.precisions import AREA_PRECISIONS

_SETTLEMENTS = ("PPL", "CITY", "TOWN", "VILLAGE", "LOCALITY", "SETTLEMENT")
_COUNTRY = ("ADM0", "COUNTRY", "PCLI")


def place_fields(row: Row, columns: Mapping[str, str], ask: Help) -> LocationDraft:
    """The fields of a document that say where."""
    spot = point(row, columns, "UA")
    country = ask.area(spot["latitude"], spot["longitude"])[0] if spot else None
    area = areas_named(country, text(row.get("adm1_name")), text(row.get("adm2_name")))
    name = text(row.get("asciiname")) or text(row.get("address"))
    precision = _precision(row, ask)
    wide = precision in AREA_PRECISIONS
    found = _of_area(area, name, precision) if wide else _point(area, name, spot, precision)
    found = with_area_how(found, None, area.get("admin1"))
    return {**found, "location_words": text(row.get("address")) or name} if name else found


def _precision(row: Row, ask: Help) -> str:
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


def _of_area(area: AreaDraft, name: str, precision: str) -> LocationDraft:
    """An area; where the row does not name it, the name that it has stands for it."""
    if precision == "admin2" and "admin2" not in area:
        precision = "admin1"
    if precision == "admin1" and "admin1" not in area and name:
        return {"place": {"name": name, **area}, "location_precision": "admin1"}
    admin2 = area.get("admin2") if precision == "admin2" else None
    kept = areas_named(area.get("country"), area.get("admin1"), admin2)
    return {"place": {**kept}, "location_precision": precision} if kept else {}


def _point(area: AreaDraft, name: str, spot: PointDraft, precision: str) -> LocationDraft:
    if not (name or area):
        return {}
    place = place_named(name, area, spot)
    found: LocationDraft = {"place": place, "location_precision": precision}
    return {**found, "location_how": "reported", "location_by": "VIINA"} if spot else found
