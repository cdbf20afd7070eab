"""Revisions: who changed what, when and why. Each is a leaf of the log (`incidents.store.log`).

A revision's digest is that of a random salt and the change. So a purge can drop salt and change (a
victim's name, a home's coordinates), leave the digest as a tombstone, and the log still verifies.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents import settings
from incidents.store.engines.base import Database, Row
from incidents.store.log.leaves import canonical, change_digest
from schema.errors import InputError, UsageError

if TYPE_CHECKING:
    from incidents.store.flat import Plain

Changes = dict[str, list[Any]]
_COLUMNS = ["record", "number", "action", "who", "at", "why", "changes", "salt", "digest", "states"]
_LINKS = "SELECT * FROM revision WHERE record = :record ORDER BY number"
_LAST = "SELECT number FROM revision WHERE record = :record ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True)
class Author:
    """Who makes a change, and why."""

    why: str | None = None
    who: str = ""

    @property
    def name(self) -> str:
        """The name that the history keeps."""
        return self.who or settings.user_name()


def now() -> str:
    """The time of a change: UTC, to the second."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def changes_between(before: Plain, after: Plain) -> Changes:
    """Field by field what changed: `{field: [from, to]}`, None where it was or is empty."""
    fields = dict.fromkeys([*before, *after])
    return {
        field: [before.get(field), after.get(field)]
        for field in fields
        if before.get(field) != after.get(field)
    }


def append(database: Database, record: str, action: str, changes: Changes, author: Author) -> int:
    """Add a revision of a record, which becomes a leaf when the transaction ends; its number."""
    last = database.one(_LAST, {"record": record}) or {"number": 0}
    salt = secrets.token_hex(16)
    link: Row = {
        "record": record,
        "number": last["number"] + 1,
        "action": action,
        "who": author.name,
        "at": now(),
        "why": author.why,
        "changes": (text := canonical(changes)),
        "salt": salt,
        "digest": change_digest(salt, text),
        "states": 0,
    }
    database.insert_many("revision", _COLUMNS, [[link[column] for column in _COLUMNS]])
    return int(link["number"])


def revisions(database: Database, record: str) -> list[Row]:
    """The revisions of a record, oldest first, `changes` as a dict (None once purged)."""
    links = list(database.rows(_LINKS, {"record": record}))
    for link in links:
        link["changes"] = json.loads(link["changes"]) if link["changes"] else None
    return links


def sum_of(links: Sequence[Row]) -> Plain:
    """The state that revisions lead to, as far as they tell."""
    state: Plain = {}
    for link in links:
        state |= {field: change[1] for field, change in (link["changes"] or {}).items()}
    return {field: value for field, value in state.items() if value is not None}


def state_at(database: Database, record: str, current: Plain, number: int) -> Plain:
    """The document as it was after revision `number`, by undoing the later ones."""
    links = revisions(database, record)
    numbers = [link["number"] for link in links]
    if number not in numbers and not (number == 0 and _loaded(links)):
        known = ", ".join(map(str, numbers)) or "0"
        raise UsageError(f"{record}: expected the number of a revision ({known}), found {number}")
    state = dict(current)
    for link in reversed(links):
        if link["number"] > number:
            state = _undo(state, link, record)
    return {field: value for field, value in state.items() if value is not None}


def purge(database: Database, record: str, numbers: list[int]) -> int:
    """Drop what these revisions changed, for ever; their digests stay, and the log verifies."""
    return sum(
        database.execute(
            "UPDATE revision SET changes = NULL, salt = NULL WHERE record = :r AND number = :n",
            {"r": record, "n": number},
        )
        for number in numbers
    )


def _loaded(links: list[Row]) -> bool:
    """Whether the record came with a batch, so that its first revision is not its first state."""
    return not links or links[0]["action"] != "add"


def _undo(state: Plain, link: Row, record: str) -> Plain:
    if link["changes"] is None:
        raise InputError(
            "revisions with their changes", f"revision {link['number']} purged", record
        )
    before = {field: change[0] for field, change in link["changes"].items()}
    return {**state, **before}
