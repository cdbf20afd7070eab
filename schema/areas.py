"""Outlines of countries and of their first-level areas, and which of them a place lies in.

The outlines come from Natural Earth (public domain), thinned out, with Ukraine and other
disputed borders drawn as seed_data/areas/README.md explains. They are good to about a kilometre
near Europe and the Middle East and to several elsewhere: enough to draw a map and to name the
oblast of a town, not to say on which side of a border a crater lies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

from schema.errors import UnknownNameError, nearest
from schema.topology import Polygon, Ring, Topology, decode_arcs, geometries, subset
from schema.topology import polygons as decode_polygons

__all__ = ["LAYERS", "Area", "admin1", "admin1_at", "countries", "country_at", "topology"]

LAYERS = ("countries", "admin1")

Box = tuple[float, float, float, float]


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
            for x in _spellings(longitude)
        )

    def distance_km(self, latitude: float, longitude: float) -> float:
        """Kilometres from the point to the nearest border, for distances up to about 100 km."""
        squeeze = cos(radians(latitude))
        return 111.2 * min(
            _distance(
                (x - longitude) * squeeze, y - latitude, (u - longitude) * squeeze, v - latitude
            )
            for part in self.polygons
            for ring in part
            for (x, y), (u, v) in pairwise(ring)
        )


def area_of(
    polygons: list[Polygon], name: str, code: str = "", country: str = "", native: str = ""
) -> Area:
    """An area made of polygons; finds its bounding box."""
    return Area(code, name, country, polygons, _box(polygons), native)


@cache
def countries() -> dict[str, Area]:
    """Every country and territory that has an alpha-2 code, by that code; Kosovo is XK."""
    return {area.code: area for area in _areas("countries")}


def admin1(country: str | None = None) -> dict[str, Area]:
    """First-level areas by ISO 3166-2 code: of the world, or of one country.

    Raises `UnknownNameError` for a country code that nothing has.
    """
    if country is None:
        return dict(_admin1())
    chosen = {code: area for code, area in _admin1().items() if area.country == country}
    if not chosen:
        raise UnknownNameError("country", country, nearest(country, countries()))
    return chosen


def country_at(latitude: float, longitude: float, within_km: float = 0) -> str | None:
    """The alpha-2 code of the country a point lies in, or None at sea.

    `within_km` as in `admin1_at`.
    """
    # the first-level outlines are the finer ones, so they decide near a border
    unit = admin1_at(latitude, longitude, within_km)
    if unit:
        return unit.country
    found = (code for code, area in countries().items() if area.contains(latitude, longitude))
    return next(found, None)


def admin1_at(latitude: float, longitude: float, within_km: float = 0) -> Area | None:
    """The first-level area a point lies in, or None at sea.

    Harbours and spits may fall off the simplified coast: `within_km`, up to about 100, takes the
    nearest area that is no farther than that.
    """
    found = (area for area in _admin1().values() if area.contains(latitude, longitude))
    return next(found, None) or _nearest(latitude, longitude, within_km)


def _nearest(latitude: float, longitude: float, within_km: float) -> Area | None:
    if within_km <= 0:
        return None
    high = within_km / 111.2
    wide = high / max(cos(radians(latitude)), 0.01)
    near = [
        (area.distance_km(latitude, longitude), area.code)
        for area in _admin1().values()
        if area.bbox[0] - wide <= longitude <= area.bbox[2] + wide
        and area.bbox[1] - high <= latitude <= area.bbox[3] + high
    ]
    distance, code = min(near, default=(within_km + 1, ""))
    return _admin1()[code] if distance <= within_km else None


def topology(layer: str, codes: Iterable[str] | None = None) -> Topology:
    """The outlines of a layer as TopoJSON, to be put into a page; `codes` keeps only those areas.

    `layer` is one of `LAYERS`, and also the name of the object inside. Each geometry has the
    properties `code` and `name`, and in admin1 `country` and perhaps `native`.
    Raises `UnknownNameError` for a layer or code that does not exist.
    """
    whole = _topology(layer)
    if codes is None:
        return whole
    wanted = set(codes)
    known = {shape["properties"]["code"] for shape in geometries(whole)}
    for code in sorted(wanted - known):
        raise UnknownNameError(f"area of the layer {layer}", code, nearest(code, known))
    return subset(whole, wanted.__contains__)


@cache
def _admin1() -> dict[str, Area]:
    return {area.code: area for area in _areas("admin1")}


def _areas(layer: str) -> Iterator[Area]:
    whole = _topology(layer)
    arcs = decode_arcs(whole)
    for shape in geometries(whole):
        own = {"country": shape["properties"]["code"], **shape["properties"]}
        yield area_of(decode_polygons(shape, arcs), **own)


@cache
def _topology(layer: str) -> Topology:
    if layer not in LAYERS:
        raise UnknownNameError("layer", layer, LAYERS)
    text = (files("seed_data") / "areas" / f"{layer}.topo.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def _box(polygons: list[Polygon]) -> Box:
    points = [point for part in polygons for point in part[0]]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _inside(part: Polygon, x: float, y: float) -> bool:
    # even-odd: a hole is crossed once more, so all rings count alike
    return sum(_crossings(ring, x, y) for ring in part) % 2 == 1


def _crossings(ring: Ring, x: float, y: float) -> int:
    """How many sides of the ring a ray from the point to the east crosses."""
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )


def _spellings(longitude: float) -> tuple[float, ...]:
    """The longitude as outlines write it, -180 to 180; at the antimeridian both ways."""
    turned = longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
    return (-180.0, 180.0) if abs(turned) == 180 else (turned,)


def _distance(x1: float, y1: float, x2: float, y2: float) -> float:
    """How far from the origin the side between two points passes."""
    across, up = x2 - x1, y2 - y1
    length = across * across + up * up
    share = -(x1 * across + y1 * up) / length if length else 0
    share = min(1, max(0, share))
    return hypot(x1 + share * across, y1 + share * up)
