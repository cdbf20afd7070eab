"""Merged records in front of a store: one incident for each cluster, for all that reads there.

Nothing is written. From a call of `merge` on, every statement of the connection sees one record in
place of those that were judged to be one event, so that no filter, sum or map can forget it. A
cluster in conflict is not merged, nor is anything but published records that nobody refuted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from incidents.linkage.clusters import clusters
from incidents.linkage.conflicts import conflict, rows_of
from incidents.linkage.judging import SAME, is_judged, standing
from incidents.linkage.merging import merged
from incidents.store import rows
from incidents.store.authorities import Authorities
from incidents.store.documents import incident_documents
from incidents.store.flat import Plain, References, source_keys
from incidents.store.keys import fetch
from incidents.store.log.head import head_of

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row

_MEMBERS = """SELECT id, code, level FROM incident WHERE code IN ({})
    AND status = 'published' AND verification != 'refuted' {} ORDER BY id"""
_CHILDREN = {kind: table for kind, (table, _) in rows.CHILDREN.items()}
_LINKS = {
    "incident_source": ("incident_id", "source_id", "position"),
    "incident_dataset": ("incident_id", "dataset_id", "external_id"),
}
_STANDS_FOR = """CREATE TEMP TABLE merged_member
    (id INTEGER PRIMARY KEY, lead_id INTEGER NOT NULL, lead_code TEXT NOT NULL)"""
_GONE = "{} IN (SELECT id FROM merged_member)"
_LEAD = "coalesce((SELECT m.lead_{} FROM merged_member m WHERE m.id = incident.parent_id), {})"
_AT_ONCE = 500
_kept: dict[tuple[str, str, bool], Merged] = {}
"""The last answer of a store in this state: a question reads it more than once."""


@dataclass
class Merged:
    """Merged records as rows of tables, the members that each stands for, by id with the id and
    code of the record that gave the name, and how many clusters are in conflict.
    """

    members: list[tuple[int, int, str]] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    tables: dict[str, list[list[Any]]] = field(default_factory=dict)
    conflicts: int = 0


def merge(database: Database, location: str, include_restricted: bool = False) -> Merged | None:
    """Put merged records in front of the store for this connection; None where nobody judged."""
    if not is_judged(database):
        return None
    key = (location, str(head_of(database)), include_restricted)
    if key not in _kept:
        _kept.clear()
        _kept[key] = _made(database, include_restricted)
    made = _kept[key]
    if made.members:
        _lay(database, made)
    return made


def _lay(database: Database, made: Merged) -> None:
    database.execute(_STANDS_FOR)
    database.insert_many("merged_member", ("id", "lead_id", "lead_code"), made.members)
    parents = {"parent_id": _LEAD.format("id", "incident.parent_id"),
               "parent": _LEAD.format("code", "incident.parent")}  # fmt: skip
    for table, lines in made.tables.items():
        of_record = "id" if table == "incident" else "incident_id"
        values = parents if table == "incident" else {}
        gone = _GONE.format(f"{table}.{of_record}")
        database.stand_in(table, (made.columns[table], lines), gone, values)


def _made(database: Database, include_restricted: bool) -> Merged:
    made = Merged()
    groups = list(_groups(database, include_restricted, made))
    authorities = Authorities.in_store(database)
    lead_of = {code: group[0][1] for group in groups for _, code in group}
    lines: dict[str, list[Row]] = {}
    number = -1
    for start in range(0, len(groups), _AT_ONCE):
        some = groups[start : start + _AT_ONCE]
        codes = [code for group in some for _, code in group]
        documents = {document["code"]: (row, document)
                     for row, document in incident_documents(database, codes)}  # fmt: skip
        whole = [merged([documents[code][1] for _, code in group])[0] for group in some]
        for parent, document in ((document.get("parent"), document) for document in whole):
            if parent in lead_of:
                document["parent"] = lead_of[parent]
        known = _references(database, whole, authorities)
        for group, document in zip(some, whole, strict=True):
            lead = group[0][0]
            made.members += [(member, lead, group[0][1]) for member, _ in group]
            row = documents[group[0][1]][0]
            own = {name: row[name] for name in ("id", "uid", "batch_id")}
            lines.setdefault("incident", []).append(own | rows.incident_row(document, known))
            for table, child in _children(lead, document, known):
                lines.setdefault(table, []).append({"id": number} | child)
                number -= 1
    for table in ("incident", *_CHILDREN.values(), *_LINKS):
        made.columns[table] = database.columns(table)
        made.tables[table] = [
            [row.get(name) for name in made.columns[table]] for row in lines.get(table, [])
        ]
    return made


def _groups(
    database: Database, include_restricted: bool, made: Merged
) -> Iterator[list[tuple[int, str]]]:
    """The ids and codes of the members of each cluster that is merged, the first recorded first."""
    judged = standing(database)
    by_hand = {pair for pair, one in judged.items() if one.verdict == SAME and one.score is None}
    listed = clusters(judged.values()).members
    known = _members(database, [c for one in listed for c in one], include_restricted)
    compared = rows_of(database, list(known))
    for codes in listed:
        own = sorted((*known[code], code) for code in codes if code in known)
        levels = {level for _, level, _ in own}
        if len(own) < 2:
            continue
        if len(levels) > 1 or conflict(compared, [code for *_, code in own], by_hand):
            made.conflicts += 1
            continue
        yield [(number, code) for number, _, code in own]


def _members(
    database: Database, codes: Sequence[str], include_restricted: bool
) -> dict[str, tuple[int, str]]:
    """Id and level of the records that may be merged, by their codes."""
    public = "" if include_restricted else "AND NOT restricted"
    known: dict[str, tuple[int, str]] = {}
    for start in range(0, len(codes), _AT_ONCE):
        marked = {f"c{n}": code for n, code in enumerate(codes[start : start + _AT_ONCE])}
        sql = _MEMBERS.format(", ".join(f":{mark}" for mark in marked), public)
        known |= {code: (n, level) for n, code, level in database.tuples(sql, marked)}
    return known


def _references(
    database: Database, documents: Sequence[Plain], authorities: Authorities
) -> References:
    """What merged documents point to, as rows of the store."""

    def keys(kind: str, name: str) -> list[str | None]:
        return [child.get(name) for d in documents for child in d.get(kind, [])]

    places = [(d.get("place") or {}).get("key") for d in documents]
    places += [*keys("weapons", "launch_site"), *keys("targets", "place")]
    sides = [d.get(side) for d in documents for side in ("attacker", "defender")]
    return References(
        sources=fetch(database, "sources", [k for d in documents for k in source_keys(d)]),
        weapons=fetch(database, "weapons", keys("weapons", "weapon")),
        places=fetch(database, "places", places),
        actors=fetch(database, "actors", sides),
        datasets=fetch(database, "datasets", keys("datasets", "dataset")),
        incidents=fetch(database, "incidents", [d.get("parent") for d in documents]),
        authorities=authorities,
    )


def _children(lead: int, document: Plain, known: References) -> Iterator[tuple[str, Row]]:
    """What hangs on a merged record, as rows with the names of their tables."""
    listed = [
        (table, rows.child_columns(kind), list(rows.child_rows(kind, lead, document, known)))
        for kind, table in _CHILDREN.items()
    ]
    linked = zip(_LINKS.items(), rows.link_rows(lead, document, known), strict=True)
    listed += [(table, list(columns), lines) for (table, columns), lines in linked]
    for table, columns, lines in listed:
        for values in lines:
            yield table, dict(zip(columns, values, strict=True))
