"""Put a newer edition of a row in place of the one that an earlier load brought."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from incidents.importers.ingest.three_way_merge import merge
from incidents.store import history, writing
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from schema.errors import InputError

Plain = dict[str, Any]
_ACTION = "load"


@dataclass(frozen=True)
class Outcome:
    """Whether the record changed, the fields in which it stays against the file, and the record
    as the file has it, where the stored one is another.
    """

    changed: bool
    conflicts: tuple[str, ...] = ()
    as_loaded: Plain | None = None


def update(
    database: Database, incident_id: int, document: Plain, base: Plain, author: history.Author
) -> Outcome:
    """Merge a document into its record; what differs from `base` is a person's, and stays."""
    code = document["code"]
    ours = incident_document(database, code)
    writing.replace(database, incident_id, document)
    theirs = incident_document(database, code)
    merged, conflicts = (theirs, []) if base == ours else merge(base, ours, theirs)
    if merged != theirs:
        writing.replace(database, incident_id, merged)
    changes = history.changes_between(ours, incident_document(database, code))
    changes.pop("location_at", None) if set(changes) == {"location_at"} else None
    if changes:
        history.append(database, f"incident:{code}", _ACTION, changes, author)
    return Outcome(bool(changes), tuple(conflicts), theirs if merged != theirs else None)


def base_of(database: Database, code: str, as_loaded: str | None) -> Plain:
    """The record as the last load had it: as kept, or what it is now with later changes undone.

    Where a purge took the changes away, nothing is known of it, so that every difference counts
    as a person's.
    """
    if as_loaded:
        kept: Plain = json.loads(as_loaded)
        return kept
    ours = incident_document(database, code)
    record = f"incident:{code}"
    links = history.revisions(database, record)
    last = max((link["number"] for link in links if link["action"] == _ACTION), default=0)
    if not links or links[-1]["number"] == last:
        return ours
    try:
        return history.state_at(database, record, ours, last)
    except InputError:
        return {}
