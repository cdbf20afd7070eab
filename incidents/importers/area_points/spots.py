"""Points of a load, and the middles of the areas that they may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from incidents.language.folding import lookup_form
from schema.geodesy import great_circle_m

if TYPE_CHECKING:
    from incidents.geocode.gazetteer.index import Place
    from incidents.store.engines.base import Row

MIDDLE_M = 2_000
"""Within so many metres of the middle of an area a point stands for the area."""
COUNTRY_POINT_M = 150
"""As many metres as rounding moves the one point that web maps give for a country."""


@dataclass(frozen=True)
class Spot:
    """A point of a load with its rows."""

    latitude: float
    longitude: float
    rows: Sequence[Row]
    crowded: bool = False
    """Whether so many rows of the load have it that a program may have put them there."""

    @property
    def names(self) -> set[str]:
        """Look-up forms of the names that its rows give."""
        return {lookup_form(row["place"]) for row in self.rows if row["place"]}

    def metres_from(self, place: Place) -> float:
        """How far a place of the gazetteer is."""
        return great_circle_m((self.latitude, self.longitude), (place.latitude, place.longitude))


class Middles:
    """The middles of wide areas and the points that web maps give for countries, by the tenths of a
    degree that they lie in.
    """

    def __init__(self, areas: Iterable[Place], points: Mapping[str, tuple[float, float]]) -> None:
        self._by_cell: dict[tuple[int, int], list[tuple[Place, int]]] = defaultdict(list)
        for area in areas:
            self._add(area, MIDDLE_M)
            if area.precision == "country" and (point := points.get(area.ref)):
                self._add(replace(area, latitude=point[0], longitude=point[1]), COUNTRY_POINT_M)

    def _add(self, area: Place, reach_m: int) -> None:
        north, east = _cell(area.latitude, area.longitude)
        for y, x in product((-1, 0, 1), repeat=2):
            self._by_cell[north + y, east + x].append((area, reach_m))

    def near(self, latitude: float, longitude: float) -> Sequence[tuple[Place, int]]:
        """Areas whose middle may be at a point, each with the metres that it reaches."""
        return self._by_cell.get(_cell(latitude, longitude), ())

    def at(self, spot: Spot) -> Place | None:
        """The area whose middle the spot is; the largest of several."""
        near = self.near(spot.latitude, spot.longitude)
        at = [area for area, reach_m in near if spot.metres_from(area) <= reach_m]
        return max(at, key=lambda area: area.uncertainty_m, default=None)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return round(latitude * 10), round(longitude * 10)
