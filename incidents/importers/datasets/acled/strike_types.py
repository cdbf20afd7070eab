"""What ACLED calls a strike: the event type "Explosions/Remote violence" and its sub-types.

ACLED names no weapon. Where one sub-type covers several ("Shelling/artillery/missile attack",
"Air/drone strike"), the event is remote violence, unspecified; the words stay with the weapon.
"""

from __future__ import annotations

from dataclasses import dataclass

REMOTE = ("explosions/remote violence", "remote violence")
"""The event type, today and before 2019."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An event type and a weapon type of ours."""

    event: str
    weapon: str


_DEVICE = Kind("sabotage", "explosive_device")
_ANY = Kind("remote_violence_unspecified", "unknown")
_KINDS = {
    "air/drone strike": _ANY,
    "shelling/artillery/missile attack": _ANY,
    "suicide bomb": _DEVICE,
    "remote explosive/landmine/ied": _DEVICE,
    "grenade": Kind("other", "other"),
    "chemical weapon": Kind("other", "other"),
}


def is_strike(event_type: str) -> bool:
    """Whether ACLED counts the event as remote violence."""
    return event_type.casefold() in REMOTE


def kind_of(sub_type: str) -> Kind | None:
    """Our codes for a sub-type, or for none; None for one that is not in ACLED's list."""
    return _KINDS.get(sub_type.casefold()) if sub_type else _ANY


UNLISTED = _ANY
"""What a sub-type becomes that ACLED has added since."""
