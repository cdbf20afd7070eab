"""The file that the gazetteer is kept in: its tables, and the questions put to it.

`place` has one row a place, `name` every name in the form of `lookup_form`,
`sound` the keys of names that sound alike and, behind a tilde, those of consonants, `complete` the
countries that a full file or register of
settlements is in for, `source` what went in. Names stand in tables ordered by
themselves, so that a look-up is one step down a tree.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

LAYOUT = 6
"""Raised whenever the tables or what stands in them change, so that old files are built anew."""

TABLES = """
CREATE TABLE source (key TEXT PRIMARY KEY, edition TEXT, credit TEXT, places INTEGER, file TEXT);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, source TEXT, ref TEXT, key TEXT, name TEXT, latitude REAL,
    longitude REAL, country TEXT, admin1 TEXT, admin1_code TEXT, admin2 TEXT, kind TEXT,
    precision TEXT, uncertainty_m INTEGER, population INTEGER, presumed INTEGER);
CREATE TABLE complete (country TEXT PRIMARY KEY);
CREATE TABLE name (form TEXT, place INTEGER, main INTEGER, PRIMARY KEY (form, place))
    WITHOUT ROWID;
CREATE TABLE sound (country TEXT, key TEXT, place INTEGER, PRIMARY KEY (country, key, place))
    WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX sound_key ON sound (key);
CREATE INDEX place_area ON place (precision, country) WHERE source = 'areas';
CREATE INDEX place_position ON place (latitude, longitude);
"""
_CONSONANTS = "~"
SMALL_TOWN, TOWN = 1_000, 5_000
"""Inhabitants from which on a settlement is no village, and no small town."""
_SPARSE = 1.5
_COLUMNS = (
    "id, source, ref, key, name, latitude, longitude, country, admin1, admin1_code, admin2, kind,"
    " precision, uncertainty_m, population, presumed"
)


class SourceRow(TypedDict):
    """What went into the gazetteer: its key, edition and credit, how many places, which file."""

    key: str
    edition: str | None
    credit: str
    places: int
    file: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer; fields as in `entry.Entry`."""

    id: int
    source: str
    ref: str
    key: str | None
    name: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    admin1_code: str | None
    admin2: str | None
    kind: str
    precision: str
    uncertainty_m: int
    population: int
    presumed: int
    main: bool = False
    """Whether the name asked for is the place's main name."""

    @property
    def inhabitants(self) -> int:
        """How many people live there, or are reckoned with where nobody counted them."""
        return self.population or self.presumed

    @property
    def village(self) -> bool:
        """Whether it is a settlement of so few that gazetteers lack most of its kind."""
        return self.kind == "settlement" and self.inhabitants < SMALL_TOWN

    @property
    def placed(self) -> bool:
        """Whether its own coordinates are known, and not only the area it lies in."""
        return self.kind == "area" or self.precision not in ("admin1", "admin2")


class Gazetteer:
    """An open gazetteer. It only reads; `build.build` makes the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        self._sounds: dict[str, dict[str, list[str]]] = {}
        self._sparse: dict[str, bool] = {}

    def called(self, form: str) -> list[Place]:
        """Places with a name of this look-up form, largest first."""
        return self._places(
            f"SELECT {_COLUMNS}, main FROM name JOIN place ON id = place WHERE form = ?", form
        )

    def sounding(self, key: str, country: str | None = None) -> list[Place]:
        """Places with a name of this sound key, largest first."""
        where = "country = ? AND key = ?" if country else "key = ?"
        values = (country, key) if country else (key,)
        ids = f"SELECT place FROM sound WHERE {where}"
        return self._places(f"SELECT {_COLUMNS}, 0 FROM place WHERE id IN ({ids})", *values)

    def spelled(self, consonants: str, country: str) -> dict[int, set[str]]:
        """Ids of places with a name of these consonants (`abjad.keys`), and its spellings."""
        start = spelling_key(consonants, "")
        asked = "SELECT key, place FROM sound WHERE country = ? AND key >= ? AND key < ?"
        found: dict[int, set[str]] = {}
        for key, place in self._database.execute(asked, (country, start, start + "\U0010ffff")):
            found.setdefault(place, set()).add(key.removeprefix(start))
        return found

    def keys_like(self, key: str, country: str | None) -> list[str]:
        """Sound keys that `key` might be a slip for, each once: those of the country that begin
        alike, or those of the world that begin the same.
        """
        if country is None:
            asked = "SELECT DISTINCT key FROM sound WHERE key >= ? AND key < ?"
            start = key[:3]
            return [one for (one,) in self._database.execute(asked, (start, start + "\U0010ffff"))]
        if country not in self._sounds:
            self._sounds[country] = self._by_first_sound(country)
        return self._sounds[country].get(_first_sound(key), [])

    def _by_first_sound(self, country: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        asked = "SELECT DISTINCT key FROM sound WHERE country = ? AND key < ?"
        for (key,) in self._database.execute(asked, (country, _CONSONANTS)):
            found.setdefault(_first_sound(key), []).append(key)
        return found

    def with_keys(self, keys: Sequence[str], country: str | None) -> list[tuple[str, int]]:
        """The sound keys with the id of each place that has them, in the country or anywhere."""
        marks = ",".join("?" * len(keys))
        asked = f"SELECT key, place FROM sound WHERE key IN ({marks}) AND ifnull(country = ?, 1)"
        return self._database.execute(asked, (*keys, country)).fetchall()

    def numbered(self, ids: Sequence[int]) -> dict[int, Place]:
        """Places by their ids."""
        marks = ",".join("?" * len(ids))
        asked = f"SELECT {_COLUMNS}, 0 FROM place WHERE id IN ({marks})"
        return {place.id: place for place in self._places(asked, *ids)}

    def forms(self, ids: Sequence[int]) -> set[str]:
        """Look-up forms of every name of some places. It reads all names: a tenth of a second."""
        marks = ",".join("?" * len(ids))
        asked = f"SELECT form FROM name WHERE place IN ({marks})"
        return {form for (form,) in self._database.execute(asked, list(ids))} if ids else set()

    def around(self, south: float, north: float, west: float, east: float) -> list[Place]:
        """Settlements with coordinates of their own inside a box of degrees."""
        return self._places(
            f"SELECT {_COLUMNS}, 0 FROM place WHERE latitude BETWEEN ? AND ?"
            " AND longitude BETWEEN ? AND ? AND kind = 'settlement' AND precision = 'settlement'",
            *(south, north, west, east),
        )

    def wide_areas(self, least_m: int) -> list[Place]:
        """Countries and first-level areas whose radius is at least so many metres."""
        asked = f"SELECT {_COLUMNS}, 0 FROM place WHERE source = 'areas' AND uncertainty_m >= ?"
        return self._places(asked, least_m)

    def complete(self) -> frozenset[str]:
        """Countries of which every settlement is known: a name that is unique there is so."""
        return frozenset(code for (code,) in self._database.execute("SELECT * FROM complete"))

    def is_sparse(self, country: str) -> bool:
        """Whether small towns of a country are missing, or their inhabitants uncounted.

        Where all are known, settlements of 1,000 inhabitants or more are two to five times as many
        as those of 5,000 (Ukraine 3.4, Palestine 3.0, Turkey 2.2); where hardly more are known than
        the larger ones (Lebanon 1.3, Syria 1.1), most small towns are not there.
        """
        if country not in self._sparse:
            asked = """SELECT count(*), count(CASE WHEN population >= :larger THEN 1 END) FROM place
                WHERE country = :country AND kind = 'settlement' AND population >= :small"""
            sizes = {"country": country, "small": SMALL_TOWN, "larger": TOWN}
            small, larger = self._database.execute(asked, sizes).fetchone()
            self._sparse[country] = small < _SPARSE * larger
        return self._sparse[country]

    def countries(self) -> dict[str, str]:
        """Names of all countries by their alpha-2 code."""
        asked = "SELECT ref, name FROM place WHERE source = 'areas' AND precision = 'country'"
        return dict(self._database.execute(asked))

    def country_centre(self, code: str) -> tuple[float, float] | None:
        """Latitude and longitude of the middle of a country's outline."""
        asked = (
            "SELECT latitude, longitude FROM place"
            " WHERE source = 'areas' AND precision = 'country' AND country = ?"
        )
        found: tuple[float, float] | None = self._database.execute(asked, (code,)).fetchone()
        return found

    def first_level(self, country: str | None = None) -> dict[str, str]:
        """Names of first-level areas by their code: of the world or of one country."""
        asked = (
            "SELECT ref, name FROM place WHERE source = 'areas' AND precision = 'admin1'"
            " AND (:country IS NULL OR country = :country)"
        )
        return dict(self._database.execute(asked, {"country": country}))

    def sources(self) -> list[SourceRow]:
        """What is in it: key, edition, credit, number of places, file that it was added from."""
        asked = "SELECT key, edition, credit, places, file FROM source ORDER BY rowid"
        return [
            SourceRow(key=key, edition=edition, credit=credit, places=places, file=file)
            for key, edition, credit, places, file in self._database.execute(asked)
        ]

    def count_names(self) -> int:
        """How many names lead to a place."""
        return int(self._database.execute("SELECT count(*) FROM name").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _places(self, asked: str, *values: str | int | float | None) -> list[Place]:
        found = [Place(*row) for row in self._database.execute(asked, values)]
        return sorted(found, key=lambda place: -place.population)


def spelling_key(consonants: str, spelling: str) -> str:
    """The key of consonants and spelling of a name, which no sound key begins like."""
    return f"{_CONSONANTS}{consonants}{_CONSONANTS}{spelling}"


def _first_sound(key: str) -> str:
    """The first letter of a sound key; K, KH, H and G are often taken for each other, as are
    vowels at the beginning.
    """
    first = key[0]
    return "h" if first == "k" else "a" if first in "aeiou" else first
