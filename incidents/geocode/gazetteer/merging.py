"""Put a layer upon a gazetteer: what it knows already gains names, what it does not is added.

A place is there already when it has the same GeoNames number, or when a place of the same kind
within 3 km has one of its names, in any script. Павлоград of one source is Pavlohrad of another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot

from incidents.geocode.gazetteer.names import forms_of, sounds_of
from incidents.geocode.gazetteer.sources.entry import Entry
from schema.geodesy import DEGREE_M, narrowing

ONE_PLACE_M = 3_000
_SAME_NUMBER = (
    "SELECT id, source FROM place WHERE ref = ? AND (source = 'geonames' OR key IS NOT NULL)"
)
_BY_SOUND = """
SELECT id, latitude, longitude, uncertainty_m, population FROM sound JOIN place ON id = place
WHERE sound.country = ? AND sound.key = ? AND kind = ? AND precision = ?"""
_BY_NAME = """
SELECT id, latitude, longitude, uncertainty_m, population FROM name JOIN place ON id = place
WHERE form = ? AND country = ? AND kind = ? AND precision = ?"""
_UPDATE = """
UPDATE place SET latitude = ?, longitude = ?, kind = ?, precision = ?, uncertainty_m = ?,
    population = max(population, ?), admin2 = coalesce(?, admin2)
WHERE id = ? AND source = 'geonames'"""


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    latitude: float
    longitude: float
    uncertainty_m: int
    population: int


class Merging:
    """Merges the entries of one layer; `reaching` is whether a point that has no number of its own
    belongs to any place of its name whose circle it lies in.
    """

    def __init__(self, database: sqlite3.Connection, reaching: bool) -> None:
        self._database = database
        self._reaching = reaching
        database.execute("CREATE INDEX IF NOT EXISTS temp_ref ON place (ref)")

    def new(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries that are not there yet; the names of the others go to those that are."""
        for entry in entries:
            number = self._numbered(entry)
            if number is None:
                number = self._near(entry)
            if number is None:
                yield entry
            else:
                self._lend(number, entry)

    def end(self) -> None:
        """Drop what only merging needs."""
        self._database.execute("DROP INDEX IF EXISTS temp_ref")

    def _numbered(self, entry: Entry) -> int | None:
        """The place of the same GeoNames number, brought up to date."""
        if entry.source != "geonames":
            return None
        row = self._database.execute(_SAME_NUMBER, (entry.ref,)).fetchone()
        if row is None:
            return None
        position = (entry.latitude, entry.longitude)
        kept = (entry.kind, entry.precision, entry.uncertainty_m, entry.population, entry.admin2)
        self._database.execute(_UPDATE, (*position, *kept, row[0]))
        return int(row[0])

    def _near(self, entry: Entry) -> int | None:
        """The nearest place that is the same: one of the name close by."""
        near = [(self._metres(entry, one), one.id) for one in self._namesakes(entry)]
        return min(near)[1] if near else None

    def _namesakes(self, entry: Entry) -> list[_Known]:
        asked = (entry.country or "", entry.kind, entry.precision)
        country, kind, precision = asked
        rows: list[tuple[int, float, float, int, int]] = []
        for key in sounds_of(entry):
            rows += self._database.execute(_BY_SOUND, (country, key, kind, precision))
        for form in forms_of(entry):
            rows += self._database.execute(_BY_NAME, (form, country, kind, precision))
        known = [_Known(*row) for row in rows]
        return [one for one in known if self._metres(entry, one) <= self._reach(one)]

    def _reach(self, known: _Known) -> int:
        return max(ONE_PLACE_M, known.uncertainty_m) if self._reaching else ONE_PLACE_M

    @staticmethod
    def _metres(entry: Entry, known: _Known) -> float:
        wide = (entry.longitude - known.longitude) * narrowing(entry.latitude)
        return DEGREE_M * hypot(wide, entry.latitude - known.latitude)

    def _lend(self, number: int, entry: Entry) -> None:
        names = [(form, number, 0) for form in forms_of(entry)]
        self._database.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", names)
        sounds = [(entry.country or "", key, number) for key in sounds_of(entry)]
        self._database.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?)", sounds)
