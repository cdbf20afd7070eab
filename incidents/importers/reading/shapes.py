"""The shape of a feature as one place: a point, or a circle that holds the whole shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incidents.importers.reading.data_file import Cell, Row
from schema.geodesy import great_circle_m

LATITUDE, LONGITUDE, RADIUS = "geometry.latitude", "geometry.longitude", "geometry.radius_m"
"""The columns that say where a feature is: its point, or the circle that holds its shape."""
BROKEN = "geometry.fault"
"""The column that says why a shape is none."""
_HALF_TURN_M = 20_040_000.0

Point = tuple[float, float]
"""Longitude and latitude, in the order of GeoJSON and KML."""


@dataclass(frozen=True, slots=True)
class Circle:
    """WGS 84 degrees, and the radius in metres that holds every corner of a shape.

    `radius_m` is None for a single point, of which the shape says no more than where it is.
    """

    latitude: float
    longitude: float
    radius_m: float | None


def circle(points: Iterable[Point]) -> Circle | None:
    """The middle of a shape and how far its corners are from it; None without a corner.

    Raises ValueError for coordinates that are not on the globe.
    """
    corners = list(dict.fromkeys(points))
    if not corners:
        return None
    for longitude, latitude in corners:
        _check(longitude, latitude)
    if len(corners) == 1:
        return Circle(corners[0][1], corners[0][0], None)
    middle = _middle(corners)
    radius = max(great_circle_m(middle[::-1], corner[::-1]) for corner in corners)
    return Circle(round(middle[1], 6), round(middle[0], 6), float(min(round(radius), _HALF_TURN_M)))


def shaped(points: Iterable[Point]) -> Row:
    """The cells that say where a feature is; a fault where its coordinates are none."""
    try:
        found = circle(points)
    except (ValueError, OverflowError) as error:
        return {BROKEN: str(error)}
    if found is None:
        return {}
    cells: Row = {LATITUDE: found.latitude, LONGITUDE: found.longitude}
    return cells if found.radius_m is None else {**cells, RADIUS: found.radius_m}


def positions(geometry: Cell) -> Iterator[Point]:
    """Every position of a GeoJSON geometry, collections included; raises ValueError for others."""
    if geometry is None:
        return
    if not isinstance(geometry, dict):
        raise ValueError("a geometry that is no object")  # noqa: TRY004  # a fault of the file
    if geometry.get("type") == "GeometryCollection":
        for part in _parts(geometry):
            yield from positions(part)
    else:
        yield from _flat(geometry.get("coordinates") or [])


def _parts(geometry: Row) -> Sequence[Cell]:
    parts = geometry.get("geometries") or []
    if not isinstance(parts, list):
        raise ValueError("geometries that are no list")  # noqa: TRY004  # a fault of the file
    return parts


def _flat(coordinates: Cell) -> Iterator[Point]:
    pending = [coordinates]
    while pending:
        part = pending.pop()
        if not isinstance(part, Sequence) or isinstance(part, str):
            raise ValueError("coordinates that are no list of numbers")  # noqa: TRY004
        numbers = [number for number in part if isinstance(number, (int, float))]
        if part and len(numbers) == len(part):
            if len(numbers) < 2:
                raise ValueError("a position without longitude and latitude")
            yield float(numbers[0]), float(numbers[1])
        else:
            pending.extend(reversed(part))


def _check(longitude: float, latitude: float) -> None:
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError(f"longitude {longitude:g}, latitude {latitude:g} are not on the globe")
    if longitude == 0 and latitude == 0:
        raise ValueError("0/0, which marks a failed look-up")


def _middle(corners: Sequence[Point]) -> Point:
    """The middle of the smallest box, also across the antimeridian."""
    longitudes = [longitude for longitude, _ in corners]
    latitudes = [latitude for _, latitude in corners]
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [x + 360 if x < 0 else x for x in longitudes]
    x = (max(longitudes) + min(longitudes)) / 2
    return (x - 360 if x > 180 else x, (max(latitudes) + min(latitudes)) / 2)
