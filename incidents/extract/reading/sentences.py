"""Sentences and clauses of a text, as offsets."""

from __future__ import annotations

import re

_LONGEST = 1_500
_LONGEST_WORD = 200
_BLANK = re.compile(r"\s")
_END = re.compile(r"[.!?…؟]+[\"')\]]*(?=\s+[\"'(\[@]*[^\W_a-zа-яіїєґё]|\s*$)")
_SHORT = re.compile(
    r"(?:^|[\s(\"'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Gov|Sen|Rep|St|No|vs|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|[A-Z]|U\.S|U\.N|U\.K|a\.m|p\.m|i\.e|e\.g|Inc|Co"
    r"|обл|р|м|с|г|ул|вул|ім|им)\.$"
)
_LONGEST_ASIDE = 90
_DASH = re.compile(r"\s+[–—]\s+")
_CLAUSE = re.compile(
    r"(?=[;,\s])(?:;\s+|\s+[–—]\s+"
    r"|,?\s+(?:while|whereas|but|though|although|даже|хотя|тоді як|тогда как)\s+"
    r"|,\s+(?:and|with)\s+(?=(?:in|on|at|another|a second|a separate|[A-Z])[^,]{0,60}\b(?:was|were"
    r"|had|killed|hit|struck|injured)\b)"
    r"|\s+(?=(?:was\s+|as\s+|in\s+)?(?:a\s+)?(?:retaliation|response|revenge|reprisal)\s+(?:for"
    r"|to)\b)"
    r"|,\s+(?=(?:bringing|taking|raising|pushing)\s+(?:the|its|their)\b)"
    r"|,?\s+(?=(?:an?|one|two|three|four|five|six|seven|\d+)\s+(?:days?|weeks?|months?|years?)\s+"
    r"after\s)"
    r"|,?\s+(?<! day )(?<! days )(?<! week )(?<! weeks )(?<! month )(?<! months )(?<! year )"
    r"(?<! years )(?:after|following)\s+(?=[A-Z][\w'-]+(?:'s)?\s|a |an |the |its |last |overnight))"
)


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each sentence between two offsets begins and ends; a text without any is one."""
    spans, at = [], start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _SHORT.search(text[max(at, match.end() - 12) : match.end()]):
            continue
        spans.append((at, match.end()))
        at = match.end()
    if at < end:
        spans.append((at, end))
    return [piece for one in spans for piece in _trimmed(text, *one)]


def clause_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence: what `while`, `but`, `after` and semicolons part."""
    spans, at = [], start
    dashes = [m.span() for m in _DASH.finditer(text, start, end)]
    aside = len(dashes) == 2 and dashes[1][0] - dashes[0][1] < _LONGEST_ASIDE
    for match in _CLAUSE.finditer(text, start, end):
        if aside and match.span() in dashes:
            continue
        if match.start() - at > 12:
            spans.append((at, match.start()))
            at = match.start()
    return [*spans, (at, end)]


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = text[start:end]
    if len(words) > _LONGEST_WORD and not _BLANK.search(words):
        return []
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    return [(at, min(at + _LONGEST, last)) for at in range(first, last, _LONGEST)]
