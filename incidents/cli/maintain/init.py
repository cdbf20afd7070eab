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
    from incidents.importers.seed_collection import make

    asked = session(context)
    seed = make(asked.db, force, events=not empty)
    events = 0 if empty else len(seed.incidents)
    asked.note(
        f"{asked.db}: {len(seed.weapons)} weapons, {len(seed.places)} places, {events} incidents"
    )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(init)
