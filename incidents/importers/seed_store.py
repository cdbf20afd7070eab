"""New stores of the seed collection, as copies of one that was prepared.

Reading, checking and writing the collection takes seconds, a copy does not. A wheel brings the
prepared stores along (`tools/prepared_seed.py` makes them when it is built). In a source checkout
they are made when first needed and kept in the cache folder, under the digest of every file that
they could depend on.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib.resources import files
from pathlib import Path
from shutil import copyfile

from filelock import FileLock

from incidents import settings
from incidents.listener import Step
from incidents.store.changes.copied import disown, make_own
from incidents.store.engines import for_location
from incidents.store.store import Store, refuse_taken
from schema.errors import StoreError

SHIPPED = "prepared"
"""The folder of `seed_data` in which a wheel has them."""
NAMES = {True: "seed.db", False: "catalogue.db"}
"""The prepared stores: with strikes and transfers, and without."""
_PACKAGES = ("seed_data", "schema", "incidents")
_SOURCES = (".py", ".yaml", ".json")
_KEPT = 8
"""So many stay in the cache folder: each edit of a source file makes another."""


def _silent(*_: object) -> None:
    """Tell nobody how far it is."""


def make(location: Path, force: bool = False, events: bool = True, step: Step = _silent) -> Store:
    """Make a store of the seed collection, with strikes and transfers unless `events` is false. It
    appears under its name only when it is whole, and with `force` an old one stays until then.

    `step` hears how far it is, where there is no prepared one to copy yet.
    """
    refuse_taken(for_location(location), force)
    if not location.parent.is_dir():
        raise StoreError(f"{location}: expected a folder to put the store in, found none")
    draft = location.with_name(f".{location.name}.new")
    try:
        draft.unlink(missing_ok=True)
        _lay(draft, events, step)
        draft.replace(location)
    except OSError as error:
        raise StoreError(f"{location}: cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return Store.open(location)


def prepared(events: bool, otherwise: Path, step: Step = _silent) -> Path:
    """The prepared store in the cache folder, made if there is none; made at `otherwise` where
    nothing can be kept.
    """
    folder = settings.cache_folder() / "seed"
    path = folder / f"{edition()}-{NAMES[events]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "lock"):
            if not _is_whole(path):
                _keep(path, events, step)
            path.touch()
            _remove_oldest(folder)
    except OSError:
        _prepare(otherwise, events, step)
        return otherwise
    return path


def counts(store: Store) -> dict[str, int]:
    """How many weapons, places and incidents of its own a new store has. Places that a record alone
    names are none of its own.
    """
    own = "SELECT count(*) FROM revision WHERE record LIKE 'place:%'"
    with store.reading() as database:
        return {
            "weapons": next(database.tuples("SELECT count(*) FROM weapon"))[0],
            "places": next(database.tuples(own))[0],
            "incidents": next(database.tuples("SELECT count(*) FROM incident"))[0],
        }


def edition() -> str:
    """The digest of every file that a prepared store could depend on."""
    digest = hashlib.sha256()
    for path in _source_files():
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _source_files() -> Iterator[Path]:
    for package in _PACKAGES:
        folder = Path(str(files(package)))
        yield from sorted(path for path in folder.rglob("*.*") if path.suffix in _SOURCES)


def _lay(draft: Path, events: bool, step: Step) -> None:
    path = _shipped(events) or prepared(events, draft, step)
    if path != draft:
        copyfile(path, draft)
    with Store(for_location(draft)).writing("create") as database:
        make_own(database)


def _shipped(events: bool) -> Path | None:
    path = Path(str(files("seed_data"))) / SHIPPED / NAMES[events]
    return path if path.exists() else None


def _keep(path: Path, events: bool, step: Step) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)  # of a program that was stopped
    _prepare(draft, events, step)
    draft.replace(path)


def _prepare(path: Path, events: bool, step: Step) -> None:
    """Make a store of nobody's out of the documents of the collection."""
    from incidents.importers.seed_collection import fill

    store = Store.create(path)
    fill(store, events, step)
    with store.engine.writing() as database:
        disown(database)


def _is_whole(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            return bool(database.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _remove_oldest(folder: Path) -> None:
    by_use = sorted(folder.glob("*.db"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_use[_KEPT:]:
        path.unlink(missing_ok=True)
