"""A map as a file: a page that opens without a network, or a still of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from incidents.exporters.whole_files import check_free, whole_file
from schema.errors import UsageError

_PAGES = (".html", ".htm")
_STILL = ".png"


def check_map(out: Path, tiles: Sequence[str], force: bool) -> None:
    """Refuse, before anything is drawn, a file that no map can be."""
    kind = out.suffix.lower()
    if kind not in (*_PAGES, _STILL):
        raise UsageError(f"{out}: expected a file that ends in .html or .png, found {kind!r}")
    if tiles and kind == _STILL:
        raise UsageError("--tiles: expected a page, found a still, which asks nothing of a network")
    check_free(out, force)


def write_page(page: str, out: Path, force: bool, picture: Callable[[str, Path], Any]) -> None:
    """Write the page, or what `picture` takes of it, by the ending of the file."""
    if out.suffix.lower() == _STILL:
        picture(page, out)
        return
    with whole_file(out, force) as file:
        file.write(page)
