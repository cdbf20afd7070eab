"""Whether a date says when somebody spoke, and not when something was struck."""

from __future__ import annotations

import re

from incidents.extract.lexicon.assertion_words import HARM, SPEECH, STRIKE_NOUN, STRIKE_VERB

_SPOKEN = re.compile(
    rf"\b(?:{SPEECH}|released|published|issued|updated)\b(?P<between>[^.;\"]{{0,60}})$", re.I
)
_SPOKEN_AFTER = re.compile(
    rf"^\s*,?\s*(?:(?:[\w'-]+\s+){{0,7}}?{SPEECH}|in (?:a|his|her|its) (?:statement|post|message"
    rf"|speech))\b",
    re.I,
)
_REACH = 90


def spoken_before(text: str, start: int, at: int) -> bool:
    """Whether what stands before a date is somebody speaking, and no strike in between."""
    match = _SPOKEN.search(text[max(start, at - _REACH) : at])
    if match is None:
        return False
    between = match["between"]
    return not _strikes(between) and " that " not in between


def spoken_on(text: str, start: int, span: tuple[int, int], end: int) -> bool:
    """Whether somebody speaks on the day at a span: `Friday said`, `Early Thursday, he said`."""
    if text[span[1] : span[1] + 2] == "'s":
        return False
    if spoken_before(text, start, span[0]):
        return True
    follows = _speech_follows(text[span[1] : min(end, span[1] + _REACH)])
    return follows and not _strike_before(text, start, span)


def _strike_before(text: str, start: int, span: tuple[int, int]) -> bool:
    """`Killed 12 on Tuesday, the group said`: the day belongs to what stands before it."""
    return _strikes(text[start : span[0]]) and text[span[1] : span[1] + 1] == ","


def _speech_follows(after: str) -> bool:
    speech = _SPOKEN_AFTER.match(after)
    return speech is not None and not _strikes(speech[0])


def _strikes(words: str) -> bool:
    return any(pattern.search(words) for pattern in (HARM, STRIKE_NOUN, STRIKE_VERB))
