"""Maps: the same incidents and popups on our page and on folium's own, in one Chromium."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from benchmarks.map_browser import Seen, chromium, look
from benchmarks.measure import Cost, Result, cost

MANY, VERY_MANY = 100_000, 1_000_000
# What a page weighs before its first incident: Leaflet, scripts, outlines.
_FIXED = 1_500_000


def maps(folder: Path, many: int = MANY, very_many: int = VERY_MANY) -> list[Result]:
    """Bytes, building, drawing, frames and memory of a map."""
    with chromium() as browser:
        built, seen = {}, {}
        for kind in ("ours", "cluster", "geojson"):
            built[kind] = _build(folder, kind, many)
            seen[kind] = look(browser, folder / f"{kind}-{many}.html")
        most = _build(folder, "ours", very_many, notes=False)
        huge = look(browser, folder / f"ours-{very_many}.html")
        seed = _seed(folder)
        collection = _quickest(browser, seed)
        empty = _quickest(browser, _empty(folder))
    weights = {kind: _weight(folder / f"{kind}-{many}.html", many) for kind in built}
    return [
        *_beside("FastMarkerCluster", many, built, seen, weights, "cluster"),
        *_beside("GeoJson", many, built, seen, weights, "geojson"),
        *_very_many(folder, very_many, most, huge, seen["ours"]),
        Result("map of the seed records: size", seed.stat().st_size / 1e6, None, "MB", "< 2 MB"),
        Result("  first drawing beyond an empty page", collection.drawn - empty.drawn, None, "s",
               "<= 0.5 s"),
        Result("  worst frame while moving", collection.worst, None, "ms", "<= 50 ms"),
        Result("  95th percentile of frames", collection.p95, None, "ms", "<= 17 ms"),
    ]  # fmt: skip


def _quickest(browser: Any, path: Path) -> Seen:
    """Of three looks at a page the one that was drawn first."""
    return min((look(browser, path) for _ in range(3)), key=lambda seen: seen.drawn)


def _empty(folder: Path) -> Path:
    """A page of ours that holds no incident."""
    out = folder / "empty.html"
    program = "import sys, maps; maps.save(maps.page([]), sys.argv[1])"
    cost([sys.executable, "-c", program, out])
    return out


def _seed(folder: Path) -> Path:
    """The map that `incidents demo` makes."""
    cost([sys.executable, "-m", "incidents", "demo", folder / "demo", "--force"])
    return next((folder / "demo").glob("*.html"))


def _build(folder: Path, kind: str, number: int, notes: bool = True) -> Cost:
    rows = folder / f"map-{number}.pickle"
    if not rows.exists():
        program = "import sys, benchmarks.map_rows as m; "
        program += f"m.frame({number}, {notes}).to_pickle(sys.argv[1])"
        cost([sys.executable, "-c", program, rows])
    out = folder / f"{kind}-{number}.html"
    return cost([sys.executable, "-m", "benchmarks.map_pages", kind, rows, out])


def _weight(path: Path, number: int) -> float:
    """Bytes an incident beyond what any of our pages weighs; folium's have no such part."""
    fixed = _FIXED if path.name.startswith("ours") else 0
    return max(0, path.stat().st_size - fixed) / number


def _beside(
    name: str,
    many: int,
    built: dict[str, Cost],
    seen: dict[str, Seen],
    weights: dict[str, float],
    peer: str,
) -> list[Result]:
    mine, theirs = seen["ours"], seen[peer]
    return [
        Result(
            f"map of {many:,} beside {name}: size", weights["ours"], weights[peer], "B", "<= 90 B"
        ),
        Result("  CPU to build", built["ours"].cpu, built[peer].cpu, "s", "<= 0.50"),
        Result("  first complete drawing", mine.drawn, theirs.drawn, "s", "<= 0.25"),
        Result("  worst frame while moving", mine.worst, theirs.worst, "ms", "< 50 ms"),
        Result("  95th percentile of frames", mine.p95, theirs.p95, "ms", "< 20 ms"),
        Result("  memory of the page", mine.memory_mb, theirs.memory_mb, "MB", "< 0.50"),
    ]


def _very_many(folder: Path, number: int, built: Cost, huge: Seen, many: Seen) -> list[Result]:
    size = _weight(folder / f"ours-{number}.html", number)
    return [
        Result(f"map of {number:,} without notes: size", size, None, "B", "<= 20 B"),
        Result("  CPU to build", built.cpu, None, "s"),
        Result("  first drawing, beside the smaller map", huge.drawn, many.drawn, "s", "<= 4.00"),
        Result("  worst frame while moving", huge.worst, None, "ms"),
        Result("  95th percentile of frames", huge.p95, None, "ms", "< 33 ms"),
        Result("  memory of the page", huge.memory_mb, None, "MB"),
        Result("  longest pause while a year is played", huge.played or 0, None, "ms"),
    ]
