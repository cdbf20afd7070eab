"""Batches: many incidents from one file, with one revision for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.store import history, writing
from incidents.store.engines.base import Database
from incidents.store.flat import Plain
from incidents.version import VERSION


@dataclass(frozen=True)
class Counts:
    """What became of the rows of a batch."""

    read: int
    loaded: int
    rejected: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0


def load(
    database: Database,
    documents: Iterable[Plain],
    name: str,
    importer: str,
    sha256: str | None = None,
) -> int:
    """Add incidents as one batch inside the caller's transaction; how many were added."""
    database.expect_many_rows()
    batch_id = begin(database, name, importer, sha256)
    loaded = sum(1 for _ in writing.insert(database, documents, batch_id))
    end(database, batch_id, Counts(loaded, loaded))
    return loaded


def begin(database: Database, name: str, importer: str, sha256: str | None = None) -> int:
    """Open a batch, so that rows can point to it; its id."""
    batch_id = database.next_id("batch")
    columns = ["id", "name", "sha256", "importer", "version", "started"]
    opening = (batch_id, name, sha256, importer, VERSION, history.now())
    columns += ["rows_read", "loaded", "updated", "unchanged", "skipped", "rejected"]
    database.insert_many("batch", columns, [(*opening, 0, 0, 0, 0, 0, 0)])
    return batch_id


def end(database: Database, batch_id: int, counts: Counts) -> None:
    """Close a batch: what became of its rows, and the one revision for all of them."""
    database.execute(
        "UPDATE batch SET rows_read = :read, loaded = :loaded, updated = :updated,"
        " unchanged = :unchanged, skipped = :skipped, rejected = :rejected, ended = :at"
        " WHERE id = :id",
        {**vars(counts), "at": history.now(), "id": batch_id},
    )
    batch = database.one("SELECT name, sha256 FROM batch WHERE id = :id", {"id": batch_id}) or {}
    changes: history.Changes = {
        "loaded": [0, counts.loaded],
        **({"updated": [0, counts.updated]} if counts.updated else {}),
        "file": [None, batch["name"]],
        "sha256": [None, batch["sha256"]],
    }
    author = history.Author(f"load {batch['name']}")
    history.append(database, f"batch:{batch_id}", "load", changes, author)
    database.count_values()
