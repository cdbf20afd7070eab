"""`incidents map`: the interactive map, one file that opens without a network."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from incidents.cli.options import FORCE, with_filters
from incidents.cli.session import session
from incidents.filters import Filter


@with_filters
def map(
    wanted: Filter,
    *,
    context: typer.Context,
    out: Annotated[Path, typer.Argument(help="File to write, ending in .html.")],
    force: FORCE = False,
) -> None:
    """Draw matching incidents on a map in one HTML file that asks nothing of the network.

    Example: incidents map november.html --from 2024-11 --to 2024-11
    """
    count = write_map(context, wanted, out, force)
    session(context).note(f"{out}: {count} incident{'' if count == 1 else 's'}")


def write_map(context: typer.Context, wanted: Filter, out: Path, force: bool) -> int:
    """Write the map; how many incidents it holds."""
    from incidents.output import check_free, whole_file
    from schema.errors import UsageError

    if out.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{out}: expected a file that ends in .html, found {out.suffix!r}")
    check_free(out, force)
    frame = session(context).store().frame(**asdict(wanted))
    import maps

    page = maps.render(maps.page(frame))
    with whole_file(out, force) as file:
        file.write(page)
    return len(frame)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(map)
