"""Totals as a table for people, and the lines below it: what each sign means, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from incidents.figures.sums.tallies import OF_WAVES, REASONS, WITH_PARTS
from incidents.language.left_out_words import left_out
from incidents.queries.sums.breakdown import FIGURES, INTERCEPT_RATE, OVERLAPPING

if TYPE_CHECKING:
    from incidents.queries.rows_and_totals import Totals

_SHOWN = ("launched", "intercepted", "killed", "injured")
_NAMED_WAVES = 3


def print_totals(totals: Totals, figures: Sequence[str], per: str | None) -> list[str]:
    """Print the totals; the columns that a terminal had no room for."""
    from incidents.cli.tables import print_table

    names = [name for name in FIGURES if name in (figures or _SHOWN)]
    headers = [*totals.by, "incidents", *map(_words, names)]
    headers += [_words(INTERCEPT_RATE)] if INTERCEPT_RATE in figures else []
    headers += [f"{_words(name)} per {per}" for name in names] if per else []
    shown = [[*_keys(row, totals.by), *_cells(row, names, figures, per)] for row in totals.rows]
    return print_table(
        headers, shown, right=headers[len(totals.by) :], last=("intercepted", "launched")
    )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _keys(row: dict[str, Any], by: Sequence[str]) -> list[str]:
    return ["unknown" if row[key] is None else str(row[key]) for key in by]


def _cells(
    row: dict[str, Any], names: Sequence[str], figures: Sequence[str], per: str | None
) -> list[str]:
    cells = [str(row["incidents"]), *(_figure(row, name) for name in names)]
    if INTERCEPT_RATE in figures:
        cells.append(_rate(row))
    if per:
        cells += [_span(row, f"{name}_per_{per}") for name in names]
    return cells


def _span(row: dict[str, Any], name: str) -> str:
    from incidents.language.figures_in_words import span

    return span(row[f"{name}_low"], row[f"{name}_high"], row.get(f"{name}_best"))


def _figure(row: dict[str, Any], name: str) -> str:
    unknown = row[f"{name}_unknown"]
    text = _span(row, name)
    return f"{text} [{unknown} unknown]".strip() if unknown else text


def _rate(row: dict[str, Any]) -> str:
    low, high, records = (row[f"{INTERCEPT_RATE}_{end}"] for end in ("low", "high", "records"))
    if not records or low is None or high is None:
        return ""
    shares = f"{low:.0%}" if low == high else f"{low:.0%}-{high:.0%}"
    return f"{shares} [of {records}]"


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
