"""Degrees, minutes and seconds with hemispheres, labels or degree signs, in either order.

A text becomes a row of tokens, one letter each (`48°25'N` is `d°d'H`), and the few shapes of a
pair are patterns over that row. Pairs without any mark are read in `pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from incidents.geocode.coordinates.fix import Fix, checked, refuse, spread_m
from incidents.geocode.coordinates.marks import AXIS, MEANING, in_marks
from incidents.geocode.coordinates.writing import decimals, value

_TOKEN = re.compile(
    r"""(?P<number>(?:(?<![\w°'"])[-+])?\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)"""
    r"""|(?P<sign>[-°'":=,;/|&])|[ ]|(?P<other>.)""",
    re.DOTALL,
)
_MOST_TOKENS = 30
_SHAPES = {"N": "H", "S": "H", "E": "h", "W": "h", "lat": "A", "lon": "o"} | {
    **dict.fromkeys(",;/|&", ","),
    **dict.fromkeys(":=", ":"),
    **{sign: sign for sign in "-°'\""},
}
_BODY = """d°?(?:[-:]?d'?(?:[-:]?d"?)?)?"""
_SIGNED = """d°(?:d'(?:d")?)?"""
_MARKS = "[HhAo]{1,2}"
_BEFORE = re.compile(f"({_MARKS}:?{_BODY}[Hh]?)[-,]?({_MARKS}:?{_BODY}[Hh]?)")
_BEHIND = re.compile(f"({_BODY}{_MARKS})[-,]?({_BODY}{_MARKS})")
_LETTERED = re.compile(r"(?<=\d) ?([dms])(?![^\W_])|(?<=\d) ?([dm]) ?(?=\d)")
_MINUTES = re.compile(r"\d ?m(?![^\W\d_])")
_LETTERS = {"d": "°", "m": "'", "s": '"'}
_UNMARKED = re.compile(f"({_SIGNED}),?({_SIGNED})")
_ROADS = re.compile("[Hh]d,?[Hh]d")
_PACKED = re.compile(
    r"(\d\d)(\d\d)(\d\d)? ?([NS])[ ,/]{0,2}(\d{3})(\d\d)(\d\d)? ?([EW])", re.ASCII | re.IGNORECASE
)
_UNPACKED = r"\1 \2 \3 \4 \5 \6 \7 \8"
_HALF = re.compile(f"{_SIGNED}[Hh]|[Hh]{_SIGNED}")


@dataclass(frozen=True, slots=True)
class _Token:
    shape: str
    text: str


@dataclass(frozen=True, slots=True)
class _Angle:
    degrees: float
    step: float
    axis: str | None


def read(text: str) -> Fix | None:
    """The coordinates of a text in degrees, or None; InputError when they cannot be."""
    text = _signed(text)
    packed = _PACKED.fullmatch(text)
    row = _row(in_marks(packed.expand(_UNPACKED) if packed else text))
    shape = "".join(token.shape for token in row)
    found = _BEFORE.fullmatch(shape) or _BEHIND.fullmatch(shape) or _UNMARKED.fullmatch(shape)
    if found and not _could_be_roads(row, shape):
        one, two = (_angle(row[slice(*found.span(part))], text) for part in (1, 2))
        return _fix(one, two, text)
    if _HALF.fullmatch(shape):
        raise refuse("a latitude and a longitude", text, "only one of them is given: add the other")
    return None


def _signed(text: str) -> str:
    """Angles with letters for their units, `23d 26m 22s N`, with signs; the d may be missing.

    A text without minutes by letter stays as it is: an s may be south there.
    """
    if not _MINUTES.search(text):
        return text
    return _LETTERED.sub(lambda unit: _LETTERS[unit[1] or unit[2]], text)


def _row(text: str) -> list[_Token]:
    """The tokens of a text; none when it holds what no coordinate holds."""
    row = [_token(found) for found in islice(_TOKEN.finditer(text), _MOST_TOKENS + 1)]
    if len(row) > _MOST_TOKENS or any(token.shape == "?" for token in row):
        return []
    return [token for token in row if token.shape]


def _token(found: re.Match[str]) -> _Token:
    text = found[0]
    if found["number"]:
        return _Token("d", text)
    if found["other"] or (found["word"] and text not in MEANING):
        return _Token("?", text)
    mark = MEANING.get(text, text.strip())
    return _Token(_SHAPES.get(mark, ""), mark)


def _could_be_roads(row: Sequence[_Token], shape: str) -> bool:
    """`N7 E40` may be two roads: whole degrees behind their letters say too little."""
    whole = not any(decimals(token.text) for token in row if token.shape == "d")
    return whole and bool(_ROADS.fullmatch(shape))


def _angle(row: Sequence[_Token], text: str) -> _Angle:
    numbers = [token.text for token in row if token.shape == "d"]
    marks = [token.text for token in row if token.text in AXIS]
    axes = {AXIS[mark] for mark in marks}
    if len(axes) > 1:
        raise refuse("one hemisphere an angle", text, "two that exclude each other are given")
    size, step = _size(numbers, text)
    return _Angle(size * _direction(numbers[0], marks, text), step, axes.pop() if axes else None)


def _size(numbers: Sequence[str], text: str) -> tuple[float, float]:
    """The angle without its sign, and a unit of its last figure, both in degrees."""
    *whole, last = numbers
    if any(decimals(number) for number in whole) or any(
        number[0] in "+-" for number in numbers[1:]
    ):
        raise refuse("degrees, minutes and seconds", text, "only the last figure has decimals")
    if any(value(number) >= 60 for number in numbers[1:]):
        raise refuse("minutes and seconds below 60", text, "correct them, or write degrees alone")
    parts = (abs(value(number)) / 60**place for place, number in enumerate(numbers))
    return sum(parts), 10.0 ** -decimals(last) / 60 ** (len(numbers) - 1)


def _direction(first: str, marks: Sequence[str], text: str) -> int:
    """1 for north and east, -1 for south and west."""
    hemispheres = {mark for mark in marks if mark in "NSEW"}
    if len(hemispheres) > 1 or (hemispheres and first[0] in "+-"):
        raise refuse("a sign or a hemisphere", text, "both are given: leave one of them out")
    return -1 if hemispheres & {"S", "W"} or first[0] == "-" else 1


def _fix(one: _Angle, two: _Angle, text: str) -> Fix:
    if one.axis == two.axis and one.axis:
        raise refuse("a latitude and a longitude", text, "one of them is given twice")
    latitude, longitude = (two, one) if one.axis == "lon" else (one, two)
    open_m = spread_m(latitude.degrees, latitude.step, longitude.step)
    return checked((latitude.degrees, longitude.degrees), open_m, "degrees", text)
