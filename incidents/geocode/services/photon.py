"""Photon, a search on OpenStreetMap that forgives misspellings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from incidents.geocode.services import kinds, values
from incidents.geocode.services.base import LIMIT, Online
from incidents.geocode.services.result import Box, Result, UnsoundError, named, spot_at
from schema.json_value import Json, JsonObject

_TYPES = {
    "house": kinds.SITE,
    "street": kinds.STREET,
    "locality": kinds.QUARTER,
    "district": kinds.QUARTER,
    "city": kinds.SETTLEMENT,
    "county": kinds.DISTRICT,
    "state": kinds.PROVINCE,
    "country": kinds.COUNTRY,
}
_OBJECTS = {"N": "node", "W": "way", "R": "relation"}
_JOINED = ("name", "housenumber", "street", "postcode", "city", "state", "country")
"""What geopy joins to an address, and therefore has to be text."""


class Photon(Online):
    """Photon at photon.komoot.io or a server of one's own, version 1 or newer.

    It gives no figure for how well a result fits, so `score` follows its order, in small steps.
    """

    name = "photon"
    credit = "© OpenStreetMap contributors, ODbL 1.0, found with Photon"
    results_at = "features"

    def client(self, options: Mapping[str, object]) -> Any:
        """The geopy geocoder."""
        from geopy.geocoders import Photon as Geocoder

        return Geocoder(**options)

    def ask(self, question: str, country: str | None) -> Any:
        """What geopy answers to a question."""
        code = {"countrycode": country} if country else {}
        self._geocoder.adapter.further = f"&{urlencode(code)}" if code else ""
        return self._geocoder.geocode(question, exactly_one=False, limit=LIMIT, language="en")

    def read(self, raw: JsonObject) -> Result:
        """One GeoJSON feature of an answer."""
        about = values.inside(raw, "properties") or {}
        if not isinstance(about, dict) or not all(_is_text(about.get(key)) for key in _JOINED):
            raise UnsoundError("properties that are no texts")
        longitude, latitude = values.items(values.inside(raw, "geometry", "coordinates"), 2)
        west, north, east, south = map(values.number, values.items(about.get("extent"), 4))
        return Result(
            name=named(values.name(about.get("name")), _street(about)),
            spot=spot_at(values.number(latitude), values.number(longitude)),
            country=values.country(about.get("countrycode")),
            meaning=_meaning(about),
            box=Box(south, west, north, east),
            admin1=values.name(about.get("state")),
            admin2=values.name(about.get("county")),
            id=_id(about),
        )


def _is_text(value: Json) -> bool:
    return value is None or isinstance(value, str)


def _street(about: JsonObject) -> str | None:
    street = values.name(about.get("street"))
    number = values.name(about.get("housenumber"))
    return " ".join(filter(None, (street, number))) if street else None


def _meaning(about: JsonObject) -> kinds.Meaning | None:
    key, value = values.text(about.get("osm_key")), values.text(about.get("osm_value"))
    return kinds.of_osm(key, value) or _TYPES.get(values.text(about.get("type")) or "")


def _id(about: JsonObject) -> str | None:
    kind, number = _OBJECTS.get(str(about.get("osm_type"))), values.whole(about.get("osm_id"))
    return f"{kind}/{number}" if kind and number else None
