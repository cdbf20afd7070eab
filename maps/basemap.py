"""The ground: outlines, rivers, lakes and towns, drawn without a tile server."""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import log10
from typing import Any

from branca.element import MacroElement

from maps import embedding
from maps.outlines import provinces_of, topology
from maps.packing import compressed
from maps.region import Region
from schema import ground
from schema.languages.area_names import area_name, country_names
from schema.languages.language import ENGLISH, current

# Water of these ranks, and towns named up to this zoom, are carried wherever in the world they lie.
_WORLD_RANK = 4
_WORLD_ZOOM = 5.0
# A town of so many thousands is named from _ZOOM on; one ten times as large so much earlier, and
# none while the whole world is seen.
_THOUSANDS, _ZOOM, _EARLIER, _CAPITAL_EARLIER, _LEAST_ZOOM = 5, 10.25, 2.25, 1.25, 3.25


class Basemap(MacroElement):
    """The ground of a page: outlines of all countries and the provinces of some, water, towns.

    `countries` are ISO 3166-1 alpha-2 codes; one without provinces on record adds none. Small
    rivers and towns are carried for `region` alone.
    """

    def __init__(self, countries: Iterable[str], region: Region) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Basemap"
        codes = provinces_of(countries)
        self.payload: dict[str, Any] = {
            "countries": _named(topology("countries"), "countries"),
            "provinces": _named(topology("admin1", codes), "admin1") if codes else None,
            "water": water_in(region),
            "towns": towns_in(region),
        }

    @property
    def data(self) -> str:
        """The ground as the page carries it: its length in bytes, then JSON, compressed."""
        text = json.dumps(self.payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        return f"{json.dumps({'plain': len(text)})}\n{compressed(text)}"

    def render(self, **kwargs: Any) -> str:
        """Put the ground into the body of the page."""
        embedding.add_data(self.get_root(), f"{self.get_name()}_data", self.data, "text/plain")
        return super().render(**kwargs) or ""  # type: ignore[no-untyped-call]


def _named(shapes: dict[str, Any], layer: str) -> dict[str, Any]:
    """These outlines with the names that the reader knows."""
    if current() == ENGLISH:
        return shapes
    countries, objects = country_names(), shapes["objects"][layer]
    told = []
    for shape in objects["geometries"]:
        facts = shape["properties"]
        if layer == "countries":
            name = countries.get(facts["code"], facts["name"])
        else:
            name = area_name(facts["country"], facts["name"], facts.get("native"))
        told.append(shape | {"properties": facts | {"name": name}})
    return shapes | {"objects": shapes["objects"] | {layer: objects | {"geometries": told}}}


def water_in(region: Region) -> dict[str, Any]:
    """Rivers and lakes by kind: rank and points of each, in `steps` to a degree."""
    kept = [
        line
        for line in ground.water()
        if line.rank <= _WORLD_RANK or any(region.holds(y, x) for x, y in line.degrees())
    ]
    kinds = {
        kind: [[w.rank, w.points] for w in kept if w.kind == kind] for kind in ("river", "lake")
    }
    return {"steps": ground.steps(), **kinds}


def towns_in(region: Region) -> list[list[Any]]:
    """Name, latitude, longitude, zoom from which it is named, and whether it is a capital."""
    timed = [(town, zoom_of(town)) for town in ground.towns()]
    return [
        [town.name, town.latitude, town.longitude, zoom, int(town.capital)]
        for town, zoom in timed
        if zoom <= _WORLD_ZOOM or region.holds(town.latitude, town.longitude)
    ]


def zoom_of(town: ground.Town) -> float:
    """The zoom from which a town is named: the larger the sooner, a capital sooner still."""
    later = _EARLIER * log10(max(town.thousands, _THOUSANDS) / _THOUSANDS)
    zoom = _ZOOM - later - _CAPITAL_EARLIER * town.capital
    return max(_LEAST_ZOOM, round(4 * zoom) / 4)
