"""Reads an outline that a person drew, out of a GeoJSON file: "the strikes inside this area"."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from schema.areas import Area, area_of
from schema.errors import InputError
from schema.topology import Point, Polygon, Ring

_CONTAINERS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
_SURFACES = "a GeoJSON Polygon or MultiPolygon, or features or a collection of them"


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
    except ValueError as error:
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
    longitude, latitude = float(numbers[0]), float(numbers[1])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise InputError(
            "a longitude from -180 to 180 and a latitude from -90 to 90",
            f"{position!r}",
            where,
            "GeoJSON wants WGS 84 degrees, the longitude first",
        )
    return longitude, latitude


def _listed(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise InputError("a list", _type_name(value), where)
    return value


def _type_name(value: Any) -> str:
    return "nothing" if value is None else f"{type(value).__name__} {value!r:.40}"
