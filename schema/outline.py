"""An outline on the map: is a point inside, how far is its border; and reading one from GeoJSON.

The GeoJSON reader is for an outline that a person drew: "the strikes inside this area".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from schema.errors import InputError
from schema.geodesy import DEGREE_M, narrowing
from schema.topology import Point, Polygon, Ring

Box = tuple[float, float, float, float]
_Side = tuple[float, float, float, float]
"""A side of a ring: from x, y to x, y."""

_CONTAINERS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
_SURFACES = "a GeoJSON Polygon or MultiPolygon, or features or a collection of them"


@dataclass(frozen=True, slots=True)
class Area:
    """A country, a first-level area such as an oblast, or an outline of the user's own.

    `code` is ISO 3166-1 alpha-2 for a country and ISO 3166-2 for a first-level area; one that
    ends in `~` is Natural Earth's own, because ISO has none today. `country` is the alpha-2 code
    of the country it is part of. `native` is the name in the country's language, or empty.
    `polygons` lists polygons, each its outer ring and then its holes, each ring closed (longitude,
    latitude) points in WGS 84 degrees. `bbox` is west, south, east, north.
    """

    code: str
    name: str
    country: str
    polygons: list[Polygon]
    bbox: Box
    native: str = ""

    def contains(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies inside; of a point on the very border, either may be said.

        Degrees. A longitude may be written either way around the world: 181 is -179.
        """
        west, south, east, north = self.bbox
        if not south <= latitude <= north:
            return False
        return any(
            west <= x <= east and any(_inside(part, x, latitude) for part in self.polygons)
            for x in spellings(longitude)
        )

    def distance_km(self, latitude: float, longitude: float) -> float:
        """Kilometres from the point to the nearest border, for distances up to about 100 km."""
        squeeze = narrowing(latitude)
        return (
            DEGREE_M
            / 1000
            * min(
                _distance((x1 - longitude) * squeeze, y1 - latitude, (x2 - x1) * squeeze, y2 - y1)
                for part in self.polygons
                for ring in part
                for (x1, y1), (x2, y2) in pairwise(ring)
            )
        )


_BANDS = 1_000


def ready(area: Area) -> Callable[[float, float], bool]:
    """`area.contains`, made ready for very many points: of each band of latitude only the sides
    that reach into it are looked at. The answers are the same.
    """
    west, south, east, north = area.bbox
    step = (north - south) / _BANDS or 1.0
    bands: list[dict[int, list[_Side]]] = [{} for _ in range(_BANDS + 1)]
    for number, part in enumerate(area.polygons):
        for ring in part:
            for (x1, y1), (x2, y2) in pairwise(ring):
                first, last = (int((y - south) / step) for y in sorted((y1, y2)))
                for band in bands[max(first - 1, 0) : last + 2]:
                    band.setdefault(number, []).append((x1, y1, x2, y2))
    listed = [list(band.values()) for band in bands]

    def contains(latitude: float, longitude: float) -> bool:
        if not south <= latitude <= north:
            return False
        parts = listed[int((latitude - south) / step)]
        return any(
            west <= x <= east and any(_odd(sides, x, latitude) for sides in parts)
            for x in spellings(longitude)
        )

    return contains


def area_of(
    polygons: list[Polygon], name: str, code: str = "", country: str = "", native: str = ""
) -> Area:
    """An area made of polygons; finds its bounding box."""
    return Area(code, name, country, polygons, _box(polygons), native)


def read_outline(path: str | Path) -> Area:
    """The area a GeoJSON file outlines, all its polygons together.

    Raises `InputError` when the file cannot be read, is not GeoJSON, has no polygon, has
    something other than polygons, or has coordinates that are no longitude and latitude.
    """
    where = str(path)
    try:
        read = json.loads(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise InputError("a GeoJSON file", error.strerror or "no file", where) from error
    except (ValueError, RecursionError) as error:
        raise InputError("GeoJSON text", f"something else ({error})", where) from error
    return polygons_of_geojson(read, name=Path(path).stem, where=where)


def polygons_of_geojson(document: Any, name: str = "", where: str = "GeoJSON") -> Area:
    """The area a GeoJSON document outlines: `read_outline` for one that is already read."""
    found = list(_polygons(document, where))
    if not found:
        raise InputError(_SURFACES, "no polygon at all", where)
    return area_of(found, name)


def _polygons(item: Any, where: str) -> Iterator[Polygon]:
    kind = item.get("type") if isinstance(item, Mapping) else None
    if isinstance(kind, str) and kind in _CONTAINERS:
        key = _CONTAINERS[kind]
        for number, inner in enumerate(_listed(item.get(key), f"{where}: {key}")):
            yield from _polygons(inner, f"{where}: {key}[{number}]")
    elif kind == "Feature":
        if item.get("geometry") is not None:
            yield from _polygons(item["geometry"], f"{where}: geometry")
    elif kind == "Polygon":
        yield _polygon(item.get("coordinates"), where)
    elif kind == "MultiPolygon":
        for part in _listed(item.get("coordinates"), where):
            yield _polygon(part, where)
    else:
        raise InputError(_SURFACES, _seen(item, kind), where)


def _seen(item: Any, kind: Any) -> str:
    if kind is not None:
        return f"type {kind!r}"
    return "an object without a type" if isinstance(item, Mapping) else _type_name(item)


def _polygon(rings: Any, where: str) -> Polygon:
    read = [_ring(ring, where) for ring in _listed(rings, where)]
    if not read:
        raise InputError("a polygon with an outer ring", "one without any", where)
    return read


def _ring(points: Any, where: str) -> Ring:
    ring = [_point(point, where) for point in _listed(points, where)]
    if ring[:1] != ring[-1:]:
        ring.append(ring[0])
    if len(ring) < 4:
        raise InputError("a ring of at least three points", f"{len(set(ring))}", where)
    _refuse_leaps(ring, where)
    return ring


def _refuse_leaps(ring: Iterable[Point], where: str) -> None:
    for (start, _), (end, _) in pairwise(ring):
        if 180 < abs(end - start) < 360:
            raise InputError(
                "a side that spans at most half the world",
                f"one from longitude {start:g} to {end:g}",
                where,
                "cut an outline that crosses 180 degrees in two there; "
                "give a side that really is this long a point in its middle",
            )


def _point(position: Any, where: str) -> Point:
    numbers = _listed(position, where)[:2]
    if len(numbers) < 2 or any(type(number) not in (int, float) for number in numbers):
        raise InputError("a position [longitude, latitude]", f"{position!r}", where)
    longitude, latitude = numbers
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise InputError(
            "a longitude from -180 to 180 and a latitude from -90 to 90",
            f"{position!r}",
            where,
            "GeoJSON wants WGS 84 degrees, the longitude first",
        )
    return float(longitude), float(latitude)


def _listed(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise InputError("a list", _type_name(value), where)
    return value


def _type_name(value: Any) -> str:
    return "nothing" if value is None else f"{type(value).__name__} {value!r:.40}"


def _box(polygons: list[Polygon]) -> Box:
    points = [point for part in polygons for point in part[0]]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _inside(part: Polygon, x: float, y: float) -> bool:
    return _odd(((*one, *other) for ring in part for one, other in pairwise(ring)), x, y)


def _odd(sides: Iterable[_Side], x: float, y: float) -> bool:
    """Whether a ray from the point to the east crosses an odd number of sides: it begins inside,
    since a hole is crossed once more.
    """
    inside = False
    for x1, y1, x2, y2 in sides:
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def spellings(longitude: float) -> tuple[float, ...]:
    """The longitude as outlines write it, -180 to 180; at the antimeridian both ways."""
    turned = longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
    return (-180.0, 180.0) if abs(turned) == 180 else (turned,)


def _distance(x: float, y: float, across: float, up: float) -> float:
    """How far from the origin a side passes that starts at (x, y)."""
    length = across * across + up * up
    share = min(1, max(0, -(x * across + y * up) / length)) if length else 0
    return hypot(x + share * across, y + share * up)
