"""`incidents chart`: totals as a figure for a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.options import FORCE, SUBTITLE, TITLE, pixels, with_filters
from incidents.cli.session import session
from incidents.queries.filters import Filters
from incidents.queries.sums.breakdown import CHOICES, KEYS

_SIZE = "1200x700"


@with_filters
def chart(
    wanted: Filters,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write: .svg, .png, .pdf or .html.")],
    by: Annotated[
        str,
        typer.Option(
            help="What stands along the axis: month, year or another key of `count`.",
            metavar="KEY",
            autocompletion=words(*KEYS),
        ),
    ] = "month",
    of: Annotated[
        list[str],
        typer.Option(
            help="Figures of `count`, `incidents`, or `rate` (the share intercepted); several are "
            "parted by commas.",
            metavar="FIGURE",
            autocompletion=words("incidents", "rate", *CHOICES),
        ),
    ] = [],  # noqa: B006  # typer reads the default and copies it
    stack: Annotated[
        str | None,
        typer.Option(
            help="Part each bar by another key, such as weapon-type.",
            metavar="KEY",
            autocompletion=words(*KEYS),
        ),
    ] = None,
    title: TITLE = None,
    subtitle: SUBTITLE = None,
    size: Annotated[str, typer.Option(help="Width and height in pixels.", metavar="WxH")] = _SIZE,
    scale: Annotated[
        float, typer.Option(help="A .png has so many times the pixels.", metavar="N")
    ] = 1,
    force: FORCE = False,
) -> None:
    """Draw totals as bars with their ranges, with source and credit line.

    Solid to the figure that is certain, hatched to the one that is possible, an arrow where it may
    be more, a question mark where nothing is known. Figures are those of `count`.

    Example: incidents chart drones.svg --by month --of launched,intercepted --weapon-type drone
    """
    from incidents.charts.files import check

    width, height = pixels(size)
    check(out, (width, height), scale, force)
    asked = session(context)
    asked.speak_english("charts are")
    figures = [name.strip() for given in of for name in given.split(",")]
    drawn = asked.store().chart(
        by=by, of=figures, stack=stack, title=title, subtitle=subtitle, **wanted
    )
    for note in drawn.save(out, size=(width, height), scale=scale, force=force):
        asked.warn(note)
    records = drawn.made["records"]
    asked.note(f"{out}: {records:,} incident{'' if records == 1 else 's'}")
    for line in drawn.notes:
        asked.note(line)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(chart)
