"""What was changed is taken back: the last revision of a record, or a change of several at once.

Taking back is a revision itself, so that it can be taken back as well.
"""

from __future__ import annotations

from typing import Any

from incidents.store import history
from incidents.store.changes.revision import revise
from incidents.store.changes.together import Change, members, revise_together
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import InputError, UsageError

_LISTED = 5


def undo_last(database: Database, code: str, why: str | None = None) -> int:
    """Take back the last revision of a record; the number of the revision that does so."""
    current = incident_document(database, code)
    links = history.revisions(database, f"incident:{code}")
    last = links[-1] if links else None
    if last is None or last["action"] == "add":
        raise UsageError(
            f"{code}: expected a change to take back, found none since it was recorded\n"
            f"  `incidents retract {code} --why ...` takes the record itself back"
        )
    _refuse_purged(code, last)
    before = links[-2]["number"] if len(links) > 1 else 0
    state = history.state_at(database, f"incident:{code}", current, before)
    validate(IncidentDocument, state, f"{code} before revision {last['number']}")
    author = history.Author(why or f"revision {last['number']} ({last['action']}) taken back")
    return revise(database, code, state, "undo", author)[0]


def _refuse_purged(code: str, link: Row) -> None:
    """What was dropped for ever cannot come back."""
    if link["action"] == "purge" or link["changes"] is None:
        raise UsageError(
            f"{code}: expected a change to take back, found revision {link['number']}, which was"
            " purged or purges others\n  nothing brings back what was dropped for ever"
        )


def undo_change(database: Database, number: int, why: str | None = None) -> Change:
    """Take back what a change did in all of its records, or in none: a record whose fields were
    changed again since stands in the way.
    """
    states: dict[str, Plain] = {}
    later: list[str] = []
    for code, revision in members(database, number):
        current = incident_document(database, code)
        state = dict(current)
        link = _link(database, code, revision)
        for field, (was, became) in link["changes"].items():
            if not _same(current.get(field), was):
                later += [] if _same(current.get(field), became) else [f"{code}: {field}"]
                state[field] = was
        states[code] = {name: value for name, value in state.items() if value is not None}
    _refuse_later(number, later)
    made = revise_together(
        database, states, "undo", history.Author(why or f"change {number} taken back")
    )
    if made.number is None:
        raise UsageError(f"change {number} was taken back already; nothing is left of it")
    return made


def _link(database: Database, code: str, revision: int) -> Row:
    link = history.revisions(database, f"incident:{code}")[revision - 1]
    _refuse_purged(code, link)
    return link


def _same(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same; an empty list is nothing."""
    return (one or None) == (other or None)


def _refuse_later(number: int, later: list[str]) -> None:
    if not later:
        return
    listed = "; ".join(later[:_LISTED]) + ("; ..." if len(later) > _LISTED else "")
    fault = InputError(
        f"the fields as change {number} left them",
        f"others that were changed since: {listed}",
        "",
        "`incidents history CODE` tells by whom; `incidents undo CODE` takes the last revision of"
        " one record back",
    )
    raise UsageError(str(fault))
