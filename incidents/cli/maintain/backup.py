"""`incidents backup` and `incidents recover`: a copy, and what is left of a damaged store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.session import session


def backup(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="A new file.", metavar="OUT")],
) -> None:
    """Write the whole store into a new file, while others may use it.

    Example: incidents --db strikes.db backup strikes-2024-11-21.db
    """
    asked = session(context)
    asked.store().backup(out)
    asked.note(f"{out}: a copy of {asked.db}")


def recover(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The damaged store.", metavar="FILE")],
) -> None:
    """Save what can still be read of a damaged store into a new one, named by --db.

    Example: incidents --db saved.db recover incidents.db
    """
    from incidents.cli.tables import print_table
    from incidents.library import Library

    asked = session(context)
    saved = Library.recover(file, asked.db)
    rows = [
        (one.table, one.rows, one.orphans or None, "some were lost" if one.damaged else None)
        for one in saved
    ]
    print_table(("table", "saved", "left out", "damage"), rows, right=("saved", "left out"))
    if any(one.orphans for one in saved):
        asked.note("left out are rows that belong to one that was lost")
    asked.note(f"{asked.db}: `incidents --db {asked.db} check --all` looks through it")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(backup)
    app.command()(recover)
