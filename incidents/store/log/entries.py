"""A transaction's way into the log.

While a transaction runs, revisions are appended (`incidents.store.history`) and the database notes
which records change. At its end each changed record is read as it stands now, its salted digest
goes under the revision that tells of it (under the last one where none does, as the sources that
come along with an incident), and every new revision becomes a leaf. So no way of writing can be
forgotten: what was written without a revision would still be in the log.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from incidents.store.log.head import NONE, frontier_of, head_of, keep_frontier
from incidents.store.log.leaves import revision_leaf, state_leaf
from incidents.store.log.merkle import Frontier
from incidents.store.log.states import AT_ONCE, RECORDED, Reader, Recorded, State
from schema.errors import StoreError

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row

_SALT = 16
_COLUMNS = ["kind", "row_id", "revision_id", "salt", "digest"]
_OPEN = "SELECT * FROM revision WHERE leaf IS NULL ORDER BY id"
_LAST_STATE = """SELECT row_id, salt, digest FROM record_state s
    WHERE kind = :kind AND row_id IN ({}) AND revision_id = (SELECT max(revision_id)
        FROM record_state WHERE kind = s.kind AND row_id = s.row_id)"""
_CLOSE = """UPDATE revision SET states = :states, states_root = :states_root, leaf = :leaf
    WHERE id = :id"""
Append = Callable[[], object]


class Entry(NamedTuple):
    """The salted digest of a record and its name (`incident:CODE`); none of one that is gone."""

    row_id: int
    name: str
    salt: bytes | None
    digest: bytes | None

    def holds(self, state: State) -> bool:
        """Whether a record is what the digest says."""
        return self.salt is not None and state.digest(self.salt) == self.digest


@contextmanager
def logged(database: Database, append: Append, whole: bool = False) -> Iterator[Database]:
    """Everything that is written meanwhile goes into the log. `append` appends a revision that
    tells of changes of which no other one does. With `whole` every record is taken in anew, as a
    migration that adds a column needs it.
    """
    whole |= _begins_here(database)
    database.watch({name: (kind.own, kind.parts) for name, kind in RECORDED.items()})
    yield database
    _close(database, append, whole)


def _begins_here(database: Database) -> bool:
    """Whether the store has no log yet; raises StoreError where log and head disagree, since what
    was changed beside the program must not be made true by a later change.
    """
    head = database.one("SELECT size FROM log_head")
    (last, closed) = next(database.tuples("SELECT max(id), count(leaf) FROM revision"))
    if head is None and not closed:
        return True
    if head is None or head["size"] != (last or 0):
        size = head["size"] if head else "no"
        raise StoreError(
            f"the log has {last or 0:,} leaves and its head says {size}: it was changed beside this"
            " program\n  nothing was written; `incidents check` says what else differs, `incidents"
            " recover` or a backup brings back what can be had"
        )
    return False


def _close(database: Database, append: Append, whole: bool) -> None:
    """Put the digests of what changed under the new revisions, and these into the tree. With
    `whole` every record is taken in, not only what changed.
    """
    database.lay_indexes()
    kinds = sorted(RECORDED)  # as they stand in `record_state`
    first = {name: 1 if whole else database.first_new(name) for name in kinds}
    older = {name: [] if whole else list(_changed(database, RECORDED[name])) for name in kinds}
    revisions = list(database.rows(_OPEN))
    if not revisions:
        if not any(older[name] or _has_rows(database, name, first[name]) for name in kinds):
            return
        append()
        revisions = list(database.rows(_OPEN))
    trees: dict[int, Frontier] = defaultdict(Frontier)
    named: dict[str, int] = {revision["record"]: revision["id"] for revision in revisions}
    usual: int = revisions[-1]["id"]
    for name in kinds:
        blocks = chain([older[name]], _new(database, RECORDED[name], first[name]))
        for entries in filter(None, blocks):
            numbers = [named.get(entry.name, usual) for entry in entries]
            _take_in(trees, name, entries, numbers)
            ids, _, salts, digests = zip(*entries, strict=True)
            rows = zip(repeat(name), ids, numbers, salts, digests, strict=False)
            database.insert_many("record_state", _COLUMNS, rows)
    _grow(database, revisions, trees)


def _take_in(
    trees: dict[int, Frontier], kind: str, entries: Sequence[Entry], revisions: Sequence[int]
) -> None:
    """Make the digests of records leaves of the trees of their revisions."""
    leaves = [state_leaf(kind, entry.row_id, entry.digest) for entry in entries]
    for revision, some in groupby(zip(revisions, leaves, strict=True), key=itemgetter(0)):
        trees[revision].extend([leaf for _, leaf in some])


def _grow(database: Database, revisions: Sequence[Row], trees: Mapping[int, Frontier]) -> None:
    """Make the new revisions leaves of the log."""
    frontier = frontier_of(database)
    for revision in revisions:
        tree = trees.get(revision["id"], Frontier())
        revision |= {"states": tree.size, "states_root": tree.root.hex()}
        leaf = revision_leaf(revision)
        frontier.add(leaf)
        made = {name: revision[name] for name in ("id", "states", "states_root")}
        database.execute(_CLOSE, made | {"leaf": leaf.hex()})
    keep_frontier(database, frontier, revisions[-1]["at"])


def _has_rows(database: Database, table: str, first: int) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE id >= :first LIMIT 1"
    return database.one(sql, {"first": first}) is not None


def _new(database: Database, kind: Recorded, first: int) -> Iterator[list[Entry]]:
    """The digests of records that were added, in the order of their ids, some at a time."""
    for states in Reader(database, kind).blocks(first):
        drawn = secrets.token_bytes(_SALT * len(states))
        salts = (drawn[n : n + _SALT] for n in range(0, len(drawn), _SALT))
        yield [
            Entry(state.id, state.name, salt, state.digest(salt))
            for state, salt in zip(states, salts, strict=True)
        ]


def _changed(database: Database, kind: Recorded) -> Iterator[Entry]:
    """What became of older records; one that was only written anew is as it was."""
    reader = Reader(database, kind)
    ids = database.changed(kind.table, kind.parts)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        before = _newest(database, kind.table, some)
        now: dict[int, State] = {state.id: state for state in reader.chosen(some)}
        for number in some:
            state, known = now.get(number), before.get(number)
            if state is None:
                if known and known.digest:
                    yield Entry(number, "", None, None)
            elif not (known and known.holds(state)):
                salt = secrets.token_bytes(_SALT)
                yield Entry(number, state.name, salt, state.digest(salt))


def _newest(database: Database, kind: str, ids: Sequence[int]) -> dict[int, Entry]:
    """What the log says last of some records."""
    rows = database.tuples(_LAST_STATE.format(",".join(map(str, ids))), {"kind": kind})
    return {number: Entry(number, "", salt, digest) for number, salt, digest in rows}


def refuse_unlogged(database: Database, table: str, row_id: int) -> None:
    """Raise StoreError where a record is not what the log says: whoever changed it beside the
    program must not have it blessed by a change of something else.
    """
    if database.is_changed(table, row_id) or head_of(database) == NONE:
        return  # by this transaction; or the log begins with what stands
    known = _newest(database, table, [row_id]).get(row_id)
    state = next(Reader(database, RECORDED[table]).chosen([row_id]), None)
    if known is None or state is None or not known.holds(state):
        name = state.name if state else f"{table} {row_id}"
        raise StoreError(
            f"{name} is not what the log says: it was changed beside this program\n  nothing was"
            " written; `incidents check` says what else differs, a backup has what it was"
        )


def forget_salts(database: Database, table: str, row_id: int) -> None:
    """Drop the salts of everything that a record was before: nobody can try whether it was this or
    that. What it is at the end of the transaction is digested anew.
    """
    database.execute(
        "UPDATE record_state SET salt = NULL WHERE kind = :kind AND row_id = :id",
        {"kind": table, "id": row_id},
    )
    database.note_change(table, row_id)
