"""A text as tokens that remember where they stood, and a place among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 300
"""A longer text tells a story and names no place."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\S")
_EDGES = " \t\n,;:.()[]\"'«»“”"
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_MARKS = dict.fromkeys(range(0x064B, 0x0653))


@dataclass(slots=True)
class Cursor:
    """The tokens of a text and the one that is read next."""

    text: str
    words: list[str]
    lows: list[str]
    """The tokens in lower case, with one sort of apostrophe."""
    starts: list[int]
    at: int = 0

    def low(self, ahead: int = 0) -> str:
        """The token `ahead` of this one in lower case; empty behind the last."""
        place = self.at + ahead
        return self.lows[place] if place < len(self.lows) else ""

    def take(self, phrases: Iterable[tuple[str, ...]]) -> bool:
        """Step over the first of the phrases that stands here; they are given longest first."""
        first = self.low()
        for phrase in phrases:
            if phrase[0] != first:
                continue
            if all(self.low(ahead) == word for ahead, word in enumerate(phrase)):
                self.at += len(phrase)
                return True
        return False

    def rest(self, end: int | None = None) -> str:
        """The text from here to the token `end`, without signs at its edges."""
        if self.at >= len(self.words):
            return ""
        stop = self.starts[end] if end is not None and end < len(self.starts) else None
        return self.text[self.starts[self.at] : stop].strip(_EDGES)


def cursor(text: str) -> Cursor | None:
    """A cursor before the first token; None for an empty, over-long or unprintable text."""
    if len(text) > LONGEST:
        return None
    shown = unicodedata.normalize("NFC", text).translate(_UNSEEN).translate(_MARKS).strip()
    if not shown or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in shown):
        return None
    found = list(_TOKEN.finditer(shown))
    words = [match[0] for match in found]
    lows = [word.casefold().replace("’", "'") for word in words]
    return Cursor(shown, words, lows, [match.start() for match in found])
