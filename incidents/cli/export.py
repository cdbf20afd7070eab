"""`incidents export`: flat rows into a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from incidents.cli.options import FORCE, with_filters
from incidents.cli.session import session
from incidents.filters import Filter


@with_filters
def export(
    wanted: Filter,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write; its ending names the format.")],
    force: FORCE = False,
) -> None:
    """Write matching incidents to a .csv, .json, .ndjson or .geojson file.

    What made the file (filter, time, version, last revision, credits) stands in it, or in
    OUT-metadata.json beside it where the format has no room.

    Example: incidents export drones.csv --weapon-type drone
    """
    count = write_file(context, wanted, out, force)
    session(context).note(f"{out}: {count} incident{'' if count == 1 else 's'}")


def write_file(context: typer.Context, wanted: Filter, out: Path, force: bool) -> int:
    """Write matching incidents and what made them; how many they were."""
    from incidents.exporters.formats import by_suffix
    from incidents.output import check_free, whole_file
    from incidents.provenance import datasets_of, kept_back, made
    from incidents.query import build, select_rows
    from schema.columns import COLUMNS

    exporter = by_suffix(out)
    beside = out.with_name(f"{out.name}-metadata.json")
    check_free(out, force)
    if not exporter.CARRIES_METADATA:
        check_free(beside, force)
    with session(context).reading() as (engine, database):
        asked = build(engine, database, wanted)
        sql = select_rows(asked, restricted=wanted.include_restricted)
        (total,) = next(
            database.tuples(f"SELECT count(*) FROM incident i {asked.text}", asked.parameters)
        )
        facts = made(database, wanted, asked, total)
        held = kept_back(datasets_of(database, asked))
        with whole_file(out, force) as file:
            rows = database.tuples(sql, asked.parameters)
            count = exporter.write(rows, COLUMNS, file, facts)
    if not exporter.CARRIES_METADATA:
        _write_beside(beside, force, facts)
    if held:
        session(context).warn(f"the terms of {', '.join(held)} do not allow passing its rows on")
    return count


def _write_beside(beside: Path, force: bool, facts: dict[str, Any]) -> None:
    from incidents.output import whole_file

    with whole_file(beside, force) as file:
        file.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(export)
