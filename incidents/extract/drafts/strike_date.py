"""The date of a strike: as the text states it, or inferred, and then from what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents.extract.mentions.calendar import DateMention
from incidents.extract.strikes.clauses import Clause
from incidents.extract.strikes.event import STRIKE, Event


@dataclass(frozen=True)
class StrikeDate:
    """The date of an event. `inferred` says from what, where the text does not state it."""

    mention: DateMention
    first: dt.date | None
    last: dt.date | None
    precision: str
    rule: str
    inferred: str | None = None


def date_of(event: Event, shared: StrikeDate | None) -> StrikeDate | None:
    """The date: the event's own, or when it was spoken of, or the one that the article's other
    strikes share.
    """
    own = _own_date(event)
    return own if own or event.earlier else shared


def shared_date(events: list[Event]) -> StrikeDate | None:
    """The date that the strikes of an article share, or else its waves; what it only recalls has
    another one.
    """
    news = [event for event in events if not event.earlier]
    return _shared([event for event in news if event.level == STRIKE]) or _shared(news)


def only_date(clauses: Sequence[Clause]) -> StrikeDate | None:
    """The one day that a text names in all, though not beside its strikes."""
    dates = [d for clause in clauses for d in clause.dates if not d.span]
    days = {(d.first, d.last) for d in dates}
    if len(days) != 1 or dates[0].first is None or any(d.spoken for d in dates):
        return None
    day = dates[0]
    inference = "the only day that the text names"
    return StrikeDate(day, day.first, day.last, day.precision, "date_shared", inference)


def _own_date(event: Event) -> StrikeDate | None:
    if event.date and (event.days or not event.spoken):
        own = event.date
        return StrikeDate(own, own.first, own.last, own.precision, "date_stated")
    if event.spoken and event.spoken.first and not event.earlier:
        day = event.spoken
        return StrikeDate(
            day, day.first, day.last, "day", "date_spoken", "the day on which it was reported"
        )
    return None


def _shared(others: list[Event]) -> StrikeDate | None:
    """The date of the text's other strikes, if they have one: a night and its two days do."""
    dated = [date for other in others if (date := _own_date(other))]
    firsts = [date.first for date in dated if date.first]
    lasts = [date.last for date in dated if date.last]
    dated = [date for date in dated if date.first and date.last]
    if not dated or max(firsts) > min(lasts):
        return None
    inference = "the text gives this date to the other strikes that it reports"
    return replace(dated[0], rule="date_shared", inferred=inference)
