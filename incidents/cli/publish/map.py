"""`incidents map`: the interactive map, one file that opens without a network."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.options import BLUR, FORCE, with_filters
from incidents.cli.session import session
from incidents.queries.filters import Filter


@with_filters
def map(
    wanted: Filter,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write, ending in .html or .png.")],
    layer: Annotated[
        list[str],
        typer.Option(
            help="What to draw: provinces, areas, heat, hexagons, periods, uncertainty, ranges, "
            "launches, points or clusters. Several together are allowed.",
            metavar="NAME",
        ),
    ] = [],  # noqa: B006  # typer reads the default and copies it
    tiles: Annotated[
        list[str],
        typer.Option(
            help="Street or satellite tiles that the reader may switch on, by their name in "
            "xyzservices, such as OpenStreetMap.Mapnik or Esri.WorldImagery. Several are allowed.",
            metavar="NAME",
        ),
    ] = [],  # noqa: B006  # typer reads the default and copies it
    blur: BLUR = None,
    embed: Annotated[
        bool, typer.Option("--embed", help="Print an iframe that holds the page in another one.")
    ] = False,
    force: FORCE = False,
) -> None:
    """Draw matching incidents on a map in one HTML file that asks nothing of the network.

    A file that ends in .png is a still of it, taken by a Chromium of this machine.

    Example: incidents map november.html --from 2024-11 --to 2024-11 --layer hexagons
    """
    count = write_map(context, wanted, out, force, layer, tiles, blur)
    session(context).note(f"{out}: {count} incident{'' if count == 1 else 's'}")
    if embed:
        sys.stdout.write(_frame(out) + "\n")


def write_map(
    context: typer.Context,
    wanted: Filter,
    out: Path,
    force: bool,
    layers: Sequence[str] = (),
    tiles: Sequence[str] = (),
    blur: str | None = None,
) -> int:
    """Write the map as a page or a picture; how many incidents it holds."""
    from incidents.exporters.whole_files import check_free
    from schema.errors import UsageError

    kind = out.suffix.lower()
    if kind not in (".html", ".htm", ".png"):
        raise UsageError(f"{out}: expected a file that ends in .html or .png, found {kind!r}")
    if tiles and kind == ".png":
        raise UsageError("--tiles: expected a page, found a still, which asks nothing of a network")
    check_free(out, force)
    import maps

    frame = session(context).store().frame(**asdict(wanted), blur=blur)
    page = maps.render(maps.page(frame, layers=layers, tiles=tiles))
    if kind == ".png":
        maps.picture(page, out)
    else:
        _write(page, out, force)
    return len(frame)


def _write(page: str, out: Path, force: bool) -> None:
    from incidents.exporters.whole_files import whole_file

    with whole_file(out, force) as file:
        file.write(page)


def _frame(out: Path) -> str:
    """An element for other pages: the map runs its scripts there and may do nothing else."""
    from html import escape
    from urllib.parse import quote

    address, permits = escape(quote(out.name)), "allow-scripts allow-popups"
    return (
        f'<iframe src="{address}" title="Map of incidents" width="100%" height="600" '
        f'style="border:0" loading="lazy" sandbox="{permits}" '
        'referrerpolicy="no-referrer"></iframe>'
    )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(map)
