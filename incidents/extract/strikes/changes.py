"""What a clause changes: the strikes of the memory, and the facts that belong to none.

Each change takes the situation and returns the strikes that the clause was bound to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from incidents.extract.casualties.tolls import Toll
from incidents.extract.lexicon.counts import Count
from incidents.extract.lexicon.written_dates import ORDINALS
from incidents.extract.mentions import place_roles as roles
from incidents.extract.mentions.calendar import DateMention
from incidents.extract.mentions.weapons import WeaponMention
from incidents.extract.strikes.assertions import NOTHING
from incidents.extract.strikes.clauses import Clause
from incidents.extract.strikes.event import ROLLUP, STRIKE, Event, TollClaim, WeaponUse
from incidents.extract.strikes.matching import match_at
from incidents.extract.strikes.memory import Match, Memory, Unbound
from incidents.extract.strikes.places_hit import PlaceHit
from incidents.extract.strikes.situation import Situation
from incidents.language.folding import lookup_form

Change = Callable[[Situation], Sequence[Match]]
MOST_FIGURES = 200
"""Casualty figures of one strike; more is a list and no report of it."""
_NO_STRIKE = "no strike to tie it to"
LONGER = "general, or a total over a longer time"


def set_aside(why: str) -> Change:
    """Bind nothing: the facts of the clause are listed with the reason."""

    def change(situation: Situation) -> Sequence[Match]:
        memory, clause = situation.memory, situation.clause
        for toll in clause.tolls:
            if toll.none and memory.focus:
                add_tolls(memory, memory.focus, replace(clause, tolls=[toll]))
            else:
                _list_toll(memory, toll, why)
        if clause.weapons and not clause.tolls:
            first, last = clause.weapons[0].start, clause.weapons[-1].end
            memory.unbound.append(Unbound(first, last, "weapons spoken of", why))
        return ()

    return change


def list_aside(why: str) -> Change:
    """Bind nothing, and no "none was hurt" either: the figures are of other strikes."""

    def change(situation: Situation) -> Sequence[Match]:
        for toll in situation.clause.tolls:
            _list_toll(situation.memory, toll, why)
        return ()

    return change


def list_figures(situation: Situation) -> Sequence[Match]:
    """Bind nothing, since there is no strike: its figures are listed."""
    for toll in situation.clause.tolls:
        _list_toll(situation.memory, toll, _NO_STRIKE)
    return ()


def bind_nothing(_: Situation) -> Sequence[Match]:
    """Leave all as it is."""
    return ()


def keep_for_later(situation: Situation) -> Sequence[Match]:
    """Bind nothing yet: a strike that the text tells of later may explain it."""
    situation.memory.unexplained.append(situation.clause)
    return ()


def give_figures(situation: Situation) -> Sequence[Match]:
    """Give the strike in focus the figures alone; without one they are listed."""
    focus, clause = situation.memory.focus, situation.clause
    add_tolls(situation.memory, focus, clause)
    return in_focus(focus) if clause.tolls else ()


def give_later_death(situation: Situation) -> Sequence[Match]:
    """Give the strike in focus who died of it later; "a fourth man died" makes four."""
    memory, clause = situation.memory, situation.clause
    tolls = [_nth(toll) for toll in clause.tolls]
    add_tolls(memory, memory.focus, replace(clause, tolls=tolls))
    return in_focus(memory.focus)


def _nth(toll: Toll) -> Toll:
    words = toll.words.casefold().split()
    number = ORDINALS.get(words[1]) if words[0] in ("a", "an", "the") and words[1:] else None
    if number is None:
        return toll
    return replace(toll, count=Count(number, number), group=None, single=False, risen=True)


def give_day(situation: Situation) -> Sequence[Match]:
    """Give the strike in focus the day on which somebody spoke, where it has none."""
    focus, clause = situation.memory.focus, situation.clause
    if clause.assertion.status != NOTHING or focus is None or focus.spoken is not None:
        return ()
    focus.spoken = clause.spoken
    return in_focus(focus)


def fill_focus(situation: Situation) -> Sequence[Match]:
    """Give the strike in focus all that the clause says."""
    focus = situation.memory.focus
    if focus:
        _fill(situation.memory, focus, situation.clause)
    return in_focus(focus)


def fill_focus_part(situation: Situation) -> Sequence[Match]:
    """The same, and the part of its town that was hit."""
    focus = situation.memory.focus
    if focus:
        focus.quarter = focus.quarter or situation.part
        focus.place = focus.place or situation.part
    return fill_focus(situation)


def fill_part(situation: Situation) -> Sequence[Match]:
    """A part of a town by itself: the strike there, known or new."""
    return [_fill_at(situation, situation.part)]


def fill_country(situation: Situation) -> Sequence[Match]:
    """Only a country is named: the strike that is known of no closer, or a new one."""
    return [_fill_at(situation, situation.towns[0])]


def fill_town(situation: Situation) -> Sequence[Match]:
    """One town: the strike there, known or new, and the part of the town that was hit."""
    match = _strike_at(situation.memory, situation.clause, situation.towns[0])
    if situation.parts and match.event.quarter is None:
        match.event.quarter = situation.parts[0]
    return [_fill_match(situation, match)]


def fill_towns(situation: Situation) -> Sequence[Match]:
    """Several towns: a strike on each; what is counted over all of them is a roll-up, so that no
    town gets a figure that it shares.
    """
    memory, clause = situation.memory, situation.clause
    uncounted = replace(situation, clause=replace(clause, tolls=[]))
    lead = _lead_of(memory, clause, situation.towns)
    matches = [_fill_at(uncounted, place) for place in situation.towns]
    if lead:
        add_tolls(memory, lead, clause)
        memory.waves.append(lead)
        for match in matches:
            match.event.parent = match.event.parent or lead
        memory.focus = matches[0].event
    elif clause.tolls:
        rollup = Event(ROLLUP, date=clause.date, spoken=clause.spoken, attacker=clause.attacker)
        _fill(memory, rollup, clause)
        memory.waves.append(rollup)
        for match in matches:
            match.event.parent = match.event.parent or rollup
        memory.focus = matches[0].event
    return matches


def _lead_of(memory: Memory, clause: Clause, towns: Sequence[PlaceHit]) -> Event | None:
    """The strike on an area that turns out to have been on several towns: their roll-up, no more a
    strike of its own.
    """
    focus = memory.focus
    if focus is None or focus.place is None or not focus.tolls or not focus.fits_date(clause.date):
        return None
    if not focus.place.broad or not all(focus.place.holds(town) for town in towns):
        return None
    if clause.assertion.apart or focus not in memory.events:
        return None
    memory.events.remove(focus)
    focus.level = ROLLUP
    return focus


def fill_strike_meant(situation: Situation) -> Sequence[Match]:
    """No place: the strike that the clause goes on about."""
    match = situation.strike_meant
    return _fill_placeless(situation, match) if match else ()


def begin_placeless(situation: Situation) -> Sequence[Match]:
    """No place: a new strike, in the same town where the text says so."""
    memory, clause = situation.memory, situation.clause
    there = memory.focus.place if memory.focus and clause.assertion.same_town else None
    return _fill_placeless(situation, _begin(memory, clause, there))


def fill_from_headline(situation: Situation) -> Sequence[Match]:
    """The headline of an article on one strike says what the body leaves out."""
    event, clause = situation.memory.events[0], situation.clause
    if not event.weapons:
        event.weapons += [WeaponUse(w, None) for w in clause.weapons if not w.spoken_of]
    outcomes = {claim.toll.outcome for claim in event.tolls}
    new = [toll for toll in clause.tolls if toll.outcome not in outcomes]
    event.tolls += [TollClaim(toll, clause.speaker) for toll in new]
    return [Match("only_strike", event)]


def fill_only_strike(situation: Situation) -> Sequence[Match]:
    """People hurt before the text told of a strike: by the only one that it tells of."""
    event = situation.memory.events[0]
    _fill(situation.memory, event, situation.clause)
    return [Match("only_strike", event)]


def add_tolls(memory: Memory, event: Event | None, clause: Clause) -> None:
    """Give a strike the figures of a clause with who gives them; what it cannot take is listed."""
    for toll in clause.tolls:
        if event is None:
            _list_toll(memory, toll, _NO_STRIKE)
        elif toll.cumulative:
            _list_toll(memory, toll, LONGER)
        elif len(event.tolls) >= MOST_FIGURES:
            _list_toll(memory, toll, "more figures than one strike has")
        else:
            event.tolls.append(TollClaim(toll, clause.voices.get(toll.start, clause.speaker)))


def in_focus(focus: Event | None) -> Sequence[Match]:
    """The strike in focus as what a clause was bound to, if there is one."""
    return [Match("in_focus", focus)] if focus else ()


def _list_toll(memory: Memory, toll: Toll, why: str) -> None:
    memory.unbound.append(Unbound(toll.start, toll.end, f"{toll.outcome}: {toll.words}", why))


def _fill_at(situation: Situation, place: PlaceHit) -> Match:
    return _fill_match(situation, _strike_at(situation.memory, situation.clause, place))


def _fill_match(situation: Situation, match: Match) -> Match:
    """Fill the strike, of which the text now speaks."""
    _fill(situation.memory, match.event, situation.clause)
    situation.memory.focus = match.event
    return match


def _fill_placeless(situation: Situation, match: Match) -> Sequence[Match]:
    if match.event.place is None and situation.clause.assertion.home:
        match.event.place = situation.lookup.speakers_home(situation.clause)
    return [_fill_match(situation, match)]


def _strike_at(memory: Memory, clause: Clause, place: PlaceHit) -> Match:
    match = match_at(memory, clause, place) or _begin(memory, clause, place)
    if match.closer:
        match.event.move_to(place)
    return match


def _begin(memory: Memory, clause: Clause, place: PlaceHit | None) -> Match:
    apart = clause.assertion.apart or "also" in clause.assertion.text.casefold()
    event = Event(STRIKE, place=place, apart=apart, begun=clause.sentence.start)
    event.single, event.spread = clause.assertion.single, clause.assertion.spread
    memory.events.append(event)
    return Match("new_strike", event)


def _fill(memory: Memory, event: Event, clause: Clause) -> None:
    """Give a strike what a clause says of it; what it has already stays, figures all add up."""
    event.spans.append((clause.start, clause.end))
    _take_date(event, clause.date)
    if "this week" not in clause.assertion.text:
        event.spoken = event.spoken or clause.spoken
    event.attacker = event.attacker or clause.attacker
    event.speaker = event.speaker or clause.speaker
    event.debris = event.debris or clause.assertion.debris
    event.earlier = event.earlier or clause.assertion.background
    event.sites += clause.sites
    beside = [p for p in clause.places if p.role in (roles.CONTAINER, roles.NEARBY)]
    event.around |= {lookup_form(p.name).removesuffix(" strip") for p in beside}
    event.launches += [p for p in clause.places if p.role == roles.LAUNCHED]
    if clause.reports_strike:
        weapons = [w for w in clause.weapons if not w.spoken_of and not _defends(clause, w, event)]
        event.weapons += [WeaponUse(w, _counts(clause, w)) for w in weapons]
    add_tolls(memory, event, clause)
    event.named += [TollClaim(toll, clause.speaker) for toll in clause.named][:MOST_FIGURES]


def _take_date(event: Event, date: DateMention | None) -> None:
    """A first date, or a day in place of the night that it lies in."""
    if date is None:
        return
    night = event.date is not None and event.date.precision == "night"
    closer = night and date.precision == "day"
    if event.days is None or (closer and event.fits_date(date)):
        event.date = date


def _counts(clause: Clause, weapon: WeaponMention) -> str | None:
    if weapon.count is None:
        return None
    return "launched" if clause.assertion.launched else "hit"


def _defends(clause: Clause, weapon: WeaponMention, event: Event) -> bool:
    """Air defence that shot something down, or that one side blames, is no weapon of the attack."""
    if weapon.type != "surface_to_air_missile":
        return False
    blamed = weapon.slug is None and bool(event.weapons)
    return blamed or clause.assertion.only_shot_down or clause.assertion.debris
