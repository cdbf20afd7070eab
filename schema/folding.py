"""Texts as they are compared: what does not count when two of them are the same.

For names of places, weapons and actors, in any script and spelling, see
`incidents.language.folding`.
"""

from __future__ import annotations

import re

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """A text without what capitals and spaces around and between words add."""
    return " ".join(text.casefold().split())


def words_alone(text: str) -> str:
    """A text without capitals, punctuation and line breaks: its words, one space between."""
    return _BETWEEN_WORDS.sub(" ", text.casefold()).strip()
