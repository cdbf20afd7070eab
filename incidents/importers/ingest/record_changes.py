"""What a load changes in the store: new records go in a block at a time, and a newer edition of a
row takes the place of the one that an earlier load brought. What cannot go in comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.importers.ingest.row_record import Record
from incidents.importers.ingest.three_way_merge import merge
from incidents.store import history, writing
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from incidents.store.flat import Plain
from schema.document.claim_keys import with_keys
from schema.errors import DocumentError, IncidentsError, InputError

_ACTION = "load"
New = tuple[Record, Plain]
Refused = tuple[Record, IncidentsError]


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
    ours = incident_document(database, code)
    if as_loaded:
        return _keyed_as(json.loads(as_loaded), ours)
    record = f"incident:{code}"
    links = history.revisions(database, record)
    last = max((link["number"] for link in links if link["action"] == _ACTION), default=0)
    if not links or links[-1]["number"] == last:
        return ours
    try:
        return _keyed_as(history.state_at(database, record, ours, last), ours)
    except InputError:
        return {}


def _keyed_as(base: Plain, ours: Plain) -> Plain:
    """The record as it was, its claims called as they are now, where an older version kept them
    without keys.
    """
    claims = with_keys(base.get("casualties", []), ours.get("casualties", []))
    return base | ({"casualties": claims} if claims else {})


def add(database: Database, new: Sequence[New], batch_id: int) -> list[Refused]:
    """Insert all of a block that can be inserted.

    A block that fails is taken in halves, so that one bad record costs few tries.
    """
    if not new:
        return []
    try:
        with_savepoint(database, [document for _, document in new], batch_id)
    except IncidentsError as error:
        if len(new) == 1:
            return [(new[0][0], error)]
        middle = len(new) // 2
        return add(database, new[:middle], batch_id) + add(database, new[middle:], batch_id)
    return []


def with_savepoint(database: Database, documents: list[Plain], batch_id: int) -> None:
    """Insert all documents or none, inside the transaction of the load."""
    database.execute("SAVEPOINT block")
    try:
        list(writing.insert(database, documents, batch_id))
    except BaseException:
        database.execute("ROLLBACK TO block")
        raise
    finally:
        database.execute("RELEASE block")


def faults(error: IncidentsError) -> Iterator[tuple[str, str, str]]:
    """Column, value and reason of everything that is wrong with a document."""
    if isinstance(error, DocumentError):
        for fault in error.faults:
            yield from faults(fault)
    elif isinstance(error, InputError):
        hint = f"; {error.hint}" if error.hint else ""
        column = error.where.rpartition(": ")[2]
        yield column, error.found, f"expected {error.expected}, found {error.found}{hint}"
    else:
        yield "", "", str(error)
