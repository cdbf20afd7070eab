"""`incidents load`: other people's data sets into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.options import FORCE, check_format
from incidents.cli.session import session


def load(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="Files of a data set.")] = None,
    origin: Annotated[
        str | None,
        typer.Option("--from", help="Format (--list names all), or auto.", metavar="NAME"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen and change nothing.")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Where bad rows go; FILE-rejects.csv when not given.", metavar="FILE"),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="Which column feeds which field, for --from table.", metavar="FILE"),
    ] = None,
    guess: Annotated[
        bool, typer.Option("--guess", help="Draft a mapping from the file, on stdout.")
    ] = False,
    keep_all: Annotated[
        bool, typer.Option("--keep-all", help="Load rows that are no strike as `other`.")
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option(help="Encoding, where the guess is wrong.", metavar="NAME"),
    ] = None,
    force: FORCE = False,
    list_formats: Annotated[
        bool, typer.Option("--list", help="Show the formats and what each expects.")
    ] = False,
    format: Annotated[str, typer.Option(help="table or json.", metavar="NAME")] = "table",
) -> None:
    """Load data sets of a known format. Each file is one batch: all of it or nothing.

    The same file again changes nothing; a newer edition updates what nobody edited since.

    Example: incidents load ged241.csv --from ucdp --dry-run
    Example: incidents load --list
    """
    from incidents.cli.record import load_files
    from schema.errors import UsageError

    check_format(format, "table", "json")
    if list_formats:
        load_files.show_formats(format)
    elif not files:
        raise UsageError("expected a file to load, found none\n  --list shows the formats")
    elif guess:
        load_files.guess(files)
    elif origin is None:
        raise UsageError("expected --from NAME, found none\n  --from auto recognises the format")
    elif rejects and len(files) > 1:
        raise UsageError("--rejects: expected one file to load with it, found several")
    else:
        asked = load_files.Asked(origin, dry_run, rejects, mapping, keep_all, force, encoding)
        load_files.run(session(context), files, asked, format)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(load)
