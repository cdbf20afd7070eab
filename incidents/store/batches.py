"""Batches: many incidents from one file, with one revision for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from incidents.store import history, writing
from incidents.store.engines.base import Database
from incidents.store.flat import Plain
from incidents.version import VERSION


def load(
    database: Database,
    documents: Iterable[Plain],
    name: str,
    importer: str,
    sha256: str | None = None,
) -> int:
    """Add incidents as one batch inside the caller's transaction; how many were added."""
    batch_id = database.next_id("batch")
    columns = ["id", "name", "sha256", "importer", "version", "started"]
    opening = (batch_id, name, sha256, importer, VERSION, history.now())
    columns += ["rows_read", "loaded", "updated", "unchanged", "skipped", "rejected"]
    database.insert_many("batch", columns, [(*opening, 0, 0, 0, 0, 0, 0)])
    loaded = _count(writing.insert(database, documents, batch_id))
    database.execute(
        "UPDATE batch SET rows_read = :n, loaded = :n, ended = :at WHERE id = :id",
        {"n": loaded, "at": history.now(), "id": batch_id},
    )
    changes: history.Changes = {
        "loaded": [0, loaded],
        "file": [None, name],
        "sha256": [None, sha256],
    }
    history.append(database, f"batch:{batch_id}", "load", changes, history.Author(f"load {name}"))
    return loaded


def _count(codes: Iterator[str]) -> int:
    return sum(1 for _ in codes)
