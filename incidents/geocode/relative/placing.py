"""From a Relation and its anchors to a point and the radius that holds what was meant."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from incidents.geocode.relative.relation import Relation
from schema.errors import InputError

NEAR_M = 5_000
OUTSKIRTS_M = 3_000
BEYOND_M = 5_000
DISTRICT_M = 30_000


class Anchor(Protocol):
    """A place that was found for a name: a Candidate or a Fix."""

    @property
    def latitude(self) -> float:
        """WGS 84 degrees."""

    @property
    def longitude(self) -> float:
        """WGS 84 degrees."""

    @property
    def uncertainty_m(self) -> int:
        """The radius in metres that holds the place."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point that was worked out: WGS 84 degrees, a radius in metres, and how in words."""

    latitude: float
    longitude: float
    uncertainty_m: int
    how: str


def place_of(relation: Relation, anchors: Sequence[Anchor]) -> Placed:
    """Where a relation points to, on the WGS 84 ellipsoid, and how far that may be off.

    Let r be the anchor's own radius: 0 where the text measures from its centre.

    - offset: the point at the distance and bearing. The radius reaches the far corner of the ring
      sector that the words cover, plus r: half the angle is 22.5 degrees for eight points of the
      compass and 11.25 for sixteen, the ring is as wide as the doubt of the distance.
    - distance: the anchor; the distance, its doubt and r.
    - direction: as an offset of r + 5 km with as much doubt, so that the circle reaches from the
      anchor to 2 (r + 5 km) beyond.
    - near, opposite, border: the anchor; 2 r, 5 km at least.
    - between: the middle of the geodesic; half its length.
    - outskirts: the anchor; r + 3 km.
    - part: the anchor; r. A district without its settlement: 30 km at least.
    """
    wanted = len(relation.anchors)
    if len(anchors) != wanted:
        raise InputError(
            f"{wanted} places for {' and '.join(relation.anchors)}",
            str(len(anchors)),
            "relation",
            "look up every name of `anchors`, in their order",
        )
    if relation.kind == "between":
        return _between(relation, anchors[0], anchors[1])
    if relation.direction:
        return _offset(relation, anchors[0])
    return _around(relation, anchors[0])


def _offset(relation: Relation, anchor: Anchor) -> Placed:
    own = 0 if relation.from_centre else anchor.uncertainty_m
    way = relation.direction
    away = relation.distance.metres if relation.distance else anchor.uncertainty_m + BEYOND_M
    doubt = relation.distance.doubt_m if relation.distance else away
    if way is None:
        return _around(relation, anchor)
    latitude, longitude = _direct(anchor, way.bearing, away)
    open_m = _corner_m(away, doubt, way.half_sector) + (own if relation.distance else 0)
    start = _start(relation)
    how = (
        f"{away / 1000:g} km ± {doubt / 1000:.2g} km, {way.bearing:g}° ± {way.half_sector:g}°"
        f" from {start}"
    )
    return Placed(latitude, longitude, math.ceil(open_m), how)


def _corner_m(away: float, doubt: float, half_sector: float) -> float:
    """From the point to the outer corner of its ring sector, by the law of cosines."""
    outer, angle = away + doubt, math.radians(half_sector)
    return math.sqrt(away**2 + outer**2 - 2 * away * outer * math.cos(angle))


def _direct(anchor: Anchor, bearing: float, away: float) -> tuple[float, float]:
    from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]

    end = Geodesic.WGS84.Direct(anchor.latitude, anchor.longitude, bearing, away)
    return round(end["lat2"], 7), round(end["lon2"], 7)


def _between(relation: Relation, one: Anchor, two: Anchor) -> Placed:
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Inverse(one.latitude, one.longitude, two.latitude, two.longitude)
    half_m = line["s12"] / 2
    latitude, longitude = _direct(one, line["azi1"], half_m)
    how = f"the middle of the {2 * half_m / 1000:.3g} km between {' and '.join(relation.anchors)}"
    return Placed(latitude, longitude, max(1, math.ceil(half_m)), how)


def _around(relation: Relation, anchor: Anchor) -> Placed:
    radius = _RADII[relation.kind](relation, anchor.uncertainty_m)
    how = f"{_HOW[relation.kind]} {_start(relation)}"
    return Placed(anchor.latitude, anchor.longitude, math.ceil(radius), how)


def _start(relation: Relation) -> str:
    return f"the centre of {relation.anchor}" if relation.from_centre else relation.anchor


def _ring_m(relation: Relation, own: int) -> float:
    distance = relation.distance
    reach = distance.metres + distance.doubt_m if distance else 0.0
    return reach + (0 if relation.from_centre else own)


_RADII: dict[str, Callable[[Relation, int], float]] = {
    "distance": _ring_m,
    "near": lambda _, own: max(NEAR_M, 2 * own),
    "opposite": lambda _, own: max(NEAR_M, 2 * own),
    "border": lambda _, own: max(NEAR_M, 2 * own),
    "outskirts": lambda _, own: own + OUTSKIRTS_M,
    "part": lambda relation, own: own if relation.whole else max(own, DISTRICT_M),
}
_HOW = {
    "distance": "in any direction around",
    "near": "near",
    "opposite": "across from",
    "border": "the border by",
    "outskirts": "the edge of",
    "part": "a part of",
}
