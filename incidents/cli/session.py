"""What the global options set: the store, and how much is said on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from incidents import settings

if TYPE_CHECKING:
    from incidents.library import Library
    from incidents.store.engines.base import Database, Engine


@dataclass
class CliSession:
    """The global options of one run."""

    db: Path
    quiet: bool = False

    def store(self) -> Library:
        """The store that exists at `--db`."""
        from incidents.library import Library

        return Library.open(self.db)

    @contextmanager
    def reading(self) -> Iterator[tuple[Engine, Database]]:
        """The store at `--db`, open for reading, without importing what writes."""
        from incidents.store.engines import for_location

        engine = for_location(self.db)
        database = engine.reading()
        try:
            yield engine, database
        finally:
            database.close()

    def warn(self, text: str) -> None:
        """Say something on stderr that `--quiet` does not silence."""
        sys.stderr.write(f"warning: {text}\n")

    def note(self, text: str) -> None:
        """Say something on stderr, unless `--quiet`."""
        if not self.quiet:
            sys.stderr.write(f"{text}\n")


def session(context: typer.Context) -> CliSession:
    """The session of a command's context."""
    found = context.obj or CliSession(settings.store_path())
    return cast("CliSession", found)
