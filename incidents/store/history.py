"""Revisions: who changed what, when and why, as a chain that shows tampering.

Each record has a chain of its own. A link's digest is that of a random salt and the change; the
chain value is that of the link before, the digest and the link's own facts. So a purge can drop
salt and change of a link (a victim's name, a home's coordinates), leave the digest as a
tombstone, and the chain still verifies.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents import settings
from incidents.store.engines.base import Database, Row
from schema.errors import InputError, UsageError

if TYPE_CHECKING:
    from incidents.store.flat import Plain

Changes = dict[str, list[Any]]
_COLUMNS = ["record", "number", "action", "who", "at", "why", "changes", "salt", "digest", "chain"]
_LINKS = "SELECT * FROM revision WHERE record = :record ORDER BY number"
_LAST = "SELECT number, chain FROM revision WHERE record = :record ORDER BY number DESC LIMIT 1"


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
    """Add a link to a record's chain; its number."""
    last = database.one(_LAST, {"record": record}) or {"number": 0, "chain": ""}
    salt = secrets.token_hex(16)
    link: Row = {
        "record": record,
        "number": last["number"] + 1,
        "action": action,
        "who": author.name,
        "at": now(),
        "why": author.why,
        "changes": _canonical(changes),
        "salt": salt,
        "digest": _digest(salt, _canonical(changes)),
    }
    link["chain"] = _chain(last["chain"], link)
    database.insert_many("revision", _COLUMNS, [[link[column] for column in _COLUMNS]])
    return int(link["number"])


def revisions(database: Database, record: str) -> list[Row]:
    """The links of a record's chain, oldest first, `changes` as a dict (None once purged)."""
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


def breaks(database: Database) -> Iterator[tuple[str, int, str]]:
    """Links that do not verify: record, number and what is wrong."""
    chain, record, number = "", "", 0
    for link in database.rows("SELECT * FROM revision ORDER BY record, number"):
        if link["record"] != record:
            chain, record, number = "", str(link["record"]), 0
        if link["number"] != number + 1:
            yield record, link["number"], "a revision before it is gone"
        if link["salt"] and _digest(link["salt"], link["changes"]) != link["digest"]:
            yield record, link["number"], "its change is not the one that was recorded"
        if _chain(chain, link) != link["chain"]:
            yield record, link["number"], "it does not follow from the revision before it"
        chain, number = link["chain"], link["number"]


def purge(database: Database, record: str, numbers: list[int]) -> int:
    """Drop what these revisions changed, for ever; their digests stay and still verify."""
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


def _canonical(changes: Mapping[str, Any]) -> str:
    return json.dumps(changes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(salt: str, changes: str) -> str:
    return hashlib.sha256(f"{salt}{changes}".encode()).hexdigest()


def _chain(before: str, link: Row) -> str:
    facts = [link[name] for name in ("record", "number", "action", "who", "at", "why", "digest")]
    return hashlib.sha256(json.dumps([before, *facts]).encode()).hexdigest()
