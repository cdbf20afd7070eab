"""`incidents demo`: the main job in one go, offline."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.options import FORCE
from incidents.cli.publish.export import tell
from incidents.cli.session import CliSession, session
from incidents.queries.filters import Filter


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Folder to write into.", metavar="DIR")] = Path(),
    force: FORCE = False,
) -> None:
    """Make a store from the seed records, a map, a CSV, and ask it by weapon type. No network.

    Example: incidents demo strikes
    """
    from incidents.exporters.whole_files import check_free
    from incidents.library import Library

    asked = session(context)
    db, page, table = (folder / name for name in ("incidents.db", "map.html", "incidents.csv"))
    folder.mkdir(parents=True, exist_ok=True)
    for path in (page, table):
        check_free(path, force)
    store = Library.init(db, force=force, listener=asked)
    drawn = store.map(page, force=force)
    asked.note(f"{page}: {drawn.incidents} incidents; opens in any browser, without a network")
    tell(asked, store.export(table, force=force))
    context.obj = CliSession(db, asked.quiet)
    _ask(context, db)


def _ask(context: typer.Context, db: Path) -> None:
    session(context).note(f"\n$ incidents --db {db} query --weapon shahed")
    sys.stderr.flush()
    from incidents.cli.ask.query import query

    none = {field.name: field.default for field in fields(Filter)} | {"weapon": ["shahed"]}
    query(
        context=context, format="table", columns=None, sort=None, limit=None, no_delay=False, **none
    )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)
