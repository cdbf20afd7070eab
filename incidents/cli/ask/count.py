"""`incidents count`: totals that say what they do not know."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from incidents.cli.options import check_format, with_filters
from incidents.cli.session import session
from incidents.queries.filters import Filter


@with_filters
def count(
    wanted: Filter,
    *,
    context: typer.Context,
    by: Annotated[
        list[str],
        typer.Option(
            help="weapon, weapon-type, month, year, admin1, country, target or attacker.",
            metavar="KEY",
        ),
    ] = [],  # noqa: B006  # typer reads the default and copies it
    format: Annotated[str, typer.Option(help="table, csv or json.", metavar="NAME")] = "table",
) -> None:
    """Totals: incidents, launched, intercepted, killed and injured.

    Example: incidents count --by month --by weapon-type
    """
    from incidents.queries.provenance import datasets_of
    from incidents.queries.query import build
    from incidents.queries.totals import KEYS, totals
    from schema.errors import UnknownNameError, nearest

    for key in by:
        if key not in KEYS:
            raise UnknownNameError(
                "key to count by", key, nearest(key, KEYS), f"known: {', '.join(KEYS)}"
            )
    check_format(format, "table", "csv", "json")
    keys = list(dict.fromkeys(by))
    with session(context).reading() as (engine, database):
        asked = build(engine, database, wanted)
        rows = totals(database, asked, keys)
        held = [row["slug"] for row in datasets_of(database, asked)]
    if len(held) > 1:
        several = ", ".join(held)
        session(context).warn(f"several data sets hold these incidents and may overlap: {several}")
    _print(rows, keys, format)
    if format == "table":
        session(context).note(_footnote(keys))


def _print(rows: list[dict[str, Any]], by: list[str], format: str) -> None:
    if format == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif format == "csv":
        import csv

        from incidents.queries.totals import FIGURES, UNKNOWN

        writer = csv.DictWriter(sys.stdout, [*by, "incidents", *FIGURES, *UNKNOWN])
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print_table(rows, by)


def _print_table(rows: list[dict[str, Any]], by: list[str]) -> None:
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
    print_table(headers, shown, right=headers[len(by) :])


def _figure(row: dict[str, Any], name: str) -> str:
    from incidents.language.figures_in_words import span

    text = span(row[f"{name}_low"], row[f"{name}_high"], row.get(f"{name}_best"))
    unknown = row[f"{name}_unknown"]
    return f"{text} [{unknown} unknown]".strip() if unknown else text


def _footnote(by: list[str]) -> str:
    notes = [
        "2+ means at least 2; [n unknown]: n records state no such figure, so the sum is a part"
    ]
    if {"weapon", "weapon-type", "target"} & set(by):
        notes.append("an incident with two weapons or targets stands in the row of each")
    return "\n".join(notes)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(count)
