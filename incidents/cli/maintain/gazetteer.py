"""`incidents gazetteer`: the offline gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.completion import countries as countries_known
from incidents.cli.completion import words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import session

group = typer.Typer(help="The offline gazetteer: build, add, fetch, info.", no_args_is_help=True)


@group.command("build")
def build_gazetteer(context: typer.Context) -> None:
    """Build the gazetteer anew. Geocoding does it by itself when it is needed.

    Example: incidents gazetteer build
    """
    asked = session(context)
    path = asked.unchecked().build_gazetteer()
    asked.note(f"{path}: {path.stat().st_size / 1e6:.0f} MB")


@group.command("add")
def add_file(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(help="A GeoNames country file (UA.txt) or a settlement register (KATOTTG)."),
    ],
) -> None:
    """Add a GeoNames country file, or Ukraine's register of settlements (XLSX or CSV).

    Example: incidents gazetteer add UA.txt
    """
    asked = session(context)
    asked.unchecked().add_to_gazetteer(file)
    asked.note(f"{file.name} is in the gazetteer")


@group.command("fetch")
def fetch_files(
    context: typer.Context,
    countries: Annotated[
        list[str],
        typer.Argument(help="Countries, ISO 3166-1 alpha-2.", autocompletion=countries_known),
    ],
    sha256: Annotated[
        str | None,
        typer.Option(help="The digest that the one file must have.", metavar="HEX"),
    ] = None,
) -> None:
    """Fetch GeoNames country files over the network, with every village, and add them.

    A country whose file is whole counts as complete: a village that is alone of its name there may
    be chosen. The digest and the day are kept; `info` shows them.

    Example: incidents gazetteer fetch UA LB SY
    """
    asked = session(context)
    for one in asked.unchecked().fetch_gazetteer(*countries, sha256=sha256):
        asked.note(f"{one.file} of {one.date} is in the gazetteer; SHA-256 {one.sha256}")


@group.command("info")
def info(
    context: typer.Context,
    format: Annotated[
        str,
        typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json")),
    ] = "table",
) -> None:
    """What the gazetteer holds, whose data it is, and where it stands.

    Example: incidents gazetteer info
    """
    check_format(format, "table", "json")
    gazetteer = session(context).unchecked().gazetteer()
    rows = [source for source in gazetteer.sources() if source["key"] != "stamp"]
    if format == "json":
        found = {"path": str(gazetteer.path), "names": gazetteer.count_names(), "sources": rows}
        print_json(found)
        return
    from incidents.cli.tables import print_table

    headers = ("source", "places", "edition", "credit")
    cells = [(r["key"], r["places"], (r["edition"] or "")[:12], r["credit"]) for r in rows]
    print_table(headers, cells, ("places",), whole=("source", "credit"), spare=("edition",))
    session(context).note(f"{gazetteer.count_names():,} names in {gazetteer.path}")


def register(app: typer.Typer) -> None:
    """Add the command group to the program."""
    app.add_typer(group, name="gazetteer")
