"""Put a newer edition of a row in place of the one that an earlier load brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents.importers.ingest.merge import merge
from incidents.store import history, writing
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from schema.errors import InputError

Plain = dict[str, Any]
_ACTION = "load"


@dataclass(frozen=True)
class Outcome:
    """Whether the record changed, and the fields that a person keeps against the file."""

    changed: bool
    conflicts: tuple[str, ...] = ()


def update(
    database: Database,
    incident_id: int,
    document: Plain,
    author: history.Author,
    imported: bool,
    file_wins: bool = False,
) -> Outcome:
    """Merge a document into its record; what a person changed since the last load stays.

    `imported` says whether a load brought the record. One that somebody added by hand is only
    completed where it is silent, unless `file_wins`.
    """
    code = document["code"]
    ours = incident_document(database, code)
    base = _base(database, code, ours) if imported else ours if file_wins else {}
    writing.replace(database, incident_id, document)
    theirs = incident_document(database, code)
    merged, conflicts = (theirs, []) if base == ours else merge(base, ours, theirs)
    if merged != theirs:
        writing.replace(database, incident_id, merged)
    changes = history.changes_between(ours, incident_document(database, code))
    changes.pop("location_at", None) if set(changes) == {"location_at"} else None
    if changes:
        history.append(database, f"incident:{code}", _ACTION, changes, author)
    return Outcome(bool(changes), tuple(conflicts))


def _base(database: Database, code: str, ours: Plain) -> Plain:
    """The record as the last load left it: what it is now, with later changes undone.

    Where a purge took the changes away, nothing is known of it, so that every difference counts
    as a person's.
    """
    record = f"incident:{code}"
    links = history.revisions(database, record)
    last = max((link["number"] for link in links if link["action"] == _ACTION), default=0)
    if not links or links[-1]["number"] == last:
        return ours
    try:
        return history.state_at(database, record, ours, last)
    except InputError:
        return {}
