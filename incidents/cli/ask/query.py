"""`incidents query`: flat rows on stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.completion import columns as column_names
from incidents.cli.completion import sort_columns, words
from incidents.cli.console import data_stream
from incidents.cli.options import LANG, NO_DELAY, check_format, with_filters
from incidents.cli.session import CliSession, session
from incidents.language.left_out_words import left_out
from incidents.queries.filters import Filters
from schema.columns import select
from schema.languages.catalogue import gettext
from schema.languages.language import ENGLISH, current

if TYPE_CHECKING:
    from incidents.queries.results import Values
    from incidents.queries.rows_and_totals import Rows

_FORMATS = ("table", "csv", "tsv", "json", "ndjson", "geojson")
_SHOWN_AT_ONCE = 50
_SPARE = ("verification", "launched", "weapons", "place")
_OVERVIEW = (
    *("code", "date_start", "date_end", "date_precision", "place", "admin1", "country"),
    *("weapons", "weapon_types", "launched_low", "launched_high"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    "verification",
)
"""What the table of a question without --columns is made of."""


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
    lang: LANG = None,
) -> None:
    """Incidents that match, newest first.

    Example: incidents query --weapon-type drone --from 2024-11 --format csv
    """
    check_format(format, *_FORMATS)
    chosen = columns.split(",") if columns is not None else None
    read = _read(format, chosen)
    asked = session(context)
    delayed = format != "table" and not no_delay  # a table is for whoever records
    rows = asked.store().query(columns=read, sort=sort, limit=limit, delayed=delayed, **wanted)
    if format != "table":
        from incidents.exporters.registry import by_name

        if by_name(format).write(rows, select(rows.columns), data_stream()):
            return
    else:
        table = _overview(rows) if columns is None else _as_asked(rows)
        _print(asked, table, limit, summed_up=columns is None)
    if not asked.quiet:
        for reason, number in rows.left_out().items():
            asked.note(left_out(reason, number))


def _read(format: str, chosen: list[str] | None) -> Sequence[str] | None:
    """The columns that a format needs. GeoJSON draws its geometry from those of the place,
    whatever else is asked for.
    """
    if chosen is None:
        return _OVERVIEW if format == "table" else None
    if format != "geojson":
        return chosen
    from incidents.queries.results import LOCATION

    names = [column.name for column in select(chosen)]
    return list(dict.fromkeys([*names, *LOCATION[:3]]))


@dataclass
class _Table:
    """A table of an answer, made row by row. `count` tells how many rows it had the last time it
    was gone through.
    """

    rows: Rows
    headers: Sequence[str]
    cells: Callable[[Values], Sequence[Any]] = tuple
    right: Sequence[str] = ()
    most: int | None = None
    as_named: bool = False
    count: int = 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        self.count = 0
        for row in self.rows:
            self.count += 1
            if self.most is None or self.count <= self.most:
                yield self.cells(row)


def _print(asked: CliSession, table: _Table, limit: int | None, summed_up: bool) -> None:
    """Print a table: in a pipe all of it, on a terminal as much as a person reads at once, unless
    a limit was given.
    """
    from incidents.cli.tables import print_table

    if summed_up and next(iter(table.rows), None) is None:
        asked.note(_summary(0, 0))
        return
    if limit is None and sys.stdout.isatty():
        table.most = _SHOWN_AT_ONCE
    fitted = {"whole": ("date", "code"), "spare": _SPARE, "last": ("date",)} if summed_up else {}
    narrow = print_table(table.headers, table, table.right, as_named=table.as_named, **fitted)
    shown = min(table.count, table.most or table.count)
    if summed_up or shown < table.count:
        asked.note(_summary(table.count, shown))
    if narrow:
        asked.note(f"too narrow for {', '.join(narrow)}; --columns shows them")


def _overview(rows: Rows) -> _Table:
    headers = ("date", "code", "place", "weapons", "launched", "killed", "injured", "verification")
    return _Table(rows, headers, lambda row: _line(dict(zip(rows.columns, row, strict=True))),
                  headers[4:7])  # fmt: skip


def _line(row: dict[str, Any]) -> Sequence[Any]:
    from incidents.language.figures_in_words import span
    from schema.columns import split_list

    return (
        _date(row),
        row["code"],
        ", ".join(filter(None, (row["place"] or row["admin1"], row["country"]))),
        ", ".join(split_list(row["weapons"]) or split_list(row["weapon_types"])),
        span(row["launched_low"], row["launched_high"]),
        span(row["killed_low"], row["killed_high"], row["killed_best"]),
        span(row["injured_low"], row["injured_high"], row["injured_best"]),
        _verification(row["verification"]),
    )


def _verification(code: str | None) -> str:
    if current() == ENGLISH:
        return (code or "").replace("_", " ")
    from schema.languages.labels import label

    return label("verifications", code).lower()


def _as_asked(rows: Rows) -> _Table:
    numbers = [column.name for column in select(rows.columns) if column.numeric]
    return _Table(rows, rows.columns, right=numbers, as_named=True)


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
        return gettext("undated")
    if row["date_precision"] == "night":
        return f"{start}/{end[8:]} {gettext('night')}"
    return start if not end or end == start else f"{start}/{end}"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(query)
