"""Whether a date or a place is of somebody who speaks or acts, and not of what was struck."""

from __future__ import annotations

from incidents.extract.lexicon.assertion_words import (
    ACT,
    HARM,
    PUBLISHED,
    SPEECH,
    STRIKE_NOUN,
    STRIKE_VERB,
)
from incidents.extract.lexicon.caseless import Caseless

_SPOKEN = Caseless(
    rf"\b(?:{SPEECH}|released|published|issued|updated|posted|uploaded|shared|dated)\b"
    r"(?P<between>[^.;\"]{0,80})$"
)
_SPOKEN_AFTER = Caseless(
    rf"^\s*,?\s*(?:(?:[\w'-]+\s+){{0,7}}?{SPEECH}|in (?:a|his|her|its) (?:statement|post|message"
    rf"|speech))\b"
)
_SHOWN = Caseless(
    r"\s*,?\s*(?:[\w'-]+\s+){1,6}?(?:released|published|posted|shared|uploaded|оприлюдни\w+"
    r"|опублікува\w+|опубликова\w+|показа\w+)\s+(?:[\w'-]+\s+){0,2}?(?:footage|videos?|images?"
    r"|photos?|pictures?|відео|видео|кадри|кадры|фото)\b"
)
_REACH = 90
_MEANWHILE = Caseless(
    r"\b(?:when|while|as|where|that|and|after|before|коли|когда|після|после)\b"
    r"|(?<!who )\b(?:was|were)\s+(?:\w+\s+)?$"
)
"""What joins an act to something that was struck there and then: `gathered when a missile hit`,
`people gathered in the square were hit`."""


def spoken_before(text: str, start: int, at: int) -> bool:
    """Whether what stands before a date is somebody speaking, and no strike in between."""
    match = _SPOKEN.search(text[max(start, at - _REACH) : at])
    if match is None:
        return False
    between = match["between"]
    return not strikes(between) and " that " not in between


def shown_behind(text: str, at: int) -> bool:
    """Whether pictures were shown on the day that ends at an offset: `On 3 May the army released
    footage of a strike`.
    """
    return _SHOWN.match(text[at : at + _REACH]) is not None


def spoken_on(text: str, start: int, span: tuple[int, int], end: int) -> bool:
    """Whether somebody speaks on the day at a span: `Friday said`, `Early Thursday, he said`."""
    if text[span[1] : span[1] + 2] == "'s":
        return False
    if spoken_before(text, start, span[0]):
        return True
    follows = _speech_follows(text[span[1] : min(end, span[1] + _REACH)])
    return follows and not _strike_before(text, start, span)


def of_another_act(text: str, start: int, span: tuple[int, int], end: int) -> bool:
    """Whether the words at a span are of an act that only speaks of a strike: `prayed in Rome on
    Thursday for the victims of the strike on Dnipro`.
    """
    if not about_a_strike(text, start, end):
        return False
    struck = _first_strike(text, start, end)
    return struck is not None and struck >= span[1]


def about_a_strike(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of an act about a strike. What was done "when" or "as" something was
    struck was there at that time, and is no such act.
    """
    act = PUBLISHED.search(text, start, end)
    if act and not strikes(text[start : act.start()]):
        return strikes(text[act.end() : end])
    act = ACT.search(text, start, end)
    struck = _first_strike(text, start, end) if act else None
    if act is None or struck is None or struck < act.end():
        return False
    return _MEANWHILE.search(text, act.end(), struck) is None


def _first_strike(text: str, start: int, end: int) -> int | None:
    words = (pattern.search(text, start, end) for pattern in (HARM, STRIKE_NOUN, STRIKE_VERB))
    return min((match.start() for match in words if match), default=None)


def _strike_before(text: str, start: int, span: tuple[int, int]) -> bool:
    """`Killed 12 on Tuesday, the group said`: the day belongs to what stands before it."""
    return strikes(text[start : span[0]]) and text[span[1] : span[1] + 1] == ","


def _speech_follows(after: str) -> bool:
    speech = _SPOKEN_AFTER.match(after)
    return speech is not None and not strikes(speech[0])


def strikes(words: str) -> bool:
    """Whether words tell of a strike or of what it did."""
    return any(pattern.search(words) for pattern in (HARM, STRIKE_NOUN, STRIKE_VERB))
