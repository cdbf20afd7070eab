"""Clusters as people look at them: who is in them, what differs, what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.linkage.clusters import Clusters, clusters
from incidents.linkage.conflicts import conflict, rows_of
from incidents.linkage.judging import SAME, Judgement, Pair, restricted_codes, standing
from incidents.store.documents import incident_documents, public_row
from schema.columns import COLUMNS

if TYPE_CHECKING:
    from incidents.linkage.finding import Candidate
    from incidents.store.engines.base import Database, Row

_MEMBERS = "SELECT id, code, restricted FROM incident WHERE code IN ({})"
_NOT_COMPARED = ("code", "uid", "source_urls", "media_urls", "graphic_media_urls", "date_edtf",
                 "start_utc", "date_earliest", "date_latest", "area_how",
                 "source_count")  # fmt: skip


@dataclass(frozen=True)
class Accepted:
    """What an acceptance made: the number of the decision (None where nothing was written), its
    pairs, and how many others were judged before and stayed as they were.
    """

    decision: int | None
    pairs: tuple[Candidate, ...]
    judged: int


@dataclass(frozen=True)
class Cluster:
    """Records that were judged to be one event, the first recorded one first: its code is that of
    the cluster. `conflict` says why they cannot all be one, `broken` which links did not hold.
    """

    cluster: str
    members: tuple[str, ...]
    conflict: str = ""
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class SideBySide:
    """The members of a cluster as columns: of each field the values in their order, and whether
    two that are known differ.
    """

    cluster: Cluster
    fields: tuple[tuple[str, tuple[Any, ...], bool], ...]
    judgements: tuple[Judgement, ...]
    gave: dict[str, str]
    """Of what answers take from one member alone (title, date, place, event_type), which it is."""


def recorded_clusters(database: Database, include_restricted: bool = False) -> list[Cluster]:
    """All clusters of a store, conflicts first. A member that is restricted, or that was taken away
    beside the program, is not shown, and a cluster of one that is left is none.
    """
    judged = standing(database)
    made = clusters(judged.values())
    codes = sorted({code for pair in judged for code in pair})
    known = _members(database, codes, include_restricted)
    rows = rows_of(database, list(known))
    by_hand = {pair for pair, one in judged.items() if one.verdict == SAME and one.score is None}
    listed = [
        _cluster([c for c in members if c in known], known, rows, by_hand, made)
        for members in made.members
    ]
    return sorted(
        (one for one in listed if len(one.members) > 1),
        key=lambda one: (not one.conflict, one.cluster),
    )


def side_by_side(database: Database, code: str, include_restricted: bool = False) -> SideBySide:
    """The cluster of a record; one that is in none stands alone. Raises UnknownNameError for a code
    that nobody has.
    """
    public_row(database, code, include_restricted)
    judged = standing(database)
    listed = recorded_clusters(database, include_restricted)
    own = next((one for one in listed if code in one.members), Cluster(code, (code,)))
    names = [column.name for column in COLUMNS if column.name not in _NOT_COMPARED]
    rows = {name: _flat(database, name) for name in own.members}
    fields = tuple(
        (name, values, _differ(values))
        for name in names
        if any(values := tuple(rows[c][name] for c in own.members))
    )
    shown = set(own.members)
    held = set() if include_restricted else restricted_codes(database)
    said = tuple(
        one
        for one in judged.values()
        if {one.one, one.other} & shown and not {one.one, one.other} & held
    )
    return SideBySide(own, fields, said, _gave(database, own))


def _gave(database: Database, cluster: Cluster) -> dict[str, str]:
    if len(cluster.members) < 2 or cluster.conflict:
        return {}
    from incidents.linkage.merging import merged

    whole = {document["code"]: document
             for _, document in incident_documents(database, cluster.members)}  # fmt: skip
    return merged([whole[code] for code in cluster.members])[1]


def _cluster(
    members: Sequence[str],
    known: dict[str, int],
    rows: dict[str, Row],
    by_hand: set[Pair],
    made: Clusters,
) -> Cluster:
    ordered = tuple(sorted(members, key=known.__getitem__))
    own = set(ordered)
    broken = tuple(
        f"{b.link.one} and {b.link.other} are judged the same, but {b.by.one} and {b.by.other}"
        f" {b.by.verdict.replace('_', ' ')} by {b.by.who}: {b.by.why}"
        for b in made.broken
        if {b.link.one, b.link.other} & own
        and {b.link.one, b.link.other, b.by.one, b.by.other} <= known.keys()
    )
    return Cluster(ordered[0] if ordered else "", ordered, conflict(rows, ordered, by_hand), broken)


def _members(database: Database, codes: Sequence[str], include_restricted: bool) -> dict[str, int]:
    """The ids of records by their codes; restricted ones only where they were asked for."""
    known: dict[str, int] = {}
    for start in range(0, len(codes), 500):
        marked = {f"c{n}": code for n, code in enumerate(codes[start : start + 500])}
        sql = _MEMBERS.format(", ".join(f":{mark}" for mark in marked))
        known |= {
            code: number
            for number, code, restricted in database.tuples(sql, marked)
            if include_restricted or not restricted
        }
    return known


def _flat(database: Database, code: str) -> Row:
    return database.one("SELECT * FROM incident WHERE code = :code", {"code": code}) or {}


def _differ(values: Sequence[Any]) -> bool:
    return len({value for value in values if value is not None}) > 1
