"""Another state of a record in place of the stored one, and the revision that tells of it."""

from __future__ import annotations

from incidents.store import history, writing
from incidents.store.authorities import Authorities
from incidents.store.documents import incident_document, incident_row
from incidents.store.engines.base import Database
from incidents.store.flat import Plain
from incidents.store.keys import fetch
from schema.document.context import SourceDocument
from schema.errors import UsageError

BACK = ("restore", "retract", "undo")
"""Actions that lead to what was written before: a fault in it must not keep it there."""


def revise(
    database: Database,
    code: str,
    plain: Plain,
    action: str,
    author: history.Author,
    authorities: Authorities | None = None,
) -> tuple[int, history.Changes]:
    """Put another state of an incident in place; the number of the revision and what it changed,
    0 and nothing where the record was so already. Whoever revises many reads the authorities once.
    """
    row = incident_row(database, code)
    if plain.get("code") not in (None, code):
        raise UsageError(f"expected the code {code}, found {plain['code']}: a code never changes")
    before = incident_document(database, code)
    typed = None if action in BACK else before
    state = _with_recorded_sources(database, plain) if action in BACK else plain
    writing.replace(database, row["id"], {**state, "code": code}, typed, authorities)
    changes = history.changes_between(before, incident_document(database, code))
    if not changes:
        return 0, {}
    return history.append(database, f"incident:{code}", action, changes, author), changes


def _with_recorded_sources(database: Database, plain: Plain) -> Plain:
    """An earlier state with its sources as they are recorded now: one that was graded anew since
    is still the source of that state.
    """
    stored = fetch(database, "sources", [source["key"] for source in plain.get("sources", [])])
    fields = SourceDocument.model_fields
    sources = [
        {name: row[name] for name in fields if row[name] is not None}
        if (row := stored.get(source["key"]))
        else source
        for source in plain.get("sources", [])
    ]
    return plain | ({"sources": sources} if sources else {})
