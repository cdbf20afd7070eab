"""Keep, ask and hand on records of strikes, part of the strike incident database (incidents-db).

    import incidents
    store = incidents.open("incidents.db")
    frame = store.frame(weapon="shahed")

`help(store)` lists what it can do: all that the command line can, and docs/library.md shows it.
Everything is imported when it is first used, so that a start costs little.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from incidents.entry.from_options import NewIncident
    from incidents.library import Library
    from incidents.store.history import Author

    __version__: str

__all__ = ["Author", "Library", "NewIncident", "__version__", "create", "init", "open"]

_HOMES = {
    "Author": ("incidents.store.history", "Author"),
    "Library": ("incidents.library", "Library"),
    "NewIncident": ("incidents.entry.from_options", "NewIncident"),
    "__version__": ("incidents.version", "VERSION"),
}


def open(location: str | Path, *, check: bool = True) -> Library:  # `incidents.open` reads well
    """Open a store that exists. Raises `schema.errors.StoreError` when there is none.

    With `check=False` nothing is looked at: for what needs no store, as `geocode` and `extract`.
    """
    from incidents.library import Library

    return Library.open(location, check=check)


def init(location: str | Path, *, empty: bool = False, force: bool = False) -> Library:
    """Make a store with weapons, actors and sites, and the seed incidents unless `empty`."""
    from incidents.library import Library

    return Library.init(location, empty=empty, force=force)


def create(location: str | Path, force: bool = False) -> Library:
    """Make a new store with nothing but vocabularies. With `force` an old one is replaced."""
    from incidents.library import Library

    return Library.create(location, force)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'incidents' has no attribute {name!r}")
    module, wanted = _HOMES[name]
    return getattr(import_module(module), wanted)


def __dir__() -> list[str]:
    return sorted(__all__)
