"""One entry of GeoConfirmed, whichever of its forms it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FACTIONS = {
    "0051CA": "Ukraine",
    "E00000": "Russia",
    "400080": "Belarus",
    "6A1D00": "North Korea",
    "0A5900": "NATO",
    "AC7339": "Neutral",
    "666666": "Unknown",
    "3184FF": "Ukraine (civilian)",
    "FF6666": "Russia (civilian)",
    "65BB59": "Civilian",
    "DDDD00": "Special",
}
"""Whose side an entry shows, by the colour of its mark on the site's map."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its form gives it; cells that a form has not are empty."""

    number: int
    id: str
    date: Any
    latitude: Any
    longitude: Any
    original: Mapping[str, Any]
    name: str = ""
    description: str = ""
    faction: str = ""
    equipment: str = ""
    units: str = ""
    links: tuple[str, ...] = ()


def faction_of(colour: str) -> str:
    """The faction of a colour such as `#E00000` or of a style such as `#iconStyle_E00000_2`."""
    upper = colour.upper()
    return next((name for code, name in FACTIONS.items() if code in upper), "")
