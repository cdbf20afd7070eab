"""What event the weapons make: the one rule that every way into the store goes by.

Each weapon type of `schema/vocabularies/weapon_types.yaml` names the event that it makes, or takes
that of its broader type. A source or a person that states the kind of event is not asked twice:
this rule speaks only where nobody did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from schema.vocabulary import vocabulary

UNSPECIFIED = "armed_violence_unspecified"
"""What happened when no weapon is known and nothing tells of a strike; hidden in answers."""
REMOTE = "remote_violence_unspecified"
"""A strike whose kind is not known."""
COMBINED = "combined_attack"
_NO_WEAPON = "unknown"


def event_type_of(
    weapon_types: Iterable[str], *, strike: bool = False, unmatched: bool = False
) -> str:
    """The event type that weapons of these types make.

    Weapons of one kind make its event, of several kinds a combined attack. What only comes along
    (drones that observe, the load of a munition whose carrier is not named, counts of all weapons
    together) adds no kind; on its own it makes its own event.

    `strike` says that the source tells of a strike: with no known weapon the event is then remote
    violence, unspecified, else armed violence, unspecified. `unmatched` says that a weapon is
    named which no weapon type fits: without any other the event is `other` unless it was a strike.
    """
    return _event_type(frozenset(weapon_types), strike, unmatched)


def event_type_of_uses(uses: Iterable[Mapping[str, Any]], *, strike: bool = False) -> str:
    """The same for weapon uses of a document: one of type `unknown` with a text names a weapon
    that is not in the catalogue.
    """
    known = list(uses)
    unmatched = any(_type(use) == _NO_WEAPON and use.get("text") for use in known)
    return event_type_of(map(_type, known), strike=strike, unmatched=unmatched)


def _type(use: Mapping[str, Any]) -> str:
    return str(use.get("type") or _NO_WEAPON)


@cache
def _event_type(weapon_types: frozenset[str], strike: bool, unmatched: bool) -> str:
    named = weapon_types - {_NO_WEAPON}
    alone = {code for code in named if not vocabulary("weapon_types").terms[code].accompanies}
    events = {event_of_type(code) for code in alone or named}
    if events:
        return _one(events, bool(alone))
    if strike:
        return REMOTE
    return "other" if unmatched else UNSPECIFIED


def _one(events: set[str], weapons: bool) -> str:
    """One event out of several: weapons that differ combine, things that come along do not."""
    if len(events) == 1:
        return next(iter(events))
    return COMBINED if weapons else REMOTE


def event_of_type(code: str) -> str:
    """The event that one weapon type makes: its own, or that of the nearest broader type."""
    types = vocabulary("weapon_types")
    stated = (types.terms[above].event_type for above in types.above(code))
    return next((event for event in stated if event), UNSPECIFIED)


def may_be_derived(event_type: str, uses: Iterable[Mapping[str, Any]]) -> bool:
    """Whether an event type is what its weapons make, so that it follows when they are corrected.

    One that says more or otherwise than the weapons was stated by a person or a source and stays.
    One that leaves the kind open is no such statement.
    """
    known = list(uses)
    made = {event_type_of_uses(known, strike=strike) for strike in (False, True)}
    return event_type in made | {UNSPECIFIED, REMOTE}
