"""What a reader has to know of totals, in words: what each sign means, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from incidents.figures.sums.tallies import OF_WAVES, REASONS, WITH_PARTS
from incidents.language.left_out_words import left_out
from incidents.queries.sums.breakdown import INTERCEPT_RATE, OVERLAPPING

if TYPE_CHECKING:
    from incidents.queries.rows_and_totals import Totals

_NAMED_WAVES = 3


def footnotes(totals: Totals) -> Iterator[str]:
    """What a reader has to know of a table of totals, line by line."""
    if len(totals.rows) < totals.size:
        yield f"{len(totals.rows)} of {totals.size} rows shown"
    yield "2+ means at least 2; [n unknown]: n records state no such figure, so the sum is a part"
    if any(f"{INTERCEPT_RATE}_low" in row for row in totals.rows):
        yield "intercept rate: over the records that give launched and intercepted in full [of n]"
    if set(OVERLAPPING) & set(totals.by):
        yield (
            "an incident with two weapons or targets stands in the row of each,"
            " so that rows add up to more than the total"
        )
    if any(row[key] == OF_WAVES for row in totals.rows for key in totals.by):
        yield f"{OF_WAVES}: what waves state beyond their strikes and of no one value"
    yield from _left_out(totals)


def _left_out(totals: Totals) -> Iterator[str]:
    for reason, number in totals.left_out.items():
        if reason in REASONS:
            many = "" if number == 1 else "s"
            yield f"{number} wave{many} {REASONS[reason]}{_named(totals, reason)}"
        else:
            yield left_out(reason, number)


def _named(totals: Totals, reason: str) -> str:
    """Where both counts can be read, while the waves are few."""
    if reason != WITH_PARTS or len(totals.waves) > _NAMED_WAVES:
        return ""
    return f" (`incidents show {' | '.join(totals.waves)}` prints both)"
