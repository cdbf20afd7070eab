"""Patterns that take capitals and small letters for the same.

They are written in small letters and look at the text in small letters: Python's `re.IGNORECASE`
compares letter by letter, and takes three to six times as long. Offsets are those of the text;
the groups of a match are in small letters, so whoever wants its words cuts them out of the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache

_NO_LETTERS = re.compile(r"\\.|\(\?P[<=]\w+[>)]")


@lru_cache(maxsize=64)
def in_small_letters(text: str) -> str:
    """A text in small letters, of the same length: İ, whose small letter is two, stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Caseless:
    """A pattern in small letters, with the methods of a compiled one that readers use."""

    __slots__ = ("_compiled",)

    def __init__(self, pattern: str) -> None:
        letters = _NO_LETTERS.sub("", pattern)
        if letters != letters.lower():
            raise ValueError(f"a pattern for text in small letters has capitals: {pattern}")
        self._compiled = re.compile(pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets."""
        return self._compiled.search(in_small_letters(text), start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at an offset."""
        return self._compiled.match(in_small_letters(text), start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match of all that stands between two offsets."""
        return self._compiled.fullmatch(in_small_letters(text), start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Every match between two offsets, in order."""
        return self._compiled.finditer(in_small_letters(text), start, end)

    def covers(self, text: str, start: int, at: int, end: int) -> bool:
        """Whether an offset lies in a match between two others."""
        return any(m.start() <= at < m.end() for m in self.finditer(text, start, end))

    def sub(self, instead: Callable[[str], str], text: str) -> str:
        """The text with its own words at each match, capitals and all, given for others."""
        pieces, at = [], 0
        for match in self.finditer(text):
            pieces += [text[at : match.start()], instead(text[match.start() : match.end()])]
            at = match.end()
        return "".join([*pieces, text[at:]])
