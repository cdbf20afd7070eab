"""Rivers and lakes of Natural Earth, thinned out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapefile
from shapely.geometry import LineString, Polygon, box

STEPS = 500  # to a degree: a step is 220 m
# Degrees that a thinned line may be off, in Europe and the Middle East, and elsewhere.
NEAR, FAR = 0.006, 0.05
HERE = box(18, 11, 65, 62)
# Natural Earth's scale rank up to which a line is kept elsewhere.
FAR_RANK = 6
SMALLEST = {True: 0.004, False: 0.06}  # square degrees of a lake
# Drained since its dam was destroyed on 6 June 2023; the Dnipro is drawn in its place.
GONE = {"Kakhovka Reservoir"}
NAMES = {
    "Dnipro (Dnieper)": "Dnipro",
    "Pivd. Buh": "Southern Bug",
    "Kiyevskoye": "Kyiv Reservoir",
    "Bratul Chillia": "Danube",
}


def lines(shapes: Path) -> list[dict[str, Any]]:
    """Every line of water: kind, name, rank (0 the greatest) and points; the greatest first."""
    found = [*_rivers(shapes), *_lakes(shapes)]
    return sorted(
        found, key=lambda line: (line["rank"], line["kind"], line["name"], line["points"])
    )


def places(shapes: Path) -> set[int]:
    """GeoNames numbers of the places that Natural Earth names: towns, and never parts of one."""
    rows = _read(shapes / "ne_10m_populated_places_simple")
    return {int(row.record["geonameid"]) for row in rows if row.record["geonameid"] > 0}


def _read(path: Path) -> Iterator[Any]:
    with shapefile.Reader(str(path), encoding="utf-8", encodingErrors="replace") as reader:
        yield from reader.iterShapeRecords()


def _rivers(shapes: Path) -> Iterator[dict[str, Any]]:
    for row in _read(shapes / "ne_10m_rivers_lake_centerlines"):
        for part in _parts(row.shape):
            line, near = LineString(part), HERE.intersects(LineString(part))
            rank = int(row.record["scalerank"])
            if near or rank <= FAR_RANK:
                yield from _line("river", row.record["name"], rank, line, near)


def _lakes(shapes: Path) -> Iterator[dict[str, Any]]:
    for row in _read(shapes / "ne_10m_ocean"):
        kind, name = row.record["featurec_2"], row.record["name"]
        if not kind or name in GONE:
            continue
        area = Polygon(_parts(row.shape)[0])
        near, rank = HERE.intersects(area), int(row.record["scaleran_2"] or 0)
        if area.area >= SMALLEST[near] and (near or rank <= FAR_RANK):
            yield from _line("lake", name, rank, area.exterior, near)


def _parts(shape: Any) -> list[Any]:
    ends = [*shape.parts, len(shape.points)]
    return [shape.points[start:end] for start, end in pairwise(ends)]


def _line(kind: str, name: str, rank: int, line: Any, near: bool) -> Iterator[dict[str, Any]]:
    """The line as whole steps: a first point, longitude first, and the way to each further one."""
    thin = line.simplify(NEAR if near else FAR)
    steps = [(round(x * STEPS), round(y * STEPS)) for x, y in thin.coords]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(steps)]
    kept = [move for move in moves if any(move)]
    if len(kept) >= (3 if kind == "lake" else 1):
        points = [number for pair in (steps[0], *kept) for number in pair]
        yield {"kind": kind, "name": NAMES.get(name, name), "rank": rank, "points": points}
