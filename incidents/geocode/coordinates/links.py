"""Map links that hold their coordinates, and `geo:` addresses. Nothing is fetched.

A pin is taken before the middle of the view. The middle says less: whoever copied the link may have
moved the map, so the radius grows with what the screen showed.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from incidents.geocode.coordinates.fix import Fix, checked, spread_m
from incidents.geocode.coordinates.writing import decimals
from schema.geodesy import narrowing

_LINK = re.compile(r"(?:https?://|geo:|(?:www\.)?[\w.-]{1,60}\.[a-z]{2,6}/)", re.IGNORECASE)
_NUMBER = r"[-+]?\d{1,4}(?:\.\d{1,20})?"
_LAT, _LON = rf"(?P<lat>{_NUMBER})", rf"(?P<lon>{_NUMBER})"
_PAIR = rf"{_LAT},[ +]?{_LON}"
_SCALE = r"(?:,(?:(?P<zoom>\d{1,2}(?:\.\d{1,6})?)z|(?P<metres>\d{1,8}(?:\.\d{1,6})?)m)?)?"
_PINS = [
    rf"!3d{_LAT}!4d{_LON}",
    rf"[?&#]mlat={_LAT}&mlon={_LON}",
    rf"[?&](?:q|query|daddr|destination|saddr|markers?|sll)=(?:loc:)?{_PAIR}",
    rf"/(?:place|search|dir)/{_PAIR}",
    rf"^geo:{_PAIR}(?:,[-+.\d]{{1,20}})?(?:;crs=wgs84)?(?:;u=(?P<open>\d{{1,8}}))?",
]
_VIEWS = [
    rf"@{_PAIR}{_SCALE}",
    rf"#(?:map=)?(?P<zoom>\d{{1,2}}(?:\.\d{{1,6}})?)/{_LAT}/{_LON}",
    rf"[?&#](?:ll|center)={_PAIR}",
    rf"[?&#]lat={_LAT}&(?:lon|lng)={_LON}",
    rf"[?&]cp={_LAT}~{_LON}",
]
_LATITUDE_FIRST = tuple(re.compile(shape, re.IGNORECASE) for shape in _PINS + _VIEWS)
_LONGITUDE_FIRST = tuple(
    re.compile(rf"[?&](?:{name})={_LON},{_LAT}", re.IGNORECASE)
    for name in ("pt", "whatshere\\[point\\]", "ll")
)
_PIXEL_M = 156_543.0
_SEEN_PIXELS = 256


def read(text: str) -> Fix | None:
    """The coordinates that a link holds, or None; InputError when they cannot be."""
    if not _LINK.match(text):
        return None
    address = unquote(text)
    host = address.split("?", 1)[0].casefold()
    shapes = _LONGITUDE_FIRST if "yandex." in host else _LATITUDE_FIRST
    found = next((match for shape in shapes if (match := shape.search(address))), None)
    return _fix(found, text) if found else None


def _fix(found: re.Match[str], text: str) -> Fix:
    latitude, longitude = found["lat"], found["lon"]
    open_m = spread_m(float(latitude), 10.0 ** -decimals(latitude), 10.0 ** -decimals(longitude))
    point = (float(latitude), float(longitude))
    return checked(point, max(open_m, _seen_m(found, point[0])), "map link", text)


def _seen_m(found: re.Match[str], latitude: float) -> float:
    """Half the side in metres of the middle of the screen that the link opens on; 0 for a pin."""
    said = found.groupdict()
    if said.get("zoom"):
        return float(_SEEN_PIXELS * _PIXEL_M * narrowing(latitude) / 2.0 ** float(said["zoom"]))
    return float(said.get("open") or 0) or float(said.get("metres") or 0) / 2
