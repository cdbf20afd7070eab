"""Sums over records that belong to no wave, in SQL: the bulk of a large store.

The statement gives, for each row, how many records there are and what a `Tally` holds: sums, and
how many records state each end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.figures.sums.tallies import Row, Sums, Tally
from incidents.queries.sums.breakdown import RATE, Asked, ends, key_columns

if TYPE_CHECKING:
    from incidents.store.engines.base import Database


def sums(database: Database, asked: Asked) -> Sums:
    """The rows of a breakdown; the total where nothing is broken down."""
    answer = Sums()
    width = len(asked.by)
    for values in database.tuples(_sql(asked), asked.query.parameters):
        row = answer.row(tuple(values[:width])) if asked.by else answer.total
        row.incidents = values[width]
        _fill(row, list(values[width + 1 :]), asked)
    return answer


def _fill(row: Row, values: list[Any], asked: Asked) -> None:
    """Put the sums of a statement into the tallies of a row, in the order of `_tallied`."""
    for name in (*asked.people, *asked.munitions):
        known = {end: (values.pop(0) or 0, values.pop(0)) for end in ends(name)}
        stated = values.pop(0)
        best, known_best = known.get("best", (0, 0))
        row.tally(name).merge(
            Tally(
                low=known["low"][0],
                best=best,
                high=known["high"][0],
                lows=known["low"][1],
                stated=stated,
                best_open=stated - known_best,
                high_open=stated - known["high"][1],
                unknown=row.incidents - stated,
            )
        )
    if values:
        counts, records = values[:4], values[4] or 0
        for name, (low, high) in zip(RATE, (counts[:2], counts[2:]), strict=True):
            row.tally(name).merge(Tally(low=low or 0, high=high or 0, lows=records, stated=records))


def _tallied(asked: Asked) -> list[str]:
    """What is summed of each figure: every end and how many state it, and how many state any."""
    summed = []
    for name in (*asked.people, *asked.munitions):
        columns = [f"{name}_{end}" for end in ends(name)]
        summed += [part for c in columns for part in (f"sum({c})", f"count({c})")]
        summed.append(f"count(coalesce({', '.join(columns)}))")
    if asked.rate:
        given = " AND ".join(f"{c} IS NOT NULL" for c in _RATE_COLUMNS)
        summed += [f"sum(CASE WHEN {given} THEN {c} END)" for c in _RATE_COLUMNS]
        summed.append(f"sum(CASE WHEN {given} THEN 1 ELSE 0 END)")
    return summed


_RATE_COLUMNS = ("launched_low", "launched_high", "intercepted_low", "intercepted_high")


def _sql(asked: Asked) -> str:
    keys = key_columns(asked.by)
    summed = ", ".join([*keys, "count(*)", *_tallied(asked)])
    group = f"GROUP BY {', '.join(keys)}" if keys else ""
    return f"SELECT {summed} FROM ({_each(asked)}) AS record {group}"


def _each(asked: Asked) -> str:
    """One row for each record and each value of its keys."""
    people = [f"i.{name}_{end} AS {name}_{end}" for name in asked.people for end in ends(name)]
    munitions = _of_uses(asked) if asked.by_use else _of_records(asked)
    picked = ", ".join(["i.id", *asked.keys, *people, *munitions])
    where = f"{asked.query.text} AND NOT {asked.apart}"
    group = f"GROUP BY {', '.join(['i.id', *key_columns(asked.by)])}" if asked.by_use else ""
    return f"SELECT {picked} FROM incident i {asked.joins} {where} {group}"


def _of_records(asked: Asked) -> list[str]:
    return [f"i.{name}_{end} AS {name}_{end}" for name in asked.munitions for end in ends(name)]


def _of_uses(asked: Asked) -> list[str]:
    """Munitions of the uses that fit; the greatest is known where every one of them states it."""
    counts = []
    for name in asked.munitions:
        low, high = f"u.{name}_low", f"u.{name}_high"
        every = f"CASE WHEN count({high}) = count(*) THEN sum({high}) END"
        counts += [f"sum({low}) AS {name}_low", f"{every} AS {name}_high"]
    return counts
