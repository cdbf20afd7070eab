"""What happened, as far as the weapons tell: one event type for the weapon uses of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from schema.vocabulary import vocabulary

_EVENTS = {
    "missile": "missile_strike", "drone": "drone_strike", "loitering_munition": "drone_strike",
    "uncrewed_surface_vessel": "drone_strike", "aerial_munition": "air_strike",
    "bomb": "air_strike", "glide_bomb": "glide_bomb_strike", "rocket": "rocket_strike",
    "artillery": "artillery_strike",
}  # fmt: skip
_LOADS = {"cluster_munition", "incendiary_munition"}
"""What a munition carries: it does not say what brought it."""
_WATCHING = {"reconnaissance_drone"}
UNSPECIFIED = "armed_violence_unspecified"


def event_type(uses: Iterable[Mapping[str, Any]]) -> str:
    """The event type of weapon uses: `combined_attack` for more than one kind of weapon.

    Drones that only observe make no strike (`other`) unless something else came along. A weapon
    that the catalogue does not know is `other`; no weapon at all `armed_violence_unspecified`.
    """
    used = [use for use in uses if use["type"] != "several"]
    named = {use["type"] for use in used} - {"unknown"}
    if not named:
        return "other" if any(use.get("text") for use in used) else UNSPECIFIED
    if named <= _WATCHING:
        return "other"
    kinds = {_kind(code) for code in named - _LOADS - _WATCHING}
    if not kinds:
        return "remote_violence_unspecified"
    return kinds.pop() if len(kinds) == 1 else "combined_attack"


def _kind(code: str) -> str:
    terms = vocabulary("weapon_types").terms
    at: str | None = code
    while at is not None:
        if at in _EVENTS:
            return _EVENTS[at]
        at = terms[at].parent
    return "other"
