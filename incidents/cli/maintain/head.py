"""`incidents head`: the head of the store's log, and proofs from it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import session


def head(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            help="A head that was kept: prints the proof that the log begins with it.",
            metavar="FILE|TEXT",
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(
            help="Prints the proof that the last change of a record stands in the log.",
            metavar="CODE",
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json")),
    ] = "text",
) -> None:
    """Print the head of the log: its size, its root, the time of the last change.

    The size is how many changes it has, the root stands for all of them. Whoever keeps it can
    prove later that nothing that was there was changed or taken away: `incidents check --head`.
    Proofs (RFC 6962) are JSON, and need no store to be checked.

    Example: incidents head > strikes.head
    """
    check_format(format, "text", "json")
    if since and record:
        raise typer.BadParameter("expected --since or --record, found both")
    store = session(context).store()
    if since or record:
        print_json(store.prove(since=since, code=record))
    elif format == "json":
        print_json(store.head().as_dict())
    else:
        sys.stdout.write(f"{store.head()}\n")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(head)
