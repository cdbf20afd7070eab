"""One writing for all: digits, minus signs, quotes and degree signs of any script as ASCII."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2_000
"""A longer text is prose, not coordinates."""

_SIGNS = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d",
    "+": "\uff0b\ufe62",
    "'": "\u2032\u2019\u2018\u02b9\u02bc\u00b4`\uff07\u201b",
    '"': "\u2033\u201d\u201c\u201f\u02ba\u02dd\uff02\u3003",
    "°": "\u00ba\u02da\u2218\u2070\u25e6",
    ".": "\u066b\uff0e",
    ",": "\u060c\uff0c\u3001",
    ";": "\u061b\uff1b",
    ":": "\uff1a",
}
_NOTHING = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    "\u064b\u064c\u064d"
)
_TABLE = {ord(sign): plain for plain, signs in _SIGNS.items() for sign in signs} | {
    ord(sign): None for sign in _NOTHING
}
_BRACKETS = {"(": ")", "[": "]"}


def plain(text: str) -> str:
    """The text with one sign for each meaning, without brackets around it and direction marks.

    Empty when it is too long for coordinates.
    """
    if len(text) > LONGEST:
        return ""
    digits = "".join(_digit(letter) for letter in unicodedata.normalize("NFC", text))
    even = re.sub(r"\s+", " ", digits.translate(_TABLE).replace("''", '"')).strip().rstrip(" .,;")
    return even[1:-1].strip() if even and _BRACKETS.get(even[0]) == even[-1] else even


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter, letter))


def decimals(number: str) -> int:
    """How many figures stand behind the decimal sign."""
    _, _, behind = number.replace(",", ".").partition(".")
    return len(behind)


def value(number: str) -> float:
    """The number, its decimal sign a full stop or a comma."""
    return float(number.replace(",", "."))
