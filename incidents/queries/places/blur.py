"""`--blur`: coordinates moved to the middle of a grid's cells, so that no more is given away.

Cells are squares of about the size asked for. The radius grows by half a cell's diagonal, so that
it still holds the true place, and the precision never claims to be finer than the grid.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from schema.errors import UsageError
from schema.geodesy import EQUATOR_DEGREE_M, narrowing
from schema.restricted import Location
from schema.vocabulary import vocabulary

_FINEST = {
    "site": 300.0,
    "neighbourhood": 2_500.0,
    "near_settlement": 25_000.0,
    "admin2": 75_000.0,
    "admin1": 300_000.0,
    "country": math.inf,
}
"""The finest precision that a grid of at most so many metres may claim."""
_COARSEST_GRID_M = 1_000_000.0


@dataclass(frozen=True)
class Grid:
    """A grid of cells of `metres` by `metres`, `words` as it was asked for."""

    metres: float
    words: str

    def __post_init__(self) -> None:
        if not 1 <= self.metres <= _COARSEST_GRID_M:
            raise UsageError(f"--blur: expected 1m to 1000km, found {self.words!r}")

    @property
    def note(self) -> str:
        """What the metadata of a file says of it."""
        return (
            f"coordinates were moved to a grid of {self.words}; uncertainty_m and"
            " location_precision say how much"
        )

    @property
    def credit(self) -> str:
        """What a map says of it under its heading "Positions"."""
        return f"coarsened to a grid of {self.words}; each circle still holds the true place"

    def seen(self, location: Location) -> Location:
        """What a file may say of a location; one without coordinates stays as it is."""
        if location.latitude is None or location.longitude is None:
            return location
        latitude = _middle(location.latitude, self.metres / EQUATOR_DEGREE_M, 90)
        narrow = max(narrowing(latitude), self.metres / EQUATOR_DEGREE_M / 360)
        longitude = _middle(location.longitude, self.metres / EQUATOR_DEGREE_M / narrow, 180)
        radius = (location.uncertainty_m or 0) + self.metres * math.sqrt(0.5)
        return Location(latitude, longitude, self._precision(location.precision), math.ceil(radius))

    def _precision(self, stated: str) -> str:
        order = list(vocabulary("location_precisions").codes)
        finest = next(code for code, metres in _FINEST.items() if self.metres <= metres)
        return max(stated, finest, key=order.index) if stated in order else stated


def _middle(degrees: float, step: float, end: float) -> float:
    """The middle of the cell, with as many decimals as tell cells of a metre apart."""
    middle = (math.floor(degrees / step) + 0.5) * step
    return round(max(-end, min(end, middle)), 6)
