"""Which part of the world a picture shows, and where on it a place comes to lie.

The projection is the web maps' (spherical Mercator, EPSG:3857), so that a zoom means what it means
on the interactive map: at zoom 0 the world is 256 pixels wide, each further one doubles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, exp, log2, pi, radians, tan

from schema.errors import UsageError

WORLD = 256
MOST_NORTH = 85.05
_LEAST_ZOOM, _MOST_ZOOM = 0.0, 14.0
_FIT_ZOOM = 11.0
"""A single place is shown with its surroundings."""
_EQUATOR_M = 40_075_016.7
"""The equator of the sphere that web maps use, in metres (radius 6,378,137 m)."""

Pixel = tuple[float, float]
Place = tuple[float, float]


@dataclass(frozen=True)
class View:
    """A part of the world on a picture of `width` by `height` pixels: its middle in WGS 84 degrees,
    and the zoom.
    """

    latitude: float
    longitude: float
    zoom: float
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels of the whole world's width."""
        return float(WORLD * 2.0**self.zoom)

    def at(self, latitude: float, longitude: float) -> Pixel:
        """Where a place lies, in pixels from the upper left; the nearer way around the globe."""
        east = (longitude - self.longitude + 180) % 360 - 180
        return self.at_east(latitude, east)

    def at_east(self, latitude: float, east: float) -> Pixel:
        """The same by degrees east of the middle, which may go around the globe."""
        down = (_down(self.latitude) - _down(latitude)) * -self.scale
        return self.width / 2 + east / 360 * self.scale, self.height / 2 + down

    def holds(self, pixel: Pixel, margin: float = 0) -> bool:
        """Whether a point lies on the picture, or so many pixels beside it."""
        x, y = pixel
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin

    def pixels(self, metres: float, latitude: float) -> float:
        """How many pixels a length has at a latitude."""
        return metres / _EQUATOR_M * self.scale / max(cos(radians(latitude)), 0.01)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees; west and east may lie beyond 180."""
        half = self.width / self.scale * 180
        middle = _down(self.latitude)
        reach = self.height / self.scale / 2
        return (self.longitude - half, _latitude(middle + reach), self.longitude + half,
                _latitude(middle - reach))  # fmt: skip


def read_view(text: str, width: int, height: int) -> View | None:
    """A view as `--view` takes it: `LAT,LON,ZOOM`, or `fit` (None) for all that is drawn."""
    if text == "fit":
        return None
    parts = text.split(",")
    try:
        latitude, longitude, zoom = map(float, parts)
    except ValueError:
        latitude = longitude = zoom = float("nan")
    on_globe = abs(latitude) <= MOST_NORTH and abs(longitude) <= 180
    if not (on_globe and _LEAST_ZOOM <= zoom <= _MOST_ZOOM):
        raise UsageError(
            f"--view: expected `fit` or LAT,LON,ZOOM with a latitude up to {MOST_NORTH}, a"
            f" longitude up to 180 and a zoom of {_LEAST_ZOOM:g} to {_MOST_ZOOM:g}, found {text!r}"
        )
    return View(latitude, longitude, zoom, width, height)


def fitted(places: Iterable[Place], width: int, height: int, margin: float = 48) -> View:
    """The closest view of all these places; the world where there are none."""
    known = list(places)
    if not known:
        return View(20, 0, max(_LEAST_ZOOM, log2(width / WORLD)), width, height)
    west, wide = _span([longitude for _, longitude in known])
    ys = [_down(latitude) for latitude, _ in known]
    top, tall = min(ys), max(ys) - min(ys)
    room = [
        (side - 2 * margin) / (WORLD * part)
        for side, part in ((width, wide / 360), (height, tall)) if part > 0
    ]  # fmt: skip
    zoom = min([_FIT_ZOOM, *(log2(max(part, 1e-9)) for part in room)])
    longitude = (west + wide / 2 + 180) % 360 - 180
    return View(_latitude(top + tall / 2), longitude, max(_LEAST_ZOOM, zoom), width, height)


def _span(longitudes: Sequence[float]) -> tuple[float, float]:
    """Where the places begin going east, and how far they reach: the widest gap is left out."""
    ordered = sorted(longitude % 360 for longitude in longitudes)
    following = [*ordered[1:], ordered[0] + 360]
    gaps = [after - one for one, after in zip(ordered, following, strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return following[widest] % 360, 360 - gaps[widest]


def _down(latitude: float) -> float:
    """How far down the world's square a latitude lies, from 0 to 1."""
    kept = radians(max(-MOST_NORTH, min(MOST_NORTH, latitude)))
    return 0.5 - asinh(tan(kept)) / (2 * pi)


def _latitude(down: float) -> float:
    return degrees(2 * atan(exp((0.5 - down) * 2 * pi)) - pi / 2)
