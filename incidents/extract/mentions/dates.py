"""When: days, nights and spans that a text names, resolved from its calendar.

A date that says when somebody spoke is no date of a strike. "Overnight" is a night between two
dates. Without a date of publication, weekdays stay unresolved. A date that is written out is read
before all that only makes sense from another date, so that no weekday takes its words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from incidents.extract.lexicon import prefilter
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.passing_words import COMPARED
from incidents.extract.lexicon.written_dates import (
    DAYS,
    MONTH,
    WEEKDAY,
    WRITTEN,
    day_number,
    day_of,
    month_number,
)
from incidents.extract.mentions import relative_dates as relative
from incidents.extract.mentions.acts import shown_behind, spoken_before
from incidents.extract.mentions.calendar import Calendar, DateMention, bounds
from incidents.language.calendar_words import ENGLISH_MONTHS, any_of

_REACH = 48
_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"(?:19|20)\d\d")
_BACK_TO = "that same next following previous preceding before later earlier after".split()
Reader = Callable[[str, int, int, Calendar], "list[DateMention]"]
_NIGHT_BEFORE = Caseless(
    rf"\b(?:(?P<of>(?:on |during |in )?the night (?:of|between|from))|overnight"
    r"(?: on| between| from| of| into)?|(?:[ув]\s+)?ніч\s+(?:на|проти|з|із)"
    r"|(?:в\s+)?ночь\s+(?:на|с|со)|в?ночі|уночі|ночью)"
    rf"\s+(?:{WEEKDAY},?\s+)?(?:the\s+)?$"
)
_NIGHT_BEHIND = Caseless(r"\s+(?:overnight|at night|в?ночі|уночі|ночью)\b")
_BETWEEN = Caseless(r"\b(?:between|між|между)\s+(?:the\s+)?$")
_UP_TO = Caseless(
    r"\s*(?:[-–—]|to|until|till|through|(?P<and>and|і|й|та|и)|по|до|на)\s*(?:the\s+)?"
)
_MONTH = Caseless(
    r"\b(?:in|since|during|last|throughout|у|в)\s+"
    r"(?:(?:the\s+)?(?:early|late|mid|beginning of|start of|middle of|end of"
    r"|(?:first|second|third|last) (?:days|week|half) of|початку|кінці|середині|начале|конце"
    rf"|середине)[\s-]+)?(?P<month>{MONTH})(?:(?:,|\s+of)?\s+(?P<year>(?:19|20)\d\d))?(?!\s+\d)"
    r"|\b(?:на\s+початку|наприкінці|в\s+начале|в\s+конце)\s+"
    rf"(?P<month2>{MONTH})(?:\s+(?P<year2>(?:19|20)\d\d))?(?!\s+\d)"
)
_SPAN = Caseless(
    r"\b(?:(?:over|in|during|within|for|across)\s+the\s+(?:past|last|previous)\s+(?:[\w-]+\s+)?"
    r"(?:hours?|days?|weeks?|months?|years?|night)|last\s+(?:week|month|year)|(?<!strike )"
    r"(?<!attack )(?<!airstrike )(?<!raid )this\s+week|this\s+(?:month|year)|in\s+recent\s+\w+|"
    r"(?:past|last)\s+(?:24|48|72)\s+hours|since\s+(?:the|its|last|early|late|mid|then"
    rf"|(?:{any_of(ENGLISH_MONTHS)})(?!\s+\d{{1,2}}\b)|russia|ukraine|israel|hamas|moscow"
    r"|\d{4})\b"
    r"|за\s+(?:минулу\s+|останню\s+|попередню\s+|прошедшие\s+|последние\s+|минувшие\s+)?(?:добу|сутки)"
    r"|(?:протягом|упродовж|в\s+течение)\s+(?:\w+\s+)?(?:доби|тижня|місяця|суток|недели|месяца)"
    r"|(?:минулого|цього)\s+(?:тижня|місяця|року)|на\s+(?:прошлой|этой)\s+неделе"
    r"|в\s+прошлом\s+(?:месяце|году))\b"
)


_GLOSS = re.compile(r"\s*[,(–—-]\s*")
_LAST_YEAR = Caseless(
    r",?\s+(?:of\s+)?(?:last year|минулого року|торік|прошлого года|в прошлом году)\b"
)


def dates_of(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    """The dates between two offsets, in order."""
    dates: list[DateMention] = []
    for read in _readers(text[start:end].casefold()):
        for mention in read(text, start, end, calendar):
            overlaps = any(mention.start < o.end and o.start < mention.end for o in dates)
            # "the day before, May 1": a full date beats the one that is reckoned, and is the same
            if not overlaps and not (read not in _FULL and _glossed(text, mention, dates)):
                dates.append(mention)
    ordered: list[DateMention] = []
    if any(mention.span for mention in dates):
        # "the deadliest strike since February" is of the day that it tells, not of that stretch
        dates = [d for d in dates if not (d.span and COMPARED.covers(text, start, d.start, end))]
    for mention in sorted(dates, key=lambda m: m.start):
        before = calendar.after(ordered)
        ordered.append(relative.gone_back(text, mention, before) if mention.later else mention)
    return ordered


def _glossed(text: str, mention: DateMention, dates: list[DateMention]) -> bool:
    """Whether a date that is written out stands right behind, as what the words mean."""
    return any(
        mention.end < o.start and _GLOSS.fullmatch(text, mention.end, o.start) and not o.span
        for o in dates
    )


def _readers(low: str) -> list[Reader]:
    """The readers that can find something in a sentence: each takes its words from those behind."""
    cyrillic, month = prefilter.cyrillic(low), prefilter.month(low)
    of_month = month and (" of " in low or _DIGIT.search(low) is not None)
    day = cyrillic or "day" in low
    parts = "night" in low or "morning" in low or "evening" in low or "afternoon" in low
    goes_back = cyrillic or prefilter.any_of(low, _BACK_TO)
    gates: list[tuple[bool, Reader]] = [
        # Spans first: "since October" must not leave its month to anybody.
        (True, _spans),
        # What is written out, whole months last, before all that is reckoned from something.
        (of_month, _days_of_a_month),
        (of_month or _YEAR.search(low) is not None, _days),
        (month, _months),
        # "That night" before "night", and both before weekdays, which stand inside of them.
        (goes_back, relative.back),
        (cyrillic or "night" in low, relative.nights),
        (day or parts, relative.near),
        (day, relative.weekdays),
    ]
    return [reader for fits, reader in gates if fits]


def _spans(text: str, start: int, end: int, _: Calendar) -> list[DateMention]:
    return [
        DateMention(m.start(), m.end(), None, None, "day", span=True)
        for m in _SPAN.finditer(text, start, end)
        if "last night" not in m[0].lower()
    ]


def _days_of_a_month(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    dates = []
    for match in DAYS.finditer(text, start, end):
        n = "1" if match["month1"] else "2"
        month, year = month_number(match[f"month{n}"]), match[f"year{n}"]
        ends = [day_number(match[f"first{n}"]), day_number(match[f"last{n}"])]
        days = [calendar.day(match.start(), int(year) if year else None, month, d) for d in ends]
        joined = match[f"word{n}"] in (None, "to", "until", "till", "through", "по", "до", "на")
        range_ = joined or _between(text, match.start())
        dates.append(_stretch(text, start, match.span(), days, range_))
    return dates


def _stretch(
    text: str, start: int, span: tuple[int, int], days: list[dt.date | None], range_: bool
) -> DateMention:
    """From one day to another: a night, two days running, or a longer span. `3 and 5 March` are
    days of two strikes, of which nobody knows which is meant.
    """
    first, last = days
    lead = _night_before(text, start, span[0])
    if lead and first and last and last - first == relative.DAY:
        return DateMention(lead.start(), span[1], first, last, "night")
    if first is None or last is None or last < first or not range_:
        return DateMention(*span, None, None, "day", span=True)
    return DateMention(*span, first, last, "day", span=True, within=True)


def _days(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    """The dates that are written out; two that a dash or `to` joins are one stretch."""
    dates: list[DateMention] = []
    last: tuple[int, int, dt.date | None] | None = None
    for match in WRITTEN.finditer(text, start, end):
        numbers = _of_last_year(text, match, calendar) or calendar.numbers(match)
        if _is_verb(text, match) or (numbers and _to_come(calendar, *numbers)):
            continue
        day = calendar.day(match.start(), *numbers) if numbers else None
        span = match.span()
        if last and _joins(text, last[:2], span[0]):
            dates[-1] = _stretch(text, start, (last[0], span[1]), [last[2], day], range_=True)
            last = None
        else:
            dates.append(_day(text, start, span, day))
            last = (*span, day)
    return dates


def _of_last_year(
    text: str, match: re.Match[str], calendar: Calendar
) -> tuple[int, int, int] | None:
    """The numbers of `Feb. 24 last year`, where it is known when the text appeared."""
    numbers = calendar.numbers(match)
    if numbers is None or numbers[0] is not None or calendar.published is None:
        return None
    behind = _LAST_YEAR.match(text, match.end())
    return (calendar.published.year - 1, *numbers[1:]) if behind else None


def _to_come(calendar: Calendar, year: int | None, month: int, day: int) -> bool:
    """Whether a full date is later than the publication: planned, and nothing that happened."""
    written = day_of(year, month, day)
    return bool(written and calendar.published and written > calendar.published)


def _day(text: str, start: int, span: tuple[int, int], day: dt.date | None) -> DateMention:
    lead = _night_before(text, start, span[0])
    if lead:
        second = day + relative.DAY if day and lead["of"] else day
        return relative.night(lead.start(), span[1], second)
    behind = _NIGHT_BEHIND.match(text, span[1])
    end = behind.end() if behind else span[1]
    if bounds(text, span[0]):
        return DateMention(span[0], end, day, day, "day", span=True)
    spoken = spoken_before(text, start, span[0]) or shown_behind(text, span[1])
    return DateMention(span[0], end, day, day, "day", spoken)


def _between(text: str, at: int) -> bool:
    return _BETWEEN.search(text, max(0, at - _REACH), at) is not None


def _night_before(text: str, start: int, at: int) -> re.Match[str] | None:
    return _NIGHT_BEFORE.search(text, max(start, at - _REACH), at)


def _joins(text: str, one: tuple[int, int], at: int) -> bool:
    """Whether the words behind a date lead to another one at an offset: `3 March to 5 April`."""
    up_to = _UP_TO.fullmatch(text, one[1], at)
    return up_to is not None and (not up_to["and"] or _between(text, one[0]))


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether a month in small letters is the verb: `may 5 people`, `march 3 miles`."""
    month = text[slice(*match.span("month1"))]
    return not match["year1"] and month in ("may", "march", "mar")


def _months(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    """A month is a span; what an article opens with may be the month of its strike."""
    dates = []
    for match in _MONTH.finditer(text, start, end):
        name, year = match["month"] or match["month2"], match["year"] or match["year2"]
        number = month_number(name)
        day = calendar.month(match.start(), int(year) if year else None, number)
        opens = calendar.opening is None or match.start() < calendar.opening
        within = opens and not match[0].casefold().startswith(("since", "last"))
        dates.append(
            DateMention(match.start(), match.end(), day, day, "month", span=True, within=within)
        )
    return dates


_FULL: tuple[Reader, ...] = (_spans, _days_of_a_month, _days, _months)
