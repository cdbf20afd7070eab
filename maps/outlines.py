"""Which outline of a country or province an incident's area names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from schema import areas
from schema.areas import country_names

Layer = Literal["countries", "admin1"]

_GENERIC = re.compile(
    r"\b(oblast|region|province|governorate|krai|republic|state|of|область|області)\b|['’ʼ`]"
)


@dataclass(frozen=True)
class Outline:
    """One area of the gazetteer: its layer, code and name."""

    layer: Layer
    code: str
    name: str


def find(country: str | None, admin1: str | None) -> Outline | None:
    """The province when its name is known, else the country, else nothing."""
    if not country:
        return None
    code = country.upper()
    if admin1 and (province := _provinces(code).get(_fold(admin1))):
        return province
    name = country_names().get(code)
    return Outline("countries", code, name) if name else None


def topology(layer: Layer, codes: Iterable[str] | None = None) -> dict[str, Any]:
    """TopoJSON of these areas, or of the whole layer."""
    return areas.topology(layer, codes)


def provinces_of(countries: Iterable[str]) -> list[str]:
    """Codes of all first-level areas of these countries; a country without any adds none."""
    wanted = set(countries)
    return [area["code"] for area in _named("admin1") if area["country"] in wanted]


@cache
def _provinces(country: str) -> dict[str, Outline]:
    """Provinces by folded name, English and native."""
    own = [area for area in _named("admin1") if area["country"] == country]
    found = [(area, Outline("admin1", area["code"], area["name"])) for area in own]
    native = {_fold(area["native"]): outline for area, outline in found if area.get("native")}
    return native | {_fold(outline.name): outline for _, outline in found}


def _named(layer: Layer) -> list[dict[str, str]]:
    """The properties of a layer's areas; cheaper than `areas`, which decodes every outline."""
    shapes = areas.topology(layer)["objects"][layer]["geometries"]
    return [shape["properties"] for shape in shapes]


def _fold(name: str) -> str:
    """A name without case, apostrophes and the words that only say "province"."""
    return " ".join(_GENERIC.sub("", name.casefold()).split())
