"""Pelias, a geocoder on open data that one runs oneself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.geocode.services import kinds, values
from incidents.geocode.services.base import TIMEOUT_S, Online
from incidents.geocode.services.polite import Polite
from incidents.geocode.services.result import Box, Result, named, spot_at
from schema.errors import UsageError
from schema.json_value import JsonObject

_LAYERS = {
    **dict.fromkeys(("venue", "address"), kinds.SITE),
    **dict.fromkeys(("street", "intersection"), kinds.STREET),
    **dict.fromkeys(("neighbourhood", "borough", "macrohood"), kinds.QUARTER),
    "locality": kinds.SETTLEMENT,
    **dict.fromkeys(("localadmin", "county", "macrocounty"), kinds.DISTRICT),
    **dict.fromkeys(("region", "macroregion"), kinds.PROVINCE),
    **dict.fromkeys(("country", "dependency"), kinds.COUNTRY),
}


class Pelias(Online):
    """A Pelias server. There is no public one, so it needs an address. `score` is its confidence.

    A result whose country the server gives only by three letters has the country None.
    """

    name = "pelias"
    credit = (
        "© OpenStreetMap contributors (ODbL 1.0), OpenAddresses, Who's On First, GeoNames (CC BY), "
        "found with Pelias"
    )
    results_at = "features"

    def __init__(
        self,
        user_agent: str,
        address: str | None = None,
        polite: Polite | None = None,
        timeout: float = TIMEOUT_S,
    ) -> None:
        if not address:
            raise UsageError(
                "pelias: expected the address of a server, found none\n"
                "  there is no public one without a key; INCIDENTS_GEOCODER_URL names yours"
            )
        super().__init__(user_agent, address, polite, timeout)

    def client(self, options: Mapping[str, object]) -> Any:
        """The geopy geocoder."""
        from geopy.geocoders import Pelias as Geocoder

        return Geocoder(**options)

    def ask(self, question: str, country: str | None) -> Any:
        """What geopy answers to a question."""
        countries = [country] if country else None
        return self._geocoder.geocode(
            question, exactly_one=False, countries=countries, language="en"
        )

    def read(self, raw: JsonObject) -> Result:
        """One GeoJSON feature of an answer."""
        about = values.inside(raw, "properties")
        longitude, latitude = values.items(values.inside(raw, "geometry", "coordinates"), 2)
        west, south, east, north = map(values.number, values.items(raw.get("bbox"), 4))
        layer = values.text(values.inside(about, "layer")) or ""
        return Result(
            name=named(values.name(values.inside(about, "name"))),
            spot=spot_at(values.number(latitude), values.number(longitude)),
            country=values.country(values.inside(about, "country_code")),
            meaning=_LAYERS.get(layer),
            box=Box(south, west, north, east),
            admin1=values.name(values.inside(about, "region")),
            admin2=values.name(values.inside(about, "county")),
            score=values.number(values.inside(about, "confidence")) or 0.0,
            id=values.text(values.inside(about, "gid")),
        )
