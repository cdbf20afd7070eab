"""Nominatim, the search of OpenStreetMap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.geocode.services import kinds, values
from incidents.geocode.services.base import LIMIT, Online
from incidents.geocode.services.result import Box, Result, named, spot_at
from schema.json_value import JsonObject

_ADDRESS_TYPES = kinds.OSM_PLACES | {
    "state_district": kinds.DISTRICT,
    "city_district": kinds.QUARTER,
    "road": kinds.STREET,
}
_RANKS = ((4, kinds.COUNTRY), (9, kinds.PROVINCE), (12, kinds.DISTRICT), (19, kinds.SETTLEMENT),
          (25, kinds.QUARTER))  # fmt: skip
"""Up to which `place_rank` a boundary is what, for servers that give no `addresstype`."""


class Nominatim(Online):
    """Nominatim at nominatim.openstreetmap.org or a server of one's own.

    The public one allows one request a second and no bulk work. `score` is its importance, which
    says how well known a place is, not how well it fits.
    """

    name = "nominatim"
    credit = "© OpenStreetMap contributors, ODbL 1.0, found with Nominatim"

    def client(self, options: Mapping[str, object]) -> Any:
        """The geopy geocoder."""
        from geopy.geocoders import Nominatim as Geocoder

        return Geocoder(**options)

    def ask(self, question: str, country: str | None) -> Any:
        """What geopy answers to a question."""
        return self._geocoder.geocode(
            question,
            exactly_one=False,
            limit=LIMIT,
            addressdetails=True,
            language="en",
            country_codes=country.lower() if country else None,
        )

    def read(self, raw: JsonObject) -> Result:
        """One place of an answer in its `json` format."""
        full = named(values.name(raw.get("display_name")))
        south, north, west, east = map(values.decimal, values.items(raw.get("boundingbox"), 4))
        return Result(
            name=named(values.name(raw.get("name")), full.split(",")[0]),
            spot=spot_at(values.decimal(raw.get("lat")), values.decimal(raw.get("lon"))),
            country=values.country(values.inside(raw, "address", "country_code")),
            meaning=_meaning(raw),
            box=Box(south, west, north, east),
            admin1=_first(raw, "state", "province", "region"),
            admin2=_first(raw, "state_district", "county", "district"),
            score=values.number(raw.get("importance")) or 0.0,
            id=_id(raw),
        )


def _meaning(raw: JsonObject) -> kinds.Meaning | None:
    key, value = values.text(raw.get("class")), values.text(raw.get("type"))
    if key != "boundary":
        return kinds.of_osm(key, value)
    known = _ADDRESS_TYPES.get(values.text(raw.get("addresstype")) or "")
    rank = values.number(raw.get("place_rank"))
    if known or rank is None or value != "administrative":
        return known
    return next((meaning for most, meaning in _RANKS if rank <= most), None)


def _first(raw: JsonObject, *keys: str) -> str | None:
    found = (values.name(values.inside(raw, "address", key)) for key in keys)
    return next(filter(None, found), None)


def _id(raw: JsonObject) -> str | None:
    number = values.whole(raw.get("osm_id"))
    known = raw.get("osm_type") in ("node", "way", "relation")
    return f"{raw['osm_type']}/{number}" if known and number else None
