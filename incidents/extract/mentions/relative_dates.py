"""Dates that only make sense from another one: from the publication, or from the date told last."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from incidents.extract.lexicon.assertion_words import BLOW
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.counts import number_of
from incidents.extract.lexicon.written_dates import PART, WEEKDAY
from incidents.extract.mentions.acts import spoken_before, spoken_on, strikes
from incidents.extract.mentions.calendar import Calendar, DateMention
from incidents.language.calendar_words import WEEKDAYS

DAY = dt.timedelta(days=1)
_NIGHT_WORDS = (
    r"overnight(?:\s+(?:from|on|between)?\s*(?P<night1>{wd})(?:\s+(?:to|into|and)\s+"
    r"(?P<night2>{wd}))?)?"
    r"|overnight\s+(?:in)?to\s+(?P<into>{wd})|(?P<eve>{wd})\s+night\s+(?:in)?to\s+(?P<eve2>{wd})"
    r"|(?:during|in|through(?:out)?)\s+the\s+night|last\s+night"
    r"|(?:у|в)\s*ніч\s+на\s+(?P<onto>{wd})|в\s+ночь\s+на\s+(?P<onto2>{wd})|в?ночі|уночі|ночью"
    r"|минулої ночі|прошлой ночью"
)
_NIGHT = Caseless(rf"\b(?:{_NIGHT_WORDS.format(wd=WEEKDAY)})")
_WEEKDAY = Caseless(
    rf"(?P<lead>\b(?:late|early|last|this|on|by|минул\w+|у|в|во|прошл\w+)\s+)*\b(?P<day>{WEEKDAY})"
    rf"(?P<part>\s+{PART}\b)?"
)
_NEAR = Caseless(
    r"\b(?:(?P<today>today|this (?:morning|afternoon|evening)|earlier in the day|сьогодні|сегодня)"
    r"|(?P<yesterday>yesterday|вчора|учора|вчера)"
    r"|(?P<ago>\d{1,2}|[\w']+) (?:days ago|дні тому|днів тому|дня назад|дней назад))\b"
)
_SAME_DAY = (
    r"(?:that|(?:the|that) (?:very )?same)\s+(?P<part{0}>day|morning|afternoon|evening|night)"
)
_PRIOR = (
    r"(?:(?P<days3>an?|\d{1,2}|[a-z]+)\s+days?|(?:an?|\d{1,2}|[a-z]+)\s+(?:weeks?|months?|years?))"
    r"\s+after"
    r"|через\s+(?:(?P<days4>[^\W\d]+)\s+)?(?:день|дні|днів|дня|дней)\s+(?:після|после)"
    r"|наступного\s+дня\s+після|на\s+следующий\s+день\s+после"
)
"""`It came a day after missiles hit Poltava`: the day of the strike that is named behind it."""
_THE_STRIKE = Caseless(
    rf"\s+(?:the|this|that|it|its|which)\s+(?:[\w'-]+\s+){{0,2}}?(?:{BLOW}|incident|explosion)"
    r"(?!\s+(?:on|in|at|near|against|by)\b)"
)
_BACK = Caseless(
    rf"\b(?:(?P<after>{_PRIOR})|(?:later\s+)?(?:on\s+|in\s+)?(?P<same>{_SAME_DAY.format(1)}"
    r"|(?:того|цього)\s+(?:ж|самого)\s+(?:самого\s+)?(?P<part2>дня|ранку|вечора)"
    r"|(?:тієї|цієї|тої)\s+(?:ж|самої)\s+(?:самої\s+)?(?P<part3>ночі)"
    r"|(?:[ву]\s+)?той\s+(?:же|самий)\s+(?P<part4>день|ранок|вечір)"
    r"|(?:в\s+)?(?:тот|этот|того|тем)\s+же\s+(?P<part5>день|дня|вечер|вечером|утром)"
    r"|(?:в\s+)?(?:ту|той)\s+же\s+(?P<part6>ночь|ночью))"
    r"|(?:on\s+|in\s+)?(?P<next>the\s+(?:next|following)\s+(?P<part7>day|morning|afternoon|evening"
    r"|night)|(?:a|one)\s+day\s+later|наступного\s+(?P<part8>дня|ранку|вечора)"
    r"|наступної\s+(?P<part9>ночі)|(?:на\s+)?следующ(?:ий|ее|им|его)\s+(?P<part10>день|дня|утро"
    r"|утром|вечером)|(?:на\s+)?следующ(?:ую|ей)\s+(?P<part11>ночь|ночью))"
    r"|(?P<before>(?:a|one)\s+day\s+(?:earlier|before)|the\s+(?:previous|preceding)\s+(?:day|night"
    r"|evening)|the\s+(?:day|night|evening)\s+before|напередодні|попереднього\s+дня|накануне"
    r"|днем\s+раніше|днём\s+ранее|днем\s+ранее)"
    r"|(?P<days>\d{1,2}|[a-z]+)\s+days\s+(?P<way>later|earlier|before)"
    r"|(?P<open>(?:in|during|later)\s+(?:the\s+same|that)\s+(?:week|month)|(?:days|weeks)\s+later"
    r"|того\s+ж\s+(?:тижня|місяця)|на\s+той\s+же\s+неделе|в\s+том\s+же\s+месяце)"
    r"|через\s+(?P<days2>\w+)\s+(?:дні|днів|дня|дней)"
    r")\b(?!\s+as\b)"
)
_REACH = 100
_NIGHTS = ("night", "ночі", "ночь", "ночью")
_MORNINGS = ("morning", "ранку", "ранок", "утро", "утром")


def nights(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    """`Overnight`, `last night`, `on the night to Friday`: before the day of the publication."""
    return [
        night(m.start(), m.end(), _second_day(m, calendar.today))
        for m in _NIGHT.finditer(text, start, end)
    ]


def night(start: int, end: int, second: dt.date | None) -> DateMention:
    """The mention of a night by its second day."""
    return DateMention(start, end, second - DAY if second else None, second, "night")


def near(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    """`Today`, `yesterday`, `two days ago`."""
    dates = []
    for match in _NEAR.finditer(text, start, end):
        days = 0 if match["today"] else 1 if match["yesterday"] else number_of(match["ago"])
        if days is None:
            continue
        day = calendar.today - DAY * days if calendar.today else None
        spoken = spoken_before(text, start, match.start())
        dates.append(DateMention(match.start(), match.end(), day, day, "day", spoken))
    return dates


def weekdays(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    """The last such weekday up to the publication."""
    dates = []
    for match in _WEEKDAY.finditer(text, start, end):
        day = _last(match["day"], calendar.today)
        if day and day == calendar.today and re.match(r"last\b", match[0], re.I):
            day -= 7 * DAY
        spoken = spoken_on(text, start, match.span(), end)
        dates.append(DateMention(match.start(), match.end(), day, day, "day", spoken))
    return dates


def back(text: str, start: int, end: int, _: Calendar) -> list[DateMention]:
    """`That day`, `the same night`, `two days later`: open until the dates before are known."""
    dates = []
    for match in _BACK.finditer(text, start, end):
        if match["after"]:
            dates += _prior(text, start, match, end)
        elif match["open"] or _shift(match) is not None:
            spoken = spoken_on(text, start, match.span(), end)
            dates.append(
                DateMention(match.start(), match.end(), None, None, "day", spoken, later=True)
            )
    return dates


def _prior(text: str, start: int, match: re.Match[str], end: int) -> list[DateMention]:
    """`A day after`, within a sentence and before a strike other than the one that it tells of."""
    opens = not re.search(r"\w", text[start : match.start()])
    if opens or _THE_STRIKE.match(text, match.end(), end):
        return []
    if not strikes(text[match.end() : min(end, match.end() + _REACH)]):
        return []
    mention = DateMention(match.start(), match.end(), None, None, "day", later=True, prior=True)
    return [mention]


def gone_back(text: str, mention: DateMention, calendar: Calendar) -> DateMention:
    """A mention of `back`, reckoned from the date that the text told last before it."""
    match = _BACK.match(text, mention.start)
    shift = _shift(match) if match and not match["open"] else None
    if match is None or shift is None:
        return mention
    parts = (words for name, words in match.groupdict().items() if name.startswith("part"))
    part = next(filter(None, parts), "day").casefold()
    told, night_before = calendar.told, "night" in (match["before"] or "")
    if mention.prior and (told is None or told.precision == "night"):
        return mention
    if told is None:
        eve = calendar.today - DAY if match["before"] and calendar.today else None
        first, last = eve, eve
    elif part in _NIGHTS or night_before:
        first, last = _night_from(told, shift)
    else:
        first, last = _day_from(told, shift, part)
    precision = "night" if first != last else "day"
    return replace(mention, first=first, last=last, precision=precision, later=shift != 0)


def _night_from(told: DateMention, shift: int) -> tuple[dt.date | None, dt.date | None]:
    """The night of a day begins on it; of another night only that very night is known."""
    if told.precision == "night":
        return (told.first, told.last) if shift == 0 else (None, None)
    day = _single(told)
    return (day + DAY * shift, day + DAY * (shift + 1)) if day else (None, None)


def _day_from(told: DateMention, shift: int, part: str) -> tuple[dt.date | None, dt.date | None]:
    """A day counted from a day; after a night its morning is known, and the day before."""
    day = _single(told)
    if day:
        day += DAY * shift
    elif told.precision == "night" and told.last:
        day = told.last - DAY if shift == -1 else told.last if part in _MORNINGS else None
    return day, day


def _single(told: DateMention) -> dt.date | None:
    return told.first if told.precision == "day" and told.first == told.last else None


def _shift(match: re.Match[str]) -> int | None:
    """How many days after the date told before; None where that cannot be read."""
    if match["after"]:
        return _days_before(match)
    if match["same"] or match["next"] or match["before"]:
        return 0 if match["same"] else 1 if match["next"] else -1
    days = number_of(match["days"] or match["days2"])
    return -days if days and match["way"] in ("earlier", "before") else days


def _days_before(match: re.Match[str]) -> int | None:
    """`A day after`: -1; of weeks and months the day stays open."""
    words = match["days3"] or match["days4"]
    if words is None:
        return -1 if "ден" in match["after"] or "дня" in match["after"] else None
    days = 1 if words in ("a", "an", "one") else number_of(words)
    return -days if days else None


def _last(name: str, today: dt.date | None) -> dt.date | None:
    """The last such weekday up to a day."""
    return today - DAY * ((today.weekday() - WEEKDAYS[name.casefold()]) % 7) if today else None


def _second_day(match: re.Match[str], today: dt.date | None) -> dt.date | None:
    into = next((match[n] for n in ("night2", "into", "eve2", "onto", "onto2") if match[n]), None)
    if into:
        return _last(into, today)
    first = match["night1"]
    if first and today:
        day = _last(first, today)
        return day if day == today else day and day + DAY
    return today
