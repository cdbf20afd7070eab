"""`incidents site`: bases, plants, hospitals and other sites that strikes hit or came from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import session

if TYPE_CHECKING:
    from incidents.queries.places.sites import Site

group = typer.Typer(help="Sites: bases, plants, hospitals and other named spots.")
_TABLE = Annotated[
    str, typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json"))
]
_TEXT = Annotated[
    str, typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json"))
]


@group.command("list")
def list_sites(context: typer.Context, format: _TABLE = "table") -> None:
    """All sites with the number of records that point to them.

    Example: incidents site list --format json
    """
    from incidents.cli.tables import print_table

    check_format(format, "table", "json")
    sites = session(context).store().sites()
    if format == "json":
        print_json(sites)
        return
    headers = ("key", "name", "kind", "area", "lat, lon", "incidents")
    rows = [
        (s["key"], s["name"], s["kind"].replace("_", " "), _area(s), _point(s), str(s["incidents"]))
        for s in sites
    ]
    print_table(headers, rows, ("incidents",), whole=("key",), spare=("area", "lat, lon"))


@group.command("show")
def show_site(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help="A site by its key, any name, or a number elsewhere: icao:XWSG.", metavar="NAME"
        ),
    ],
    format: _TEXT = "text",
) -> None:
    """One site: its names, where it is and who says so, how many records point to it.

    Example: incidents site show "Saky air base"
    """
    check_format(format, "text", "json")
    site = session(context).store().site(name)
    if format == "json":
        print_json(site)
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(site)))


def _lines(site: Site) -> list[str]:
    called = "; ".join(name["name"] for name in site["names"] if name["name"] != site["name"])
    by = " ".join(part for part in (site["gazetteer"], site["gazetteer_id"]) if part)
    radius = f", within {site['uncertainty_m']:,.0f} m" if site["uncertainty_m"] else ""
    source = ", ".join(part for part in (site["publisher"], site["url"]) if part)
    facts = {
        "names": called,
        "kind": site["kind"].replace("_", " "),
        "area": _area(site),
        "where": f"{_point(site)}{radius}" + (f" ({by})" if by else ""),
        "owner": site["owner"],
        "elsewhere": ", ".join(site["ids"]),
        "source": source,
        "quote": site["quote"] and f'"{site["quote"]}" ({site["locator"]})',
        "note": site["note"],
        "incidents": f"{site['incidents']}; incidents query --site {site['key']} lists them",
    }
    head = [site["name"], site["key"], ""]
    return head + [f"{name:<12}{value}" for name, value in facts.items() if value]


def _area(site: Site) -> str:
    return ", ".join(part for part in (site["admin1"], site["country"]) if part)


def _point(site: Site) -> str:
    if site["latitude"] is None:
        return "no coordinates"
    return f"{site['latitude']:g}, {site['longitude']:g}"


def register(app: typer.Typer) -> None:
    """Add the command group to the program."""
    app.add_typer(group, name="site")
