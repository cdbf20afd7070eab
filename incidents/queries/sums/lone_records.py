"""Sums over records that belong to no wave, in SQL: the bulk of a large store.

The statement gives, for each row, how many records there are and what a `Tally` holds: sums, and
how many records state each end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.figures.sums.tallies import Row, Sums, Tally
from incidents.queries.sums.breakdown import RATE, Asked, ends, key_columns
from incidents.store.changes.total_cells import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.store.engines.base import Database


def sums(database: Database, asked: Asked) -> Sums:
    """The rows of a breakdown; the total where nothing is broken down."""
    answer = Sums()
    for sql, values in asked.statements(database, _of_cells, _statements):
        _add(answer, database.tuples(sql, values), asked)
    return answer


def _add(answer: Sums, found: Iterable[Sequence[Any]], asked: Asked) -> None:
    width = len(asked.by)
    for values in found:
        row = answer.row(tuple(values[:width])) if asked.by else answer.total
        row.incidents += values[width]
        _fill(row, values[width], list(values[width + 1 :]), asked)


def _fill(row: Row, records: int, values: list[Any], asked: Asked) -> None:
    """Put the sums of a statement over some records into the tallies of a row, in the order of
    `_tallied`.
    """
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
                unknown=records - stated,
            )
        )
    if values:
        counts, full = values[:4], values[4] or 0
        for name, (low, high) in zip(RATE, (counts[:2], counts[2:]), strict=True):
            row.tally(name).merge(Tally(low=low or 0, high=high or 0, lows=full, stated=full))


def _tallied(asked: Asked) -> list[str]:
    """What is summed of each figure: every end and how many state it, and how many state any."""
    summed = [sql for part in _pieces(asked) for sql in part.values()]
    if asked.rate:
        given = " AND ".join(f"{c} IS NOT NULL" for c in _RATE_COLUMNS)
        summed += [f"sum(CASE WHEN {given} THEN {c} END)" for c in _RATE_COLUMNS]
        summed.append(f"sum(CASE WHEN {given} THEN 1 ELSE 0 END)")
    return summed


def _pieces(asked: Asked) -> list[dict[str, str]]:
    return [pieces(name, ends(name)) for name in (*asked.people, *asked.munitions)]


def _of_cells(asked: Asked) -> list[str]:
    """The same sums over cells of totals, which hold them for some records each."""
    keys = key_columns(asked.by)
    summed = [f"sum(i.{name})" for part in _pieces(asked) for name in part]
    picked = ", ".join([*asked.cell_keys, "sum(i.records)", *summed])
    group = f"GROUP BY {', '.join(keys)}" if keys else "HAVING count(*) > 0"
    return [f"SELECT {picked} {asked.cells} AND i.lone AND {asked.query.fits} {group}"]


_RATE_COLUMNS = ("launched_low", "launched_high", "intercepted_low", "intercepted_high")


_SEVERAL_USES = "SELECT incident_id FROM weapon_use GROUP BY incident_id HAVING count(*) > 1"
"""Records of which several uses may stand in one row: these alone have to be put together first."""


def _statements(asked: Asked) -> list[str]:
    """What to ask; where uses are counted, records of at most one apart from the others."""
    if not asked.by_use:
        return [_sql(asked, _of_records(asked))]
    one = [f"u.{name}_{end} AS {name}_{end}" for name in asked.munitions for end in ends(name)]
    together = f"GROUP BY {', '.join(['i.id', *key_columns(asked.by)])}"
    return [
        _sql(asked, one, f"AND i.id NOT IN ({_SEVERAL_USES})"),
        _sql(asked, _of_uses(asked), f"AND i.id IN ({_SEVERAL_USES})", together),
    ]


def _sql(asked: Asked, munitions: Sequence[str], which: str = "", together: str = "") -> str:
    """Sums over some records: one row for each record and each value of its keys is summed."""
    keys = key_columns(asked.by)
    summed = ", ".join([*keys, "count(*)", *_tallied(asked)])
    people = [f"i.{name}_{end} AS {name}_{end}" for name in asked.people for end in ends(name)]
    picked = ", ".join(["i.id", *asked.keys, *people, *munitions])
    # In the order of ids, uses and targets are read as they lie: three times faster than by date.
    order = "AND i.id > 0" if asked.joins else ""
    each = f"""SELECT {picked} FROM incident i {asked.joins}
        WHERE {asked.query.fits} AND NOT {asked.apart} {order} {which} {together}"""
    # Without records nothing is told, not even nulls: another statement may have found some.
    group = f"GROUP BY {', '.join(keys)}" if keys else "HAVING count(*) > 0"
    return f"SELECT {summed} FROM ({each}) AS record {group}"


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
