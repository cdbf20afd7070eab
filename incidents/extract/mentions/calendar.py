"""The calendar of an article: by what its dates are reckoned that are not written out whole.

A date without its year takes the year of the text's own full dates, or that of the publication.
Where these two contradict each other, the date stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.written_dates import (
    MONTH,
    WEEKDAY,
    WRITTEN,
    day_comes_first,
    day_of,
    full_day,
    month_number,
    year_month_day,
)

_LONG_AGO = dt.timedelta(days=10)
_SEQUEL = dt.timedelta(days=14)
"""A date without a year this soon after a full one goes on from it, whenever it was published."""
BOUND = Caseless(
    r"\b(?:since|after|before|until|till|starting|onwards?|prior to|as of|born(?: on)?|from|by"
    r"|від|до|після|з|із|починаючи з|станом на|від|от|после|с|со|начиная с|до|по состоянию на)"
    r"\s+(?:the\s+)?$"
)
"""Before a date: it bounds a time, and nothing happened on it."""
_SINCE_IT = Caseless(
    r"\b(?:since|відколи|відтоді,? як|с тех пор,? как)\b[^.;,\d]{3,60}?(?:\bon\s+(?:the\s+)?)?$"
)
"""Before a date: that of something that began then."""
_MONTH_OF_YEAR = Caseless(rf"(?<!\d )\b(?P<month>{MONTH}),? (?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE = Caseless(
    rf"\b(?:{WEEKDAY}|today|yesterday|overnight|last night|this (?:morning|afternoon|evening)"
    r"|сьогодні|вчора|учора|сегодня|вчера|вночі|уночі|ночью)\b"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. `first` and `last` are its days, None when it cannot be resolved.

    `precision` is a code of date_precisions. `spoken`: it says when somebody spoke. `span`: it is a
    stretch of time, of which a figure beside it is a total. `within`: a stretch in which a single
    strike may lie. `later`: it goes back to another date of the text, and is not that very day.
    `prior`: it is the day of a strike named behind it, before the one that the sentence tells of.
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: str
    spoken: bool = False
    span: bool = False
    within: bool = False
    later: bool = False
    prior: bool = False


@dataclass(frozen=True)
class Calendar:
    """What is known before any date of an article is read.

    `full` are the days that it writes out with their year, and where. `opening` is the offset of
    its first date. `day_first`: which figure of `05/03/2023` is the day, as another date shows.
    """

    published: dt.date | None
    full: Sequence[tuple[int, dt.date]] = ()
    opening: int | None = None
    day_first: bool | None = None
    retrospective: bool = False
    """Whether the article opens with a full date long before its publication: its weekdays and
    nights are then not those before the publication."""
    told: DateMention | None = None
    """The date that the text spoke of last: "that day" goes back to it."""

    @property
    def today(self) -> dt.date | None:
        """The day from which "yesterday" and "on Tuesday" are reckoned, where it is known."""
        return None if self.retrospective else self.published

    def after(self, dates: Sequence[DateMention]) -> Calendar:
        """The calendar behind a sentence with some dates."""
        told = [d for d in dates if d.first and not (d.spoken or d.span or d.prior)]
        return replace(self, told=told[-1]) if told else self

    def day(self, at: int, year: int | None, month: int, day: int) -> dt.date | None:
        """The day of a date at an offset; one after the publication is none."""
        written = day_of(year, month, day) if year else self._without_year(at, month, day)
        return self._past(written)

    def numbers(self, match: re.Match[str]) -> tuple[int | None, int, int] | None:
        """Year, month and day of a match of `WRITTEN`; None where the order of its figures is open:
        where both may be meant, and both were before the publication.
        """
        orders = (True, False) if self.day_first is None else (self.day_first,)
        read = {n for order in orders if (n := year_month_day(match, order)) is not None}
        past = [n for n in read if n[0] is None or self._past(day_of(*n))]
        if len(read) == 1:
            return read.pop()
        return past[0] if len(past) == 1 else None

    def month(self, at: int, year: int | None, month: int) -> dt.date | None:
        """The first day of a month at an offset."""
        return self._past(day_of(year, month, 1) if year else self._without_year(at, month, 1))

    def _past(self, day: dt.date | None) -> dt.date | None:
        return None if day and self.published and day > self.published else day

    def _without_year(self, at: int, month: int, day: int) -> dt.date | None:
        anchor = self._anchor(at)
        near = _nearest(month, day, anchor) if anchor else None
        late = _last(month, day, self.published) if self.published else None
        if anchor is None or near is None or (self.published and near > self.published):
            return late
        if late is None or near == late:
            return near
        if not self.retrospective:
            return late
        return near if abs(near - anchor) <= _SEQUEL else None

    def _anchor(self, at: int) -> dt.date | None:
        """The full date before an offset, or else the first one behind it."""
        number = bisect_right(self.full, at, key=lambda one: one[0])
        return self.full[max(0, number - 1)][1] if self.full else None


def calendar_of(text: str, spans: Sequence[tuple[int, int]], published: dt.date | None) -> Calendar:
    """The calendar of an article with the given sentences."""
    of_years = [(start, end) for start, end in spans if _YEAR.search(text, start, end)]
    written = [m for start, end in of_years for m in WRITTEN.finditer(text, start, end)]
    orders = {order for m in written if (order := day_comes_first(m)) is not None}
    day_first = orders.pop() if len(orders) == 1 else None
    days = [(m, full_day(m, day_first)) for m in written]
    full = [(m.start(), day) for m, day in days if day and not bounds(text, m.start())]
    full = full or _months_of_years(text, of_years)
    opening = _opening(text, spans)
    old = bool(full) and published is not None and published - full[0][1] > _LONG_AGO
    opens = old and full[0][0] == opening
    return Calendar(published, full, opening, day_first, retrospective=opens)


def _opening(text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Where the first date stands, of whatever form."""
    for start, end in spans:
        dates = [pattern.search(text, start, end) for pattern in (WRITTEN, _RELATIVE)]
        starts = [match.start() for match in dates if match]
        if starts:
            return min(starts)
    return None


def _months_of_years(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, dt.date]]:
    """The middle of each month that a text names with its year: it too tells the year."""
    named = [m for start, end in spans for m in _MONTH_OF_YEAR.finditer(text, start, end)]
    return [
        (m.start(), dt.date(int(m["year"]), month_number(m["month"]), 15))
        for m in named
        if not bounds(text, m.start())
    ]


def bounds(text: str, at: int) -> bool:
    """Whether the date at an offset only bounds a time: `since 24 February 2022`, `since Russia
    sent troops into Ukraine on 24 February`.
    """
    if BOUND.search(text[max(0, at - 24) : at]):
        return True
    return _SINCE_IT.search(text[max(0, at - 90) : at]) is not None


def _nearest(month: int, day: int, anchor: dt.date) -> dt.date | None:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    near = [same for year in years if (same := day_of(year, month, day))]
    return min(near, key=lambda same: abs(same - anchor), default=None)


def _last(month: int, day: int, published: dt.date) -> dt.date | None:
    """The last such day up to the publication."""
    days = (day_of(year, month, day) for year in (published.year, published.year - 1))
    return next((past for past in days if past and past <= published), None)
