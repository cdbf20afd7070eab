"""Two decimal numbers, latitude first: `48.4253, 34.9786`; with decimal commas `48,4253 34,9786`.

What may be something else is left alone: whole numbers (`66 12`), thousands (`12,345 67,890`),
clock times and versions with a decimal or two and nothing between.
"""

from __future__ import annotations

import re

from incidents.geocode.coordinates.fix import Fix, checked, spread_m
from incidents.geocode.coordinates.writing import decimals, value

_NUMBER = r"([-+]?\d{1,3}(?:[.,]\d{1,20})?)"
_FINE = 3
"""Decimals that figures other than coordinates seldom have."""
_PAIR = re.compile(rf"{_NUMBER}( ?[,;/|] ?| ){_NUMBER}")
_HEIGHT = re.compile(r"(?: ?[,;/|] ?| )[-+]?\d{1,4}(?:\.\d{1,20})?(?: ?(m|м|metres?|meters?))?$")
_HEADED = re.compile(
    rf"(lat|lon|lng|long)[a-z]* ?[,;/|& ] ?(lat|lon|lng|long)[a-z]* ?[:=]? ?"
    rf"[(\[]?{_NUMBER}( ?[,;/|] ?| ){_NUMBER}[)\]]?"
)
_POINT = re.compile(rf"point ?\( ?{_NUMBER}( ){_NUMBER} ?\)")
_HEADING = re.compile(
    r"(?:at|gps|coordinates?|coords?|координаты|координати) ?[:=]? ?[(\[]?([^)\]]*)[)\]]?"
)


def read(text: str) -> Fix | None:
    """The coordinates of a pair of decimal numbers, or None; InputError when they cannot be."""
    low = text.casefold()
    headed, point = _HEADED.fullmatch(low), _POINT.fullmatch(low)
    if headed and headed[1][:2] != headed[2][:2]:
        lon_first = headed[1] != "lat"
        return _fix(headed[3], headed[5], text, lon_first)
    if point:
        return _fix(point[1], point[3], text, lon_first=True)
    heading = _HEADING.fullmatch(low)
    figures = heading[1].strip() if heading else low
    pair = _PAIR.fullmatch(figures) or _before_height(figures)
    return _fix(pair[1], pair[3], text) if pair and _plain(pair[1], pair[2], pair[3]) else None


def _before_height(figures: str) -> re.Match[str] | None:
    """The pair in front of a third number, a height in metres. Without a unit both have three
    decimals or more, so that no list of three figures is read as one.
    """
    height = _HEIGHT.search(figures)
    pair = _PAIR.fullmatch(figures[: height.start()]) if height else None
    least = 1 if height and height[1] else _FINE
    fine = pair and min(decimals(pair[1]), decimals(pair[3])) >= least
    return pair if fine and pair and "," not in pair[1] + pair[3] else None


def _fix(one: str, two: str, text: str, lon_first: bool = False) -> Fix:
    latitude, longitude = (two, one) if lon_first else (one, two)
    steps = (10.0 ** -decimals(number) for number in (latitude, longitude))
    point = (value(latitude), value(longitude))
    return checked(point, spread_m(point[0], *steps), "decimal pair", text)


def _plain(one: str, join: str, two: str) -> bool:
    """Whether two numbers can be nothing but coordinates, or the 0,0 of a program."""
    if value(one) == 0 == value(two):
        return True
    shorter, longer = sorted((decimals(one), decimals(two)))
    if "," in one + two:
        return _decimal_commas(one, two) and join != "," and shorter >= 1 and longer != 3
    signed = (one[0] in "-+" or two[0] in "-+") and join != "/"
    return longer >= _FINE or (signed and shorter >= 1) or shorter >= (1 if join.strip() else 2)


def _decimal_commas(one: str, two: str) -> bool:
    return "," in one and "," in two
