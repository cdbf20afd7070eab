"""Plus Codes, whole (`8GX8F2CV+2V`) and short beside a locality (`F2CV+2V Dnipro`).

The code names a cell; the point is its centre, the radius its longer side.
"""

from __future__ import annotations

import re

from incidents.geocode.coordinates.fix import Fix, checked, refuse, side_m
from incidents.geocode.coordinates.writing import plain

_LETTER = "[2-9CFGHJMPQRVWX]"
_WHOLE = re.compile(
    rf"({_LETTER}{{8}}\+(?:{_LETTER}{{2,7}})?|{_LETTER}{{2}}(?:{_LETTER}{{2}}){{0,2}}0{{2,6}}\+)"
    rf"(?:[ ,].{{0,200}})?",
    re.IGNORECASE | re.ASCII,
)
_SHORT = re.compile(
    rf"({_LETTER}{{4}}(?:{_LETTER}{{2}})?\+{_LETTER}{{2,7}})(?:[ ,]{{1,2}}(.{{1,200}}))?",
    re.IGNORECASE | re.ASCII,
)


def read(text: str) -> Fix | None:
    """The centre of a whole Plus Code, or None; InputError when there is no such cell."""
    whole = _WHOLE.fullmatch(text)
    if whole:
        return _fix(whole[1].upper(), text)
    short = _split(text)
    if short and not short[1]:
        raise refuse(
            "a whole Plus Code, or a short one with its town", text, "write the town behind it"
        )
    return None


def read_short_plus_code(text: str) -> tuple[str, str] | None:
    """The code and the locality of `F2CV+2V Dnipro`, or None. `recover` makes a point of them."""
    short = _split(plain(text))
    return short if short and short[1] else None


def recover(code: str, latitude: float, longitude: float) -> Fix:
    """The point of a short code nearest to the locality whose coordinates are given.

    With four letters left out, codes repeat every degree: a locality further than half a degree
    from the point that was meant gives a wrong one.
    """
    from openlocationcode.openlocationcode import (  # type: ignore[import-untyped]
        isShort,
        recoverNearest,
    )

    if not isShort(code):
        raise refuse("a short Plus Code such as F2CV+2V", code, "copy it anew")
    checked((latitude, longitude), 0, "reference", f"{latitude}, {longitude}")
    return _fix(recoverNearest(code, latitude, longitude), code)


def _split(text: str) -> tuple[str, str] | None:
    """The short code and what follows; figures alone, such as a sum, are no code."""
    found = _SHORT.fullmatch(text)
    if not found or found[1].replace("+", "").isdigit():
        return None
    return found[1].upper(), (found[2] or "").strip(" ,")


def _fix(code: str, text: str) -> Fix:
    from openlocationcode.openlocationcode import decode, isFull

    if not isFull(code):
        raise refuse("a Plus Code of a cell on Earth", text, "check its first letters")
    area = decode(code)
    height, width = area.latitudeHi - area.latitudeLo, area.longitudeHi - area.longitudeLo
    point = (area.latitudeCenter, area.longitudeCenter)
    return checked(point, side_m(point[0], height, width), "Plus Code", text)
