"""Names of days and months in English, Ukrainian and Russian, and dates that are written out."""

from __future__ import annotations

import datetime as dt
import re

_MONTH_NAMES = (
    "january jan січня січні січень января январе январь",
    "february feb лютого лютому лютий февраля феврале февраль",
    "march mar березня березні березень марта марте март",
    "april apr квітня квітні квітень апреля апреле апрель",
    "may травня травні травень мая мае май",
    "june jun червня червні червень июня июне июнь",
    "july jul липня липні липень июля июле июль",
    "august aug серпня серпні серпень августа августе август",
    "september sep sept вересня вересні вересень сентября сентябре сентябрь",
    "october oct жовтня жовтні жовтень октября октябре октябрь",
    "november nov листопада листопаді листопад ноября ноябре ноябрь",
    "december dec грудня грудні грудень декабря декабре декабрь",
)
_DAY_NAMES = (
    "monday понеділок понеділка понедельник понедельника",
    "tuesday вівторок вівторка вторник вторника",
    "wednesday середу середи среду среды среда середа",
    "thursday четвер четверга четверг",
    "friday п'ятницю п'ятниці пятницу пятницы п'ятниця пятница",
    "saturday суботу суботи субботу субботы субота суббота",
    "sunday неділю неділі воскресенье воскресенья неділя",
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
WEEKDAYS = {name: n for n, names in enumerate(_DAY_NAMES) for name in names.split()}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


MONTH = rf"(?:{_any(MONTHS)})\b\.?"
WEEKDAY = rf"(?:{_any(WEEKDAYS)})\b"
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
    return int(text) if text.isdigit() else MONTHS[text.casefold().rstrip(".")]


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
