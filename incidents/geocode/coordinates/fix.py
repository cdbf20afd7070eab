"""What a coordinate says: a point, and how finely it was written down."""

from __future__ import annotations

import math
from dataclasses import dataclass

from schema.errors import InputError
from schema.geodesy import EQUATOR_DEGREE_M, narrowing

_FINEST_M = 1


@dataclass(frozen=True, slots=True)
class Fix:
    """A point that a text gives in figures.

    `latitude` and `longitude` are WGS 84 degrees. `uncertainty_m` is the radius in metres that the
    writing leaves open, never below a metre: a whole unit of the last figure given, since figures
    are cut off as often as rounded, or the side of the cell that a grid reference names. It says
    nothing of errors in the source. `notation` names the way of writing.
    """

    latitude: float
    longitude: float
    uncertainty_m: int
    notation: str


def refuse(expected: str, text: str, hint: str) -> InputError:
    """The error for a text that is meant as coordinates and cannot be any."""
    return InputError(expected, repr(text.strip()[:80]), "coordinates", hint)


def checked(point: tuple[float, float], uncertainty_m: float, notation: str, text: str) -> Fix:
    """A Fix on Earth, away from 0,0; raises InputError for any other point."""
    latitude, longitude = point
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise refuse(
            "latitude within 90 and longitude within 180 degrees",
            text,
            "latitude comes first; where longitude does, write N, S, E, W beside the figures",
        )
    latitude, longitude = round(latitude, 7), round(longitude, 7)
    if latitude == 0 == longitude:
        raise refuse(
            "a place",
            text,
            "0,0 is what programs write when they know no place; leave the coordinates out",
        )
    radius = max(_FINEST_M, math.ceil(uncertainty_m - 1e-6))
    return Fix(latitude, longitude, radius, notation)


def spread_m(latitude: float, height: float, width: float) -> float:
    """The diagonal in metres of `height` by `width` degrees at a latitude."""
    wide = width * narrowing(latitude)
    return math.hypot(height * EQUATOR_DEGREE_M, wide * EQUATOR_DEGREE_M)


def side_m(latitude: float, height: float, width: float) -> float:
    """The longer side in metres of a cell of `height` by `width` degrees at a latitude.

    It exceeds half the diagonal, so that a circle of this radius around the centre holds the cell.
    """
    return max(height, width * narrowing(latitude)) * EQUATOR_DEGREE_M
