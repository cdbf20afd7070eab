"""When an article was published: as told, as its page says, or worked out from a weekday."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from incidents.extract.lexicon.written_dates import WEEKDAY, WRITTEN, full_day
from incidents.extract.reading.blocks import CAPTION, Block
from incidents.language.calendar_words import WEEKDAYS

_LABEL = re.compile(
    r"^\W*(?:published|updated|posted|date|last (?:updated|modified)|опубліковано|опубликовано"
    r"|дата)\b[^\d\n]{0,24}",
    re.I,
)
_SAID_DAY = re.compile(
    rf"\b(?:said|told|confirmed|reported|announced|added)\s+(?:on\s+)?(?P<day>{WEEKDAY})"
    rf"|\bon\s+(?P<other>{WEEKDAY})",
    re.I,
)
_FIRST_LINES = 8


@dataclass(frozen=True)
class Published:
    """The date of publication and, when it was worked out, in which way."""

    day: dt.date
    inferred: str | None = None


def published_of(text: str, blocks: list[Block], known_date: dt.date | None) -> Published | None:
    """The date of an article; None when nothing tells it, so that "Thursday" stays unresolved."""
    if known_date:
        return Published(known_date)
    return _stated(text, blocks) or _from_caption(text, blocks)


def _stated(text: str, blocks: list[Block]) -> Published | None:
    """A line that is a date and no sentence."""
    for block in [*blocks[:_FIRST_LINES], *blocks[-2:]]:
        words = text[block.start : block.end]
        if len(words) > 80:
            continue
        labelled = _LABEL.match(words)
        match = WRITTEN.search(words)
        if match is None or (match.start() > 12 and not labelled):
            continue
        day = full_day(match)
        if day and (labelled or len(words) - len(match[0]) < 30):
            return Published(day)
    return None


def _from_caption(text: str, blocks: list[Block]) -> Published | None:
    """The newest date of a caption, when the weekdays of the text fit it."""
    captions = [text[b.start : b.end] for b in blocks if b.kind == CAPTION]
    days = [day for words in captions for m in WRITTEN.finditer(words) if (day := full_day(m))]
    if not days:
        return None
    newest = max(days)
    first, last = blocks[0].start, blocks[-1].end
    named = {WEEKDAYS[_weekday(m)] for m in _SAID_DAY.finditer(text, first, last)}
    if newest.weekday() not in named:
        return None
    name = f"{newest:%A}"
    return Published(newest, f"a caption bears this date, and the text speaks of {name}")


def _weekday(match: re.Match[str]) -> str:
    return (match["day"] or match["other"]).casefold()
