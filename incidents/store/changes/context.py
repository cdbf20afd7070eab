"""Another state of a source, an actor or a weapon in place of the stored one."""

from __future__ import annotations

from incidents.store import context, history, writing
from incidents.store.context import Kind
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain


def revise_context(
    database: Database, kind: Kind, stored: Row, document: Plain, author: history.Author
) -> None:
    """Put another state of a record in place, with a revision, and make the flat columns anew of
    the incidents that rest on it.
    """
    changes = history.changes_between(context.recorded(database, kind, stored), document)
    if not changes:
        return
    context.replace(database, kind, stored["id"], document)
    for code in context.resting_on(database, kind, stored["id"]):
        writing.rewrite_flat(database, code)
    history.append(database, f"{kind.table}:{stored[kind.key]}", "revise", changes, author)
