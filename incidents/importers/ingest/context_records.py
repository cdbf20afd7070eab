"""What a collection brings along besides incidents: sources, weapons, places, actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from incidents.importers.reading.data_file import Cell
from incidents.store import context, history
from incidents.store.engines.base import Database
from incidents.store.flat import Plain
from schema.document.read import COLLECTIONS, validate
from schema.document.write import to_plain
from schema.errors import InputError, nearest


def put_context(
    database: Database, found: Mapping[str, Sequence[Cell]], path: Path
) -> dict[str, int]:
    """Record what the store does not know; what it knows stays, and a difference is said."""
    for name in found:
        if name not in COLLECTIONS:
            near = " or ".join(nearest(name, COLLECTIONS)) or ", ".join(COLLECTIONS)
            raise InputError(f"kinds of records ({near})", repr(name), str(path))
    said: dict[str, int] = {}
    for name, kind in context.KINDS.items():
        new = []
        for number, raw in enumerate(found.get(name, [])):
            plain = to_plain(validate(COLLECTIONS[name], raw, f"{path}: {name}[{number}]"))
            stored = context.stored(database, kind, plain[kind.key])
            if stored is None:
                new.append(plain)
            elif context.recorded(database, kind, stored) != plain:
                said[
                    f"the {kind.table} {plain[kind.key]!r} is recorded otherwise, and stays so"
                ] = 1
        _record(database, kind, new, path)
    return said


def _record(database: Database, kind: context.Kind, new: list[Plain], path: Path) -> None:
    author = history.Author(f"load {path.name}")
    for plain in new:
        changes = history.changes_between({}, plain)
        history.append(database, f"{kind.table}:{plain[kind.key]}", "add", changes, author)
    if new:
        context.write(database, kind, new)
