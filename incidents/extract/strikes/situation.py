"""A clause in front of what the text told before it: all that a rule may ask. It only looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from incidents.extract.lexicon import passing_words
from incidents.extract.lexicon.assertion_words import STRIKE_NOUN
from incidents.extract.strikes.assertions import DENIED, GENERAL, HAPPENED, RECALLED
from incidents.extract.strikes.clauses import Clause
from incidents.extract.strikes.event import Event
from incidents.extract.strikes.matching import match_without_place
from incidents.extract.strikes.memory import Match, Memory
from incidents.extract.strikes.places_hit import PlaceHit, PlaceLookup
from incidents.language.folding import lookup_form


@dataclass(frozen=True)
class Situation:
    """A clause, the memory as it was before the clause, and the gazetteer."""

    clause: Clause
    memory: Memory
    lookup: PlaceLookup

    @cached_property
    def places(self) -> list[PlaceHit]:
        """The places that the clause says were hit."""
        return self.lookup.hit(self.clause)

    @cached_property
    def parts(self) -> list[PlaceHit]:
        """Those of them that are a part of a town: a quarter, a street, a site."""
        return [
            place
            for place in self.places
            if place.small or (place.unexplained and self.lookup.town_of(self.clause, place))
        ]

    @cached_property
    def towns(self) -> list[PlaceHit]:
        """The others: towns and areas. The town that holds a part stands for an area around it."""
        wide = [place for place in self.places if place not in self.parts]
        if self.parts and all(place.broad for place in wide):
            seats = (self.lookup.town_of(self.clause, part) for part in self.parts)
            seat = next(filter(None, seats), None)
            return [seat] if seat else wide
        return wide

    @cached_property
    def long_total(self) -> bool:
        """Totals of a time longer than a strike, and strikes of long ago without a day."""
        clause = self.clause
        if clause.tolls and all(toll.cumulative for toll in clause.tolls):
            return True
        bare = not (clause.places or clause.assertion.trigger or clause.date)
        if self.memory.long_total and clause.tolls and bare:
            return True
        span = any(date.span for date in clause.dates)
        return (span or clause.assertion.background) and clause.date is None

    @property
    def recalled(self) -> bool:
        """Whether its strike is of long ago: its day is that of the memorial or the trial."""
        assertion, day = self.clause.assertion, self.clause.date
        if assertion.status == RECALLED:
            return True
        return day is not None and day.precision != "month" and assertion.of_a_year

    @property
    def only_act(self) -> bool:
        """Whether it tells what people do about a strike, and neither its day nor its victims."""
        clause = self.clause
        return not clause.tolls and clause.date is None and clause.assertion.of_act

    @property
    def in_passing(self) -> bool:
        """Whether it only counts off or adds strikes: neither a day nor anybody hurt is theirs."""
        clause = self.clause
        dated = any(clause.start <= d.start < clause.end and not d.span for d in clause.dates)
        if clause.tolls or dated:
            return False
        text = clause.assertion.text
        return bool(passing_words.COUNTED_OFF.search(text) or passing_words.ADDED.search(text))

    @property
    def of_others_before(self) -> bool:
        """Whether it sums up strikes before the one in focus, each of which it leaves open."""
        text = self.clause.assertion.text
        return self.memory.focus is not None and bool(passing_words.OTHERS_BEFORE.search(text))

    @property
    def hurt_elsewhere(self) -> bool:
        """Whether it tells of a victim's relative, or of people who had been hurt by nobody knows
        what, on another day than the strike in focus, or before it at another place.
        """
        focus = self.memory.focus
        assertion = self.clause.assertion
        match = passing_words.KIN_HURT.search(assertion.text)
        told = assertion.trigger or self.clause.weapons or assertion.status == DENIED
        if match is None and self.places and not told:
            match = passing_words.HAD_BEEN_HURT.search(assertion.text)
        if match is None or focus is None or focus.place is None:
            return False
        if not focus.fits_date(self.clause.date):
            return True
        before = re.search(r"\bhad\b", match[0]) is not None
        return before and not any(focus.place.near(place) for place in self.places)

    @property
    def later_death(self) -> bool:
        """Whether somebody whom the strike in focus wounded died later: a town that it names is
        that of the hospital.
        """
        clause = self.clause
        text = clause.assertion.text
        if self.memory.focus is None or not clause.hurt:
            return False
        if clause.assertion.trigger and not clause.assertion.definite:
            return False
        places = (text[: place.start - clause.start] for place in clause.impacts)
        return passing_words.LATER_DEATH.search(text) is not None and all(
            passing_words.IN_HOSPITAL.search(before) for before in places
        )

    @property
    def redated(self) -> bool:
        """Whether it says on which other day, or where else, some put the strike in focus."""
        text = self.clause.assertion.text
        return self.memory.focus is not None and passing_words.REDATED.search(text) is not None

    @property
    def day_total(self) -> bool:
        """Whether it counts the strikes of a day in an area or in none: the lead of a round-up."""
        clause = self.clause
        told = clause.assertion.status == HAPPENED and clause.date is None and clause.hurt
        if not told or not clause.assertion.of_a_day:
            return False
        return all(place.broad for place in self.places)

    @property
    def general(self) -> bool:
        """Whether it is of no single strike: in general, or over a longer time."""
        return self.clause.assertion.status == GENERAL or self.long_total or self.unarmed_country

    @property
    def unarmed_country(self) -> bool:
        """`Hamas attacked Israel`: a verb alone, of a whole country, names no strike."""
        clause = self.clause
        text = clause.assertion.text
        verb = clause.assertion.trigger and not (clause.weapons or STRIKE_NOUN.search(text))
        return verb and self.countrywide

    @property
    def only_shot_down(self) -> bool:
        """Whether it is of an interception that harmed nobody."""
        harms = self.clause.hurt or self.clause.assertion.debris
        return self.clause.assertion.only_shot_down and not harms

    @property
    def silent(self) -> bool:
        """Whether it tells neither of a strike nor of anybody hurt."""
        return not (self.clause.assertion.trigger or self.clause.tolls or self.clause.named)

    @property
    def countrywide(self) -> bool:
        """Whether it names places hit, and none smaller than a country."""
        wide = all(place.country_wide for place in self.towns)
        return bool(self.places) and wide and not self.parts

    @property
    def fleet(self) -> bool:
        """Whether it counts what was launched, at a country or nowhere named, and no harm."""
        clause = self.clause
        many = any(w.count and (w.count.low or w.count.high or 0) > 1 for w in clause.weapons)
        harmed = clause.tolls or clause.sites or clause.assertion.definite
        nowhere = all(place.country_wide for place in self.places)
        return clause.assertion.launched and many and not harmed and nowhere

    @property
    def before_any_strike(self) -> bool:
        """Whether people were hurt somewhere, and no strike is told of here or before."""
        reported = self.clause.reports_strike or self.clause.assertion.debris
        return not (reported or self.memory.events or self.memory.waves)

    @property
    def several_unnamed(self) -> bool:
        """`Several villages`, without a day, after the text told of strikes."""
        undated = self.clause.assertion.several and not self.clause.date
        return bool(self.memory.events) and undated

    @property
    def of_focus(self) -> bool:
        """Whether its figures are of the strike that the text speaks of, by "the attack"."""
        assertion = self.clause.assertion
        known = self.memory.focus is not None and assertion.definite
        return bool(self.clause.tolls) and known and not assertion.apart

    @property
    def within_town(self) -> bool:
        """Whether it names only a part of a town, or a name that is perhaps one."""
        return bool(self.places) and (not self.towns or self._vague(self.towns[0]))

    def _vague(self, place: PlaceHit) -> bool:
        """A name that nothing explains, in a clause on the last strike: a part of its town."""
        unknown = place.unexplained or place.mention.kind == "site"
        focus = self.memory.focus
        if not unknown or focus is None or focus.place is None:
            return False
        return self.clause.assertion.definite or focus.repeated_by(self.clause)

    @property
    def part(self) -> PlaceHit:
        """The part of a town that it names, or the name that may be one."""
        return (self.parts or self.towns)[0]

    @property
    def part_of_focus(self) -> bool:
        """Whether the part that it names may lie in the town of the strike in focus."""
        focus, assertion = self.memory.focus, self.clause.assertion
        if not self.within_town or focus is None or assertion.apart:
            return False
        near = focus.place is None or focus.place.near(self.part) or assertion.definite
        return near and focus.fits_date(self.clause.date)

    @cached_property
    def strike_meant(self) -> Match | None:
        """The strike that it goes on about without naming a place."""
        return None if self.places else match_without_place(self.memory, self.clause, self.lookup)

    @property
    def begins_placeless(self) -> bool:
        """Whether it can begin a strike without a place: by a weapon, or by people hurt in one."""
        clause = self.clause
        assertion = clause.assertion
        harm = clause.weapons or (clause.hurt and assertion.trigger)
        there = assertion.same_town and clause.hurt
        return bool(harm) and (assertion.status == HAPPENED or there)

    @property
    def of_only_strike(self) -> bool:
        """Whether the text tells of one strike, and people hurt before it may be hurt by it: at
        its place, on its day, of an outcome that it has no figure for.
        """
        event = self._only_strike
        if event is None or not self._names(event):
            return False
        outcomes = {claim.toll.outcome for claim in event.tolls if claim.toll.count.stated}
        new = not outcomes & {toll.outcome for toll in self.clause.tolls}
        return new and event.fits_date(self.clause.date)

    @property
    def heads_only_strike(self) -> bool:
        """Whether a headline is of the one strike of the text: something that happened that day."""
        event, happened = self._only_strike, self.clause.assertion.status == HAPPENED
        return (
            event is not None
            and happened
            and not self.long_total
            and event.fits_date(self.clause.date)
        )

    @property
    def _only_strike(self) -> Event | None:
        events = self.memory.events
        return events[0] if len(events) == 1 else None

    def _names(self, event: Event) -> bool:
        forms = {lookup_form(mention.name) for mention in self.clause.impacts}
        return event.place is not None and any(form and form in event.place.form for form in forms)
