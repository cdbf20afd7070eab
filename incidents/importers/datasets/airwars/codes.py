"""Airwars' codes in ours: grades, strike status, accuracy, groups, infrastructure, belligerents."""

from __future__ import annotations

from incidents.importers.drafts import LocationDraft, TargetDraft
from incidents.language.people_words import group_of
from schema.folding import words_alone

GRADES = {
    "confirmed": ("confirmed", "claimed_by_attacker"), "fair": ("corroborated", "likely"),
    "weak": ("single_source", "alleged"), "contested": ("contested", "contested"),
    "discounted": ("refuted", "unknown"),
}  # fmt: skip
"""Grade of civilian harm -> verification, and the attribution where no strike status says more."""
_STATUS = {
    "declared": "claimed_by_attacker", "likely": "likely", "contested": "contested",
    "single": "alleged", "alleged": "alleged",
}  # fmt: skip
_ACCURACY = {
    "province governorate": "admin1", "province": "admin1", "district": "admin2",
    "subdistrict": "admin2", "city": "settlement", "town": "settlement", "village": "settlement",
    "neighbourhood area": "neighbourhood", "street": "neighbourhood",
    "nearby landmark": "neighbourhood", "within 100m via coalition": "neighbourhood",
    "within 1m via coalition": "exact",
}  # fmt: skip
_WITHIN = {"within 100m via coalition": 100.0, "within 1m via coalition": 1.0}
_GROUPS = {"civilian non combatants": "civilian", "healthcare personnel": "medical"}
"""Groups in several words; those in one are everybody's."""
_TARGETS = {
    "residential": "residential", "apartment building": "residential", "agriculture": "agriculture",
    "education": "education", "healthcare": "medical", "medical": "medical",
    "religious institution": "religious", "religious": "religious", "energy": "energy",
    "water": "water", "government": "government", "military": "military",
    "industrial": "industrial", "port": "port", "airport": "airfield",
}  # fmt: skip
_ACTORS = {
    "israeli military": "Israel", "russian military": "Russia", "ukrainian military": "Ukraine",
    "turkish military": "Turkey", "us forces": "United States", "us military": "United States",
    "us-led coalition": "coalition-against-islamic-state", "iranian military": "Iran",
    "syrian regime": "Assad government", "saudi-led coalition": "saudi-led-coalition",
}  # fmt: skip


def grade(text: str) -> tuple[str, str]:
    """Verification and attribution for "Fair Reported by two or more ..."."""
    return GRADES.get(words_alone(text).partition(" ")[0], ("unverified", "unknown"))


def discounted(text: str) -> bool:
    """Whether Airwars found that the harm was not as reported."""
    return words_alone(text).startswith("discounted")


def attribution(status: str, by_grade: str) -> str:
    """How it is known who attacked: by the strike's status, else by the grade."""
    return _STATUS.get(words_alone(status).partition(" ")[0], by_grade)


def precision(accuracy: str) -> LocationDraft:
    """Precision of coordinates. Where no accuracy is stated they are near the place at best."""
    word = words_alone(accuracy)
    exact = "exact" if word.startswith("exact location") else "near_settlement"
    found: LocationDraft = {"location_precision": _ACCURACY.get(word, exact)}
    return {**found, "uncertainty_m": _WITHIN[word]} if word in _WITHIN else found


def group(name: str) -> str:
    """Our group; `other` for those that we have no code for."""
    word = words_alone(name)
    return _GROUPS.get(word) or group_of(word) or "other"


def target(name: str) -> TargetDraft:
    """A target by the kind of infrastructure; its name stays where we have no code of its own."""
    word = words_alone(name)
    if "camp" in word.split():
        return {"category": "residential", "name": name}
    category = _TARGETS.get(word)
    return {"category": category} if category else {"category": "other", "name": name}


def actor_name(belligerent: str) -> str:
    """What the actor is called here: "Israeli Military" is the state."""
    return _ACTORS.get(belligerent.casefold(), belligerent)
