"""`incidents export`: matching incidents into a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.options import BLUR, FORCE, with_filters
from incidents.cli.session import session
from incidents.queries.filters import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.exporters.base import Exporter
    from incidents.queries.results import Answer
    from incidents.store.engines.base import Database, Engine


@with_filters
def export(
    wanted: Filter,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write; its ending names the format.")],
    hxl: Annotated[
        bool, typer.Option("--hxl", help="HXL tags under the header (.csv, .tsv, .xlsx).")
    ] = False,
    blur: BLUR = None,
    force: FORCE = False,
) -> None:
    """Write matching incidents to a file, in the format of its ending.

    Tables: .csv .tsv .json .ndjson .xlsx. Maps: .geojson .kml .kmz .gpkg .fgb .parquet. Whole
    records: .yaml, which `add` reads again, and datapackage.zip, tables with their schema.

    What made the file (filter, time, version, last revision, credits) stands in it, or in
    OUT-metadata.json beside it where the format has no room.

    Example: incidents export drones.csv --weapon-type drone
    """
    count = write_file(context, wanted, out, force, hxl=hxl, blur=blur)
    session(context).note(f"{out}: {count} incident{'' if count == 1 else 's'}")


def write_file(
    context: typer.Context,
    wanted: Filter,
    out: Path,
    force: bool,
    hxl: bool = False,
    blur: str | None = None,
) -> int:
    """Write matching incidents and what made them; how many they were."""
    from incidents.exporters.registry import by_suffix
    from incidents.exporters.whole_files import check_free, whole_path

    exporter = by_suffix(out)
    _check_hxl(exporter, out, hxl)
    beside = out.with_name(f"{out.name}-metadata.json")
    check_free(out, force)
    if not exporter.CARRIES_METADATA:
        check_free(beside, force)
    with session(context).reading() as (engine, database):
        database.execute("BEGIN")  # one state of the store for all questions of a file
        answer = _answer(engine, database, wanted, blur)
        answer.hxl = hxl
        with whole_path(out, force) as draft:
            count = exporter.write_file(answer, draft)
    if not exporter.CARRIES_METADATA:
        _write_beside(beside, force, answer.made)
    for dataset in answer.made["datasets"]:
        if not dataset["redistributable"]:
            session(context).warn(_terms(dataset))
    for note in answer.notes:
        session(context).note(note)
    return count


def _answer(engine: Engine, database: Database, wanted: Filter, blur: str | None) -> Answer:
    from incidents.queries.provenance import export_facts
    from incidents.queries.query import build
    from incidents.queries.results import Answer, grid_of

    grid = grid_of(blur)
    asked = build(engine, database, wanted)
    (total,) = next(
        database.tuples(f"SELECT count(*) FROM incident i {asked.text}", asked.parameters)
    )
    facts = export_facts(database, wanted, asked, total, grid)
    return Answer(engine, database, asked, facts, wanted.include_restricted, grid, palette=_palette)


def _check_hxl(exporter: Exporter, out: Path, hxl: bool) -> None:
    from schema.errors import UsageError

    if hxl and not exporter.TAKES_HXL:
        raise UsageError(
            f"--hxl: expected a file that ends in .csv, .tsv, .xlsx, found {out.suffix!r}"
        )


def _terms(dataset: dict[str, Any]) -> str:
    rows = f"{dataset['records']:,} row{'' if dataset['records'] == 1 else 's'}"
    return f"{rows}: the terms of {dataset['name']} do not allow passing its rows on"


def _palette(types: Sequence[str]) -> tuple[str, str, str]:
    """The colours of the map, for formats that draw."""
    from maps.palette import style_for

    style = style_for(types)
    return style.key, style.label, style.colour


def _write_beside(beside: Path, force: bool, facts: dict[str, Any]) -> None:
    from incidents.exporters.whole_files import whole_file

    with whole_file(beside, force) as file:
        file.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(export)
