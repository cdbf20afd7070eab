"""What a stranger can check: that the log is whole, and that every record is what the log says.

Two walks in one order each: through the leaves, and through the digests beside the records that
they speak of. Nothing is taken on trust but the head that somebody kept elsewhere.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from incidents.store.log.head import Head, head_of
from incidents.store.log.leaves import change_digest, revision_leaf, state_leaf
from incidents.store.log.merkle import EMPTY, Frontier
from incidents.store.log.states import RECORDED, Reader, State

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row

_REVISIONS = "SELECT * FROM revision ORDER BY id"
_STATES = """SELECT row_id, revision_id, salt, digest FROM record_state WHERE kind = :kind
    ORDER BY row_id, revision_id"""
_FOREIGN = "SELECT DISTINCT kind FROM record_state"
_PURGE = "purge"


class Fault(NamedTuple):
    """What does not verify: of which record (`incident:CODE`, or the log), and why."""

    record: str
    message: str


@dataclass
class Leaves:
    """What one walk through the leaves found: those of the purges, and what each says it made."""

    faults: list[Fault] = field(default_factory=list)
    purges: set[int] = field(default_factory=set)
    made: dict[int, tuple[int, str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)


def faults(database: Database) -> Iterator[Fault]:
    """Everything in the log and in the records that does not verify."""
    leaves = _leaves(database)
    yield from leaves.faults
    yield from _records(database, leaves)


def head_faults(database: Database, head: Head) -> Iterator[Fault]:
    """What was changed before a head that somebody kept; nothing where the log leads to it."""
    now = head_of(database)
    if head.size > now.size:
        yield Fault(
            "log",
            f"the head that was kept has {head.size:,} leaves, this log {now.size:,}: changes are"
            " missing, the store is an older copy, or the head is of another store",
        )
        return
    frontier = Frontier()
    sql = "SELECT leaf FROM revision WHERE id <= :size ORDER BY id"
    for (leaf,) in database.tuples(sql, {"size": head.size}):
        frontier.add(_bytes(leaf))
    if (frontier.size, frontier.root.hex()) != head[:2]:
        yield Fault(
            "log",
            f"its first {head.size:,} leaves do not lead to the head that was kept: one of them was"
            " changed or taken away since, or the head is of another store",
        )


def _leaves(database: Database) -> Leaves:
    walk = Leaves()
    frontier, last_at = Frontier(), None
    numbers: dict[str, int] = defaultdict(int)
    emptied: dict[str, set[int]] = defaultdict(set)
    empty: list[Row] = []
    for revision in database.rows(_REVISIONS):
        record, number = str(revision["record"]), revision["number"]
        frontier.add(_bytes(revision["leaf"]))
        last_at = revision["at"]
        walk.faults += _faults_of(revision, frontier.size, numbers[record])
        numbers[record] = number
        walk.made[revision["id"]] = (revision["states"], revision["states_root"])
        walk.names[revision["id"]] = record
        if revision["changes"] is None or revision["salt"] is None:
            empty.append(revision)
        if revision["action"] == _PURGE:
            walk.purges.add(revision["id"])
            emptied[record] |= _named_empty(revision["changes"])
    walk.faults += [
        Fault(one["record"], f"revision {one['number']} is empty, and no purge says why")
        for one in empty
        if one["number"] not in emptied[str(one["record"])]
    ]
    walk.faults += _head_row(database, Head(frontier.size, frontier.root.hex(), last_at))
    return walk


def _faults_of(revision: Row, place: int, before: int) -> Iterator[Fault]:
    record, number = str(revision["record"]), revision["number"]
    if revision["id"] != place:
        yield Fault("log", f"leaf {place:,} is missing, doubled or in another place")
    if number != before + 1:
        yield Fault(record, f"revision {number}: a revision before it is gone or stands after it")
    salt, changes = revision["salt"], revision["changes"]
    if (salt is None) != (changes is None) or (
        salt is not None and change_digest(salt, changes) != revision["digest"]
    ):
        yield Fault(record, f"revision {number}: its change is not the one that was recorded")
    if revision_leaf(revision).hex() != revision["leaf"]:
        yield Fault(record, f"revision {number}: it is not the leaf that was recorded")


def _named_empty(changes: str | None) -> set[int]:
    """The revisions that a purge says it emptied."""
    stated = (json.loads(changes) if changes else {}).get("purged_revisions") or [None, []]
    return {number for number in stated[1] if type(number) is int}


def _head_row(database: Database, made: Head) -> Iterator[Fault]:
    heads = list(database.rows("SELECT * FROM log_head"))
    stored = [Head(head["size"], head["root"], head["at"]) for head in heads]
    if stored != ([made] if made.size else []):
        shown = ", ".join(map(str, stored)) or "none"
        yield Fault("log", f"its head is {made} by its leaves, and the store says {shown}")
        return
    for head in heads:
        kept = Frontier(head["size"], map(_bytes, head["frontier"].split()))
        if kept.root.hex() != head["root"]:
            yield Fault("log", "the edge of its tree does not lead to its head")


def _records(database: Database, leaves: Leaves) -> Iterator[Fault]:
    """Every record beside the last digest of it, and the digests beside the leaves over them."""
    trees: dict[int, Frontier] = defaultdict(Frontier)
    for (kind,) in database.tuples(_FOREIGN):
        if kind not in RECORDED:
            yield Fault("log", f"it holds digests of {kind!r}, which is no kind of record")
    for kind in sorted(RECORDED):
        stored = Reader(database, RECORDED[kind]).between(1)
        rows = database.tuples(_STATES, {"kind": kind})
        groups = ((number, list(of_row)) for number, of_row in groupby(rows, key=itemgetter(0)))
        for number, state, kept in _side_by_side(stored, groups):
            for _, revision, _, digest in kept:
                trees[revision].add(state_leaf(kind, number, digest))
            message = _compared(state, kept, leaves.purges)
            if message:
                name = state.name if state else _last_name(leaves, kept, kind, number)
                yield Fault(name, message)
    for revision, (count, root) in leaves.made.items():
        tree = trees.pop(revision, None) or Frontier()
        if (tree.size, tree.root.hex()) != (count, root or EMPTY.hex()):
            name = leaves.names[revision]
            yield Fault(name, f"leaf {revision:,}: the digests under it are not those recorded")
    for revision in trees:
        yield Fault("log", f"it holds digests of leaf {revision:,}, which is not there")


def _side_by_side(
    stored: Iterator[State], groups: Iterator[tuple[int, list[Any]]]
) -> Iterator[tuple[int, State | None, list[Any]]]:
    """Records and their digests by the id of the row; either may be missing."""
    state, group = next(stored, None), next(groups, None)
    while state or group:
        number = min(side[0] for side in (state, group) if side is not None)
        here = state if state is not None and state.id == number else None
        kept = group[1] if group is not None and group[0] == number else []
        yield number, here, kept
        state = next(stored, None) if here else state
        group = next(groups, None) if kept else group


def _compared(state: State | None, kept: Sequence[Any], purges: Collection[int]) -> str | None:
    """What is wrong with a record, by the digests of it, the oldest first."""
    if not kept:
        return "it stands in no leaf of the log"
    *earlier, (_, _, salt, digest) = kept
    if state is None:
        return "it was taken away beside this program" if digest else None
    if digest is None:
        return "the log says that it is gone"
    if salt is None or state.digest(salt) != digest:
        return "it is not what the log says: changed without a revision"
    last_purge = max((revision for _, revision, _, _ in kept if revision in purges), default=0)
    if any(s is None and d is not None and r > last_purge for _, r, s, d in earlier):
        return "an earlier state of it was emptied, and no purge says why"
    return None


def _last_name(leaves: Leaves, kept: Sequence[Any], kind: str, number: int) -> str:
    """What a record that is not there was called, as far as the log tells."""
    named = [leaves.names.get(revision, "") for _, revision, _, _ in kept]
    known = [name for name in named if name.startswith(f"{kind}:")]
    return known[-1] if known else f"{kind} {number}"


def _bytes(text: str | None) -> bytes:
    try:
        return bytes.fromhex(text or "")
    except ValueError:
        return b""
