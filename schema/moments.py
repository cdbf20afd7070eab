"""When a figure stood: a span of time, so that a day is not its midnight and a month not its first.

A moment is written `2026`, `2026-03`, `2026-03-10` or, where the minute is known,
`2026-03-10T09:00` in local time. Two moments are in order only when one ends before the other
begins; of anything else the order cannot be told.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from schema.dates import earliest, latest, parse_partial
from schema.errors import InputError

Span = tuple[str, str]
"""First and last minute, both `YYYY-MM-DDTHH:MM`."""

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


@lru_cache(maxsize=65_536)
def span_of(text: str) -> Span | None:
    """The span that a moment covers; None for an empty text. Raises InputError otherwise."""
    if not text:
        return None
    date, _, clock = text.partition("T")
    parse_partial(date, where="")
    if not clock and "T" not in text:
        return f"{earliest(date)}T00:00", f"{latest(date)}T23:59"
    if len(date) != 10 or not _CLOCK.fullmatch(clock):
        raise InputError("a date, or a date and time such as 2026-03-10T09:00", repr(text))
    return text, text


def check_moment(text: str) -> str:
    """The moment itself; raises InputError for a text that is none."""
    if span_of(text) is None:
        raise InputError("a date, or a date and time such as 2026-03-10T09:00", "an empty text")
    return text


def before(earlier: Span | None, later: Span | None) -> bool:
    """Whether the first moment is certainly over when the second begins."""
    return earlier is not None and later is not None and earlier[1] < later[0]


def newest(moments: list[Span | None]) -> Span | None:
    """The moment that ends last; None when none is known."""
    return max((m for m in moments if m is not None), key=lambda m: (m[1], m[0]), default=None)


def last_minute(moment: str, days: int) -> str:
    """The last minute of the day that is so many days after a minute."""
    return f"{dt.date.fromisoformat(moment[:10]) + dt.timedelta(days=days)}T23:59"
