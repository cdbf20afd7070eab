"""Countries and first-level areas as entries of the gazetteer, and which of them places lie in."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from math import ceil, hypot
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, TypeAlias, TypedDict, cast

from incidents.geocode.gazetteer.sources.entry import Entry
from incidents.store.places.district_names import District, districts
from schema import areas
from schema.areas import Area
from schema.document.yaml import load_yaml
from schema.geodesy import DEGREE_M, narrowing
from schema.outline import area_of
from schema.topology import Ring

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

CREDIT = "Natural Earth, public domain; Ukraine in its internationally recognised borders"
_GENERIC = re.compile(
    r"^(?:محافظة|ولاية|منطقة|إقليم|استان|مدينة|מחוז|місто)\s+|\s+(?:область|провинция)$"
)
_WIDEST_M = 5_000_000
_AT_ONCE = 200


class _Region(TypedDict):
    name: str
    names: list[str]
    country: str
    areas: list[str]


class _Further(TypedDict):
    """`seed_data/areas/names.yaml`: further names by the code of their area, and named regions."""

    areas: dict[str, list[str]]
    regions: list[_Region]


def packaged() -> Iterator[Entry]:
    """Every country, first-level area, named region and known district, each with its centre and
    the radius that holds it.
    """
    further = _further()
    names = further["areas"]
    for area in areas.countries().values():
        yield _entry(area, "country", [area.native, *names.get(area.code, ())])
    for area in areas.admin1().values():
        entry = _entry(area, "admin1", [area.native, *names.get(area.code, ())])
        entry.admin1, entry.admin1_code = area.name, area.code
        yield entry
    for region in further["regions"]:
        yield _region(region)
    yield from map(_district, districts())


def _further() -> _Further:
    path = Path(str(files("seed_data") / "areas" / "names.yaml"))
    return cast("_Further", load_yaml(path.read_text("utf-8"), str(path)))


def _region(region: _Region) -> Entry:
    """A region as the union of its areas; it is larger than a first-level area."""
    parts = [polygon for code in region["areas"] for polygon in areas.admin1()[code].polygons]
    joined = area_of(parts, region["name"], region["name"], region["country"])
    entry = _entry(joined, "country", region["names"])
    points = [point for polygon in parts for point in polygon[0]]
    middle_x = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    middle_y = (min(y for _, y in points) + max(y for _, y in points)) / 2
    entry.latitude, entry.longitude = round(middle_y, 4), round(middle_x, 4)
    entry.uncertainty_m = _radius_m(joined, middle_y, middle_x)
    entry.source = "regions"
    return entry


def _district(district: District) -> Entry:
    """A district under what it is called in Ukrainian; other names lead to it by its code."""
    area = areas.admin1()[district.admin1]
    return Entry(
        source="districts",
        ref=district.code,
        name=district.name,
        latitude=district.latitude,
        longitude=district.longitude,
        country=area.country,
        names=[district.native],
        kind="area",
        precision="admin2",
        uncertainty_m=1000 * district.km,
        admin1=area.name,
        admin1_code=area.code,
        admin2=district.name,
    )


def _entry(area: Area, precision: str, names: Sequence[str]) -> Entry:
    latitude, longitude = _centre(area)
    return Entry(
        source="areas",
        ref=area.code,
        name=area.name,
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        country=area.country,
        names=[*filter(None, names), *map(_bare, filter(None, names))],
        kind="area",
        precision=precision,
        uncertainty_m=_radius_m(area, latitude, longitude),
    )


def _bare(name: str) -> str:
    """A native name without its word for province."""
    return _GENERIC.sub("", name)


def _centre(area: Area) -> tuple[float, float]:
    """The centroid of the largest part, moved to a border point when it lies outside."""
    outer = max((part[0] for part in area.polygons), key=lambda ring: abs(_doubled_area(ring)))
    twice = _doubled_area(outer)
    if not twice:
        return outer[0][1], outer[0][0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(outer):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    x, y = x / (3 * twice), y / (3 * twice)
    if not area.contains(y, x):
        x, y = min(outer, key=lambda point: hypot(point[0] - x, point[1] - y))
    return y, x


def _doubled_area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def _radius_m(area: Area, latitude: float, longitude: float) -> int:
    squeeze = narrowing(latitude)
    farthest = max(
        hypot((x - longitude) * squeeze, y - latitude) for part in area.polygons for x, y in part[0]
    )
    return min(ceil(farthest * DEGREE_M / 1000) * 1000, _WIDEST_M)


class Whereabouts:
    """Notes where entries are as they pass by, to say afterwards which area each lies in.

    One that falls off the thinned-out coast gets the area that most of its group lie in.
    """

    def __init__(self) -> None:
        self._longitudes, self._latitudes = array("d"), array("d")
        self._groups: list[str] = []
        self._countries: list[str | None] = []

    def noting(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries, each noted."""
        for entry in entries:
            self._longitudes.append(entry.longitude)
            self._latitudes.append(entry.latitude)
            self._groups.append(intern(entry.group))
            self._countries.append(entry.country and intern(entry.country))
            yield entry

    def areas(self) -> Iterator[tuple[int, Area]]:
        """The number of each entry, in the order of passing, and its first-level area."""
        found = self.inside()
        usual = self._usual(found)
        for number, group in enumerate(self._groups):
            area = found.get(number) or usual.get(group)
            if area:
                yield number, area

    def inside(self) -> dict[int, Area]:
        """The first-level area of each entry that lies within its outline and its own country."""
        import numpy as np

        x, y = np.array(self._longitudes), np.array(self._latitudes)
        order = np.argsort(x)
        ordered = x[order]
        found: dict[int, Area] = {}
        for area in areas.admin1().values():
            west, south, east, north = area.bbox
            first, last = np.searchsorted(ordered, [west, east])
            inside = order[first:last]
            inside = inside[(y[inside] >= south) & (y[inside] <= north)]
            if len(inside):
                hit = _contained(area, x[inside], y[inside])
                own = (int(n) for n in inside[hit])
                found.update((n, area) for n in own if area.country == self._countries[n])
        return found

    def _usual(self, found: dict[int, Area]) -> dict[str, Area]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for number, area in found.items():
            counts[self._groups[number]][area.code] += 1
        known = areas.admin1()
        return {g: known[c.most_common(1)[0][0]] for g, c in counts.items() if g}


def _contained(area: Area, x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Which of the points lie inside: as many crossings to the east as make an odd number."""
    import numpy as np

    odd = np.zeros(len(x), dtype=bool)
    for ring in _rings(area.polygons):
        corners = np.array(ring)
        for start in range(0, len(x), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            odd[part] ^= _crossings(corners, x[part, None], y[part, None]) % 2 == 1
    return odd


def _rings(polygons: Iterable[Sequence[Ring]]) -> Iterator[Ring]:
    return (ring for polygon in polygons for ring in polygon)


def _crossings(corners: Floats, x: Floats, y: Floats) -> NDArray[np.int64]:
    import numpy as np

    x1, y1 = corners[:-1, 0], corners[:-1, 1]
    x2, y2 = corners[1:, 0], corners[1:, 1]
    spans = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = (x2 - x1) * (y - y1) / (y2 - y1) + x1
    crossings: NDArray[np.int64] = (spans & (x < at)).sum(axis=1)
    return crossings
