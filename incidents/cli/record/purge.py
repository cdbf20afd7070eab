"""`incidents purge`: what must not be kept, such as a name, is dropped for ever."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.completion import stored
from incidents.cli.session import session
from schema.errors import UsageError


def purge(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="Code of the incident.", autocompletion=stored("incident"))
    ],
    why: Annotated[str, typer.Option(help="Reason, for the history; not the name itself.")],
    revision: Annotated[
        list[int] | None,
        typer.Option(help="A revision by its number in `history`.", metavar="N"),
    ] = None,
    claim: Annotated[
        list[int] | None,
        typer.Option(help="A casualty claim by its number in `show`.", metavar="N"),
    ] = None,
) -> None:
    """Drop for ever what revisions or casualty claims said. The history keeps that it was done.

    Example: incidents purge 2024-11-22-sumy-shahed --revision 2 --why "it named a person"
    """
    if not revision and not claim:
        raise UsageError("expected --revision N or --claim N, found neither")
    asked = session(context)
    store = asked.store()
    emptied = store.purge(code, revision or [], why, claims=claim or [])
    asked.note(f"{code}: revisions emptied: {', '.join(map(str, emptied))}")
    for copy in store.engine.copies():
        asked.warn(f"{copy} is a copy from before a migration, which still has it")
    asked.note("backups, exports and maps made before still have it")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(purge)
