"""What the filters of a TimeMap event mean: the area that was hit, the weapon that was seen."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.importers.base import Help
from incidents.importers.drafts import TargetDraft, WeaponUseDraft
from incidents.language.strike_words import describes_strike
from schema.event_types import event_type_of_uses

Tag = tuple[str, str]
_AREAS = {
    "residential": "residential", "school or childcare": "education", "education": "education",
    "industrial": "industrial", "administrative": "government", "healthcare": "medical",
    "religious": "religious", "military": "military", "undefined": "unknown",
    "commercial": "other", "roads/highways/transport": "other", "cultural": "other",
    "food/food infrastructure": "other", "humanitarian": "other",
}  # fmt: skip
_WEAPONS = {
    "anti-air missile": "surface-to-air missile",
    "he artillery inc mortars": "artillery",
}
"""Words of the data set's own list that no catalogue has."""
_SILENT = {"", "unknown", "none", "undefined"}


def no_weapon(tags: Iterable[Tag]) -> bool:
    """Whether the data set says that no weapon was used: its only weapon system is "None"."""
    systems = {value.casefold() for kind, value in tags if "weapon" in kind.casefold()}
    return systems == {"none"}


def targets(tags: Iterable[Tag]) -> list[TargetDraft]:
    """Targets by the type of area; what has no code of its own keeps its name."""
    found: list[TargetDraft] = []
    for kind, value in tags:
        category = _AREAS.get(value.casefold())
        if category is None and "area" in kind.casefold() and value:
            category = "other"
        if category:
            target: TargetDraft = {"category": category}
            found.append({**target, "name": value} if category == "other" else target)
    return found


def weapons(tags: Iterable[Tag], ask: Help) -> list[WeaponUseDraft]:
    """Weapon uses by the weapon system; a tag of no stated kind has to be a known weapon."""
    found: list[WeaponUseDraft] = []
    for kind, value in tags:
        word = value.casefold()
        if word in _SILENT or word in _AREAS or (kind and "weapon" not in kind.casefold()):
            continue
        uses = ask.weapons(_WEAPONS.get(word, value))
        if kind or all(use["type"] != "unknown" for use in uses):
            found += [{**use, "text": value} for use in uses]
    return found


def event_type_of(uses: list[WeaponUseDraft], description: str) -> str:
    """The event type by the weapons; without any, by the plain words of the description.

    "Shelling", "explosion" and the like are violence from afar; what says nothing of the kind
    stays unspecified.
    """
    return event_type_of_uses(uses, strike=describes_strike(description))
