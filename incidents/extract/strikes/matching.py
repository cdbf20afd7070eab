"""Which strike a clause goes on about: ordered rules that only look.

Each list is tried from its top; within a rule the newest strike that fits is meant. A rule is
(name, condition, closer): where `closer` is set, the strike takes over the place of the clause.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.extract.mentions import place_roles as roles
from incidents.extract.mentions.weapons import family_of
from incidents.extract.strikes.event import Event
from incidents.extract.strikes.memory import Match, Memory
from incidents.geocode.spelling.romanise import sound_key

if TYPE_CHECKING:
    from incidents.extract.strikes.clauses import Clause
    from incidents.extract.strikes.places_hit import PlaceHit, PlaceLookup


@dataclass(frozen=True)
class PlaceRule:
    """A rule for clauses with a place: whether a strike of a fitting day is the one meant."""

    name: str
    condition: Callable[[Memory, Event, Clause, PlaceHit], bool]
    closer: bool = False


def _same_place(_: Memory, event: Event, clause: Clause, place: PlaceHit) -> bool:
    return event.place is not None and event.place.same(place) and _one_attack(event, clause)


def _sounds_alike(_: Memory, event: Event, clause: Clause, place: PlaceHit) -> bool:
    """Whether the name is the event's in another spelling that the gazetteer lacks; it may stand
    before a town that it is only said to be near.
    """
    if event.place is None or not _one_attack(event, clause):
        return False
    beside = place.mention.role == roles.NEARBY
    unknown = event.place.chosen is None or place.chosen is None or beside
    names = clause.impacts if beside else [place.mention]
    key = sound_key(event.place.mention.name)
    return unknown and any(sound_key(mention.name) == key for mention in names)


def _told_by_another(memory: Memory, event: Event, clause: Clause, place: PlaceHit) -> bool:
    return event is memory.focus and place.unexplained and clause.assertion.retold


def _around_it(_: Memory, event: Event, clause: Clause, place: PlaceHit) -> bool:
    quarter = event.quarter is not None and event.quarter.form == place.form
    named = (quarter or place.form in event.around) and not clause.assertion.apart
    return named and event.fits_weapons(clause.weapons)


def _town_of_area(memory: Memory, event: Event, clause: Clause, place: PlaceHit) -> bool:
    area = event.place
    inside = area is not None and area.holds(place) and not clause.assertion.apart
    return inside and not _of_other_means(event, clause) and not _has_own(memory, event, place)


def _of_other_means(event: Event, clause: Clause) -> bool:
    """Whether only one of the two was by drones; "a strike" may be a shell as well as a bomb."""
    if event.fits_weapons(clause.weapons) or clause.assertion.definite:
        return False
    return "drone" in event.families | {family_of(weapon.type) for weapon in clause.weapons}


def _area_of_town(memory: Memory, event: Event, clause: Clause, place: PlaceHit) -> bool:
    if event is not memory.focus or event.place is None or not place.may_hold(event.place):
        return False
    return clause.assertion.definite or event.repeated_by(clause)


def _no_place_yet(_: Memory, event: Event, clause: Clause, __: PlaceHit) -> bool:
    return event.place is None and not clause.assertion.apart and _one_attack(event, clause)


AT_PLACE = (
    # The very place before any that only may be it.
    PlaceRule("same_place", _same_place),
    # The same name in another spelling, before a town that it is only said to be near.
    PlaceRule("sounds_alike", _sounds_alike),
    # The text itself tied the two names together; areas are only a guess by the gazetteer.
    PlaceRule("named_beside", _around_it),
    # Only for names that nothing explains, which none of the rules above could tie to a strike.
    PlaceRule("told_by_another", _told_by_another),
    # From area to town a text gets more exact; before the other way, which loses something.
    PlaceRule("town_of_area", _town_of_area, closer=True),
    # An area after its town needs more: that the sentence says "the attack", or nothing new.
    PlaceRule("area_of_town", _area_of_town),
    # Last, since a strike without a place agrees with every place.
    PlaceRule("place_of_placeless", _no_place_yet, closer=True),
)


def match_at(memory: Memory, clause: Clause, place: PlaceHit) -> Match | None:
    """The strike that a clause with a place goes on about; None where it tells of a new one."""
    fitting = [event for event in memory.recent if event.fits_date(clause.date)]
    if clause.assertion.background and clause.date:
        # what a text recalls with its day is none of the strikes whose day it leaves open
        fitting = [event for event in fitting if event.days]
    for rule in AT_PLACE:
        for event in fitting:
            if rule.condition(memory, event, clause, place):
                return Match(rule.name, event, rule.closer)
    return None


def match_without_place(memory: Memory, clause: Clause, places: PlaceLookup) -> Match | None:
    """The strike that a clause without a place goes on about."""
    for name, look in WITHOUT_PLACE:
        event = look(memory, clause, places)
        if event:
            return Match(name, event)
    return None


def _at_speakers_seat(memory: Memory, clause: Clause, places: PlaceLookup) -> Event | None:
    """`Kharkiv's mayor` speaks of Kharkiv: the newest strike there, if the day allows it."""
    seats = [places.place(m) for m in clause.places if m.role == roles.RESIDENCE]
    there = (event for seat in seats for event in memory.recent if _at_seat(event, seat))
    event = next(there, None)
    return event if event and event.fits_date(clause.date) else None


def _at_seat(event: Event, seat: PlaceHit) -> bool:
    place = event.place
    if place is None:
        return False
    return place.same(seat) or seat.holds(place) or place.form == seat.form


def _in_focus(memory: Memory, clause: Clause, _: PlaceLookup) -> Event | None:
    """The strike that the text speaks of, unless day or weapon say otherwise."""
    focus = memory.focus
    if focus is None or not focus.fits_date(clause.date):
        return None
    assertion = clause.assertion
    strange = not focus.fits_weapons(clause.weapons) and not assertion.definite
    return None if assertion.apart and strange and clause.hurt else focus


def _definite(memory: Memory, clause: Clause, _: PlaceLookup) -> Event | None:
    """`The attack on Tuesday`: the newest strike of that day."""
    if memory.focus is None or not clause.assertion.definite:
        return None
    return next((event for event in memory.recent if event.fits_date(clause.date)), None)


WITHOUT_PLACE = (
    # The speaker's town is nearly a place of the clause, so it comes before the mere focus.
    ("speakers_seat", _at_speakers_seat),
    # What the text speaks of right now, before what it spoke of earlier.
    ("in_focus", _in_focus),
    # Only where the focus is of another day.
    ("definite_words", _definite),
)


def _one_attack(event: Event, clause: Clause) -> bool:
    """Whether weapons allow it to be one attack; another kind "separately" is another."""
    return event.fits_weapons(clause.weapons) or not clause.assertion.apart


def _has_own(memory: Memory, event: Event, place: PlaceHit) -> bool:
    """Whether the town has a strike of its own already, so that it is not the area's."""
    return any(
        other is not event and other.place and other.place.same(place) for other in memory.recent
    )
