"""`incidents query`: flat rows on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.completion import columns as column_names
from incidents.cli.completion import sort_columns, words
from incidents.cli.console import data_stream
from incidents.cli.options import NO_DELAY, check_format, with_filters
from incidents.cli.session import session
from incidents.language.left_out_words import left_out
from incidents.queries.filters import Filters
from schema.columns import select

if TYPE_CHECKING:
    from incidents.queries.results import Values
    from incidents.queries.rows_and_totals import Rows

_FORMATS = ("table", "csv", "tsv", "json", "ndjson", "geojson")
_SHOWN_AT_ONCE = 50
_SPARE = ("verification", "launched", "weapons", "place")


@with_filters
def query(
    wanted: Filters,
    *,
    context: typer.Context,
    format: Annotated[
        str,
        typer.Option(
            help="table, csv, tsv, json, ndjson or geojson.",
            metavar="NAME",
            autocompletion=words("table", "csv", "tsv", "json", "ndjson", "geojson"),
        ),
    ] = "table",
    columns: Annotated[
        str | None,
        typer.Option(
            help="Columns by name, parted by commas.", metavar="NAMES", autocompletion=column_names
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            help="Column to sort by; -NAME for descending.",
            metavar="NAME",
            autocompletion=sort_columns,
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many.", metavar="N")] = None,
    no_delay: NO_DELAY = False,
) -> None:
    """Incidents that match, newest first.

    Example: incidents query --weapon-type drone --from 2024-11 --format csv
    """
    check_format(format, *_FORMATS)
    chosen = columns.split(",") if columns is not None else None
    read = _with_coordinates(chosen) if format == "geojson" else chosen
    asked = session(context)
    delayed = format != "table" and not no_delay  # a table is for whoever records
    rows = asked.store().query(columns=read, sort=sort, limit=limit, delayed=delayed, **wanted)
    if format != "table":
        from incidents.exporters.registry import by_name

        written: list[bool] = []
        by_name(format).write(_noticed(rows, written), select(rows.columns), data_stream())
        if written:
            return
    elif columns is None:
        _print_overview(context, rows, limit)
    else:
        _print_columns(rows)
    if not asked.quiet:
        for reason, number in rows.left_out().items():
            asked.note(left_out(reason, number))


def _noticed(rows: Rows, written: list[bool]) -> Rows:
    """The same rows; `written` tells afterwards whether there was any."""

    def read() -> Iterator[Values]:
        found = iter(rows)
        first = next(found, None)
        written[:] = [True] if first is not None else []
        return found if first is None else chain([first], found)

    return replace(rows, read=read)


def _with_coordinates(chosen: Sequence[str] | None) -> list[str] | None:
    """GeoJSON draws its geometry from these columns, whatever else is asked for."""
    if chosen is None:
        return None
    from incidents.queries.results import LOCATION

    names = [column.name for column in select(chosen)]
    return list(dict.fromkeys([*names, *LOCATION[:3]]))


def _print_overview(context: typer.Context, rows: Rows, limit: int | None) -> None:
    from incidents.cli.tables import print_table
    from incidents.language.figures_in_words import span
    from schema.columns import split_list

    found = list(rows.dicts())
    cut = _SHOWN_AT_ONCE if limit is None and sys.stdout.isatty() else len(found)
    shown = [
        (
            _date(row),
            row["code"],
            ", ".join(filter(None, (row["place"] or row["admin1"], row["country"]))),
            ", ".join(split_list(row["weapons"]) or split_list(row["weapon_types"])),
            span(row["launched_low"], row["launched_high"]),
            span(row["killed_low"], row["killed_high"], row["killed_best"]),
            span(row["injured_low"], row["injured_high"], row["injured_best"]),
            (row["verification"] or "").replace("_", " "),
        )
        for row in found[:cut]
    ]
    headers = ("date", "code", "place", "weapons", "launched", "killed", "injured", "verification")
    left_out = (
        print_table(
            headers, shown, headers[4:7], whole=("date", "code"), spare=_SPARE, last=("date",)
        )
        if found
        else []
    )
    session(context).note(_summary(len(found), cut))
    if left_out:
        session(context).note(f"too narrow for {', '.join(left_out)}; --columns shows them")


def _summary(found: int, shown: int) -> str:
    if not found:
        return "no incident matches"
    plural = "incident" if found == 1 else "incidents"
    if shown < found:
        return f"{shown} of {found} {plural} shown; --limit or --format csv gives the rest"
    return f"{found} {plural}; 2+ means at least 2, an empty cell that nobody said"


def _date(row: dict[str, Any]) -> str:
    start, end = row["date_start"], row["date_end"]
    if not start:
        return "undated"
    if row["date_precision"] == "night":
        return f"{start}/{end[8:]} night"
    return start if not end or end == start else f"{start}/{end}"


def _print_columns(rows: Rows) -> None:
    from incidents.cli.tables import print_table

    numbers = [column.name for column in select(rows.columns) if column.numeric]
    print_table(rows.columns, list(rows), numbers)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(query)
