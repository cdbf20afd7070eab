"""`incidents codebook`: what every field means, made out of the schema."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from incidents.cli.completion import words


def codebook(
    format: Annotated[
        str,
        typer.Option(
            help="md, json-schema or table-schema.",
            metavar="NAME",
            autocompletion=words("md", "json-schema", "table-schema"),
        ),
    ] = "md",
) -> None:
    """What every column, document field and code means.

    Example: incidents codebook --format json-schema > incident.schema.json
    """
    from incidents.library import Library

    sys.stdout.write(Library.codebook(format))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(codebook)
