"""`incidents map`: the interactive map, one file that opens without a network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.completion import layers, words
from incidents.cli.options import (
    BLUR,
    FORCE,
    LANG,
    NO_DELAY,
    SUBTITLE,
    TITLE,
    pixels,
    with_filters,
)
from incidents.cli.publish.export import tell
from incidents.cli.session import session
from incidents.queries.filters import Filters


@with_filters
def map(
    wanted: Filters,
    *,
    context: typer.Context,
    out: Annotated[
        Path, typer.Argument(help="File to write: .html, .svg, .png, .pdf, .gif or .mp4.")
    ],
    layer: Annotated[
        list[str],
        typer.Option(
            help="What to draw: provinces, countries, areas, heat, hexagons, periods, uncertainty, "
            "ranges, launches, points or clusters. Several together are allowed.",
            metavar="NAME",
            autocompletion=layers,
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
    slim: Annotated[
        bool,
        typer.Option(
            "--slim",
            help="Leave out who says what of each incident; the page says so, and is smaller.",
        ),
    ] = False,
    no_delay: NO_DELAY = False,
    story: Annotated[
        Path | None,
        typer.Option(
            help="A YAML file of steps (title, text, view, filter, incident, layers) that the page "
            "leads its reader through; steps can be recorded in the page.",
            metavar="FILE",
        ),
    ] = None,
    embed: Annotated[
        bool, typer.Option("--embed", help="Print an iframe that holds the page in another one.")
    ] = False,
    title: TITLE = None,
    subtitle: SUBTITLE = None,
    size: Annotated[
        str, typer.Option(help="Width and height of a picture in pixels.", metavar="WxH")
    ] = "1600x1000",
    view: Annotated[
        str,
        typer.Option(
            help="What a picture shows: `fit` for all that is drawn, or its middle and zoom.",
            metavar="LAT,LON,ZOOM",
        ),
    ] = "fit",
    scale: Annotated[
        float, typer.Option(help="A .png has so many times the pixels.", metavar="N")
    ] = 1,
    theme: Annotated[
        str,
        typer.Option(
            help="Colours of a picture: light, dark, or grey for print.",
            metavar="NAME",
            autocompletion=words("light", "dark", "grey"),
        ),
    ] = "light",
    locator: Annotated[
        bool, typer.Option("--locator", help="A small map that says where the picture lies.")
    ] = False,
    step: Annotated[
        str | None,
        typer.Option(
            help="What each picture of a film shows: a month (the usual) or a day.",
            metavar="NAME",
            autocompletion=words("month", "day"),
        ),
    ] = None,
    cumulative: Annotated[
        bool, typer.Option("--cumulative", help="In a film, what happened stays.")
    ] = False,
    force: FORCE = False,
    lang: LANG = None,
) -> None:
    """Draw matching incidents: an interactive page that asks nothing of the network, or a picture.

    A picture for print (.svg, .png, .pdf) has title, legend, scale and credits and no controls;
    .png and .pdf need a Chromium of this machine. With --layer a .png is taken of the page. A .gif
    or .mp4 plays the time, a picture for each month or day; .mp4 needs ffmpeg.

    Example: incidents map november.html --from 2024-11 --to 2024-11 --layer hexagons
    """
    from maps import Film, Still

    film = Film(step or "month", cumulative) if step or cumulative else None
    if film:
        film.check()
    asked = session(context)
    asked.speak(in_files=True)
    still = Still(title, subtitle, pixels(size), scale, view, theme, locator)
    written = asked.store().map(
        out,
        layers=layer,
        tiles=tiles,
        blur=blur,
        slim=slim,
        story=story,
        still=still,
        film=film,
        force=force,
        no_delay=no_delay,
        lang=asked.language,
        **wanted,
    )
    tell(asked, written)
    if embed:
        sys.stdout.write(_frame(out) + "\n")


_PERMITS = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"


def _frame(out: Path) -> str:
    """An element for other pages: the map runs its scripts there, saves what its reader selects and
    opens the pages of its sources as ordinary ones, and may do nothing else.
    """
    from html import escape
    from urllib.parse import quote

    address, permits = escape(quote(out.name)), _PERMITS
    return (
        f'<iframe src="{address}" title="Map of incidents" width="100%" height="600" '
        f'style="border:0" loading="lazy" sandbox="{permits}" '
        'referrerpolicy="no-referrer"></iframe>'
    )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(map)
