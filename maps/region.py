"""The part of the world that a map's incidents lie in, for the ground to show it closely."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from maps.placing import Placing
from schema import areas
from schema.topology import Point, decode_arcs

Square = tuple[int, int]
# Degrees that a square is wide and high.
_SIDE = 5


class Region(frozenset[Square]):
    """Squares of five degrees, by the number of their row and column from 0 N 0 E."""

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a place lies in it."""
        return _square(latitude, longitude) in self


def region_of(placed: Placing) -> Region:
    """The squares with a point of an incident or an outline of one, and those beside them."""
    known = ~np.isnan(placed.latitude)
    places = np.stack([placed.latitude[known], placed.longitude[known]], axis=1)
    own = {(int(y), int(x)) for y, x in np.unique(places // _SIDE, axis=0)}
    own |= {_square(y, x) for x, y in _corners(placed)}
    return Region((y + i, x + j) for y, x in own for i, j in product((-1, 0, 1), repeat=2))


def _corners(placed: Placing) -> Iterator[Point]:
    """The points of the areas drawn, longitude first."""
    for layer in areas.LAYERS:
        codes = [outline.code for outline in placed.outlines if outline.layer == layer]
        for arc in decode_arcs(areas.topology(layer, codes)) if codes else ():
            yield from arc


def _square(latitude: float, longitude: float) -> Square:
    return int(latitude // _SIDE), int(longitude // _SIDE)
