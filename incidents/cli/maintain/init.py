"""`incidents init`: a new store."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.options import FORCE
from incidents.cli.session import session


def init(
    context: typer.Context,
    empty: Annotated[
        bool, typer.Option("--empty", help="Weapons, actors and sites only; no incidents.")
    ] = False,
    force: FORCE = False,
) -> None:
    """Make a new store with vocabularies, weapons, actors, sites and the seed incidents.

    Example: incidents --db strikes.db init
    """
    from incidents.library import Library

    asked = session(context)
    Library.init(asked.db, empty=empty, force=force, listener=asked)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(init)
