"""The part that a place plays in a sentence: hit, launched from, spoken in, only named."""

from __future__ import annotations

import re

from incidents.extract.lexicon.assertion_words import HARM, SHOT_DOWN, SPEECH
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.mentions import place_words as named
from incidents.extract.mentions.acts import of_another_act, strikes

IMPACT, LAUNCHED, INTERCEPTED, SPOKEN, RESIDENCE, REFERENCE, CONTAINER, NEARBY = (
    "impact", "launch", "interception", "speech", "residence", "reference", "container", "nearby",
)  # fmt: skip

_SAID = Caseless(rf"\s+(?:(?:also|later|earlier|on \w+day)\s+)?{SPEECH}\b")


def role_of(
    text: str, sentence: tuple[int, int], span: tuple[int, int], before: str, prep: str
) -> str:
    """The part of the name at a span, by what stands around it and by its preposition."""
    words = text[sentence[0] : sentence[1]]
    if named.LAUNCH_BEFORE.search(before):
        return LAUNCHED
    if named.PEOPLE_OF.search(before):
        return RESIDENCE
    if named.SPEECH_BEFORE.search(before) or (prep == "in" and _spoken_in(text, sentence, span)):
        return SPOKEN
    if prep in ("in", "at", "у", "в") and of_another_act(text, sentence[0], span, sentence[1]):
        return SPOKEN
    if named.BORDER.search(before):
        return REFERENCE
    if named.BESIDE.search(before) and not named.DISTANCE.search(before):
        return NEARBY
    if named.ON_THE_WAY.search(before):
        return NEARBY
    if named.COMPASS.search(before) or (
        prep in ("from", "to", "of", "toward", "towards", "for", "by", "left")
        and named.RELATIVE.search(before)
    ):
        return REFERENCE
    if _over(prep, words, before):
        return INTERCEPTED
    if prep in ("from", "by", "for", "against", "through", "between", "to", "toward", "towards"):
        return REFERENCE
    if named.TAKEN.search(before) or (
        prep == "of"
        and not any(
            pattern.search(before) for pattern in (named.OF, named.STRUCK_OF, named.PART_OF)
        )
    ):
        return REFERENCE
    return IMPACT


def _over(prep: str, words: str, before: str) -> bool:
    """Shot down over, or in: no impact unless what fell did harm."""
    shot = SHOT_DOWN.search(words)
    if not shot:
        return False
    return prep in ("over", "above") or (
        SHOT_DOWN.search(before) is not None and not HARM.search(before.rsplit(",", maxsplit=1)[-1])
    )


def _spoken_in(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """`Separately in Kyiv, the minister called ...`, `officials in Kyiv said`: somebody speaks
    there, nothing falls.
    """
    before = text[sentence[0] : span[0]]
    if _SAID.match(text, span[1]) and not strikes(before):
        return True
    if not re.fullmatch(r"(?:\W*\w+,?\s+){0,2}[Ii]n\s+", before):
        return False
    after = text[span[1] : sentence[1]]
    verb = re.search(rf"\b(?:{SPEECH}|called|condemned|met|held)\b", after, re.I)
    return bool(verb and verb.start() < 90 and not HARM.search(after[: verb.start()]))
