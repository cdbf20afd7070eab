"""`incidents export`: matching incidents into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import schemes
from incidents.cli.options import BLUR, FORCE, NO_DELAY, with_filters
from incidents.cli.session import CliSession, session
from incidents.queries.filters import Filters

if TYPE_CHECKING:
    from incidents.exporters.to_file import Written


@with_filters
def export(
    wanted: Filters,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write; its ending names the format.")],
    hxl: Annotated[
        bool, typer.Option("--hxl", help="HXL tags under the header (.csv, .tsv, .xlsx).")
    ] = False,
    blur: BLUR = None,
    scheme: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="Columns of another data set: acled or ucdp (.csv, .tsv); says what is lost.",
            metavar="NAME",
            autocompletion=schemes,
        ),
    ] = None,
    no_delay: NO_DELAY = False,
    force: FORCE = False,
) -> None:
    """Write matching incidents to a file, in the format of its ending.

    Tables: .csv .tsv .json .ndjson .xlsx. Maps: .geojson .kml .kmz .gpkg .fgb .parquet. Whole
    records: .yaml, which `add` reads again, and datapackage.zip, tables with their schema.

    What made the file (filter, time, version, last revision, credits) stands in it, or in
    OUT-metadata.json beside it where the format has no room.

    Example: incidents export drones.csv --weapon-type drone
    Example: incidents export strikes.csv --as acled --country UA
    """
    asked = session(context)
    written = asked.store().export(
        out, hxl=hxl, blur=blur, force=force, scheme=scheme, no_delay=no_delay, **wanted
    )
    tell(asked, written)


def tell(asked: CliSession, written: Written) -> None:
    """Say what was written, and what a person has to know of it."""
    for text in written.warnings:
        asked.warn(text)
    for text in written.notes:
        asked.note(text)
    asked.note(f"{written.path}: {written.incidents} incident{'s' * (written.incidents != 1)}")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(export)
