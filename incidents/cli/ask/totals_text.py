"""Totals as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incidents.queries.sums.breakdown import FIGURES, INTERCEPT_RATE
from schema.languages.catalogue import gettext

if TYPE_CHECKING:
    from incidents.queries.rows_and_totals import Totals

_SHOWN = ("launched", "intercepted", "killed", "injured")


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
    return [gettext("unknown") if row[key] is None else str(row[key]) for key in by]


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
    lacking = gettext("[{n} unknown]").format(n=unknown)
    return f"{text} {lacking}".strip() if unknown else text


def _rate(row: dict[str, Any]) -> str:
    low, high, records = (row[f"{INTERCEPT_RATE}_{end}"] for end in ("low", "high", "records"))
    if not records or low is None or high is None:
        return ""
    shares = f"{low:.0%}" if low == high else f"{low:.0%}-{high:.0%}"
    return f"{shares} [of {records}]"
