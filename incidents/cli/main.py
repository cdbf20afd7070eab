"""The program `incidents`: its global options, its commands, and the one place for errors."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Annotated

import typer

from incidents import settings
from incidents.cli import (
    add,
    check,
    codebook,
    count,
    demo,
    edit,
    export,
    history,
    init,
    map,
    migrate,
    query,
    show,
    transfers,
    weapons,
)
from incidents.cli.ours import refuse_foreign_packages
from incidents.cli.session import CliSession
from incidents.version import VERSION
from schema.errors import IncidentsError

app = typer.Typer(
    name="incidents",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Weapons and strike incidents: sourced claims, casualty ranges, maps, CSV and answers.",
)
for command_group in (
    demo,
    init,
    add,
    edit,
    query,
    count,
    show,
    weapons,
    transfers,
    export,
    map,
    history,
    check,
    migrate,
    codebook,
):
    command_group.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"incidents-db {VERSION}\n")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    db: Annotated[
        Path | None,
        typer.Option(
            help="The store (or INCIDENTS_DB); incidents.db when not given.", metavar="FILE"
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no notes.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    """Take the global options."""
    context.obj = CliSession(db or settings.store_path(), quiet)


def run() -> None:
    """Start the program; the only place where errors become messages and exit codes."""
    refuse_foreign_packages()
    try:
        app()
    except IncidentsError as error:
        _end(error, str(error), error.exit_code)
    except sqlite3.Error as error:
        _end(error, f"the store cannot be read or written ({error})", 1)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; nothing was written\n")
        raise SystemExit(130) from None


def _end(error: Exception, message: str, exit_code: int) -> None:
    if "--debug" in sys.argv:
        raise error
    sys.stderr.write(f"error: {message}\n")
    raise SystemExit(exit_code)
