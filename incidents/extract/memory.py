"""The strikes that a text has told of, and which of them a unit goes on about."""

from __future__ import annotations

from dataclasses import dataclass, field

from incidents.extract.events import Event, Spot
from incidents.extract.mentions import place_roles as roles
from incidents.extract.spots import Spotter
from incidents.extract.units import Unit

MEMORY = 100
"""How many strikes back a sentence may go on about."""


@dataclass
class Memory:
    """The strikes so far. `focus` is the one that the text is speaking of."""

    spotter: Spotter
    events: list[Event] = field(default_factory=list)
    focus: Event | None = None

    def _recent(self) -> list[Event]:
        """The last strikes, the newest first: what a reader still has in mind."""
        return self.events[: -MEMORY - 1 : -1]

    def matching(self, unit: Unit, spot: Spot) -> Event | None:
        """The event that a unit with a place goes on about: the same place, then one it refines."""
        fitting = [e for e in self._recent() if e.fits_date(unit.date)]
        for event in fitting:
            if event.spot and event.spot.same(spot) and self._one_attack(event, unit):
                return event
        for event in fitting:
            if (
                spot.form in event.around
                and not unit.meaning.apart
                and event.fits_weapons(unit.weapons)
            ):
                return event
        for event in fitting:
            if (
                event.spot
                and event.spot.holds(spot)
                and not unit.meaning.apart
                and not self._has_own(event, spot)
            ):
                event.spot = spot
                return event
        for event in fitting:
            if (
                event.spot
                and spot.holds(event.spot)
                and event is self.focus
                and (unit.meaning.definite or event.retold(unit))
            ):
                return event
        for event in fitting:
            if event.spot is None and not unit.meaning.apart and self._one_attack(event, unit):
                event.spot = spot
                return event
        return None

    def _has_own(self, event: Event, spot: Spot) -> bool:
        """Whether an area's event has figures that another town of it cannot share."""
        return any(
            other is not event and other.spot and other.spot.same(spot) for other in self._recent()
        )

    def _one_attack(self, event: Event, unit: Unit) -> bool:
        """Whether weapons allow it to be one attack; another kind "separately" is another."""
        if event.fits_weapons(unit.weapons):
            return True
        return not unit.meaning.apart

    def spoken_of(self, unit: Unit) -> Event | None:
        """The strike of a unit without a place, unless its day or its weapon say otherwise."""
        seat = self._seat(unit)
        if seat and seat.fits_date(unit.date):
            return seat
        focus = self.focus
        if focus and focus.fits_date(unit.date):
            strange = (
                unit.weapons and not focus.fits_weapons(unit.weapons) and not unit.meaning.definite
            )
            hurt = any(not toll.none for toll in unit.tolls)
            if not (unit.meaning.apart and strange and hurt):
                return focus
        if focus and unit.meaning.definite:
            return next((e for e in self._recent() if e.fits_date(unit.date)), None)
        return None

    def _seat(self, unit: Unit) -> Event | None:
        """The event at the seat of whoever speaks: "Kharkiv's mayor" speaks of Kharkiv."""
        for mention in unit.places:
            if mention.role != roles.RESIDENCE:
                continue
            spot = self.spotter.spot(mention)
            for event in self._recent():
                if event.spot and (
                    event.spot.same(spot) or spot.holds(event.spot) or event.spot.form == spot.form
                ):
                    return event
        return None
