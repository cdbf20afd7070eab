"""`incidents count`: totals that say what they do not know."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.completion import words
from incidents.cli.options import check_format, with_filters
from incidents.cli.session import session
from incidents.queries.filters import Filters
from incidents.queries.totals import KEYS

if TYPE_CHECKING:
    from incidents.queries.rows_and_totals import Totals


@with_filters
def count(
    wanted: Filters,
    *,
    context: typer.Context,
    by: Annotated[
        list[str],
        typer.Option(
            help="weapon, weapon-type, month, year, admin1, country, target or attacker.",
            metavar="KEY",
            autocompletion=words(*KEYS),
        ),
    ] = [],  # noqa: B006  # typer reads the default and copies it
    format: Annotated[
        str,
        typer.Option(
            help="table, csv or json.", metavar="NAME", autocompletion=words("table", "csv", "json")
        ),
    ] = "table",
) -> None:
    """Totals: incidents, launched, intercepted, killed and injured.

    Example: incidents count --by month --by weapon-type
    """
    check_format(format, "table", "csv", "json")
    asked = session(context)
    totals = asked.store().count(by, **wanted)
    if len(totals.datasets) > 1:
        several = ", ".join(totals.datasets)
        asked.warn(f"several data sets hold these incidents and may overlap: {several}")
    left_out = _print(totals, format)
    if left_out:
        asked.note(f"too narrow for {', '.join(left_out)}; --format csv shows them")
    if format == "table":
        asked.note(_footnote(totals.by))


def _print(totals: Totals, format: str) -> list[str]:
    if format == "json":
        sys.stdout.write(json.dumps(totals.rows, ensure_ascii=False, indent=2) + "\n")
    elif format == "csv":
        import csv

        from incidents.queries.totals import FIGURES, UNKNOWN

        writer = csv.DictWriter(
            sys.stdout, [*totals.by, "incidents", *FIGURES, *UNKNOWN], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(totals.rows)
    else:
        return _print_table(totals.rows, totals.by)
    return []


def _print_table(rows: list[dict[str, Any]], by: Sequence[str]) -> list[str]:
    """The totals as a table; the columns that a terminal had no room for."""
    from incidents.cli.tables import print_table
    from incidents.queries.totals import CASUALTIES, MUNITIONS

    headers = [*by, "incidents", *MUNITIONS, *CASUALTIES]
    shown = [
        [
            *("unknown" if row[key] is None else row[key] for key in by),
            row["incidents"],
            *(_figure(row, name) for name in (*MUNITIONS, *CASUALTIES)),
        ]
        for row in rows
    ]
    return print_table(headers, shown, right=headers[len(by) :], last=("intercepted", "launched"))


def _figure(row: dict[str, Any], name: str) -> str:
    from incidents.language.figures_in_words import span

    text = span(row[f"{name}_low"], row[f"{name}_high"], row.get(f"{name}_best"))
    unknown = row[f"{name}_unknown"]
    return f"{text} [{unknown} unknown]".strip() if unknown else text


def _footnote(by: Sequence[str]) -> str:
    notes = [
        "2+ means at least 2; [n unknown]: n records state no such figure, so the sum is a part"
    ]
    if {"weapon", "weapon-type", "target"} & set(by):
        notes.append("an incident with two weapons or targets stands in the row of each")
    return "\n".join(notes)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(count)
