"""`incidents gazetteer`: the offline gazetteer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import check_format
from incidents.cli.session import CliSession, session

if TYPE_CHECKING:
    from incidents.geocode.answer import Answer, Hints
    from incidents.geocode.gazetteer.index import Gazetteer
    from incidents.geocode.geocoder import Geocoder
    from incidents.geocode.pending import Locate

group = typer.Typer(help="The offline gazetteer: build, add, info.", no_args_is_help=True)


def opened(asked: CliSession) -> Gazetteer:
    """The gazetteer; built first, with a word about it, when it is missing, old or damaged."""
    from incidents.geocode.gazetteer import home

    return home.gazetteer(asked.note, lambda path, stamp: _build(asked, path, stamp))


def locator(asked: CliSession) -> Locate:
    """Looks places up in the gazetteer, which is opened when it is first needed."""
    geocoders: list[Geocoder] = []

    def locate(text: str, hints: Hints) -> Answer:
        from incidents.geocode.geocoder import Geocoder

        if not geocoders:
            geocoders.append(Geocoder(opened(asked)))
        return geocoders[0].geocode(text, hints)

    return locate


def _build(asked: CliSession, path: Path, stamp: str) -> None:
    from incidents.cli.progress import progress
    from incidents.geocode.gazetteer.build import build

    with progress(asked) as step:
        build(path, stamp, step)


@group.command("build")
def build_gazetteer(context: typer.Context) -> None:
    """Build the gazetteer anew. Geocoding does it by itself when it is needed.

    Example: incidents gazetteer build
    """
    from incidents.geocode.gazetteer import home

    asked = session(context)
    path = home.folder() / home.FILE
    _build(asked, path, home.stamp())
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
    from incidents.geocode.gazetteer import added, home

    asked = session(context)
    kept = added.add(home.folder(), file)
    try:
        opened(asked).close()
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    asked.note(f"{file.name} is in the gazetteer")


@group.command("info")
def info(
    context: typer.Context,
    format: Annotated[str, typer.Option(help="table or json.", metavar="NAME")] = "table",
) -> None:
    """What the gazetteer holds, whose data it is, and where it stands.

    Example: incidents gazetteer info
    """
    check_format(format, "table", "json")
    gazetteer = opened(session(context))
    rows = [source for source in gazetteer.sources() if source["key"] != "stamp"]
    if format == "json":
        found = {"path": str(gazetteer.path), "names": gazetteer.count_names(), "sources": rows}
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    from incidents.cli.tables import print_table

    headers = ("source", "places", "edition", "credit")
    cells = [(r["key"], r["places"], (r["edition"] or "")[:12], r["credit"]) for r in rows]
    print_table(headers, cells, ("places",), whole=("source", "credit"), spare=("edition",))
    session(context).note(f"{gazetteer.count_names():,} names in {gazetteer.path}")


def register(app: typer.Typer) -> None:
    """Add the command group to the program."""
    app.add_typer(group, name="gazetteer")
