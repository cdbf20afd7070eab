"""A page as a picture or a PDF, taken by a Chromium of this machine with the network cut."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from os import PathLike
from pathlib import Path

from schema.errors import IncidentsError

_BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_QUIET = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--hide-scrollbars",
)
_TAKES = {".png": "--screenshot", ".pdf": "--print-to-pdf"}
_SIZE = (1600, 1000)
# In the time of the page: unpacking and drawing are over long before, and waiting costs nothing.
_PATIENCE_MS = 15_000
_MOST_SECONDS = 120


class NoBrowserError(IncidentsError):
    """No browser that can take a picture is installed, or it took none."""


def picture(
    page: str, path: str | PathLike[str], size: tuple[int, int] = _SIZE, scale: float = 1
) -> Path:
    """Write a PNG of this page, `size` in pixels of the page and `scale` times as many of the
    file, and say where; raises NoBrowserError.
    """
    sized = f"--window-size={size[0]},{size[1]}"
    return _taken(page, Path(path), ".png", [sized, f"--force-device-scale-factor={scale:g}"])


def pdf(page: str, path: str | PathLike[str]) -> Path:
    """Write a PDF of this page as it prints, and say where; raises NoBrowserError."""
    return _taken(page, Path(path), ".pdf", ["--no-pdf-header-footer"])


def of_svg(svg: str, size: tuple[int, int]) -> str:
    """A page that is nothing but an SVG of this size, on one sheet when it is printed."""
    width, height = size
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><style>'
        f"@page{{size:{width}px {height}px;margin:0}}html,body{{margin:0}}svg{{display:block}}"
        f"</style></head><body>{svg}</body></html>"
    )


def _taken(page: str, written: Path, ending: str, how: list[str]) -> Path:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise NoBrowserError(
            f"expected a browser called {' or '.join(_BROWSERS[1:4])} to take the picture, "
            "found none\n  install one (apt-get install chromium), or write .html or .svg"
        )
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "page.html"), Path(folder, f"out{ending}")
        source.write_text(page, encoding="utf-8")
        _run(browser, source, out, [f"{_TAKES[ending]}={out}", *how])
        shutil.copyfile(out, written)
    return written


def _run(browser: str, source: Path, out: Path, how: list[str]) -> None:
    """Open the page in a profile of its own; a sandbox inside a container needs the second try."""
    own = f"--user-data-dir={source.parent / 'profile'}"
    wait = f"--virtual-time-budget={_PATIENCE_MS}"
    command = [browser, *_QUIET, own, wait, *how]
    for sandbox in ([], ["--no-sandbox"]):
        done = _ended([*command, *sandbox, source.as_uri()])
        if out.exists():
            return
    raise NoBrowserError(f"expected a picture from {browser}, found none\n  it said: {done[-300:]}")


def _ended(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # a browser that this machine has
            command, capture_output=True, text=True, timeout=_MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"nothing within {_MOST_SECONDS} seconds"
    return done.stderr.strip()
