"""Grid references: MGRS (`36UYU 1234 5678`) and UTM (`36U 700000 5400000`).

The reference names a square; the point is its centre. The library `mgrs` (GEOTRANS) reads it and
is imported only for a text of this shape.
"""

from __future__ import annotations

import re
import warnings

from incidents.geocode.coordinates.fix import Fix, checked, refuse
from incidents.language.calendar_words import ENGLISH_MONTHS

_BAND = "[C-HJ-NP-X]"
_MGRS = re.compile(
    rf"(MGRS[ :]*)?(\d{{1,2}} ?{_BAND} [A-HJ-NP-Z]{{2}}|\d{{1,2}}{_BAND}[A-HJ-NP-Z]{{2}})"
    rf" ?(\d{{0,10}}) ?(\d{{0,5}})",
    re.ASCII,
)
_UTM = re.compile(
    rf"(?:UTM[ :]*)?(\d{{1,2}}) ?({_BAND})[ ,]{{1,2}}(\d{{6}})(\.\d{{1,6}})? ?M? ?E?"
    rf"[ ,]{{1,2}}(\d{{1,8}})(\.\d{{1,6}})? ?M? ?N?",
    re.ASCII,
)
_MONTHS = frozenset(name[:3].upper() for name in ENGLISH_MONTHS)
_PLAIN_FIGURES = 4


def read(text: str) -> Fix | None:
    """The centre of the square that a grid reference names, or None; InputError for no square."""
    found = _MGRS.fullmatch(text) or _MGRS.fullmatch(_prefixed(text))
    if found:
        return _mgrs(found, text)
    utm = _UTM.fullmatch(text.upper())
    return _utm(utm, text) if utm else None


def _prefixed(text: str) -> str:
    """Small letters are read as a reference only where MGRS stands before them."""
    upper = text[:40].upper()
    return upper if upper.startswith("MGRS") and len(text) < 40 else ""


def _mgrs(found: re.Match[str], text: str) -> Fix | None:
    square, figures = found[2].replace(" ", ""), found[3] + found[4]
    if not found[1] and (len(figures) < 2 or _is_date(square, figures)):
        return None
    uneven = len(figures) % 2 or (found[4] and len(found[3]) != len(found[4]))
    if uneven and not found[1] and len(figures) < _PLAIN_FIGURES:
        return None
    if uneven or len(figures) > 10:
        raise refuse("as many figures for east as for north, five at most", text, "check them")
    point = _centre(square + figures, text)
    return checked(point, 10.0 ** (5 - len(figures) // 2), "MGRS", text)


def _is_date(square: str, figures: str) -> bool:
    """`24FEB2022` has the shape of a grid reference."""
    return square[-3:] in _MONTHS and len(figures) in (2, 4)


def _centre(reference: str, text: str) -> tuple[float, float]:
    """Latitude and longitude of the centre of an MGRS square."""
    from mgrs import MGRS  # type: ignore[import-untyped]
    from mgrs.core import MGRSError  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the library only warns of a square outside its band
        try:
            latitude, longitude = MGRS().toLatLon(reference)
        except (MGRSError, RuntimeWarning):
            raise refuse("a square of the grid", text, "no zone holds this one") from None
    return latitude, longitude


def _utm(found: re.Match[str], text: str) -> Fix:
    zone, letter = int(found[1]), found[2]
    halves = _halves(zone, letter, float(found[3]), float(found[5]), text)
    if len(halves) > 1:
        hint = "S may be the band at 32-40° north or the southern half: write it as MGRS or degrees"
        raise refuse("one meaning", text, hint)
    if not halves:
        raise refuse("a point of the UTM grid", text, "zone, letter, easting and northing disagree")
    return checked(_centre(halves[0], text), 1.0, "UTM", text)


def _halves(zone: int, letter: str, easting: float, northing: float, text: str) -> list[str]:
    """The MGRS references of the point in each half of the Earth that the letter allows."""
    allowed = {"N": "N", "S": "NS"}.get(letter, "N" if letter > "M" else "S")
    references = (_reference(zone, half, easting, northing) for half in allowed)
    return [r for r, half in zip(references, allowed, strict=True) if r and _fits(r, letter, half)]


def _reference(zone: int, half: str, easting: float, northing: float) -> str:
    from mgrs import MGRS
    from mgrs.core import MGRSError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            reference: object = MGRS().UTMToMGRS(zone, half, easting, northing)
    except (MGRSError, RuntimeWarning):
        return ""
    return str(reference)


def _fits(reference: str, letter: str, half: str) -> bool:
    """Whether the point lies in the band that the letter names, or the letter names its half."""
    return reference[2] == letter or (letter == half == "S") or letter == half == "N"
