"""Numbers in wordings: `6 1/2`, `6,5`, `1,200`, `half`; each with what rounding left open."""

from __future__ import annotations

import re

from incidents.geocode.relative.tokens import Cursor
from incidents.geocode.relative.words import FRACTIONS, NUMBERS

THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
"""Figures with commas that part thousands, or, with one comma, perhaps decimals."""

_MOST_ROUNDED = 0.2
Figure = tuple[float, float]
"""A number and the half unit that its writing leaves open."""


def number(at: Cursor) -> Figure | None:
    """A number and the half unit that its writing leaves open."""
    word = at.low()
    if word in NUMBERS:
        at.at += 1
        at.take((("a",), ("an",)))
        return NUMBERS[word], 0.2 * NUMBERS[word]
    if word in FRACTIONS:
        at.at += 1
        return FRACTIONS[word], 0.1
    if not word[:1].isdecimal() or len(word) > 12:
        return None
    at.at += 1
    fraction = _fraction(at)
    if fraction is not None:
        return _figure(word)[0] + fraction, 0.25
    return _common_fraction(at, word) or _figure(word)


def _fraction(at: Cursor) -> float | None:
    """`½` or `1/2` behind a whole number."""
    if at.low() in FRACTIONS:
        at.at += 1
        return FRACTIONS[at.low(-1)]
    if at.low() in ("1", "3") and at.low(1) == "/" and at.low(2) in ("2", "3", "4"):
        at.at += 3
        return int(at.low(-3)) / int(at.low(-1))
    return None


def _common_fraction(at: Cursor, word: str) -> Figure | None:
    if word in ("1", "3") and at.low() == "/" and at.low(1) in ("2", "3", "4"):
        at.at += 2
        return int(word) / int(at.low(-1)), 0.1
    return None


def _figure(word: str) -> Figure:
    if THOUSANDS.fullmatch(word):
        word = word.replace(",", "")
    whole, _, behind = word.replace(",", ".").partition(".")
    number = float(f"{whole}.{behind.replace('.', '') or 0}")
    if behind:
        return number, 0.5 * 10.0 ** -len(behind)
    return number, _rounding(whole, number)


def _rounding(whole: str, number: float) -> float:
    figures = whole.rstrip("0")
    step = 10.0 ** (len(whole) - len(figures))
    half = step * (2.5 if figures.endswith("5") and len(figures) > 1 and step == 1 else 0.5)
    return max(0.5, min(half, _MOST_ROUNDED * number))
