"""Sums over records that belong to no wave, in SQL: the bulk of a large store.

Each statement gives, for each row, how many records there are and what a `Tally` holds: sums, and
how many records state each end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incidents.figures.sums.tallies import Row, Sums, Tally
from incidents.queries.breakdown import RATE, Asked, ends, key_columns

if TYPE_CHECKING:
    from incidents.store.engines.base import Database


def sums(database: Database, asked: Asked) -> Sums:
    """The rows of a breakdown; the total where nothing is broken down."""
    answer = Sums()
    _read(answer, database, asked, _records_sql(asked), _of_records(asked), incidents=True)
    if asked.by_use and asked.munitions:
        _read(answer, database, asked, _uses_sql(asked), asked.munitions, incidents=False)
    return answer


def _of_records(asked: Asked) -> list[str]:
    """Figures that stand on the record itself."""
    return [*asked.people, *([] if asked.by_use else asked.munitions)]


def _read(
    answer: Sums, database: Database, asked: Asked, sql: str, names: Sequence[str], incidents: bool
) -> None:
    width = len(asked.by)
    for values in database.tuples(sql, asked.query.parameters):
        row = answer.row(tuple(values[:width])) if asked.by else answer.total
        row.incidents += values[width] if incidents else 0
        _fill(row, list(values[width + 1 :]), names, values[width])


def _fill(row: Row, values: list[Any], names: Sequence[str], records: int) -> None:
    """Put the sums of a statement into the tallies of a row, in the order of `_tallied`."""
    for name in names:
        found = {end: (values.pop(0) or 0, values.pop(0)) for end in ends(name)}
        stated = values.pop(0)
        best, known_best = found.get("best", (0, 0))
        row.tally(name).merge(
            Tally(
                low=found["low"][0],
                best=best,
                high=found["high"][0],
                lows=found["low"][1],
                stated=stated,
                best_open=stated - known_best,
                high_open=stated - found["high"][1],
                unknown=records - stated,
            )
        )
    if values:
        counts, records = values[:4], values[4] or 0
        for name, (low, high) in zip(RATE, (counts[:2], counts[2:]), strict=True):
            row.tally(name).merge(Tally(low=low or 0, high=high or 0, lows=records, stated=records))


def _tallied(names: Sequence[str], rate: bool) -> list[str]:
    """What is summed of each figure: every end and how many state it, and how many state any."""
    found = []
    for name in names:
        columns = [f"{name}_{end}" for end in ends(name)]
        found += [part for c in columns for part in (f"sum({c})", f"count({c})")]
        found.append(f"count(coalesce({', '.join(columns)}))")
    if rate:
        given = " AND ".join(f"{c} IS NOT NULL" for c in _RATE_COLUMNS)
        found += [f"sum(CASE WHEN {given} THEN {c} END)" for c in _RATE_COLUMNS]
        found.append(f"sum(CASE WHEN {given} THEN 1 ELSE 0 END)")
    return found


_RATE_COLUMNS = ("launched_low", "launched_high", "intercepted_low", "intercepted_high")


def _records_sql(asked: Asked) -> str:
    """Incidents, people, and munitions where all of a record's count."""
    names = _of_records(asked)
    columns = [f"i.{name}_{end} AS {name}_{end}" for name in names for end in ends(name)]
    picked = ["i.id", *asked.keys, *columns]
    # A record has one row for each value of its keys; without joins it has just one anyway.
    once = "DISTINCT " if asked.joins.strip() else ""
    inner = f"SELECT {once}{', '.join(picked)} FROM incident i {asked.joins} {_where(asked)}"
    rate = asked.rate and not asked.by_use
    return _outer(asked, ["count(*)", *_tallied(names, rate)], inner)


def _uses_sql(asked: Asked) -> str:
    """Munitions of the uses that fit: first of each record, then of all."""
    counts = []
    for name in asked.munitions:
        low, high = f"u.{name}_low", f"u.{name}_high"
        every = f"CASE WHEN count({high}) = count(*) THEN sum({high}) END"
        counts += [f"sum({low}) AS {name}_low", f"{every} AS {name}_high"]
    uses = f"LEFT JOIN weapon_use u ON {asked.query.use_text} {asked.targets}"
    grouped = ", ".join(["i.id", *key_columns(asked.by)])
    picked = ", ".join(["i.id", *asked.keys, *counts])
    inner = f"SELECT {picked} FROM incident i {uses} {_where(asked)} GROUP BY {grouped}"
    return _outer(asked, ["count(*)", *_tallied(asked.munitions, asked.rate)], inner)


def _where(asked: Asked) -> str:
    return f"{asked.query.text or 'WHERE 1 = 1'} AND NOT {asked.apart}"


def _outer(asked: Asked, summed: Sequence[str], inner: str) -> str:
    keys = key_columns(asked.by)
    group = f"GROUP BY {', '.join(keys)}" if keys else ""
    return f"SELECT {', '.join([*keys, *summed])} FROM ({inner}) AS record {group}"
