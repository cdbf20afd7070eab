"""From units to events: anchored on strike clauses, merged where they fit, split where they differ.

A unit with a place goes to the event of that place and day, or begins one. A unit without goes to
the event that the text is speaking of. A total over several towns, or over a country, is a roll-up.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from incidents.extract.events import ROLLUP, STRIKE, WAVE, Event, Spot, Told, Used
from incidents.extract.meaning import DENIED, GENERAL, HAPPENED, NOTHING, SUPPLY, TEST, THREATENED
from incidents.extract.memory import MEMORY, Memory
from incidents.extract.mentions import place_roles as roles
from incidents.extract.mentions.weapons import WeaponMention, family_of
from incidents.extract.reading.blocks import HEADLINE
from incidents.extract.spots import Spotter
from incidents.extract.units import Unit
from incidents.language.folding import lookup_form

MOST_FIGURES = 200
"""Casualty figures of one strike; more is a list and no report of it."""


@dataclass(frozen=True)
class Unbound:
    """A fact that belongs to no event, and why."""

    start: int
    end: int
    what: str
    why: str


@dataclass
class Binder:
    """Makes the events of one article."""

    spotter: Spotter
    memory: Memory
    waves: list[Event] = field(default_factory=list)
    unbound: list[Unbound] = field(default_factory=list)
    puzzling: list[Unit] = field(default_factory=list)
    """Sentences on people hurt before any strike is told of: "she was killed on 3 May"."""
    counting: bool = False
    """Whether the sentence before gave the totals of a war, so that a bare figure goes on so."""

    def bind(self, units: list[Unit]) -> None:
        """Take the units in order; the headline only speaks when nothing else does."""
        body = [unit for unit in units if unit.sentence.kind != HEADLINE]
        for unit in body:
            self._take(unit)
        self._explain()
        head = [unit for unit in units if unit.sentence.kind == HEADLINE]
        if not self.memory.events:
            for unit in head:
                self._take(unit)
        elif len(self.memory.events) == 1:
            for unit in head:
                self._complete(self.memory.events[0], unit)

    def _explain(self) -> None:
        """Those hurt before the text told of a strike were hurt by it, if it tells of just one."""
        event = self.memory.events[0] if len(self.memory.events) == 1 else None
        told = {t.toll.outcome for t in event.tolls if t.toll.count.stated} if event else set()
        for unit in self.puzzling:
            new = not told & {toll.outcome for toll in unit.tolls}
            tied = event and new and event.fits_date(unit.date) and self._at(event, unit)
            if event and tied:
                self._fill(event, unit)
            else:
                self._leave(unit)

    def _at(self, event: Event, unit: Unit) -> bool:
        """Whether a unit names the place of an event."""
        forms = {lookup_form(place.name) for place in unit.impacts}
        return event.spot is not None and any(form and form in event.spot.form for form in forms)

    def _complete(self, event: Event, unit: Unit) -> None:
        """The headline of an article on one strike says what the body leaves out."""
        if (
            unit.meaning.status != HAPPENED
            or self._cumulative(unit)
            or not event.fits_date(unit.date)
        ):
            return
        if not event.weapons:
            event.weapons += [Used(w, None) for w in unit.weapons if not w.spoken_of]
        told = {told.toll.outcome for told in event.tolls}
        event.tolls += [Told(t, unit.speaker) for t in unit.tolls if t.outcome not in told]

    def _take(self, unit: Unit) -> None:
        meaning = unit.meaning
        if meaning.status in (TEST, THREATENED, SUPPLY, GENERAL) or self._cumulative(unit):
            self._leave(unit)
            self.counting = self._cumulative(unit) or meaning.status == GENERAL
            return
        self.counting = False
        if meaning.status == DENIED:
            self._add_tolls(self.memory.focus, unit)
            return
        if meaning.only_shot_down and not self._harms(unit):
            self._shot_down(unit)
            return
        spots = self.spotter.spots(unit)
        if not (meaning.trigger or unit.tolls):
            self._mention(unit)
            return
        if self._fleet(unit) and (not spots or all(spot.country_wide for spot in spots)):
            self._launch(unit, spots)
            return
        if self._unexplained(unit):
            self.puzzling.append(unit)
        elif self.memory.events and unit.meaning.several and not unit.date:
            self._leave(unit)
        elif spots:
            self._placed(unit, spots)
        else:
            self._placeless(unit)

    def _cumulative(self, unit: Unit) -> bool:
        """Totals of a time longer than a strike, and strikes of long ago without a day."""
        if any(toll.cumulative for toll in unit.tolls):
            return True
        if self.counting and unit.tolls and not (unit.places or unit.meaning.trigger or unit.date):
            return True
        span = any(date.span for date in unit.dates)
        return (span or unit.meaning.background) and unit.date is None

    def _leave(self, unit: Unit) -> None:
        why = {
            TEST: "a test or an exercise",
            THREATENED: "threatened or possible, not done",
            SUPPLY: "about supplies",
        }.get(unit.meaning.status, "general, or a total over a longer time")
        for toll in unit.tolls:
            if toll.none and self.memory.focus:
                self._add_tolls(self.memory.focus, replace(unit, tolls=[toll]))
            else:
                self.unbound.append(
                    Unbound(toll.start, toll.end, f"{toll.outcome}: {toll.words}", why)
                )
        if unit.weapons and not unit.tolls:
            first, last = unit.weapons[0].start, unit.weapons[-1].end
            self.unbound.append(Unbound(first, last, "weapons spoken of", why))

    def _harms(self, unit: Unit) -> bool:
        return any(not toll.none for toll in unit.tolls) or unit.meaning.debris

    def _shot_down(self, unit: Unit) -> None:
        """What air defence counts: a wave over a country, if it says how many were launched."""
        counted = [w for w in unit.weapons if w.count]
        if counted:
            wave = self._wave(unit)
            if unit.meaning.launched:
                wave.weapons += [Used(w, "launched") for w in counted[-1:]]
            wave.intercepted += counted[:1]
        if self.memory.focus and unit.tolls:
            self._add_tolls(self.memory.focus, unit)

    def _fleet(self, unit: Unit) -> bool:
        """Whether a unit counts what was launched and says of no harm: a wave."""
        many = any(w.count and (w.count.low or w.count.high or 0) > 1 for w in unit.weapons)
        harmed = unit.tolls or unit.sites or unit.meaning.definite
        return unit.meaning.launched and many and not harmed

    def _launch(self, unit: Unit, spots: list[Spot]) -> None:
        wave = self._wave(unit)
        wave.spot = wave.spot or next(iter(spots), None)
        wave.weapons += [Used(w, "launched") for w in unit.weapons]

    def _wave(self, unit: Unit) -> Event:
        """The wave of this day, begun if there is none."""
        for wave in self.waves[-MEMORY:]:
            if wave.fits_date(unit.date) and wave.attacker == (unit.attacker or wave.attacker):
                wave.date = wave.date or unit.date
                wave.spans.append((unit.start, unit.end))
                return wave
        wave = Event(
            WAVE, date=unit.date, spoken=unit.spoken, attacker=unit.attacker, speaker=unit.speaker
        )
        wave.spans.append((unit.start, unit.end))
        self.waves.append(wave)
        return wave

    def _placed(self, unit: Unit, spots: list[Spot]) -> None:
        small = [s for s in spots if s.small or (s.unexplained and self.spotter.seat_of(unit, s))]
        large = [s for s in spots if s not in small]
        if small and all(spot.broad for spot in large):
            held = next(filter(None, (self.spotter.seat_of(unit, spot) for spot in small)), None)
            large = [held] if held else large
        if all(spot.country_wide for spot in large) and not small:
            self._country(unit, large)
            return
        if len(large) > 1:
            self._several(unit, large)
            return
        if not large or self._vague(unit, large[0]):
            self._quarter(unit, (small or large)[0])
            return
        event = self._event_at(unit, large[0])
        if small and event.quarter is None:
            event.quarter = small[0]
        self._fill(event, unit)
        self.memory.focus = event

    def _vague(self, unit: Unit, spot: Spot) -> bool:
        """A name that nothing explains, in a sentence on the last strike: a part of its town."""
        unknown = spot.unexplained or spot.mention.kind == "site"
        focus = self.memory.focus
        if not unknown or focus is None or focus.spot is None:
            return False
        return unit.meaning.definite or focus.retold(unit)

    def _unexplained(self, unit: Unit) -> bool:
        """People hurt somewhere, and no strike in the sentence nor before it."""
        return not (unit.told or unit.meaning.debris or self.memory.events or self.waves)

    def _quarter(self, unit: Unit, spot: Spot) -> None:
        """A quarter or a site alone: of the town that the text is speaking of, or by itself."""
        focus = self.memory.focus
        near = focus and (focus.spot is None or focus.spot.near(spot) or unit.meaning.definite)
        if focus and near and focus.fits_date(unit.date) and not unit.meaning.apart:
            focus.quarter = focus.quarter or spot
            if focus.spot is None:
                focus.spot = spot
            self._fill(focus, unit)
            return
        event = self._event_at(unit, spot)
        self._fill(event, unit)
        self.memory.focus = event

    def _several(self, unit: Unit, spots: list[Spot]) -> None:
        """Several towns: a strike on each, and what is counted over all of them is a roll-up."""
        own = replace(unit, tolls=[])
        children = []
        for spot in spots:
            event = self._event_at(own, spot)
            self._fill(event, own)
            children.append(event)
        self.memory.focus = children[-1] if not unit.tolls else None
        if unit.tolls:
            rollup = Event(ROLLUP, date=unit.date, spoken=unit.spoken, attacker=unit.attacker)
            self._fill(rollup, unit)
            self.waves.append(rollup)
            for child in children:
                child.parent = child.parent or rollup
            self.memory.focus = children[0]

    def _country(self, unit: Unit, spots: list[Spot]) -> None:
        """Only a country is named: a wave over it, unless the unit speaks of one place unnamed."""
        if unit.tolls and not unit.meaning.apart and self.memory.focus and unit.meaning.definite:
            self._fill(self.memory.focus, unit)
            return
        if unit.weapons or unit.tolls or unit.meaning.trigger:
            event = self.memory.matching(unit, spots[0]) or self._new(unit, spots[0])
            self._fill(event, unit)
            self.memory.focus = event

    def _event_at(self, unit: Unit, spot: Spot) -> Event:
        return self.memory.matching(unit, spot) or self._new(unit, spot)

    def _new(self, unit: Unit, spot: Spot | None) -> Event:
        apart = unit.meaning.apart or "also" in unit.meaning.clause.casefold()
        event = Event(STRIKE, spot=spot, apart=apart, begun=unit.sentence.start)
        self.memory.events.append(event)
        return event

    def _placeless(self, unit: Unit) -> None:
        """No place: the event that the text is speaking of, unless day or weapon say otherwise."""
        event = self.memory.spoken_of(unit)
        if event is None:
            event = self._begin(unit)
        if event and event.spot is None and unit.meaning.home:
            event.spot = self.spotter.home(unit)
        if event is None:
            for toll in unit.tolls:
                self.unbound.append(
                    Unbound(
                        toll.start,
                        toll.end,
                        f"{toll.outcome}: {toll.words}",
                        "no strike to tie it to",
                    )
                )
            return
        self._fill(event, unit)
        self.memory.focus = event

    def _begin(self, unit: Unit) -> Event | None:
        """A new event without a place needs a weapon or a casualty, and something that happened."""
        hurt = any(not toll.none for toll in unit.tolls)
        if unit.meaning.status != HAPPENED or not (unit.weapons or (hurt and unit.meaning.trigger)):
            return None
        return self._new(unit, None)

    def _mention(self, unit: Unit) -> None:
        """A sentence that says nothing of a strike may still give the day of the last one."""
        if (
            unit.meaning.status == NOTHING
            and self.memory.focus
            and self.memory.focus.spoken is None
        ):
            self.memory.focus.spoken = unit.spoken

    def _fill(self, event: Event, unit: Unit) -> None:
        """Give an event what a unit says of it."""
        event.spans.append((unit.start, unit.end))
        event.take_date(unit.date)
        if "this week" not in unit.meaning.clause:
            event.spoken = event.spoken or unit.spoken
        event.attacker = event.attacker or unit.attacker
        event.speaker = event.speaker or unit.speaker
        event.debris = event.debris or unit.meaning.debris
        event.earlier = event.earlier or unit.meaning.background
        event.sites += unit.sites
        beside = [p for p in unit.places if p.role in (roles.CONTAINER, roles.NEARBY)]
        event.around |= {lookup_form(p.name).removesuffix(" strip") for p in beside}
        event.launches += [p for p in unit.places if p.role == roles.LAUNCHED]
        if unit.told:
            used = [w for w in unit.weapons if not w.spoken_of and not _defends(unit, w, event)]
            event.weapons += [Used(w, _counts(unit, w)) for w in used]
        self._add_tolls(event, unit)

    def _add_tolls(self, event: Event | None, unit: Unit) -> None:
        for toll in unit.tolls:
            full = event is not None and len(event.tolls) >= MOST_FIGURES
            if event is None or full:
                why = "more figures than one strike has" if full else "no strike to tie it to"
                what = f"{toll.outcome}: {toll.words}"
                self.unbound.append(Unbound(toll.start, toll.end, what, why))
            else:
                event.tolls.append(Told(toll, unit.speaker))


def _counts(unit: Unit, weapon: WeaponMention) -> str | None:
    if weapon.count is None:
        return None
    return "launched" if unit.meaning.launched else "hit"


def _defends(unit: Unit, weapon: WeaponMention, event: Event) -> bool:
    """Air defence that shot something down, or that one side blames, is no weapon of the attack."""
    if weapon.type != "surface_to_air_missile":
        return False
    blamed = weapon.slug is None and bool(event.weapons)
    return blamed or unit.meaning.only_shot_down or unit.meaning.debris


__all__ = ["Binder", "Unbound", "family_of"]
