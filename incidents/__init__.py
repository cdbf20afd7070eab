"""Keep, ask and hand on records of strikes, part of the strike incident database (incidents-db).

    import incidents
    store = incidents.open("incidents.db")
    frame = store.frame(weapon="shahed")

Everything is imported when it is first used, so that a start costs little.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from incidents.library import Library


def open(location: str | Path) -> Library:  # `incidents.open` reads as it should
    """Open a store that exists. Raises `schema.errors.StoreError` when there is none."""
    from incidents.library import Library

    return Library.open(location)


def create(location: str | Path, force: bool = False) -> Library:
    """Make a new, empty store. With `force` a store that exists there is replaced."""
    from incidents.library import Library

    return Library.create(location, force)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from incidents.version import VERSION

        return VERSION
    raise AttributeError(f"module 'incidents' has no attribute {name!r}")
