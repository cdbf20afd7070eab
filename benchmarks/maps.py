"""Maps: the same incidents and popups on our page and on folium's own, in one Chromium."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from benchmarks.map_browser import Seen, chromium, look
from benchmarks.measure import Cost, Result, cost

MANY, VERY_MANY = 100_000, 1_000_000
# A page of so many incidents of the same towns, to know what one more weighs: scripts, outlines and
# ground are the same.
FEW = 1000


def maps(folder: Path, many: int = MANY, very_many: int = VERY_MANY) -> list[Result]:
    """Bytes, building, drawing, frames and memory of a map."""
    with chromium() as browser:
        built, seen = {}, {}
        for kind in ("ours", "cluster", "geojson"):
            built[kind] = _build(folder, kind, many)
            seen[kind] = look(browser, _page(folder, kind, many))
        most = _build(folder, "ours", very_many, notes=False)
        huge = look(browser, _page(folder, "ours", very_many, notes=False))
        seed = _seed(folder)
        collection = _quickest(browser, seed)
        empty = _quickest(browser, _empty(folder))
    weights = {kind: _weight(folder, kind, many) for kind in built}
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
    rows = folder / f"map-{number}{'' if notes else '-bare'}.pickle"
    if not rows.exists():
        program = "import sys, benchmarks.map_rows as m; "
        program += f"m.frame({number}, {notes}).to_pickle(sys.argv[1])"
        cost([sys.executable, "-c", program, rows])
    out = _page(folder, kind, number, notes)
    return cost([sys.executable, "-m", "benchmarks.map_pages", kind, rows, out])


def _page(folder: Path, kind: str, number: int, notes: bool = True) -> Path:
    return folder / f"{kind}-{number}{'' if notes else '-bare'}.html"


def _weight(folder: Path, kind: str, number: int, notes: bool = True) -> float:
    """Bytes of one more incident: what many weigh beyond a few."""
    _build(folder, kind, FEW, notes)
    many, few = (_page(folder, kind, n, notes).stat().st_size for n in (number, FEW))
    return (many - few) / (number - FEW)


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
    size = _weight(folder, "ours", number, notes=False)
    return [
        Result(f"map of {number:,} without notes: size", size, None, "B", "<= 20 B"),
        Result("  CPU to build", built.cpu, None, "s"),
        Result("  first drawing, beside the smaller map", huge.drawn, many.drawn, "s", "<= 4.00"),
        Result("  worst frame while moving", huge.worst, None, "ms"),
        Result("  95th percentile of frames", huge.p95, None, "ms", "< 33 ms"),
        Result("  memory of the page", huge.memory_mb, None, "MB"),
        Result("  longest pause while a year is played", huge.played or 0, None, "ms"),
    ]
