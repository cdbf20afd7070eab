"""Make the gazetteer's file: everything into a new file, which then takes the old one's place.

The base comes first: places stream through, each written as it is read, so that it needs little
memory. Then every layer is put upon it. A gazetteer that only lacks the last of its layers is
copied, which spares most of the work.
"""

from __future__ import annotations

import gc
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from incidents.geocode.gazetteer.layering import put_layer
from incidents.geocode.gazetteer.layers import Layer, layers
from incidents.geocode.gazetteer.sources import areas, geonames, postal, register, sites
from incidents.geocode.gazetteer.sources.added import digest
from incidents.geocode.gazetteer.sources.entry import Entry
from incidents.geocode.gazetteer.writing import Progress, Writer
from schema.errors import InputError, StoreError

_LAYERS = "SELECT key, edition FROM source WHERE file IS NOT NULL ORDER BY rowid"


def build(
    path: Path,
    stamp: str,
    progress: Progress = lambda *_: None,
    warn: Callable[[str], None] = lambda _: None,
    anew: bool = False,
) -> None:
    """Build the gazetteer at `path`.

    `stamp` says what it is made of; a later run compares it. The old file stays as it is until
    the new one is whole; what stands in it is used again unless `anew`. `warn` hears of a packaged
    layer that cannot be read and is left out, and of a country file that is not whole.
    Raises InputError for an added layer that cannot be read, and StoreError when there is no room,
    or the folder cannot be written.
    """
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        wanted = [(layer, digest(layer.path)) for layer in layers(path.parent)]
        done = None if anew else _copied(path, new, stamp, wanted)
        with _without_collecting(), Writer(new, progress) as writer:
            if done is None:
                _put_base(writer)
            else:
                writer.go_on()
            for layer, edition in wanted[done or 0 :]:
                _put_layer(writer, layer, edition, warn)
            _write_sources(writer.database, stamp)
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


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Millions of small objects come and go, none in a circle: looking for circles takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_Wanted = list[tuple[Layer, str]]


def _copied(path: Path, new: Path, stamp: str, wanted: _Wanted) -> int | None:
    """How many of the layers the older gazetteer holds, once it is copied to `new`; None when it
    has another base, or layers that are not the first of those wanted.
    """
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
            old = database.execute("SELECT edition FROM source WHERE key = 'stamp'").fetchone()
            there = list(database.execute(_LAYERS))
    except sqlite3.Error:
        return None
    first = [(layer.key, edition) for layer, edition in wanted[: len(there)]]
    if old is None or old[0].partition("-")[0] != stamp.partition("-")[0] or there != first:
        return None
    shutil.copyfile(path, new)
    return len(there)


def _put_base(writer: Writer) -> None:
    """Settlements first, so that the first of a number counts, then areas. Sites come before the
    packaged set and take its names.
    """
    own = {site.ref: site for site in sites.packaged()}
    where = areas.Whereabouts()

    def settlements() -> Iterator[Entry]:
        for entry in geonames.packaged():
            yield _as_site(own.pop(entry.ref, None), entry)
        yield from own.values()

    writer.begin()
    writer.stage(where.noting(settlements()))
    writer.place_in_areas(where, 0)
    writer.stage(areas.packaged())
    writer.sort()


def _as_site(site: Entry | None, entry: Entry) -> Entry:
    """The entry, or the project's own site that stands for it, with the names of both."""
    if site is None:
        return entry
    site.names = [*site.names, entry.name, *entry.names]
    site.population, site.group = entry.population, entry.group
    return site


def _put_layer(writer: Writer, layer: Layer, edition: str, warn: Callable[[str], None]) -> None:
    note = layer.note
    try:
        put_layer(writer, layer, warn)
    except InputError as error:
        if not layer.packaged:
            raise
        edition, note = "", "left out: not the edition that this program knows"
        warn(f"{layer.key.partition(':')[2]} is left out of the gazetteer: {error}")
    row = (layer.key, edition, note, None, layer.path.name)
    writer.database.execute("INSERT INTO source VALUES (?,?,?,?,?)", row)


def _write_sources(database: sqlite3.Connection, stamp: str) -> None:
    """Say what is in the file, after the layers, which said so themselves."""
    known = {
        "geonames": (geonames.edition(), geonames.CREDIT),
        "sites": ("", sites.CREDIT),
        "areas": ("", areas.CREDIT),
        "regions": ("", areas.CREDIT),
        "districts": ("", register.CREDIT),
        "postal": ("", postal.CREDIT),
        "register": ("", register.CREDIT),
    }
    database.execute("DELETE FROM source WHERE file IS NULL")
    counts = database.execute("SELECT source, count(*) FROM place GROUP BY 1").fetchall()
    rows = [(key, *known[key], count, None) for key, count in counts]
    database.executemany("INSERT INTO source VALUES (?,?,?,?,?)", rows)
    database.execute("INSERT INTO source VALUES ('stamp', ?, NULL, NULL, NULL)", (stamp,))
    database.commit()
