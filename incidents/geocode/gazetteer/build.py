"""Make the gazetteer's file: everything into a new file, which then takes the old one's place.

Places stream through: each is written as it is read, so that the build needs little memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import chain, islice, starmap
from pathlib import Path

from incidents.geocode.gazetteer import added, areas, geonames, register, sites
from incidents.geocode.gazetteer.entry import Entry
from incidents.geocode.gazetteer.index import INDEXES, TABLES
from incidents.geocode.romanise import sound_key
from incidents.geocode.wording import APOSTROPHES
from incidents.language.folding import lookup_form
from schema.errors import StoreError

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_STEP = 5_000
_USUAL_PLACES = 240_000
_LAST_SPOKEN = "\u052f"  # Latin and Cyrillic; other scripts write no vowels, or no sounds
_STAGING = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
CREATE TEMP TABLE new_name (form TEXT, place INTEGER, main INTEGER);
CREATE TEMP TABLE new_sound (country TEXT, key TEXT, place INTEGER);
"""
_SORTING = [
    "INSERT OR IGNORE INTO name SELECT * FROM new_name ORDER BY form, place, main DESC",
    "INSERT OR IGNORE INTO sound SELECT * FROM new_sound ORDER BY country, key, place",
]


def build(path: Path, stamp: str, progress: Progress = lambda *_: None) -> None:
    """Build the gazetteer at `path`.

    `stamp` says what it is made of; a later run compares it. The old file stays as it is until
    the new one is whole. Raises StoreError when there is no room, or the folder cannot be written.
    """
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        with _Writer(new, progress) as writer:
            writer.fill(added.files(path.parent))
            writer.finish(stamp, added.files(path.parent))
        new.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{path}: the gazetteer cannot be built ({error})\n"
            "  the one that was there, if any, is as it was; it needs about 200 MB of room;"
            " INCIDENTS_CACHE names another folder"
        ) from error
    finally:
        _remove(new)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


class _Writer:
    """Writes one gazetteer file."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self.database = sqlite3.connect(path)
        self.database.executescript(_STAGING + TABLES)
        self.progress = progress
        self.number = 0

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def fill(self, files: list[Path]) -> None:
        """Write every place: settlements first, then areas, then what registers add."""
        self._put_settlements(files)
        self._insert(areas.packaged())
        for file in files:
            if not added.is_country_file(file):
                self._put_register(file)

    def finish(self, stamp: str, files: list[Path]) -> None:
        """Put names in order, and say what is in the file."""
        for number, statement in enumerate(_SORTING):
            self.progress("sorting", number, len(_SORTING) + 1)
            self.database.execute(statement)
        self.progress("sorting", len(_SORTING), len(_SORTING) + 1)
        self.database.executescript(INDEXES)
        self.database.executemany("INSERT INTO source VALUES (?,?,?,?,?)", self._sources(files))
        self.database.execute("INSERT INTO source VALUES ('stamp', ?, NULL, NULL, NULL)", (stamp,))
        self.database.commit()
        self.progress("sorting", len(_SORTING) + 1, len(_SORTING) + 1)

    def _put_settlements(self, files: list[Path]) -> None:
        """Sites come first and country files before the packaged set: the first of a number counts,
        and lends its names to none of the others.
        """
        own = {site.ref: site for site in sites.packaged()}
        country_files = (geonames.country_file(f) for f in files if added.is_country_file(f))
        seen: set[str] = set()
        where = areas.Whereabouts()

        def each() -> Iterator[Entry]:
            for entry in chain.from_iterable(country_files):
                if entry.ref not in seen:
                    seen.add(entry.ref)
                    yield _as_site(own.pop(entry.ref, None), entry)
            for entry in geonames.packaged():
                if entry.ref not in seen:
                    yield _as_site(own.pop(entry.ref, None), entry)
            yield from own.values()

        self._insert(where.noting(each()))
        for remembering in (sound_key, lookup_form):
            remembering.cache_clear()  # names do not come again; the outlines need the room
        self.progress("placing", 0, 1)
        rows = ((a.name, a.code, n) for n, a in where.areas())
        self.database.executemany("UPDATE place SET admin1 = ?, admin1_code = ? WHERE id = ?", rows)
        self.progress("placing", 1, 1)

    def _put_register(self, file: Path) -> None:
        known = register.known_settlements(self.database)
        new, districts = register.settlements(file, known)
        self._insert(iter(new))
        self.database.executemany("UPDATE place SET admin2 = ? WHERE id = ?", districts)

    def _insert(self, entries: Iterator[Entry]) -> None:
        place = f"INSERT INTO place VALUES ({','.join('?' * 15)})"
        while batch := list(islice(entries, _STEP)):
            self.progress("reading", self.number, max(_USUAL_PLACES, self.number))
            numbered = list(enumerate(batch, self.number))
            self.database.executemany(place, starmap(_place_row, numbered))
            self.database.executemany(
                "INSERT INTO new_name VALUES (?,?,?)",
                chain.from_iterable(starmap(_name_rows, numbered)),
            )
            self.database.executemany(
                "INSERT INTO new_sound VALUES (?,?,?)",
                chain.from_iterable(starmap(_sound_rows, numbered)),
            )
            self.number += len(batch)

    def _sources(self, files: list[Path]) -> list[tuple[object, ...]]:
        known = {
            "geonames": (geonames.edition(), geonames.CREDIT),
            "sites": ("", sites.CREDIT),
            "areas": ("", areas.CREDIT),
            "regions": ("", areas.CREDIT),
            "register": ("", register.CREDIT),
        }
        counts = self.database.execute("SELECT source, count(*) FROM place GROUP BY 1").fetchall()
        found: list[tuple[object, ...]] = [(key, *known[key], n, None) for key, n in counts]
        return found + [(f"file:{f.name}", added.digest(f), "", None, f.name) for f in files]


def _as_site(site: Entry | None, entry: Entry) -> Entry:
    """The entry, or the project's own site that stands for it, with the names of both."""
    if site is None:
        return entry
    site.names = [*site.names, entry.name, *entry.names]
    site.population, site.group = entry.population, entry.group
    return site


def _place_row(number: int, e: Entry) -> tuple[object, ...]:
    position = (round(e.latitude, 5), round(e.longitude, 5))
    area = (e.country, e.admin1, e.admin1_code, e.admin2, e.kind, e.precision)
    return (number, e.source, e.ref, e.key, e.name, *position, *area, e.uncertainty_m, e.population)


def _name_rows(number: int, entry: Entry) -> Iterator[tuple[str, int, int]]:
    main = _form(entry.name)
    yield main, number, 1
    for form in {_form(name) for name in entry.names} - {main, ""}:
        yield form, number, 0


def _form(name: str) -> str:
    return lookup_form(name.translate(APOSTROPHES))


def _sound_rows(number: int, entry: Entry) -> Iterator[tuple[str, str, int]]:
    spoken = {n for n in (entry.name, *entry.names) if n and max(n) <= _LAST_SPOKEN}
    for key in {sound_key(name) for name in spoken} - {""}:
        yield entry.country or "", key, number
