"""Where a record is drawn: as a dot, as the outline of an area, or not at all.

A record that is known only to an area never becomes a dot in its middle.
"""

from __future__ import annotations

from dataclasses import dataclass

from maps.outlines import Outline, find
from maps.palette import Style
from maps.rows import Row

AREA_PRECISIONS = ("admin2", "admin1", "country")


@dataclass(frozen=True)
class Point:
    """A place in WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Incident:
    """One row, the style of its weapons and its place: a point, else an area, else neither."""

    row: Row
    style: Style
    point: Point | None
    area: Outline | None

    @property
    def located(self) -> bool:
        """Whether the map draws it."""
        return self.point is not None or self.area is not None


def place(row: Row, style: Style) -> Incident:
    """Decide how a row is drawn."""
    point = _point(row)
    area = None if point else find(row["country"], _admin1(row))
    return Incident(row, style, point, area)


def point_of(latitude: float | None, longitude: float | None) -> Point | None:
    """A point when both coordinates are given and on the globe."""
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Point(latitude, longitude)


def _point(row: Row) -> Point | None:
    if row["location_precision"] in AREA_PRECISIONS:
        return None
    return point_of(row["latitude"], row["longitude"])


def _admin1(row: Row) -> str | None:
    """The province named, or the place itself where only a province is known."""
    if row["location_precision"] == "country":
        return None
    only_province = row["location_precision"] == "admin1"
    return row["admin1"] or (row["place"] if only_province else None)
