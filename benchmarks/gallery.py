"""Make the pictures of docs/gallery out of invented rows: `python -m benchmarks.gallery`.

The rows are drawn at random and show what the layers look like, and nothing that happened. The
pictures in the repository were then reduced to 64 colours.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import maps
from benchmarks.map_browser import chromium
from benchmarks.map_rows import frame

OUT = Path(__file__).parents[1] / "docs" / "gallery"
_PROVINCES = (
    "Kharkiv", "Donetsk", "Odesa", "Sumy", "Dnipropetrovsk", "Zaporizhzhia", "Kherson", "Mykolaiv",
)  # fmt: skip
_SITES = {"Kapustin Yar": (48.57, 46.25), "Engels": (51.48, 46.2)}
_CONTEXT = {
    "title": "Invented incidents",
    "sites": [{"name": n, "latitude": a, "longitude": o} for n, (a, o) in _SITES.items()],
    "ranges": [{"weapon": "kh-101", "low_km": 600, "high_km": 900}],
    "made": {"filter": "none: the rows are invented"},
}
_LAYERS = {
    "default": [],
    "heat": ["heat"],
    "hexagons": ["hexagons"],
    "provinces": ["provinces"],
    "periods": ["periods"],
    "ranges": ["ranges", "launches", "points", "clusters"],
}
_SHOTS = (("desktop", 1280, 800, "light"), ("phone", 390, 844, "dark"))


def rows() -> Any:
    """Rows in which months, areas and launch sites occur."""
    made, pick = frame(4000).astype(object), random.Random(3)  # noqa: S311
    made["admin1"] = [_PROVINCES[int(pick.random() ** 2 * 8)] for _ in range(len(made))]
    made.loc[::9, "date_start"] = made.loc[::9, "date_start"].str[:7]
    made.loc[::9, "date_precision"] = "month"
    made.loc[5::400, "location_precision"] = "admin1"
    made.loc[::60, "launch_sites"] = "Kapustin Yar"
    made.loc[::85, "launch_sites"] = "Engels"
    made.loc[::85, "weapons"] = "kh-101"
    return made


def main() -> None:
    """Write every layer at both widths."""
    OUT.mkdir(parents=True, exist_ok=True)
    drawn = rows()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for name, layers in _LAYERS.items():
            page = maps.save(
                maps.page(drawn, context=_CONTEXT, layers=layers), Path(folder, "x.html")
            )
            for place, width, height, scheme in _SHOTS:
                view = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                view.goto(page.as_uri())
                view.wait_for_selector("html[data-drawn]", state="attached", timeout=60_000)
                view.wait_for_timeout(1500)
                view.screenshot(path=str(OUT / f"{name}-{place}.png"))
                view.close()


if __name__ == "__main__":
    sys.exit(main())
