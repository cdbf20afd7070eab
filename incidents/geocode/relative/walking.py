"""Steps that several readers of wordings take: to a phrase, over a direction, to the anchor."""

from __future__ import annotations

from incidents.geocode.relative import words
from incidents.geocode.relative.compass import Direction, direction_of
from incidents.geocode.relative.tokens import Cursor

_MOST_WORDS = 3


def led_to(at: Cursor, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Step over words that say nothing and then over one of the phrases."""
    while not at.take(phrases):
        if not at.take(words.LEAD):
            return False
    return True


def towards(at: Cursor) -> Direction | None:
    """The direction here, with or without `to the` before it; None, and nothing is read."""
    start = at.at
    at.take(words.TOWARDS)
    way = direction(at)
    if way is None:
        at.at = start
    return way


def direction(at: Cursor) -> Direction | None:
    """The direction here, the longest that its words make; None, and nothing is read."""
    found: tuple[int, Direction] | None = None
    names: list[str] = []
    place = at.at
    while place < len(at.words) and len(names) < _MOST_WORDS:
        if at.words[place] not in "-–‑" or not names:
            names.append(at.words[place])
            way = direction_of(names)
            found = (place + 1, way) if way else found
        place += 1
    if found is None:
        return None
    at.at = found[0]
    return found[1]


def anchor(at: Cursor, end: int | None = None) -> str:
    """The name from here on, without its kind (`city of`); empty when it is none."""
    at.take(words.CITY)
    name = at.rest(end)
    if not any(letter.isalpha() for letter in name) or direction_of(name.split()):
        return ""
    return name
