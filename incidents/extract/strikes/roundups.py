"""Round-ups: a total over several strikes belongs to none of them, but to their roll-up.

"At least seven were killed in attacks on Ukraine. Three died in Kharkiv ... two in Kherson": what
the lead counts is seen to be a total only when the towns have been read, so this comes after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extract.strikes.event import ROLLUP, STRIKE, Event, TollClaim
from incidents.extract.strikes.memory import REACH, Memory, Unbound
from incidents.extract.strikes.places_hit import PlaceHit

_ALONE = "a total of a day, of which no strikes are told"
_SPREAD = "a total over several places, of which the text tells of one strike alone"
_SUM = "the sum of strikes that the text tells of"


def part_roundups(memory: Memory) -> None:
    """Take the totals of a text's round-ups from its strikes, and give them to roll-ups."""
    for event in list(memory.events[:REACH]):
        if event.lead is not None:
            _part_lead(memory, event)
        elif _wide(event):
            _raise(memory, event)
    for wave in list(memory.waves[:REACH]):
        if wave.level == ROLLUP and not any(event.parent is wave for event in memory.events):
            _gather(memory, wave)


def _part_lead(memory: Memory, event: Event) -> None:
    """A lead on an area, of which the text then named a first town."""
    lead = event.lead
    if lead is None or not lead.tolls:
        return
    count = len(lead.tolls)
    own = event.tolls[count:]
    parts = [
        other
        for other in _others(memory, event)
        if _holds(lead.place, other) and _shares_outcome(lead.tolls, other.tolls)
    ]
    counted = [own, *(p.tolls for p in parts)]
    if not event.spread and not (parts and _is_total(lead.tolls, counted, lead.single)):
        return
    rollup = Event(
        ROLLUP,
        place=lead.place,
        date=event.date,
        spoken=event.spoken,
        attacker=event.attacker,
        speaker=event.speaker,
        tolls=lead.tolls,
        spans=event.spans[: lead.spans],
        begun=event.begun,
    )
    event.tolls, event.spans = own, event.spans[lead.spans :]
    event.weapons = event.weapons[lead.weapons :]
    event.sites = event.sites[lead.sites :]
    if parts:
        _give(memory, rollup, [event, *parts])
    else:
        _list(memory, rollup, _SPREAD)


def _raise(memory: Memory, event: Event) -> None:
    """A total that stands apart from its towns: it becomes their roll-up itself."""
    parts = [
        other
        for other in _others(memory, event)
        if _holds(event.place, other) and _shares_outcome(event.tolls, other.tolls)
    ]
    if len(parts) > 1 and _is_total(event.tolls, [p.tolls for p in parts], single=False):
        event.level = ROLLUP
        memory.events.remove(event)
        _give(memory, event, parts)


def _gather(memory: Memory, rollup: Event) -> None:
    """A total that was told before its towns: those that follow are its parts. Without any, it is
    listed.
    """
    parts = [
        other
        for other in _others(memory, rollup)
        if _holds(rollup.place, other) and (other.begun or 0) > (rollup.begun or 0)
    ]
    memory.waves.remove(rollup)
    if len(parts) > 1:
        _give(memory, rollup, parts)
    else:
        _list(memory, rollup, _ALONE)


def _give(memory: Memory, rollup: Event, parts: Sequence[Event]) -> None:
    """Make a roll-up the parent of its parts. One that is no more than their sum is no record: it
    confirms them, and is listed.
    """
    if _is_sum(rollup, parts):
        _list(memory, rollup, _SUM)
        return
    memory.waves.append(rollup)
    for part in parts:
        part.parent = part.parent or rollup


def _is_sum(rollup: Event, parts: Sequence[Event]) -> bool:
    """Whether every figure of a roll-up is what its parts add up to."""
    for claim in rollup.tolls:
        outcome = claim.toll.outcome
        figures = [_figure(part.tolls, outcome) for part in parts]
        if sum(figure or 0 for figure in figures) != _figure(rollup.tolls, outcome):
            return False
    return True


def _list(memory: Memory, rollup: Event, why: str) -> None:
    for claim in rollup.tolls:
        toll = claim.toll
        memory.unbound.append(Unbound(toll.start, toll.end, f"{toll.outcome}: {toll.words}", why))


def _others(memory: Memory, event: Event) -> list[Event]:
    """The other strikes that may be parts of what an event counts: of its day, in one town each."""
    return [
        other
        for other in memory.events[:REACH]
        if other is not event
        and other.level == STRIKE
        and not other.earlier
        and not _wide(other)
        and other.fits_date(event.date)
    ]


def _wide(event: Event) -> bool:
    return event.place is None or event.place.broad


def _holds(area: PlaceHit | None, other: Event) -> bool:
    return area is None or (other.place is not None and area.holds(other.place))


def _is_total(
    total: Sequence[TollClaim], parts: Sequence[Sequence[TollClaim]], single: bool
) -> bool:
    """Whether figures of a lead are the sum of parts. Of `strikes` they are, unless less than a
    part; of `an attack` only where a part is less and the parts are no more than the lead.
    """
    for claim in total:
        outcome, count = claim.toll.outcome, claim.toll.count
        most = count.low if count.high is None else count.high
        figures = [f for part in parts if (f := _figure(part, outcome)) is not None]
        if most is None or not figures or claim.toll.partial:
            continue
        if max(figures) > most:
            return False
        if single and not (_figure(parts[0], outcome) and sum(figures) <= most):
            return False
        if len(figures) > 1 or max(figures) < most:
            return True
    return False


def _figure(claims: Sequence[TollClaim], outcome: str) -> int | None:
    """The greatest number that some claims have for an outcome."""
    counts = [
        number
        for claim in claims
        if claim.toll.outcome == outcome and not claim.toll.partial
        if (number := claim.toll.count.low or claim.toll.count.high)
    ]
    return max(counts, default=None)


def _shares_outcome(total: Sequence[TollClaim], own: Sequence[TollClaim]) -> bool:
    return any(_figure(own, claim.toll.outcome) for claim in total)
