"""What a service's result is: a code of place_kinds and one of location_precisions.

A service never gives `exact`: it knows places, and nothing of where something hit them.
"""

from __future__ import annotations

Meaning = tuple[str, str]

SITE: Meaning = ("site", "site")
STREET: Meaning = ("site", "neighbourhood")
QUARTER: Meaning = ("area", "neighbourhood")
SETTLEMENT: Meaning = ("settlement", "settlement")
DISTRICT: Meaning = ("area", "admin2")
PROVINCE: Meaning = ("area", "admin1")
COUNTRY: Meaning = ("area", "country")

OSM_PLACES: dict[str, Meaning] = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "isolated_dwelling", "farm"), SETTLEMENT),
    **dict.fromkeys(("suburb", "borough", "quarter", "neighbourhood", "city_block"), QUARTER),
    **dict.fromkeys(("house", "square"), SITE),
    **dict.fromkeys(("county", "district", "municipality"), DISTRICT),
    **dict.fromkeys(("state", "province", "region"), PROVINCE),
    "country": COUNTRY,
}
"""Values of OpenStreetMap's key `place`."""
_OSM_TAGS: dict[tuple[str, str], Meaning] = {
    ("aeroway", "aerodrome"): ("air_base", "site"),
    ("military", "airfield"): ("air_base", "site"),
    ("landuse", "military"): ("military_site", "site"),
    ("power", "plant"): ("plant", "site"),
    ("man_made", "works"): ("plant", "site"),
    ("landuse", "industrial"): ("plant", "site"),
    ("landuse", "port"): ("port", "site"),
    ("industrial", "port"): ("port", "site"),
    ("landuse", "harbour"): ("port", "site"),
    ("amenity", "hospital"): ("hospital", "site"),
    ("amenity", "clinic"): ("hospital", "site"),
    ("building", "hospital"): ("hospital", "site"),
    ("healthcare", "hospital"): ("hospital", "site"),
}
_OSM_KEYS: dict[str, Meaning] = {
    "military": ("military_site", "site"),
    "industrial": ("plant", "site"),
    "healthcare": ("hospital", "site"),
    "harbour": ("port", "site"),
    "highway": STREET,
    **dict.fromkeys(
        "aeroway amenity bridge building club craft emergency historic leisure man_made office "
        "power railway shop tourism".split(),
        SITE,
    ),
}
_SITE_M, _DISTRICT_M, _PROVINCE_M = 5_000, 60_000, 500_000


def of_osm(key: str | None, value: str | None) -> Meaning | None:
    """What an OpenStreetMap object is, by its main tag; None when the tag does not tell."""
    if key == "place":
        return OSM_PLACES.get(value or "")
    return _OSM_TAGS.get((key or "", value or "")) or _OSM_KEYS.get(key or "")


def by_size(meaning: Meaning | None, radius_m: int | None) -> Meaning:
    """The meaning; one by size where there is none, and for a "site" that is no single spot, such
    as a railway or a trunk road. A base stays what it is: a test range is wider than a town.
    """
    long = radius_m is not None and radius_m > _SITE_M
    if meaning and not (meaning in (SITE, STREET) and long):
        return meaning
    if radius_m is None:
        return DISTRICT
    sizes = ((_SITE_M, SITE), (_DISTRICT_M, DISTRICT), (_PROVINCE_M, PROVINCE))
    return next((found for most, found in sizes if radius_m <= most), COUNTRY)
