"""`incidents migrate`: bring a store's tables up to date."""

from __future__ import annotations

import typer

from incidents.cli.session import session


def migrate(context: typer.Context) -> None:
    """Bring the store's tables and vocabularies up to this program's version.

    Example: incidents --db strikes.db migrate
    """
    asked = session(context)
    before, after = asked.unchecked().migrate()
    changed = f"from version {before} to {after}" if before != after else f"already version {after}"
    asked.note(f"{asked.db}: {changed}")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(migrate)
