"""Waves: what was launched at a country in one night, and which strikes were part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from incidents.extract.strikes.changes import add_tolls, in_focus
from incidents.extract.strikes.clauses import Clause
from incidents.extract.strikes.event import ROLLUP, WAVE, Event, WeaponUse
from incidents.extract.strikes.memory import REACH, Match, Memory
from incidents.extract.strikes.situation import Situation

_MOST_PARENTS = 50


def count_launched(situation: Situation) -> Sequence[Match]:
    """A fleet: the wave gets what was launched."""
    clause = situation.clause
    match = _wave(situation.memory, clause)
    wave = match.event
    wave.place = wave.place or next(iter(situation.places), None)
    wave.weapons += [WeaponUse(weapon, "launched") for weapon in clause.weapons]
    return [match]


def count_shot_down(situation: Situation) -> Sequence[Match]:
    """What air defence counts: a wave, if it says how many; figures are of the strike in focus."""
    memory, clause = situation.memory, situation.clause
    matches: list[Match] = []
    counted = [weapon for weapon in clause.weapons if weapon.count]
    if counted:
        matches.append(_wave(memory, clause))
        wave = matches[0].event
        if clause.assertion.launched:
            wave.weapons += [WeaponUse(weapon, "launched") for weapon in counted[-1:]]
        wave.intercepted += counted[:1]
    if memory.focus and clause.tolls:
        add_tolls(memory, memory.focus, clause)
        matches += in_focus(memory.focus)
    return matches


def count_day(situation: Situation) -> Sequence[Match]:
    """The total of a day's strikes: a roll-up, of which the towns that follow are parts."""
    clause = situation.clause
    rollup = Event(
        ROLLUP,
        place=next(iter(situation.places), None),
        attacker=clause.attacker,
        speaker=clause.speaker,
        spans=[(clause.start, clause.end)],
        begun=clause.sentence.start,
    )
    add_tolls(situation.memory, rollup, clause)
    situation.memory.waves.append(rollup)
    return [Match("new_rollup", rollup)]


def _wave(memory: Memory, clause: Clause) -> Match:
    """The wave of this day, begun if there is none."""
    for wave in memory.waves[-REACH:]:
        if wave.fits_date(clause.date) and wave.attacker == (clause.attacker or wave.attacker):
            wave.date = wave.date or clause.date
            wave.spans.append((clause.start, clause.end))
            return Match("wave_of_day", wave)
    wave = Event(
        WAVE,
        date=clause.date,
        spoken=clause.spoken,
        attacker=clause.attacker,
        speaker=clause.speaker,
        spans=[(clause.start, clause.end)],
    )
    memory.waves.append(wave)
    return Match("new_wave", wave)


def parents(waves: list[Event], events: list[Event]) -> list[Event]:
    """The waves and roll-ups that several of the events belong to; others are no record."""
    for event in events:
        event.parent = event.parent or next(
            (wave for wave in waves[:_MOST_PARENTS] if _belongs(event, wave)), None
        )
    children = Counter(id(event.parent) for event in events)
    for event in events:
        event.parent = event.parent if children[id(event.parent)] > 1 else None
    return [wave for wave in waves if children[id(wave)] > 1]


def _belongs(event: Event, wave: Event) -> bool:
    """Whether a strike is one of a wave: in its country, and known to be of its day."""
    area, place = wave.place and wave.place.chosen, event.place and event.place.chosen
    if wave.level != WAVE or not (area and place) or area.country != place.country:
        return False
    return wave.days is not None and event.days is not None and event.fits_date(wave.date)
