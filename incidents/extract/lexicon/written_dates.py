"""Dates that are written out in a text, with the words of `incidents.language.calendar_words`.

The weekday beside a date is a part of it: "Tuesday, October 24th 2023" is one date.
"""

from __future__ import annotations

import datetime as dt
import re

from incidents.extract.lexicon.caseless import Caseless
from incidents.language.calendar_words import SPELT_MONTHS, WEEKDAYS, any_of

MONTH = rf"(?:{any_of(SPELT_MONTHS)})\b(?:(?<!\w{{5}})\.)?"
WEEKDAY = rf"(?:{any_of(WEEKDAYS)})\b"
PART = r"(?:early\s+)?(?:morning|evening|afternoon|night|midnight|midday|noon|dawn|hours)"
"""A part of a day, as it stands behind a weekday."""
_ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
_WEEKDAY_BEFORE = (
    rf"(?:{_ANY_WEEKDAY}(?:\s+{PART})?(?:\s*\(\s*|,?\s+)(?:(?:on|the|у|в)\s+)?(?:the\s+)?)?"
)
_WEEKDAY_BEHIND = (
    rf"(?:\s*\(\s*(?:\w\s+)?{_ANY_WEEKDAY}\s*\)|,\s+(?:(?:on|a|у|в|во)\s+)?{WEEKDAY}(?!'s))?"
)
_YEAR = r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d)\b(?:\s+(?:року|рік|года|[рг]\.))?)?"
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth
twenty-ninth thirtieth thirty-first
""".split()
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
"""Ordinals up to 31 by their words."""
_DAY = rf"(?P<{{0}}>[0-3]?\d|{any_of(_ORDINALS)})(?:st|nd|rd|th|-го|-е|-те)?"
WRITTEN = Caseless(
    rf"\b{_WEEKDAY_BEFORE}(?:(?P<month1>{MONTH})\s+(?:the\s+)?{_DAY.format('day1')}(?!\d|:)"
    rf"{_YEAR.format(1)}"
    rf"|{_DAY.format('day2')}(?:\s+of)?[\s-]+(?P<month2>{MONTH})(?:-(?=\d{{4}})|)"
    r"(?:(?:,?\s+|(?<=-))(?P<year2>(?:19|20)\d\d)\b(?:\s+(?:року|рік|года|[рг]\.))?)?"
    r"|(?P<year3>(?:19|20)\d\d)[-/](?P<month3>[01]\d)[-/](?P<day3>[0-3]\d)\b"
    r"|(?P<day4>[0-3]?\d)\.(?P<month4>[01]?\d)\.(?P<year4>(?:19|20)\d\d)\b"
    r"|(?P<one>[0-3]?\d)(?P<mark>[/-])(?P<two>[0-3]?\d)(?P=mark)(?P<year5>(?:19|20)\d\d)\b)"
    rf"{_WEEKDAY_BEHIND}"
)
"""A day of a month, with its year or without. In `05/03/2023` the order is not known."""
_TO = r"(?:\s*[-–—/]\s*|\s+(?P<word{0}>to|until|till|through|and|на|по|до|і|й|та|и)\s+)(?:the\s+)?"
DAYS = Caseless(
    rf"\b{_WEEKDAY_BEFORE}(?:(?P<month1>{MONTH})\s+{_DAY.format('first1')}{_TO.format(1)}"
    rf"{_DAY.format('last1')}(?!\d|:|[\s-]+{MONTH}){_YEAR.format(1)}"
    rf"|{_DAY.format('first2')}{_TO.format(2)}{_DAY.format('last2')}(?:\s+of)?\s+"
    rf"(?P<month2>{MONTH}){_YEAR.format(2)})"
)
"""Several days of one month: `3 to 5 March`, `March 3-5, 2022`."""


def year_month_day(
    match: re.Match[str], day_first: bool | None
) -> tuple[int | None, int, int] | None:
    """Year (None where it is not written), month and day of a match of `WRITTEN`.

    None where nothing tells which of two figures is the month: `day_first` says what the text's
    other dates tell.
    """
    if match["mark"]:
        one, two, of_year = int(match["one"]), int(match["two"]), int(match["year5"])
        order = _order(one, two) if _order(one, two) is not None else day_first
        if order is None:
            return (of_year, one, two) if one == two else None
        return (of_year, two, one) if order else (of_year, one, two)
    for number in "1234":
        if match[f"day{number}"]:
            year, month, day = (match[f"{part}{number}"] for part in ("year", "month", "day"))
            return int(year) if year else None, month_number(month), day_number(day)
    return None


def month_number(text: str) -> int:
    """The number of a month by its name or figure."""
    return int(text) if text.isdigit() else SPELT_MONTHS[text.casefold().rstrip(".")]


def day_number(text: str) -> int:
    """The number of a day by its figure or its word: `5`, `fifth`."""
    return int(text) if text.isdigit() else ORDINALS[text.casefold()]


def day_comes_first(match: re.Match[str]) -> bool | None:
    """Which of the two figures of `24/10/2023` is the day; None where both may be."""
    return _order(int(match["one"]), int(match["two"])) if match["mark"] else None


def full_day(match: re.Match[str], day_first: bool | None = None) -> dt.date | None:
    """The day that a match of `WRITTEN` means by itself; None where its year or order is open."""
    numbers = year_month_day(match, day_first)
    return day_of(*numbers) if numbers else None


def day_of(year: int | None, month: int, day: int) -> dt.date | None:
    """The day of three numbers; None where the year is not known or there is no such day."""
    try:
        return dt.date(year, month, day) if year else None
    except ValueError:
        return None


def _order(one: int, two: int) -> bool | None:
    if one > 12:
        return True
    return False if two > 12 else None
