"""Articles told apart, and their blocks: headline, caption, dateline, repeat or body."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

HEADLINE, CAPTION, REPEAT, NOISE, BODY = "headline", "caption", "repeat", "noise", "body"
_LONGEST_HEADLINE = 160
_CREDIT = re.compile(
    r"\((?:[A-Z]{2,5}|Reuters|Getty(?: Images)?|[^()]{0,60}(?:/|via |Photo|Handout|File)[^"
    r"()]{0,60})"
    r"\)\s*$|^(?:FILE|Photo|PHOTO|Image|Фото|Caption)\b[^.]{0,20}[:–—-]|\[(?:File"
    r"|Photo)[^\]]*\]\s*$"
)
_ENDS = re.compile(r"[.!?…:\"')\]]\s*$")
_CONTINUES = re.compile(r"[\"']?[a-z(]|[,;:.][^\w]|[–—-]\s+[a-z(]")
_LONGEST_NAME = 60
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-Z][A-Z'./-]+(?: [A-Z][A-Z'./-]+){0,3})(?P<more>,[^()–—\n]{2,40})?"
    r"(?:\s*\([^()]{2,40}\))?\s*(?:[–—]|--?)\s+(?=[A-Z\"'])"
)
_RULE = re.compile(r"^[ \t]*(?:[-=*_#~]{3,}|\f)[ \t]*$", re.MULTILINE)
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}[ \t]*")
_FULL_STOP = re.compile(r"[.!?…\"')]\s*$")
_NEAR, _FAR = 2_000, 1_000
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: where it stands and what it is."""

    start: int
    end: int
    kind: str
    body: int
    """Where its own words begin: after the dateline, if there is one."""


def articles_of(text: str) -> list[tuple[int, int]]:
    """Where each article begins and ends.

    A rule of signs parts articles. So do two empty lines between a full stop and a headline, and a
    headline that a dateline follows.
    """
    cuts = {0, len(text)}
    cuts.update(match.end() for match in _RULE.finditer(text))
    cuts.update(m.end() for m in _GAP.finditer(text) if _new_article(text, m))
    cuts.update(m.end() for m in _PARAGRAPH.finditer(text) if _dated_head(text, m.end()))
    order = sorted(cuts)
    parts = [(a, b) for a, b in itertools.pairwise(order) if text[a:b].strip(" \n-=*_#~")]
    return parts or [(0, len(text))]


def _new_article(text: str, gap: re.Match[str]) -> bool:
    before = text[max(0, gap.start() - 200) : gap.start()]
    line = text[gap.end() : gap.end() + _FAR].split("\n", 1)[0].strip()
    return bool(_FULL_STOP.search(before)) and _headline_like(line)


def _dated_head(text: str, at: int) -> bool:
    line, _, rest = text[at : at + _FAR].partition("\n")
    repeated = line.strip() in text[max(0, at - _NEAR) : at]
    headed = _headline_like(line.strip()) and _has_dateline(rest.lstrip()[:200])
    return at > 0 and headed and not repeated


def blocks_of(text: str, start: int, end: int) -> list[Block]:
    """The blocks between two offsets of a text, in order."""
    blocks: list[Block] = []
    seen: set[str] = set()
    spans = _lines(text, start, end)
    for number, (first, last) in enumerate(spans):
        words = " ".join(text[first:last].split())
        kind = _kind(words, number, len(spans), seen)
        seen.add(words)
        dateline = _DATELINE.match(text[first:last]) if kind == BODY else None
        blocks.append(Block(first, last, kind, first + (dateline.end() if dateline else 0)))
    return blocks


def _headline_like(words: str) -> bool:
    """Whether a line reads as a headline: short, and no sentence."""
    return 0 < len(words) <= _LONGEST_HEADLINE and not _ENDS.search(words)


def _has_dateline(text: str) -> bool:
    """Whether a paragraph begins with a dateline: `KYIV (AP) — `."""
    return _DATELINE.match(text) is not None


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs: lines, joined where a line goes on in the next one."""
    spans: list[tuple[int, int]] = []
    last = start
    for first, end_ in _single_lines(text, start, end):
        near = bool(spans) and text.count("\n", last, first) == 1
        if near and _CONTINUES.match(text, first, end_):
            named = len(spans) > 1 and _inner(text, spans[-2], spans[-1])
            spans[-1] = (spans[-1][0], end_)
            if named:
                spans[-2:] = [(spans[-2][0], end_)]
        else:
            spans.append((first, end_))
        last = end_
    return spans


def _inner(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a short line stands inside the sentence of the line before: a name on its own."""
    short = line[1] - line[0] <= _LONGEST_NAME and text.count("\n", before[1], line[0]) == 1
    return short and not _ENDS.search(text, max(before[0], before[1] - 3), before[1])


def _single_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for line in text[start:end].split("\n"):
        words = line.strip()
        if words:
            first = at + len(line) - len(line.lstrip())
            spans.append((first, first + len(words)))
        at += len(line) + 1
    return spans


def _kind(words: str, number: int, total: int, seen: set[str]) -> str:
    if words in seen:
        return REPEAT
    if len(words) < 600 and _CREDIT.search(words):
        return CAPTION
    if number == 0 and total > 1 and _headline_like(words):
        return HEADLINE
    return NOISE if len(words) < 4 else BODY
