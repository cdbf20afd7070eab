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


def edtf(start: str, end: str | None, precision: str) -> str:
    """The date as ISO 8601-2 (EDTF) writes it: one date, or `start/end`. A night is the interval of
    its two dates; what is known to the week is an interval as well.
    """
    if precision == "week":
        return "/".join(span(start, end, precision))
    return f"{start}/{end}" if end and end != start else start


_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d", re.ASCII)


def start_utc(start: str, clock: str | None, zone: str | None) -> str | None:
    """The minute in UTC (RFC 3339) of a whole date, a plain local time such as `03:45` and a time
    zone; None where any of them is not known for certain, and in the hour that a change of clocks
    repeats or leaves out.
    """
    if not (clock and zone and len(start) == 10 and _CLOCK.fullmatch(clock.strip())):
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    hour, minute = map(int, clock.split(":"))
    try:
        local = dt.datetime.fromisoformat(start).replace(
            hour=hour, minute=minute, tzinfo=ZoneInfo(zone)
        )
    except (ZoneInfoNotFoundError, ValueError):
        return None
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return None
    return local.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:00Z")


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
