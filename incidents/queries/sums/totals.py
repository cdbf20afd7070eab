"""Totals that never count the same thing twice and say what they do not know.

The rule is that of `incidents.figures.sums`. Records that belong to no wave are summed in SQL
(`lone_records`), waves with their strikes in Python (`waves_and_parts`), and the two are put
together here.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.figures.sums.tallies import Row as Sum
from incidents.figures.sums.tallies import Tally
from incidents.queries.sums import lone_records, waves_and_parts
from incidents.queries.sums.breakdown import FIGURES, IN_TIME, INTERCEPT_RATE, RATE, Asked, ends
from incidents.queries.sums.left_out import hidden

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database

Row = dict[str, Any]
LEFT_OUT = "records_left_out"


@dataclass(frozen=True)
class Answer:
    """Rows of sums, how many records are left out of all of them by reason, and the waves that are
    counted together with their strikes.
    """

    rows: list[Row]
    left_out: dict[str, int]
    waves: tuple[str, ...]


def totals(
    database: Database,
    query: Query,
    by: Sequence[str],
    figures: Sequence[str],
    per: str | None = None,
) -> Answer:
    """One row for each combination of the `by` keys; without keys, one row for everything.
    `figures` are names of `breakdown.CHOICES`.
    """
    asked = Asked(query, tuple(by), tuple(figures))
    answer = lone_records.sums(database, asked)
    waves = waves_and_parts.add_to(answer, database, asked)
    answer.total.left_out.update(hidden(database, asked, answer))
    sums: list[tuple[Hashable, Sum]] = [*answer.rows.items()] if by else [((), answer.total)]
    rows = [_row(by, key, row, figures, per) for key, row in sums if not by or _is_stated(row)]
    left_out = dict(sorted((+answer.total.left_out).items()))
    return Answer(sorted(rows, key=lambda row: _order(row, by)), left_out, waves)


def columns_of(figures: Sequence[str], per: str | None = None) -> list[str]:
    """The columns of a row after its keys; all but `records_left_out`, which is a mapping."""
    return [name for name in _row((), (), Sum(), figures, per) if name != LEFT_OUT]


def _is_stated(row: Sum) -> bool:
    return bool(row.incidents) or any(tally.stated for tally in row.tallies.values())


def _row(by: Sequence[str], key: Any, row: Sum, figures: Sequence[str], per: str | None) -> Row:
    names = [name for name in FIGURES if name in figures]
    made: Row = {**dict(zip(by, key, strict=True)), "incidents": row.incidents}
    for name in names:
        made |= _ends(name, row.tally(name))
    made |= {f"{name}_unknown": row.tally(name).unknown for name in names}
    if INTERCEPT_RATE in figures:
        made |= _rate(row)
    if per:
        for name in names:
            made |= _ratios(name, row, per)
    made[LEFT_OUT] = dict(sorted((+row.left_out).items()))
    return made


def _ends(name: str, tally: Tally) -> Row:
    named = dict(zip(("low", "best", "high"), tally.figure, strict=True))
    return {f"{name}_{end}": named[end] for end in ends(name)}


def _ratios(name: str, row: Sum, per: str) -> Row:
    """A figure for each incident: the least over all of them; best and greatest are unknown while
    a record states nothing.
    """
    tally = row.tally(name)
    low, best, high = tally.figure
    known = {"low": low, "best": None if tally.unknown else best}
    known["high"] = None if tally.unknown else high
    return {
        f"{name}_per_{per}_{end}": (
            None if (sum_ := known[end]) is None or not row.incidents
            else round(sum_ / row.incidents, 3)
        )
        for end in ends(name)
    }  # fmt: skip


def _rate(row: Sum) -> Row:
    """Which share of what was launched was intercepted, over the records that give both in full."""
    launched, intercepted = (row.tally(name) for name in RATE)
    return {
        f"{INTERCEPT_RATE}_low": _share(intercepted.low, launched.high),
        f"{INTERCEPT_RATE}_high": _share(intercepted.high, launched.low),
        f"{INTERCEPT_RATE}_records": launched.stated,
    }


def _share(part: int, of_all: int) -> float | None:
    return round(min(part / of_all, 1), 3) if of_all else None


def _order(row: Row, by: Sequence[str]) -> tuple[Any, ...]:
    """Time runs forward; everything else by size."""
    times = [str(row[key]) for key in by if key in IN_TIME]
    others = [str(row[key] or "~") for key in by if key not in IN_TIME]
    return (*times, -row["incidents"], *others)
