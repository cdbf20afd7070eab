"""Cheap looks at a sentence, so that the costly patterns run only where they can find something."""

from __future__ import annotations

from incidents.language import strike_words
from incidents.language.calendar_words import SPELT_MONTHS

_HURT = """
kill injur wound hurt dead died dies death fatal casualt victim toll lives life missing trapped
hospital martyr slain perish burn claim loss harm загин загиб поран погиб ранен постражд пострад
вбит убит вбив вбил убив убил гибел смерт ранил жизн житт жертв травм госпіт госпит зникл пропал
bodies
""".split()
_STRIKE = strike_words.stems(
    strike_words.ATTACKS,
    strike_words.SORTIES,
    strike_words.BLOWS,
    strike_words.EXPLOSIONS,
    strike_words.SLAVIC_BLOWS,
    strike_words.STRUCK,
    strike_words.SLAVIC_STRUCK,
    strike_words.CAME_DOWN,
    strike_words.LAUNCHES,
    strike_words.DEBRIS,
)
_MONTHS = sorted({name[:3] for name in SPELT_MONTHS})
_CYRILLIC = "аоиіе"


def any_of(low: str, words: list[str]) -> bool:
    """Whether any of some stems stands in a text in small letters."""
    return any(word in low for word in words)


def hurt(low: str) -> bool:
    """Whether a sentence may count people who were hurt."""
    return any_of(low, _HURT)


def strike(low: str) -> bool:
    """Whether a sentence may tell of a strike."""
    return any_of(low, _STRIKE)


def month(low: str) -> bool:
    """Whether a sentence may name a month."""
    return any_of(low, _MONTHS)


def cyrillic(low: str) -> bool:
    """Whether there are Cyrillic letters."""
    return any(letter in low for letter in _CYRILLIC)
