"""TopoJSON, the little of it that the outlines need: decoding arcs, and cutting a map smaller.

In TopoJSON a border shared by two areas is stored once, as an arc; an area is a list of arc
numbers. A negative number `~n` means arc `n` walked backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
Topology = dict[str, Any]


def geometries(topology: Topology) -> list[dict[str, Any]]:
    """The geometries of the one object a file of ours has."""
    (layer,) = topology["objects"].values()
    shapes: list[dict[str, Any]] = layer["geometries"]
    return shapes


def decode_arcs(topology: Topology) -> list[Ring]:
    """Every arc as (longitude, latitude) points in degrees, to the decimetre."""
    (step_x, step_y), (west, south) = (topology["transform"][key] for key in ("scale", "translate"))
    return [
        [
            (round(west + x * step_x, 6), round(south + y * step_y, 6))
            for x, y in accumulate(arc, _step)
        ]
        for arc in topology["arcs"]
    ]


def polygons(geometry: dict[str, Any], arcs: list[Ring]) -> list[Polygon]:
    """The polygons of one geometry: each its outer ring, then its holes; every ring is closed."""
    return [[_ring(numbers, arcs) for numbers in part] for part in _parts(geometry)]


def subset(topology: Topology, keep: Callable[[str], bool]) -> Topology:
    """The same map with only the geometries whose `code` is to be kept, and only their arcs."""
    kept = [shape for shape in geometries(topology) if keep(shape["properties"]["code"])]
    used = sorted({_forward(number) for shape in kept for number in _numbers(shape)})
    place = {old: new for new, old in enumerate(used)}
    (name,) = topology["objects"]
    chosen = {"type": "GeometryCollection", "geometries": [_moved(shape, place) for shape in kept]}
    arcs = [topology["arcs"][number] for number in used]
    return {**topology, "arcs": arcs, "objects": {name: chosen}}


def _step(start: list[int], move: list[int]) -> list[int]:
    return [start[0] + move[0], start[1] + move[1]]


def _parts(geometry: dict[str, Any]) -> list[list[list[int]]]:
    shape: Any = geometry["arcs"]
    return [shape] if geometry["type"] == "Polygon" else list(shape)


def _numbers(geometry: dict[str, Any]) -> Iterator[int]:
    return (number for part in _parts(geometry) for ring in part for number in ring)


def _forward(number: int) -> int:
    return number if number >= 0 else ~number


def _ring(numbers: Iterable[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _moved(geometry: dict[str, Any], place: dict[int, int]) -> dict[str, Any]:
    def renumber(number: int) -> int:
        return place[number] if number >= 0 else ~place[~number]

    parts = [[[renumber(n) for n in ring] for ring in part] for part in _parts(geometry)]
    return {**geometry, "arcs": parts[0] if geometry["type"] == "Polygon" else parts}
