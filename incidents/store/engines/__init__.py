"""What only one database has. One file an engine; `for_location` picks by file or address."""

from __future__ import annotations

from pathlib import Path

from incidents.store.engines.base import Engine
from schema.errors import UsageError


def for_location(location: str | Path) -> Engine:
    """The engine for a store's file. Addresses of servers are refused until one is supported."""
    text = str(location)
    if "://" in text and not text.startswith("sqlite:///"):
        raise UsageError(f"expected the file of a store, found the address {text!r}")
    from incidents.store.engines.sqlite import SqliteEngine

    return SqliteEngine(Path(text.removeprefix("sqlite:///")))
