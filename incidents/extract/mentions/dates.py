"""When: days, nights and spans that a text names, resolved from the date of publication.

A date that says when somebody spoke is no date of a strike. "Overnight" is a night between two
dates. Without a date of publication, relative dates stay unresolved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from incidents.extract.lexicon import prefilter
from incidents.extract.lexicon.assertion_words import HARM, SPEECH, STRIKE_NOUN, STRIKE_VERB
from incidents.extract.lexicon.counts import WORDS
from incidents.extract.lexicon.written_dates import MONTH, WEEKDAY, WRITTEN, written
from incidents.language.calendar_words import ENGLISH_MONTHS, SPELT_MONTHS, WEEKDAYS, any_of

Reader = Callable[[str, int, int, "dt.date | None"], "list[DateMention]"]
_DAY = dt.timedelta(days=1)
_PART = r"(?:morning|evening|afternoon|night|midnight|noon|dawn)"
_NIGHT_WORDS = (
    r"overnight(?:\s+(?:from|on|between)?\s*(?P<night1>{wd})(?:\s+(?:to|into|and)\s+"
    r"(?P<night2>{wd}))?)?"
    r"|overnight\s+(?:in)?to\s+(?P<into>{wd})|(?P<eve>{wd})\s+night\s+(?:in)?to\s+(?P<eve2>{wd})"
    r"|(?:during|in|through(?:out)?)\s+the\s+night|last\s+night"
    r"|(?:у|в)\s*ніч\s+на\s+(?P<onto>{wd})|в\s+ночь\s+на\s+(?P<onto2>{wd})|в?ночі|уночі|ночью"
    r"|минулої ночі|прошлой ночью"
)
_NIGHT = re.compile(rf"\b(?:{_NIGHT_WORDS.format(wd=WEEKDAY)})", re.I)
_NIGHT_DATE = re.compile(
    rf"\b(?:on the night of|the night of|overnight on|overnight|у ніч на|в ніч на|в ночь на)\s+(?="
    rf"(?:{MONTH}|[0-3]?\d\b))",
    re.I,
)
_WEEKDAY = re.compile(
    rf"(?P<lead>\b(?:late|early|last|this|on|by|минул\w+|у|в|во|прошл\w+)\s+)*\b(?P<day>{WEEKDAY})"
    rf"(?P<part>\s+{_PART})?",
    re.I,
)
_NEAR = re.compile(
    r"\b(?:(?P<today>today|this (?:morning|afternoon|evening)|earlier in the day|сьогодні|сегодня)"
    r"|(?P<yesterday>yesterday|вчора|учора|вчера)"
    r"|(?P<before>(?:a|one) day (?:earlier|before)|the (?:previous|preceding) (?:day|night)|the "
    r"(?:day|night) before|напередодні|накануне)"
    r"|(?P<ago>\d{1,2}|[a-z]+) days (?:ago|earlier))\b",
    re.I,
)
_MONTH = re.compile(
    rf"\b(?:in|since|during|last|у|в)\s+(?:(?:early|late|mid|mid-)\s*)?(?P<month>{MONTH})(?:\s+"
    rf"(?P<year>(?:19|20)\d\d))?(?!\s+\d)",
    re.I,
)
_SPAN = re.compile(
    r"\b(?:(?:over|in|during|within|for|across)\s+the\s+(?:past|last|previous)\s+(?:[\w-]+\s+)?"
    r"(?:hours?|days?|weeks?|months?|years?|night)|last\s+(?:week|month|year)|(?<!strike )"
    r"(?<!attack )(?<!airstrike )(?<!raid )this\s+week|this\s+(?:month|year)|in\s+recent\s+\w+|"
    r"(?:past|last)\s+(?:24|48|72)\s+hours|since\s+(?:the|its|last|early|late|mid|then"
    rf"|{any_of(ENGLISH_MONTHS)}|russia|ukraine|israel|hamas|moscow|\d{{4}})\b)",
    re.I,
)
_RANGE = re.compile(rf"\s?(?:[–-]|to|until|through)\s?(?:\d{{1,2}}\b|{MONTH}\s+\d)", re.I)
_SPOKEN = re.compile(
    rf"\b(?:{SPEECH}|released|published|issued|updated)\b(?P<between>[^.;\"]{{0,60}})$", re.I
)
_SPOKEN_AFTER = re.compile(
    rf"^\s*,?\s*(?:(?:[\w'-]+\s+){{0,7}}?{SPEECH}|in (?:a|his|her|its) (?:statement|post|message"
    rf"|speech))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. `first` and `last` are its days, None when it cannot be resolved.

    `precision` is a code of date_precisions. `spoken`: it says when somebody spoke. `span`: it is a
    stretch of time, of which a figure beside it is a total.
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: str
    spoken: bool = False
    span: bool = False


def dates_of(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    """The dates between two offsets, in order."""
    dates: list[DateMention] = []
    for read in _readers(text[start:end].casefold()):
        for mention in read(text, start, end, published):
            if not any(mention.start < o.end and o.start < mention.end for o in dates):
                dates.append(mention)
    return sorted(dates, key=lambda m: m.start)


def _readers(low: str) -> list[Reader]:
    """The readers that can find something in a sentence, in their order."""
    cyrillic = prefilter.cyrillic(low)
    digit, month = any(map(str.isdigit, low)), prefilter.month(low)
    gates: list[tuple[bool, Reader]] = [
        (True, _spans),
        (cyrillic or "night" in low, _nights),
        (digit, _days),
        (cyrillic or "day" in low or "this" in low or "night" in low, _near),
        (cyrillic or "day" in low, _weekdays),
        (month, _months),
    ]
    return [reader for fits, reader in gates if fits]


def _spans(text: str, start: int, end: int, _published: dt.date | None) -> list[DateMention]:
    return [
        DateMention(m.start(), m.end(), None, None, "day", span=True)
        for m in _SPAN.finditer(text, start, end)
        if "last night" not in m[0].lower()
    ]


def _nights(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    dates = []
    for match in _NIGHT_DATE.finditer(text, start, end):
        day = WRITTEN.match(text, match.end(), end)
        second = written(day, published) if day else None
        if day:
            if second and match[0].lower().startswith(("on the night of", "the night of")):
                second += _DAY
            dates.append(_night(match.start(), day.end(), second))
    for match in _NIGHT.finditer(text, start, end):
        dates.append(_night(match.start(), match.end(), _second_day(match, published)))
    return dates


def _night(start: int, end: int, second: dt.date | None) -> DateMention:
    return DateMention(start, end, second - _DAY if second else None, second, "night")


def _second_day(match: re.Match[str], published: dt.date | None) -> dt.date | None:
    into = next((match[n] for n in ("night2", "into", "eve2", "onto", "onto2") if match[n]), None)
    if into:
        return _last(into, published)
    first = match["night1"]
    if first and published:
        day = _last(first, published)
        return day if day == published else day and day + _DAY
    return published


def _days(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    dates = []
    for match in WRITTEN.finditer(text, start, end):
        day = written(match, published)
        if published and day and day > published:
            continue
        spoken = _spoken(text, start, match.start())
        span = _RANGE.match(text, match.end(), end) is not None
        dates.append(DateMention(match.start(), match.end(), day, day, "day", spoken, span))
    return dates


def _near(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    dates = []
    for match in _NEAR.finditer(text, start, end):
        days = _days_back(match)
        day = published - dt.timedelta(days=days) if published and days is not None else None
        spoken = _spoken(text, start, match.start())
        dates.append(DateMention(match.start(), match.end(), day, day, "day", spoken))
    return dates


def _days_back(match: re.Match[str]) -> int | None:
    if match["today"]:
        return 0
    if match["yesterday"] or match["before"]:
        return 1
    ago = match["ago"].casefold()
    return int(ago) if ago.isdigit() else WORDS.get(ago)


def _weekdays(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    dates = []
    for match in _WEEKDAY.finditer(text, start, end):
        day = _last(match["day"], published)
        if day and day == published and re.match(r"last\b", match[0], re.I):
            day -= 7 * _DAY
        possessive = text[match.end() : match.end() + 2] == "'s"
        spoken = not possessive and (
            _spoken(text, start, match.start())
            or (
                _speech_follows(text[match.end() : min(end, match.end() + 90)])
                and not _strike_before(text, start, match)
            )
        )
        dates.append(DateMention(match.start(), match.end(), day, day, "day", spoken))
    return dates


def _strike_before(text: str, start: int, match: re.Match[str]) -> bool:
    """`Killed 12 on Tuesday, the group said`: the day belongs to what stands before it."""
    before = text[start : match.start()]
    struck = any(pattern.search(before) for pattern in (HARM, STRIKE_NOUN, STRIKE_VERB))
    return struck and text[match.end() : match.end() + 1] == ","


def _months(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    dates = []
    for match in _MONTH.finditer(text, start, end):
        number = SPELT_MONTHS[match["month"].casefold().rstrip(".")]
        year = int(match["year"]) if match["year"] else published and published.year
        if year and published and not match["year"] and number > published.month:
            year -= 1
        day = dt.date(year, number, 1) if year else None
        dates.append(DateMention(match.start(), match.end(), day, day, "month", span=True))
    return dates


def _last(name: str, published: dt.date | None) -> dt.date | None:
    """The last such weekday up to the publication."""
    if published is None:
        return None
    return published - _DAY * ((published.weekday() - WEEKDAYS[name.casefold()]) % 7)


def _speech_follows(after: str) -> bool:
    """`Friday said`, and `Early Thursday, the ministry said`."""
    speech = _SPOKEN_AFTER.match(after)
    return speech is not None and not any(
        p.search(speech[0]) for p in (HARM, STRIKE_NOUN, STRIKE_VERB)
    )


def _spoken(text: str, start: int, at: int) -> bool:
    """Whether what stands before a date is somebody speaking, and no strike in between."""
    match = _SPOKEN.search(text[max(start, at - 90) : at])
    if match is None:
        return False
    between = match["between"]
    return (
        not any(p.search(between) for p in (HARM, STRIKE_NOUN, STRIKE_VERB))
        and " that " not in between
    )
