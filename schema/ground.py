"""What lies on the ground of a map beside the outlines: rivers, lakes and towns.

Rivers and lakes come from Natural Earth (public domain), towns from GeoNames (CC BY 4.0), both
thinned out as seed_data/ground/README.md explains. They help a reader to find the way on a map;
no place of a record is taken from them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Literal, NamedTuple

CREDIT = "Towns: GeoNames (geonames.org), CC BY 4.0. Rivers and lakes: Natural Earth"


class Water(NamedTuple):
    """A line of water on a grid of `steps()` to a degree.

    `rank` is Natural Earth's: 0 for the greatest of the world, 9 for the least. `points` are
    whole steps: longitude and latitude of the first point, then the way to each further one.
    """

    kind: Literal["river", "lake"]
    name: str
    rank: int
    points: list[int]

    def degrees(self) -> list[tuple[float, float]]:
        """Its points as longitude and latitude, WGS 84."""
        east, north = (list(accumulate(self.points[axis::2])) for axis in (0, 1))
        return [(x / steps(), y / steps()) for x, y in zip(east, north, strict=True)]


class Town(NamedTuple):
    """A town: its name in English, WGS 84 degrees, thousands of inhabitants.

    A capital that states quarrel about is none here.
    """

    name: str
    latitude: float
    longitude: float
    thousands: int
    capital: bool


def steps() -> int:
    """How many steps of the grid of rivers and lakes make a degree."""
    return int(_read("water")["steps"])


@cache
def water() -> list[Water]:
    """Every river and lake, the greatest first."""
    return [Water(**line) for line in _read("water")["lines"]]


@cache
def towns() -> list[Town]:
    """Every town, the largest first."""
    rows = _read("towns")["towns"]
    return [Town(name, y, x, many, bool(capital)) for name, y, x, many, capital in rows]


@cache
def _read(name: str) -> dict[str, Any]:
    text = (files("seed_data") / "ground" / f"{name}.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
