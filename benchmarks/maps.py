"""Maps: the same incidents and popups on our page and on folium's own, in one Chromium."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.map_browser import Seen, chromium, look
from benchmarks.measure import Cost, Result, cost

MANY, VERY_MANY = 100_000, 1_000_000
# What a page weighs before its first incident: Leaflet, scripts, outlines.
_FIXED = 1_500_000


def maps(folder: Path) -> list[Result]:
    """Bytes, building, drawing, frames and memory of a map."""
    with chromium() as browser:
        built, seen = {}, {}
        for kind in ("ours", "cluster", "geojson"):
            built[kind] = _build(folder, kind, MANY)
            seen[kind] = look(browser, folder / f"{kind}-{MANY}.html")
        very_many = _build(folder, "ours", VERY_MANY, notes=False)
        huge = look(browser, folder / f"ours-{VERY_MANY}.html")
        seed = _seed(folder)
        collection = min((look(browser, seed) for _ in range(3)), key=lambda seen: seen.drawn)
    weights = {kind: _weight(folder / f"{kind}-{MANY}.html", MANY) for kind in built}
    return [
        *_beside("FastMarkerCluster", built, seen, weights, "cluster"),
        *_beside("GeoJson", built, seen, weights, "geojson"),
        *_very_many(folder, very_many, huge, seen["ours"]),
        Result("map of the seed records: size", seed.stat().st_size / 1e6, None, "MB", "< 2 MB"),
        Result("  first complete drawing", collection.drawn, None, "s", "<= 0.5 s"),
    ]


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
    built: dict[str, Cost],
    seen: dict[str, Seen],
    weights: dict[str, float],
    peer: str,
) -> list[Result]:
    mine, theirs = seen["ours"], seen[peer]
    return [
        Result(
            f"map of {MANY:,} beside {name}: size", weights["ours"], weights[peer], "B", "<= 90 B"
        ),
        Result("  CPU to build", built["ours"].cpu, built[peer].cpu, "s", "<= 0.50"),
        Result("  first complete drawing", mine.drawn, theirs.drawn, "s", "<= 0.25"),
        Result("  worst frame while moving", mine.worst, theirs.worst, "ms", "< 50 ms"),
        Result("  95th percentile of frames", mine.p95, theirs.p95, "ms", "< 20 ms"),
        Result("  memory of the page", mine.memory_mb, theirs.memory_mb, "MB", "< 0.50"),
    ]


def _very_many(folder: Path, built: Cost, huge: Seen, many: Seen) -> list[Result]:
    size = _weight(folder / f"ours-{VERY_MANY}.html", VERY_MANY)
    return [
        Result(f"map of {VERY_MANY:,} without notes: size", size, None, "B", "<= 20 B"),
        Result("  CPU to build", built.cpu, None, "s"),
        Result(f"  first drawing, beside {MANY:,}", huge.drawn, many.drawn, "s", "<= 4.00"),
        Result("  worst frame while moving", huge.worst, None, "ms"),
        Result("  95th percentile of frames", huge.p95, None, "ms", "< 33 ms"),
        Result("  memory of the page", huge.memory_mb, None, "MB"),
        Result("  longest pause while a year is played", huge.played or 0, None, "ms"),
    ]
