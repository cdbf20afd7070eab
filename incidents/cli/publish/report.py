"""`incidents report`: one document that answers a question, or the brief of one incident."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.completion import stored
from incidents.cli.options import FORCE, TITLE, with_filters
from incidents.cli.publish.export import tell
from incidents.cli.session import session
from incidents.queries.filters import Filters


@with_filters
def report(
    wanted: Filters,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write: .html or .pdf.")],
    code: Annotated[
        str | None,
        typer.Argument(
            help="Code of an incident, for its brief.", autocompletion=stored("incident")
        ),
    ] = None,
    title: TITLE = None,
    force: FORCE = False,
) -> None:
    """Write a document to print or attach: map, charts, records, claims, method and credits.

    With a CODE it is the brief of one incident: its place at two scales, claims and which stand,
    sources, history. It needs no script and no network; a .pdf needs a Chromium of this machine.

    Example: incidents report november.pdf --from 2024-11 --to 2024-11 --title "November 2024"
    """
    asked = session(context)
    asked.speak_english("reports are")
    tell(asked, asked.store().report(out, code, title=title, force=force, **wanted))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(report)
