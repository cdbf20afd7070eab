"""Outlines of countries and of their first-level areas, and which of them a place lies in.

The outlines come from Natural Earth (public domain), thinned out, with Ukraine and other
disputed borders drawn as seed_data/areas/README.md explains. They are good to about a kilometre
near Europe and the Middle East and to several elsewhere: enough to draw a map and to name the
oblast of a town, not to say on which side of a border a crater lies.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from math import floor
from pathlib import Path
from typing import Any, NamedTuple, cast

from schema.errors import UnknownNameError, nearest
from schema.geodesy import DEGREE_M, narrowing
from schema.outline import Area, area_of, polygons_of_geojson, read_outline, ready, spellings
from schema.topology import Topology, decode_arcs, geometries, polygons, subset

__all__ = [
    "COAST_DOUBT_KM",
    "LAYERS",
    "OUTLINE_DOUBT_KM",
    "Area",
    "FirstLevel",
    "admin1",
    "admin1_at",
    "countries",
    "country_at",
    "country_names",
    "country_points",
    "first_level",
    "first_level_names",
    "may_lie_in",
    "polygons_of_geojson",
    "read_outline",
    "topology",
]

LAYERS = ("countries", "admin1")
OUTLINE_DOUBT_KM, COAST_DOUBT_KM = 2.0, 5.0
"""How far the outlines may be off at a border, and where small islands, harbours and spits fall off
a thinned-out coast.
"""
_PROPERTIES = re.compile(r'"properties":(\{[^{}]*\})')


@cache
def countries() -> dict[str, Area]:
    """Every country and territory that has an alpha-2 code, by that code; Kosovo is XK."""
    return {area.code: area for area in _areas("countries")}


@cache
def country_names() -> dict[str, str]:
    """The name of every country by its code: what `countries` names, without its outlines, which
    take much longer to read.
    """
    return {area["code"]: area["name"] for area in _described("countries")}


class FirstLevel(NamedTuple):
    """A first-level area without its outline; fields as in `Area`."""

    code: str
    name: str
    country: str
    native: str = ""


@cache
def first_level() -> dict[str, FirstLevel]:
    """Every first-level area by its ISO 3166-2 code: what `admin1` names, without its outlines,
    which take much longer to read.
    """
    return {area["code"]: FirstLevel(**area) for area in _described("admin1")}


@cache
def country_points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude that web maps give for a country as a whole, by its code: no place in
    it, and not the middle of its outline. Not every country has one here.
    """
    from schema.document.yaml import load_yaml

    path = Path(str(files("seed_data") / "areas" / "country_points.yaml"))
    read = cast("dict[str, list[float]]", load_yaml(path.read_text("utf-8"), str(path)))
    return {code: (latitude, longitude) for code, (latitude, longitude) in read.items()}


def first_level_names() -> set[str]:
    """Names of the first-level areas of the world, in English and in their own language."""
    named = (name for area in first_level().values() for name in (area.name, area.native))
    return {name for name in named if name}


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


def may_lie_in(latitude: float, longitude: float, country: str) -> bool:
    """Whether a point may lie in a country as far as its outlines can tell: inside, or no farther
    off than they are wrong, 2 km at a border and 5 km at a coast. So it is where a country has no
    outline.
    """
    area = countries().get(country)
    if area is None or area.contains(latitude, longitude):
        return True
    unit = admin1_at(latitude, longitude)
    if unit is not None and unit.country == country:
        return True
    own = (one for one in _admin1().values() if one.country == country)
    doubt = OUTLINE_DOUBT_KM if unit else COAST_DOUBT_KM
    return any(
        one.distance_km(latitude, longitude) <= doubt
        for one in own
        if one.bbox[1] - 0.1 <= latitude <= one.bbox[3] + 0.1
    )


def admin1_at(latitude: float, longitude: float, within_km: float = 0) -> Area | None:
    """The first-level area a point lies in, or None at sea.

    Harbours and spits may fall off the simplified coast: `within_km`, up to about 100, takes the
    nearest area that is no farther than that.
    """
    around = [_near(latitude, x) for x in spellings(longitude)]
    named = around[0] if len(around) == 1 else sorted({n for cell in around for n in cell})
    areas = _listed_admin1()
    found = (areas[n] for n in named if _holds(n, latitude, longitude))
    return next(found, None) or _nearest(latitude, longitude, within_km)


def _nearest(latitude: float, longitude: float, within_km: float) -> Area | None:
    if within_km <= 0:
        return None
    high = within_km * 1000 / DEGREE_M
    wide = high / max(narrowing(latitude), 0.01)
    areas = _listed_admin1()
    near = [
        (area.distance_km(latitude, longitude), area.code)
        for area in (areas[n] for n in _near(latitude, longitude, high, wide))
        if area.bbox[0] - wide <= longitude <= area.bbox[2] + wide
        and area.bbox[1] - high <= latitude <= area.bbox[3] + high
    ]
    distance, code = min(near, default=(within_km + 1, ""))
    return _admin1()[code] if distance <= within_km else None


def topology(layer: str, codes: Iterable[str] | None = None) -> Topology:
    """The outlines of a layer as TopoJSON, to be put into a page; `codes` keeps only those areas.

    `layer` is one of `LAYERS`, and also the name of the object inside. Each geometry has the
    properties `code` and `name`, and in admin1 `country` and perhaps `native`. It is shared: read
    it, do not change it.
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


@cache
def _listed_admin1() -> list[Area]:
    return list(_admin1().values())


_ASKED: Counter[int] = Counter()
_OFTEN = 10
"""So often an area is looked through side by side; asked more often, it is worth making ready."""


def _holds(number: int, latitude: float, longitude: float) -> bool:
    """Whether a point lies in an area, by its number in the list."""
    _, south, _, north = _listed_admin1()[number].bbox
    if not south <= latitude <= north:
        return False
    _ASKED[number] += 1
    if _ASKED[number] <= _OFTEN:
        return _listed_admin1()[number].contains(latitude, longitude)
    return _ready(number)(latitude, longitude)


@cache
def _ready(number: int) -> Callable[[float, float], bool]:
    return ready(_listed_admin1()[number])


@cache
def _grid() -> dict[tuple[int, int], list[int]]:
    """For each square of one degree, by its south-western corner (latitude, longitude), which areas
    have a box that reaches into it, by their numbers in the list: of thousands a handful.
    """
    grid: dict[tuple[int, int], list[int]] = {}
    for number, area in enumerate(_listed_admin1()):
        west, south, east, north = area.bbox
        for square in _squares(south, north, west, east):
            grid.setdefault(square, []).append(number)
    return grid


def _squares(south: float, north: float, west: float, east: float) -> Iterator[tuple[int, int]]:
    return product(range(floor(south), floor(north) + 1), range(floor(west), floor(east) + 1))


def _near(latitude: float, longitude: float, high: float = 0, wide: float = 0) -> Sequence[int]:
    """Numbers of the areas that may hold a point, or lie no farther off than so many degrees, in
    the order of the list.
    """
    grid = _grid()
    if not (high or wide):
        return grid.get((floor(latitude), floor(longitude)), ())
    box = (latitude - high, latitude + high, longitude - wide, longitude + wide)
    return sorted({number for square in _squares(*box) for number in grid.get(square, ())})


def _described(layer: str) -> list[dict[str, str]]:
    """The properties of a layer's areas; the points of its outlines are passed over unread."""
    return [json.loads(found) for found in _PROPERTIES.findall(_text(layer))]


def _areas(layer: str) -> Iterator[Area]:
    whole = _topology(layer)
    arcs = decode_arcs(whole)
    for shape in geometries(whole):
        own = {"country": shape["properties"]["code"], **shape["properties"]}
        yield area_of(polygons(shape, arcs), **own)


@cache
def _topology(layer: str) -> Topology:
    if layer not in LAYERS:
        raise UnknownNameError("layer", layer, LAYERS)
    read: dict[str, Any] = json.loads(_text(layer))
    return read


def _text(layer: str) -> str:
    return (files("seed_data") / "areas" / f"{layer}.topo.json").read_text("utf-8")
