"""Where a record is drawn: as a dot, as the outline of an area, or not at all.

A record that is known only to an area never becomes a dot in its middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.outlines import Outline, find
from maps.table import Numbers, Table
from schema.precisions import AREA_PRECISIONS

_NAMES = ("country", "admin1", "place", "location_precision")


@dataclass(frozen=True)
class Placing:
    """For each row its point in WGS 84 degrees, else the position of its area, else neither (NaN).

    `outlines` are the areas that rows are drawn as.
    """

    latitude: Numbers
    longitude: Numbers
    area: Numbers
    outlines: list[Outline]

    @property
    def dots(self) -> int:
        """How many rows have a point."""
        return int((~np.isnan(self.latitude)).sum())

    @property
    def located(self) -> int:
        """How many rows the map draws."""
        return self.dots + int((~np.isnan(self.area)).sum())


def place(table: Table) -> Placing:
    """Decide how each row is drawn."""
    latitude, longitude = table.numbers["latitude"], table.numbers["longitude"]
    on_globe = (np.abs(latitude) <= 90) & (np.abs(longitude) <= 180)
    point = on_globe & ~_only_area(table)
    area, outlines = _areas(table, ~point)
    return Placing(
        np.where(point, latitude, np.nan), np.where(point, longitude, np.nan), area, outlines
    )


def _only_area(table: Table) -> NDArray[np.bool_]:
    precision = table.texts["location_precision"]
    coarse = [n for n, value in enumerate(precision.values) if value in AREA_PRECISIONS]
    return np.isin(precision.positions, coarse)


def _areas(table: Table, wanted: NDArray[np.bool_]) -> tuple[Numbers, list[Outline]]:
    """The area of each wanted row; rows with the same words are looked up once."""
    area = np.full(table.count, np.nan)
    rows = np.flatnonzero(wanted & (table.texts["country"].positions >= 0))
    words = np.stack([table.texts[name].positions[rows] for name in _NAMES])
    kinds, kind_of = np.unique(words, axis=1, return_inverse=True)
    found = [_find(table, kind) for kind in kinds.T]
    outlines = list(dict.fromkeys(outline for outline in found if outline))
    positions = [outlines.index(outline) if outline else np.nan for outline in found]
    if len(rows):
        area[rows] = np.array(positions, np.float64)[kind_of.ravel()]
    return area, outlines


def _find(table: Table, kind: Any) -> Outline | None:
    """The outline of the province named, or of the place itself where only a province is known."""
    country, admin1, where, precision = (
        None if position < 0 else table.texts[name].values[position]
        for name, position in zip(_NAMES, kind, strict=True)
    )
    if precision == "country":
        return find(country, None)
    return find(country, admin1 or (where if precision == "admin1" else None))
