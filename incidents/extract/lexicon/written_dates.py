"""Dates that are written out in a text, with the words of `incidents.language.calendar_words`."""

from __future__ import annotations

import datetime as dt
import re

from incidents.language.calendar_words import SPELT_MONTHS, WEEKDAYS, any_of

MONTH = rf"(?:{any_of(SPELT_MONTHS)})\b\.?"
WEEKDAY = rf"(?:{any_of(WEEKDAYS)})\b"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|-го|-е)?"
WRITTEN = re.compile(
    rf"\b(?:(?P<month1>{MONTH})\s+{_DAY.format('day1')}(?!\d|:)(?:,?\s+(?P<year1>(?:19|20)\d\d)\b)?"
    rf"|{_DAY.format('day2')}(?:\s+of)?\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>[01]\d)-(?P<day3>[0-3]\d)"
    r"|(?P<day4>[0-3]?\d)\.(?P<month4>[01]?\d)\.(?P<year4>(?:19|20)\d\d))",
    re.IGNORECASE,
)
"""A day of a month, with its year or without."""


def written(match: re.Match[str], published: dt.date | None) -> dt.date | None:
    """The day that a match of `WRITTEN` means; a missing year is the last such day before the
    publication, and None when that is not known.
    """
    for number in "1234":
        if match[f"day{number}"]:
            year, month, day = (match[f"{part}{number}"] for part in ("year", "month", "day"))
            return _day(year, _month(month), int(day), published)
    return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else SPELT_MONTHS[text.casefold().rstrip(".")]


def _day(year: str | None, month: int, day: int, published: dt.date | None) -> dt.date | None:
    try:
        if year:
            return dt.date(int(year), month, day)
        if published is None:
            return None
        date = dt.date(published.year, month, day)
        return date if date <= published else date.replace(year=published.year - 1)
    except ValueError:
        return None
