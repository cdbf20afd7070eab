"""Which events of an article become drafts: those that are its news, and no faint echo of a
better-known one.

An account of one strike by many sources names it again and again: by a street, by a wider area,
in another spelling. What such a naming adds is less than what a second record would cost.
"""

from __future__ import annotations

import datetime as dt

from incidents.extract.casualties.tolls import Toll
from incidents.extract.strikes.event import Event
from incidents.extract.strikes.memory import Unbound
from incidents.geocode.spelling.romanise import sound_key

_NEWS = dt.timedelta(days=31)
_HISTORY = dt.timedelta(days=60)
_IN_PASSING = dt.timedelta(days=7)
_TELLING = 3
"""The least figure that seldom agrees by chance."""


def without_retellings(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """The events that have enough for a record, and those that may be one of them told again."""
    enough = [event for event in events if event.anchored]
    firm = [event for event in enough if not event.faint]
    clear = [event for event in enough if not event.faint or not _better(event, firm)]
    echoes = [event for event in clear if any(_echoes(event, other) for other in clear)]
    return [event for event in clear if event not in echoes], echoes


def without_history(events: list[Event], today: dt.date | None) -> tuple[list[Event], list[Event]]:
    """The events without those that the news of some day only recalls: of months before it, or of
    a week before and told without a figure.
    """
    newest = max((event.days[1] for event in events if event.days), default=None)
    if today is None or newest is None or today - newest > _NEWS:
        return events, []
    past = {id(e) for e in events if e.days and _is_past(e, newest - e.days[1])}
    history = [event for event in events if id(event) in past]
    return [event for event in events if id(event) not in past], history


def _is_past(event: Event, before: dt.timedelta) -> bool:
    return before > (_HISTORY if event.tolls else _IN_PASSING)


def as_unbound(event: Event, why: str) -> Unbound:
    """An event that is no draft as a fact for the reader to judge."""
    place = event.place
    start, end = (place.mention.start, place.mention.end) if place else event.spans[0]
    subject = f"strike: {place.mention.name}" if place else "strike"
    return Unbound(start, end, subject, why)


def _better(event: Event, firm: list[Event]) -> bool:
    """Whether one of the firm events may be this one: of the same day, and in the area."""
    fitting = [other for other in firm if other.fits_date(event.date)]
    if event.place is None or not event.place.broad:
        return bool(fitting)
    return any(other.place and event.place.holds(other.place) for other in fitting)


def _echoes(event: Event, other: Event) -> bool:
    """Whether an event may be the other, told again: it has no day of its own, no other weapon, no
    figure that the other cannot hold, and its place may be the same.
    """
    own = event.apart or event.parent or event.days or event.begun == other.begun
    if event is other or own or not other.tolls or event.families - other.families:
        return False
    if _unknown(event):
        return all(_held(claim.toll, other) for claim in event.tolls)
    bare = not (event.tolls or event.weapons)
    return bare or (
        _beside(event, other) and all(_repeated(claim.toll, other) for claim in event.tolls)
    )


def _unknown(event: Event) -> bool:
    place = event.place
    return place is None or place.unknown


def _beside(event: Event, other: Event) -> bool:
    """Whether two places may be one: near, or of one sound."""
    mine, theirs = event.place, other.place
    if mine is None or theirs is None:
        return True
    return mine.near(theirs) or sound_key(mine.mention.name) == sound_key(theirs.mention.name)


def _held(toll: Toll, other: Event) -> bool:
    """Whether a figure may count some of those that the other's figures count."""
    most = [claim.toll.count for claim in other.tolls if claim.toll.outcome == toll.outcome]
    low = toll.count.low or toll.count.high
    return low is None or any(c.high is None or low <= c.high for c in most)


def _repeated(toll: Toll, other: Event) -> bool:
    """Whether a figure is the other's too, and no small one that two strikes may share."""
    same = any(
        (claim.toll.outcome, claim.toll.count) == (toll.outcome, toll.count)
        for claim in other.tolls
    )
    return not toll.count.stated or (same and (toll.count.low or 0) >= _TELLING)
