"""The figure of the Earth, for distances that need no geodesic: radius, degrees in metres.

Positions are (latitude, longitude) in degrees. Where a few metres in a kilometre matter, as for a
point at a distance and bearing, `geographiclib` reckons on the WGS 84 ellipsoid instead.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius R1 of the WGS 84 ellipsoid (IUGG)."""
DEGREE_M = 111_200.0
"""A degree of a great circle on the mean sphere (111,195 m), rounded up."""
EQUATOR_DEGREE_M = 111_320.0
"""A degree of longitude on the equator (111,319.5 m), rounded up: what an uncertainty in degrees
is reckoned with, so that it comes out large rather than small."""
SHORTEST_DEGREE_M = 110_574.0
"""A degree of latitude at the equator, the shortest anywhere: what the height of a search box is
reckoned with, so that the box misses nothing."""

Position = tuple[float, float]


def narrowing(latitude: float) -> float:
    """How wide a degree of longitude is at a latitude, as a part of that on the equator."""
    return cos(radians(min(abs(latitude), 90.0)))


def great_circle_m(one: Position, two: Position) -> float:
    """Metres between two positions on the mean sphere, by the haversine formula."""
    north = sin(radians(two[0] - one[0]) / 2) ** 2
    east = sin(radians(two[1] - one[1]) / 2) ** 2
    chord = north + narrowing(one[0]) * narrowing(two[0]) * east
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(chord)))
