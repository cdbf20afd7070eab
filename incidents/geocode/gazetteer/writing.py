"""Write places with their names and keys into the gazetteer's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from incidents.geocode.gazetteer.index import INDEXES, TABLES
from incidents.geocode.gazetteer.names import forms_of, sounds_of
from incidents.geocode.gazetteer.sources.areas import Whereabouts
from incidents.geocode.gazetteer.sources.entry import Entry

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_STEP = 5_000
_USUAL_PLACES = 240_000
_PRAGMAS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;"
_STAGING = """
CREATE TEMP TABLE new_name (form TEXT, place INTEGER, main INTEGER);
CREATE TEMP TABLE new_sound (country TEXT, key TEXT, place INTEGER);
"""
_PLACE = f"INSERT INTO place VALUES ({','.join('?' * 16)})"
_NAME, _SOUND = "name VALUES (?,?,?)", "sound VALUES (?,?,?)"
_SORTING = [
    "INSERT OR IGNORE INTO name SELECT * FROM new_name ORDER BY form, place, main DESC",
    "INSERT OR IGNORE INTO sound SELECT * FROM new_sound ORDER BY country, key, place",
]


class Writer:
    """Writes one gazetteer file: a new one, or one that holds places already."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self.database = sqlite3.connect(path)
        self.database.executescript(_PRAGMAS)
        self.progress = progress
        self.number = 0

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def begin(self) -> None:
        """Lay the tables of a new file. Names wait aside until `sort` puts them in order, which is
        faster than finding the place of each.
        """
        self.database.executescript(_STAGING + TABLES)

    def go_on(self) -> None:
        """Go on with a file that holds places."""
        self.number = self.database.execute("SELECT max(id) + 1 FROM place").fetchone()[0]

    def sort(self) -> None:
        """Put the names that wait in order."""
        for number, statement in enumerate(_SORTING):
            self.progress("sorting", number, len(_SORTING) + 1)
            self.database.execute(statement)
        self.database.executescript("DROP TABLE new_name; DROP TABLE new_sound;" + INDEXES)
        self.progress("sorting", len(_SORTING) + 1, len(_SORTING) + 1)

    def stage(self, entries: Iterable[Entry]) -> None:
        """Write entries of which the names wait."""
        self._insert(entries, "INSERT INTO new_")

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries into a file whose names are in order."""
        self._insert(entries, "INSERT OR IGNORE INTO ")

    def place_in_areas(self, where: Whereabouts, first: int) -> None:
        """Say which first-level area the entries from number `first` on lie in."""
        self.progress("placing", 0, 1)
        rows = ((area.name, area.code, first + n) for n, area in where.areas())
        asked = "UPDATE place SET admin1 = ?, admin1_code = ? WHERE id = ?"
        self.database.executemany(asked, rows)
        self.progress("placing", 1, 1)

    def _insert(self, entries: Iterable[Entry], into: str) -> None:
        left = iter(entries)
        while batch := list(islice(left, _STEP)):
            self.progress("reading", self.number, max(_USUAL_PLACES, self.number))
            places, names, sounds = [], [], []
            for number, entry in enumerate(batch, self.number):
                places.append(_place_row(number, entry))
                forms = forms_of(entry)
                # the first form is that of the main name
                names += [(form, number, not at) for at, form in enumerate(forms)]
                country = entry.country or ""
                sounds += [(country, key, number) for key in sounds_of(entry, forms)]
            self.database.executemany(_PLACE, places)
            self.database.executemany(into + _NAME, names)
            self.database.executemany(into + _SOUND, sounds)
            self.number += len(batch)


def _place_row(number: int, e: Entry) -> tuple[object, ...]:
    position = (round(e.latitude, 5), round(e.longitude, 5))
    area = (e.country, e.admin1, e.admin1_code, e.admin2, e.kind, e.precision)
    people = (e.uncertainty_m, e.population, e.presumed)
    return (number, e.source, e.ref, e.key, e.name, *position, *area, *people)
