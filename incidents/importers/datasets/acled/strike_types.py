"""What ACLED calls a strike: the event type "Explosions/Remote violence" and its sub-types.

ACLED names no weapon. Where one sub-type covers several ("Shelling/artillery/missile attack",
"Air/drone strike"), the event is remote violence, unspecified; the words stay with the weapon.
"""

from __future__ import annotations

REMOTE = ("explosions/remote violence", "remote violence")
"""The event type, today and before 2019."""


UNLISTED = "unknown"
"""The weapon type of a sub-type that ACLED has added since."""
_WEAPONS = {
    "air/drone strike": "unknown",
    "shelling/artillery/missile attack": "unknown",
    "suicide bomb": "explosive_device",
    "remote explosive/landmine/ied": "explosive_device",
    "grenade": "other",
    "chemical weapon": "other",
}


def is_strike(event_type: str) -> bool:
    """Whether ACLED counts the event as remote violence."""
    return event_type.casefold() in REMOTE


def weapon_type(sub_type: str) -> str | None:
    """Our weapon type for a sub-type, or for none; None for one that is not in ACLED's list."""
    return _WEAPONS.get(sub_type.casefold()) if sub_type else UNLISTED
