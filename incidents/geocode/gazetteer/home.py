"""Where the gazetteer lives, and whether what stands there can be used."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import settings
from incidents.geocode.gazetteer import index, layers

if TYPE_CHECKING:
    from filelock import BaseFileLock

_UNUSED_DAYS = 60
"""After so long nobody needs the gazetteer of another edition any more."""


def folder() -> Path:
    """The folder of the gazetteer."""
    return settings.cache_folder() / "gazetteer"


def file() -> Path:
    """The gazetteer's file. Its name says what its base is made of, so that two editions of this
    program that share a folder keep a file each and do not build in turn.
    """
    return folder() / f"gazetteer-{layers.base_stamp()[:8]}.sqlite"


def stamp() -> str:
    """What a gazetteer made now would be made of."""
    return layers.stamp(folder())


def gazetteer(note: Callable[[str], None], make: Callable[[Path, str], None]) -> index.Gazetteer:
    """The gazetteer, ready for questions.

    When there is none, or it is made of older data, or it is damaged, `note` says so and
    `make(path, stamp)` builds it. While another process builds it, this one waits and says so.
    """
    path = file()
    wanted = stamp()
    if why_not(path, wanted):
        with building(note):
            reason = why_not(path, wanted)  # another process may have built it since
            if reason:
                note(f"{reason}; building the gazetteer at {path}")
                make(path, wanted)
                _remove_unused(path)
    return index.Gazetteer(path)


def _remove_unused(path: Path) -> None:
    """Remove the files of editions that nothing has opened for two months."""
    oldest = time.time() - _UNUSED_DAYS * 86_400
    for other in path.parent.glob("gazetteer-*.sqlite"):
        if other != path and max(other.stat().st_atime, other.stat().st_mtime) < oldest:
            other.unlink(missing_ok=True)


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
    path = file()
    return None if why_not(path, None) else index.Gazetteer(path)


def why_not(path: Path, wanted: str | None) -> str:
    """Why the file cannot be used as it is, in words; empty when it can.

    `wanted` is the stamp that it should bear; None for any.
    """
    if not path.exists():
        return "there is no gazetteer yet"
    try:
        # whole files alone stand here, so nothing is locked and no lock can be taken for damage
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
            row = database.execute("SELECT edition FROM source WHERE key = 'stamp'").fetchone()
            pages = database.execute("PRAGMA page_count").fetchone()[0]
            size = database.execute("PRAGMA page_size").fetchone()[0]
    except sqlite3.Error as error:
        return f"the gazetteer is damaged ({error})"
    if path.stat().st_size != pages * size:
        return "the gazetteer is damaged (its size is not what it says)"
    fits = row is not None and wanted in (None, row[0])
    return "" if fits else "the gazetteer is made of older data"
