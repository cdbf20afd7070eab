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
    check_format(format, "text", "yaml", "json")
    record = session(context).store().record(code, include_restricted=include_restricted)
    if format == "text":
        from incidents.cli.ask.record_text import print_record

        print_record(record)
        return
    from schema.document.write import to_json, to_yaml

    sys.stdout.write(
        (to_json(record.document) + "\n") if format == "json" else to_yaml(record.document)
    )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(show)
