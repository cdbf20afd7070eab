"""One result of a service, and the candidate that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from incidents.geocode.answer import Candidate
from incidents.geocode.services.kinds import Meaning, by_size

UNCERTAINTY_M = {
    "site": 500,
    "neighbourhood": 2_000,
    "settlement": 5_000,
    "admin2": 40_000,
    "admin1": 150_000,
    "country": 800_000,
}
"""The radius by precision for results whose extent is not given or cannot be."""
_LEAST_M = 50
_SLACK = 0.001


Spot = tuple[float, float]


class UnsoundError(ValueError):
    """A result lacks a name or coordinates that can be used."""


def spot_at(latitude: float | None, longitude: float | None) -> Spot:
    """Coordinates that can be believed; 0, 0 cannot: it is what programs write for nothing."""
    if latitude is None or longitude is None:
        raise UnsoundError("coordinates are missing")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise UnsoundError("the coordinates are out of range")
    if latitude == 0 and longitude == 0:
        raise UnsoundError("the coordinates are 0, 0")
    return latitude, longitude


def named(*names: str | None) -> str:
    """The first of the names that there is."""
    for name in names:
        if name is not None:
            return name
    raise UnsoundError("a name is missing")


@dataclass(frozen=True, slots=True)
class Box:
    """The extent of a result, in degrees. Any side may be unknown."""

    south: float | None
    west: float | None
    north: float | None
    east: float | None

    def radius_m(self, spot: Spot) -> int | None:
        """Metres from the point to the furthest corner; None unless the point lies in the box."""
        from geopy.distance import great_circle

        if self.south is None or self.west is None or self.north is None or self.east is None:
            return None
        latitude, longitude = spot
        inside = (
            -90 <= self.south <= latitude + _SLACK
            and latitude - _SLACK <= self.north <= 90
            and -180 <= self.west <= longitude + _SLACK
            and longitude - _SLACK <= self.east <= 180
        )
        corners = [(y, x) for y in (self.south, self.north) for x in (self.west, self.east)]
        if not inside:
            return None
        furthest: float = max(great_circle(spot, corner).m for corner in corners)
        return ceil(furthest)


@dataclass(frozen=True, slots=True)
class Result:
    """A result after its values were read. `spot` is latitude and longitude in degrees; `meaning`
    is None when only its size tells what it is.
    """

    name: str
    spot: Spot
    country: str | None
    meaning: Meaning | None
    box: Box
    admin1: str | None = None
    admin2: str | None = None
    score: float | None = None
    id: str | None = None

    def candidate(self, service: str, position: int) -> Candidate:
        """The candidate; its score is the service's own or else falls with its position."""
        radius = self.box.radius_m(self.spot)
        kind, precision = by_size(self.meaning, radius)
        score = 1 - position / 100 if self.score is None else self.score
        return Candidate(
            name=self.name,
            latitude=self.spot[0],
            longitude=self.spot[1],
            country=self.country,
            admin1=self.admin1,
            kind=kind,
            precision=precision,
            uncertainty_m=max(radius or UNCERTAINTY_M[precision], _LEAST_M),
            score=round(min(max(score, 0.0), 1.0), 4),
            how="service",
            admin2=self.admin2,
            gazetteer=service,
            gazetteer_id=self.id,
        )
