"""`incidents demo`: the main job in one go, offline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.options import FORCE
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
    from incidents.cli.publish.export import write_file
    from incidents.cli.publish.map import write_map
    from incidents.exporters.whole_files import check_free
    from incidents.importers.seed_collection import make

    quiet = session(context).quiet
    db, page, table = (folder / name for name in ("incidents.db", "map.html", "incidents.csv"))
    folder.mkdir(parents=True, exist_ok=True)
    for path in (page, table):
        check_free(path, force)
    seed = make(db, force)
    context.obj = asked = CliSession(db, quiet)
    asked.note(f"{db}: {len(seed.incidents)} incidents, {len(seed.weapons)} weapons")
    count = write_map(context, Filter(), page, force)
    asked.note(f"{page}: {count} incidents; opens in any browser, without a network")
    count = write_file(context, Filter(), table, force)
    asked.note(f"{table}: {count} incidents")
    _ask(context, db)


def _ask(context: typer.Context, db: Path) -> None:
    from incidents.cli.ask.query import query

    session(context).note(f"\n$ incidents --db {db} query --weapon shahed")
    sys.stderr.flush()
    filters = {"weapon": ["shahed"]}
    from dataclasses import fields

    given = {f.name: filters.get(f.name, f.default) for f in fields(Filter)}
    query(context=context, format="table", columns=None, sort=None, limit=None, **given)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)
