"""Several records changed as one: under one number, by which all of it can be taken back.

The log keeps it as a record of its own, `change:NUMBER`, which lists the revisions that belong to
it by code and number. It holds no values, so that a purge of a record need not look at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.store import history
from incidents.store.authorities import Authorities
from incidents.store.changes.revision import revise
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain
from schema.errors import DocumentError, InputError, UsageError

_CHANGES = "record >= 'change:' AND record < 'change;'"


@dataclass(frozen=True)
class Change:
    """What became of several records that were changed as one.

    `number` is what `undo` takes; None where nothing was written, because it was a trial or because
    there was nothing to change. `records` says for each changed record, by field, from what to
    what; `unchanged` are the codes of those that were so already.
    """

    number: int | None
    records: dict[str, history.Changes]
    unchanged: tuple[str, ...] = ()


def revise_together(
    database: Database, states: Mapping[str, Plain], action: str, author: history.Author
) -> Change:
    """Put other states of records in place, all or none; every fault of every record is raised
    together.
    """
    numbers: dict[str, int] = {}
    records: dict[str, history.Changes] = {}
    faults: list[InputError] = []
    authorities = Authorities.in_store(database)
    for code, plain in states.items():
        try:
            number, changes = revise(database, code, plain, action, author, authorities)
        except DocumentError as error:
            faults += error.faults
            continue
        if number:
            numbers[code], records[code] = number, changes
    if faults:
        raise DocumentError(faults)
    unchanged = tuple(code for code in states if code not in numbers)
    return Change(keep(database, numbers, action, author), records, unchanged)


def keep(
    database: Database, numbers: Mapping[str, int], action: str, author: history.Author
) -> int | None:
    """Keep revisions, by code and number, as one change; its number, None for none at all."""
    if not numbers:
        return None
    number = _last(database) + 1
    listed: history.Changes = {"revisions": [None, [[c, n] for c, n in numbers.items()]]}
    history.append(database, f"change:{number}", action, listed, author)
    return number


def members(database: Database, number: int) -> list[tuple[str, int]]:
    """The revisions that belong to a change, by code and number; raises UsageError for a number
    that no change has.
    """
    for link in history.revisions(database, f"change:{number}"):
        listed = (link["changes"] or {}).get("revisions", (None, []))[1]
        return [(code, revision) for code, revision in listed]
    last = _last(database)
    known = f"1 to {last}" if last else "none was made yet"
    raise UsageError(
        f"--change: expected the number of a change ({known}), found {number}\n"
        "  `incidents history CODE` shows it"
    )


def numbers_of(database: Database, code: str) -> dict[int, int]:
    """The changes that revisions of a record belong to, by the number of the revision."""
    sql = f"SELECT record, changes FROM revision WHERE {_CHANGES} AND changes LIKE :code"
    named = [str(row["record"]) for row in _rows(database, sql, code)]
    return {
        revision: number
        for number in (int(record.removeprefix("change:")) for record in named)
        for member, revision in members(database, number)
        if member == code
    }


def _rows(database: Database, sql: str, code: str) -> list[Row]:
    return list(database.rows(sql, {"code": f'%"{code}"%'}))


def _last(database: Database) -> int:
    records = database.tuples(f"SELECT record FROM revision WHERE {_CHANGES}")
    return max((int(record.removeprefix("change:")) for (record,) in records), default=0)
