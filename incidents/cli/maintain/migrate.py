"""`incidents migrate`: bring a store's tables up to date."""

from __future__ import annotations

import typer

from incidents.cli.session import session


def migrate(context: typer.Context) -> None:
    """Bring the store's tables and vocabularies up to this program's version.

    Example: incidents --db strikes.db migrate
    """
    from incidents.store.context import write_vocabularies
    from incidents.store.engines import for_location

    asked = session(context)
    engine = for_location(asked.db)
    before, after = engine.migrate()
    with engine.writing() as database:
        write_vocabularies(database)
    changed = f"from version {before} to {after}" if before != after else f"already version {after}"
    asked.note(f"{asked.db}: {changed}")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(migrate)
