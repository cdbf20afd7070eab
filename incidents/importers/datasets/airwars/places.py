"""The location of an Airwars assessment: coordinates with their accuracy, or names alone."""

from __future__ import annotations

import re

from incidents.importers.base import Help
from incidents.importers.datasets.airwars.assessment import Assessment
from incidents.importers.datasets.airwars.codes import precision
from incidents.importers.datasets.airwars.victim_names import place_parts
from incidents.importers.drafts import LocationDraft, PlaceDraft, PointDraft
from incidents.importers.values.cell_numbers import coordinates
from incidents.importers.values.locations import areas_named, place_named, with_area_how

_LATIN = re.compile(r"[A-Za-z]")


def place_fields(found: Assessment, ask: Help) -> LocationDraft:
    """The location fields of a document. The last place named is the country, the one before it
    the governorate; homes are not named.
    """
    parts = place_parts(found.location)
    names = [part for part in parts if _LATIN.search(part)]
    country = _country(found, names, ask)
    spot = coordinates(*found.spot, ("latitude", "longitude"))
    fields = _at(spot, found, names, country, ask) if spot else _named(names, country, ask)
    return {**fields, "location_words": ", ".join(parts)} if parts and fields else fields


def _country(found: Assessment, names: list[str], ask: Help) -> str | None:
    name = found.country or (names[-1] if names else "")
    return ask.country(name.removeprefix("the ")) if name else None


def _at(
    spot: PointDraft, found: Assessment, names: list[str], country: str | None, ask: Help
) -> LocationDraft:
    around, admin1 = ask.area(spot["latitude"], spot["longitude"])
    area = areas_named(
        country or around,
        admin1 if around == (country or around) else None,
        names[-2] if len(names) > 2 else None,
    )
    fields: LocationDraft = {
        "place": place_named(names[0] if names else None, area, spot),
        "location_how": "reported",
        "location_by": "Airwars",
        **precision(found.accuracy),
    }
    return with_area_how(fields, country, None)


def _named(names: list[str], country: str | None, ask: Help) -> LocationDraft:
    """A place without coordinates: looked up by name, or else known to its governorate."""
    if not (names and country):
        return {"place": {"country": country}, "location_precision": "country"} if country else {}
    if len(names) < 3:
        admin2 = names[0] if len(names) == 2 else None
        return {"place": {**areas_named(country, None, admin2)},
                "location_precision": "admin2" if admin2 else "country"}  # fmt: skip
    looked_up = ask.place(names[0], country)
    if looked_up.get("location_precision", "unknown") != "unknown":
        return looked_up
    place: PlaceDraft = {"name": names[0], "admin2": names[-2], "country": country}
    return {"place": place, "location_precision": "admin2"}
