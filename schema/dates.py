"""Partial dates: a date known to the month stays a month.

The precision of a date is the length of its ISO 8601 text: `2024`, `2024-11`, `2024-11-21`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from schema.errors import InputError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FIRST_YEAR = 1900


def parse_partial(text: str, where: str = "date") -> str:
    """Check a partial ISO date and return it unchanged; raises InputError otherwise."""
    match = _PARTIAL.fullmatch(text.strip())
    if not match:
        raise InputError("a date such as 2024-11-21, 2024-11 or 2024", repr(text), where)
    year, month, day = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise InputError("a date that exists", f"{text!r} ({error})", where) from None
    if int(year) < FIRST_YEAR:
        raise InputError(f"a year from {FIRST_YEAR} on", repr(text), where)
    return match.group()


def earliest(text: str) -> str:
    """The first day that a partial date can mean: `2024-11` gives `2024-11-01`."""
    return text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text


def latest(text: str) -> str:
    """The last day that a partial date can mean: `2024-02` gives `2024-02-29`."""
    if len(text) == 10:
        return text
    if len(text) == 4:
        return text + "-12-31"
    year, month = map(int, text.split("-"))
    return f"{text}-{calendar.monthrange(year, month)[1]:02d}"


def span(start: str, end: str | None, precision: str) -> tuple[str, str]:
    """First and last day on which an event may have happened, both ISO dates.

    A search finds the event on every day of its span; totals by month count a night on its
    second date. A `week` known by one day reaches six days further.
    """
    last = end or start
    if precision == "week" and not end and len(start) == 10:
        return start, (dt.date.fromisoformat(start) + dt.timedelta(days=6)).isoformat()
    return earliest(start), latest(last)


def in_words(start: str | None, end: str | None, precision: str | None) -> str:
    """A date as a reader says it, its precision included: "night of 21-22 November 2024"."""
    if not start:
        return "date unknown"
    if precision == "night" and end and end != start:
        return f"night of {_range_in_words(start, end)}"
    words = _range_in_words(start, end) if end and end != start else _one_in_words(start)
    note = {7: " (known to the month)", 4: " (known to the year)"}.get(len(start), "")
    return words + (" (known to the week)" if precision == "week" else note)


def _one_in_words(text: str) -> str:
    parts = text.split("-")
    month = calendar.month_name[int(parts[1])] if len(parts) > 1 else ""
    day = str(int(parts[2])) if len(parts) > 2 else ""
    return " ".join(part for part in (day, month, parts[0]) if part)


def _range_in_words(start: str, end: str) -> str:
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}-{_one_in_words(end)}"
    return f"{_one_in_words(start)} to {_one_in_words(end)}"
