"""The target of a wave: a country, a side of it, an area, a city, or several of these."""

from __future__ import annotations

import re

from incidents.importers.base import Help
from incidents.importers.drafts import LocationDraft
from incidents.importers.values.locations import areas_named

COUNTRY = "UA"
_SIDES = re.compile(r"(?:north|south|cent(?:er|re)|east|west|front line|and|[\s-])+", re.IGNORECASE)
_AREA = re.compile(r"\b(?:oblast|raion)\b", re.IGNORECASE)
_WHOLE: LocationDraft = {"place": {"country": COUNTRY}, "location_precision": "country"}
_ONE_PLACE = {"exact", "site", "neighbourhood", "settlement", "near_settlement"}


def names(target: str) -> list[str]:
    """The places that a cell joins by "and"."""
    return [name.strip() for name in re.split(r"\s+and\s+", target) if name.strip()]


def place_fields(target: str, ask: Help) -> LocationDraft:
    """The location fields of a document.

    What only names the country, a side of it, or areas of several oblasts is known to the country
    alone and gets no coordinates. The words of the row are kept.
    """
    if target.casefold() in ("", "ukraine"):
        return _WHOLE.copy()
    found = _narrowest(target, ask)
    return {**(found or _WHOLE), "location_words": target}


def one_place(location: LocationDraft) -> bool:
    """Whether the target is one settlement or something in it."""
    return location["location_precision"] in _ONE_PLACE


def called(target: str) -> str:
    """The target in a title; a side is a side of the country."""
    return f"Ukraine ({target})" if _SIDES.fullmatch(target) else target or "Ukraine"


def _narrowest(target: str, ask: Help) -> LocationDraft | None:
    parts = [re.sub(r"\s*\([^)]*\)", "", name) for name in names(target)]
    if len(parts) == 1 and not _SIDES.fullmatch(parts[0]):
        return _of_one(parts[0], ask)
    oblasts = {part.split(",")[0] for part in parts}
    if len(parts) > 1 and len(oblasts) == 1:
        return _of_one(oblasts.pop(), ask)
    return None


def _of_one(name: str, ask: Help) -> LocationDraft:
    """One area or city; "X oblast, Y Raion" asks for Y in X. An unsure area stays an area."""
    area, _, within = (part.strip() for part in name.partition(","))
    oblast = re.sub(r"\s+oblast$", "", area, flags=re.IGNORECASE)
    found = ask.place(within or name, COUNTRY, oblast if within else None)
    if found.get("location_precision", "unknown") != "unknown" or not _AREA.search(name):
        return found
    return {
        "place": {**areas_named(COUNTRY, oblast, within)},
        "location_precision": "admin2" if within else "admin1",
    }
