"""Where a row lies by the names of its areas."""

from __future__ import annotations

from typing import Any

from incidents.importers.base import Help


def area_of(ask: Help, country: str, admin1: str, admin2: str = "") -> dict[str, Any]:
    """The parts of a place that the row names, the country as its code; a country that nobody
    knows is left out and said.
    """
    code = ask.country(country) if country else None
    if country and not code:
        ask.warn(f"no country is called {country!r}")
    found = {"admin1": admin1, "admin2": admin2, "country": code}
    return {key: value for key, value in found.items() if value}
