"""`incidents show`: one record with every claim, its source and its reason."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from incidents.cli.options import check_format
from incidents.cli.session import session


def show(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="Code of the incident.")],
    format: Annotated[str, typer.Option(help="text, yaml or json.", metavar="NAME")] = "text",
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Also what is restricted.")
    ] = False,
) -> None:
    """One incident with every claim, its source, and why each derived figure reads as it does.

    Example: incidents show 2024-11-21-dnipro-oreshnik
    """
    from incidents.queries.record_view import document_with_verdicts, read_record

    check_format(format, "text", "yaml", "json")
    with session(context).reading() as (_, database):
        record = read_record(database, code, include_restricted)
    if format == "text":
        from incidents.cli.ask.record_text import print_record

        print_record(record)
        return
    from schema.document.write import to_json, to_yaml

    # YAML is the document alone, so that `add` takes it again.
    sys.stdout.write(
        (to_json(document_with_verdicts(record)) + "\n")
        if format == "json"
        else to_yaml(record.document)
    )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(show)
