"""Settlements that stand in a store more than once, and one record made of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.language.folding import lookup_form
from incidents.queries.places.settlements import (
    ENDS,
    Settlement,
    called,
    grouped,
    settlement_of,
    with_point,
)
from incidents.store.changes.places import merge
from incidents.store.history import Author
from incidents.store.places.same_places import SAME_M
from schema.geodesy import great_circle_m

if TYPE_CHECKING:
    from incidents.geocode.gazetteer.index import Gazetteer
    from incidents.store.engines.base import Database, Row


def merge_same(database: Database) -> list[str]:
    """Make one of recorded places that are one settlement without doubt, with revisions; what to
    say of them, and of those that may be one or not.
    """
    same, notes = doubles(database), []
    for one in same.sure:
        others = [row for row in one.rows if row["id"] != one.best["id"]]
        merge(database, one.best, others, Author("one record for one settlement"))
        notes.append(f"one place out of {one.keys}: {one.best['key']}")
    return notes + [
        f"places of one name that may be one settlement, or not: {one.keys}"
        for one in same.doubtful
    ]


@dataclass(frozen=True)
class Doubles:
    """Recorded places that are one settlement: `sure` by point or gazetteer, each group with the
    place to keep first; `doubtful` where only the name says so.
    """

    sure: tuple[Settlement, ...]
    doubtful: tuple[Settlement, ...]


_SETTLEMENTS = f"SELECT p.*, {ENDS} FROM place p WHERE p.kind = 'settlement' ORDER BY p.id"


def doubles(database: Database) -> Doubles:
    """The settlements that stand in a store more than once."""
    from incidents.geocode.gazetteer import home

    gazetteer = home.existing()
    try:
        rows = [_with_settlement(row, gazetteer) for row in database.rows(_SETTLEMENTS)]
    finally:
        if gazetteer:
            gazetteer.close()
    groups = [group for same in _by_name(rows) for group in grouped(same)]
    sure = tuple(group for group in groups if len(group.rows) > 1 and _is_sure(group))
    return Doubles(sure, tuple(_doubtful(rows, sure)))


def _doubtful(rows: Sequence[Row], sure: Sequence[Settlement]) -> Iterator[Settlement]:
    """Places of one name in one country, one of which does not say where it lies."""
    kept = {row["id"]: group.best["id"] for group in sure for row in group.rows}
    named: dict[tuple[object, str], list[Row]] = defaultdict(list)
    for row in rows:
        if kept.get(row["id"], row["id"]) == row["id"]:
            named[row["country"], lookup_form(row["name"])].append(row)
    for same in named.values():
        vague = [row for row in same if row["point"] is None and row["admin1"] is None]
        if len(same) > 1 and vague:
            yield Settlement(tuple(same))


def _with_settlement(row: Row, gazetteer: Gazetteer | None) -> Row:
    placed = with_point(row)
    place = settlement_of(placed, called(gazetteer, lookup_form(row["name"])))
    return {**placed, "settlement": place.id if place else None}


def _by_name(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of one country that are one settlement of the gazetteer, or are by_name the same."""
    by_name: dict[tuple[object, object], list[Row]] = defaultdict(list)
    for row in rows:
        by_name[row["country"], row["settlement"] or lookup_form(row["name"])].append(row)
    return [same for same in by_name.values() if len(same) > 1]


def _is_sure(group: Settlement) -> bool:
    """Whether more than a name and an area says that the rows are one: each pair lies near each
    other, or the gazetteer knows no other settlement of the name that they may be.
    """
    first = group.rows[0]
    return all(
        (row["settlement"] and row["settlement"] == first["settlement"])
        or (
            row["point"]
            and first["point"]
            and great_circle_m(row["point"], first["point"]) <= SAME_M
        )
        for row in group.rows[1:]
    )
