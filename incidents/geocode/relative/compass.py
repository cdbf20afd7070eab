"""The sixteen points of the compass, spelled out, hyphenated or abbreviated, in four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split()
"""The points clockwise from north, 22.5 degrees apart."""

_CYRILLIC = {"С": "N", "Ю": "S", "З": "W", "СВ": "NE", "СЗ": "NW", "ЮВ": "SE", "ЮЗ": "SW"}
_UKRAINIAN = {"Пн": "N", "Пд": "S", "Сх": "E", "Зх": "W", "ПнСх": "NE", "ПнЗх": "NW"} | {
    "ПдСх": "SE",
    "ПдЗх": "SW",
}
_SHORT = {point: point for point in POINTS} | _CYRILLIC | _UKRAINIAN
_STEMS = (
    ("N", r"north|північ|півноч|север|شمال"),
    ("S", r"south|південь|півден|півдн|юг|юж|جنوب"),
    ("E", r"east|схід|сход|восто[кч]|شرق"),
    ("W", r"west|захід|заход|запад|غرب"),
)
_STEM = "|".join(f"(?P<{point}>{stems})" for point, stems in _STEMS)
_ONE = re.compile(rf"(?:ال|н?о)?(?:{_STEM})")
_ENDING = re.compile(
    r"ern|wards?|н?о|erly|ernmost|у|ом|е|ю|ь|і|и|а|ій|ий|ої|ому|ього|ною|ня|ньо"
    r"|н(?:ий|ій|а|е|ої|ого|ому|ою|у|ую|і|ый|ая|ое|ой|ом|ые|ых|ее)|ніше|іше|ее|ي|ية|يا|ا"
)
_COMPARATIVE = re.compile(r"(?:іше|ее|ей)$")


@dataclass(frozen=True, slots=True)
class Direction:
    """A point of the compass: its bearing in degrees, and half the sector that it stands for.

    `comparative` is true for words that need no preposition (`севернее Харькова`).
    """

    point: str
    comparative: bool = False

    @property
    def bearing(self) -> float:
        """Degrees clockwise from north."""
        return POINTS.index(self.point) * 22.5

    @property
    def half_sector(self) -> float:
        """Half the angle that the word covers: 22.5 degrees for eight points, else 11.25."""
        return 22.5 if len(self.point) < 3 else 11.25


def direction_of(words: list[str]) -> Direction | None:
    """The direction that words in a row, hyphens left out, name together, or None."""
    if len(words) == 1 and words[0] in _SHORT:
        return Direction(_SHORT[words[0]])
    letters = [_letters(word.casefold()) for word in words]
    point = "".join(letters)
    if not all(letters) or point not in POINTS:
        return None
    last = words[-1].casefold()
    return Direction(point, bool(_COMPARATIVE.search(last)))


def _letters(word: str) -> str:
    """`N`, `SE` and so on for one word; empty when it is no direction."""
    if len(word) > 40:
        return ""
    found, start = "", 0
    while stem := _ONE.match(word, start):
        found, start = found + str(stem.lastgroup), stem.end()
    ended = start == len(word) or _ENDING.fullmatch(word, start)
    return found if ended else ""
