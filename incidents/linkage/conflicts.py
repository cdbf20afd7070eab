"""Whether the records of a cluster can all be one event: what speaks against it, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from schema.columns import split_list
from schema.geodesy import great_circle_m
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.linkage.judging import Pair
    from incidents.store.engines.base import Database, Row

MOST_DAYS = 2
"""Days between two records of one event: one dates the night, another the report."""
MOST_KM = 300.0
"""Kilometres between two, beyond both radii: the width of a first-level area."""
_SILENT = ("unknown", "other", "several")
_ROWS = """SELECT i.code, i.date_earliest, i.date_latest, i.exact_latitude, i.exact_longitude,
    i.exact_uncertainty_m, i.weapon_types FROM incident i WHERE i.code IN ({})"""


def conflict(rows: Mapping[str, Row], members: Sequence[str], judged: Collection[Pair]) -> str:
    """What two members of a cluster cannot have in common, and which; empty where nothing. A pair
    that a person called the same was looked at, and is none.
    """
    for one, other in combinations(sorted(code for code in members if code in rows), 2):
        if (one, other) not in judged and (against := _against(rows[one], rows[other])):
            return f"{one} and {other}: {against}"
    return ""


def rows_of(database: Database, codes: Sequence[str]) -> dict[str, Row]:
    """What is compared of records, by their codes; what nobody has is left out."""
    found: dict[str, Row] = {}
    for start in range(0, len(codes), 500):
        marked = {f"c{n}": code for n, code in enumerate(codes[start : start + 500])}
        sql = _ROWS.format(", ".join(f":{mark}" for mark in marked))
        found |= {row["code"]: row for row in database.rows(sql, marked)}
    return found


def _against(one: Row, other: Row) -> str:
    days = _days(one, other)
    if days > MOST_DAYS:
        return f"{days} days apart"
    km = _kilometres(one, other)
    if km > MOST_KM:
        return f"{km:,.0f} km apart"
    if _exclude(one["weapon_types"], other["weapon_types"]):
        return f"weapons that exclude each other ({one['weapon_types']}; {other['weapon_types']})"
    return ""


def _days(one: Row, other: Row) -> int:
    if None in (one["date_latest"], other["date_latest"]):
        return 0
    later = max(one["date_earliest"], other["date_earliest"])
    sooner = min(one["date_latest"], other["date_latest"])
    return (dt.date.fromisoformat(later) - dt.date.fromisoformat(sooner)).days


def _kilometres(one: Row, other: Row) -> float:
    here, there = ((row["exact_latitude"], row["exact_longitude"]) for row in (one, other))
    if None in (*here, *there):
        return 0.0
    radii = sum(row["exact_uncertainty_m"] or 0.0 for row in (one, other))
    return (great_circle_m(here, there) - radii) / 1000


def _exclude(one: str | None, other: str | None) -> bool:
    """Whether both name weapons and none is, or is a kind of, one of the other's."""
    mine, theirs = (_known(cell) for cell in (one, other))
    if not mine or not theirs:
        return False
    above = vocabulary("weapon_types").above
    return not any(a in above(b) or b in above(a) for a in mine for b in theirs)


def _known(cell: str | None) -> list[str]:
    return [code for code in split_list(cell or "") if code not in _SILENT]
