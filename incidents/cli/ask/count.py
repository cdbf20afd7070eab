"""`incidents count`: totals that say what they do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.completion import words
from incidents.cli.console import data_stream, print_json
from incidents.cli.options import LANG, check_format, with_filters
from incidents.cli.session import CliSession, session
from incidents.queries.filters import Filters
from incidents.queries.sums.breakdown import CHOICES, KEYS, PER
from schema.errors import UsageError

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
    figures: Annotated[
        list[str],
        typer.Option(
            "--of",
            help=f"Only these figures, parted by commas or repeated: {', '.join(CHOICES)}.",
            metavar="FIGURE",
            autocompletion=words(*CHOICES),
        ),
    ] = [],  # noqa: B006  # as above
    per: Annotated[
        str | None,
        typer.Option(
            help="`incident`: each figure divided by the incidents as well.",
            metavar="WHAT",
            autocompletion=words(*PER),
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            help="Column to sort by, such as killed_low; -NAME for descending.", metavar="NAME"
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many.", metavar="N")] = None,
    plot: Annotated[
        bool, typer.Option("--plot", help="Bars instead of a table, by the first key.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            help="table, csv or json.", metavar="NAME", autocompletion=words("table", "csv", "json")
        ),
    ] = "table",
    lang: LANG = None,
) -> None:
    """Totals: incidents, launched, intercepted, killed and injured.

    A wave and its strikes count once: of each figure the larger, the wave's own or its strikes
    together. What is left out is said below the table; in JSON and CSV as `records_left_out`.

    Example: incidents count --by month --by weapon-type
    """
    check_format(format, "table", "csv", "json")
    asked = session(context)
    names = [name.strip() for given in figures for name in given.split(",")]
    if plot:
        _check_plotted(by, format, per, sort, limit)
        _plot(asked, by[0], names, wanted)
        return
    totals = asked.store().count(by, figures=names, per=per, sort=sort, limit=limit, **wanted)
    if len(totals.datasets) > 1:
        several = ", ".join(totals.datasets)
        asked.warn(f"several data sets hold these incidents and may overlap: {several}")
    if format == "json":
        print_json(totals.rows)
    elif format == "csv":
        _write_csv(totals)
    else:
        from incidents.cli.ask.totals_text import print_totals
        from incidents.queries.sums.footnotes import footnotes

        narrow = print_totals(totals, names, per)
        if narrow:
            asked.note(f"too narrow for {', '.join(narrow)}; --format csv shows them")
        for line in footnotes(totals):
            asked.note(line)


def _check_plotted(
    by: list[str], format: str, per: str | None, sort: str | None, limit: int | None
) -> None:
    given = {"--format": format != "table", "--per": per, "--sort": sort, "--limit": limit}
    others = [name for name, value in given.items() if value not in (None, False)]
    if len(by) != 1:
        raise UsageError(f"--plot: expected one --by, found {len(by) or 'none'}")
    if others:
        raise UsageError(f"--plot: expected bars alone, found {', '.join(others)} as well")


def _plot(asked: CliSession, by: str, names: list[str], wanted: Filters) -> None:
    import shutil
    import sys

    from incidents.charts.terminal import lines
    from incidents.language.visible_signs import visible

    chart = asked.store().chart(by=by, of=names or "incidents", **wanted)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
    for line in lines(chart, width, sys.stdout.encoding or "ascii"):
        sys.stdout.write(visible(line) + "\n")
    for note in chart.notes:
        asked.note(note)


def _write_csv(totals: Totals) -> None:
    import csv

    from incidents.queries.sums.totals import LEFT_OUT
    from schema.columns import join_list

    def cells(row: dict[str, Any]) -> dict[str, Any]:
        return row | {LEFT_OUT: join_list(f"{why}:{n}" for why, n in row[LEFT_OUT].items())}

    writer = csv.DictWriter(data_stream(), totals.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(cells, totals.rows))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(count)
