"""How right the geocoder is: texts with known coordinates, where there are samples of them."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Case:
    """A text with hints, and where it really is."""

    text: str
    hints: dict[str, str]
    latitude: float
    longitude: float


def _kml(samples: Path) -> Iterator[Case]:
    text = (samples / "kml" / "geolocations_2022_ru.kml").read_text("utf-8")
    for mark in re.findall(r"<Placemark.*?</Placemark>", text, re.DOTALL):
        name = re.search(r"<name>(.*?)</name>", mark, re.DOTALL)
        at = re.search(r"<coordinates>\s*([-\d.]+),([-\d.]+)", mark)
        parts = name[1].split(",") if name else []
        if at and len(parts) > 1:
            yield Case(parts[1].strip(), {"country": "UA"}, float(at[2]), float(at[1]))


def _ucdp(samples: Path, *levels: str) -> Iterator[Case]:
    with (samples / "ucdp" / "ged_ukraine_2014-2021.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            given = {f"admin{n}": row[level] for n, level in enumerate(levels, 1) if row[level]}
            at = (float(row["latitude"]), float(row["longitude"]))
            yield Case(row["where_coordinates"], {"country": "UA", **given}, *at)


def _fpv(samples: Path) -> Iterator[Case]:
    with (samples / "fpv_lebanon" / "fpv_drone_map_records.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["lat"]:
                yield Case(row["town"], {"country": "LB"}, float(row["lat"]), float(row["lon"]))


def _town_oblast(samples: Path) -> Iterator[Case]:
    """Settlements as UCDP's coders name them, with their oblast behind a comma."""
    with (samples / "ucdp" / "ged_ukraine_2014-2021.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name, _, kind = row["where_coordinates"].rpartition(" ")
            if row["where_prec"] == "1" and kind in ("town", "village", "city") and row["adm_1"]:
                at = (float(row["latitude"]), float(row["longitude"]))
                yield Case(f"{name}, {row['adm_1']}", {"country": "UA"}, *at)


def _timemap(samples: Path) -> Iterator[Case]:
    for event in json.loads((samples / "timemap" / "civharm_first300.json").read_text("utf-8")):
        if event["location"].strip():
            at = (float(event["latitude"]), float(event["longitude"]))
            yield Case(event["location"], {"country": "UA"}, *at)


def _names_a_place(case: Case) -> bool:
    """Whether a text of FPV Lebanon names a Lebanese place: its point lies in Lebanon, and it
    describes no spot by way of another place, as "Border opposite X" and "hill near X" do.
    """
    from incidents.geocode.relative import read_relative
    from schema.areas import country_at

    head = re.split(r"[,(]", case.text)[0]
    described = read_relative(head) or re.search(r"\b(?:near|border|Israel)\b", case.text, re.I)
    return not described and country_at(case.latitude, case.longitude) == "LB"


_SETS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "KML, country": _kml,
    "UCDP, country and adm_1": lambda samples: _ucdp(samples, "adm_1"),
    "UCDP, country, adm_1, adm_2": lambda samples: _ucdp(samples, "adm_1", "adm_2"),
    "town, oblast": lambda samples: (*_town_oblast(samples), *_timemap(samples)),
    "FPV Lebanon, country": _fpv,
    "FPV Lebanon, names of places there": lambda samples: filter(_names_a_place, _fpv(samples)),
}
_WANTED = {"KML, country": (0.82, 0.97, 0.010), "town, oblast": (0.85, 0.97, None)}
_WANTED_WITH_FILE = {"FPV Lebanon, names of places there": (0.75, 1.0, 0.0)}
"""Of distinct texts that are resolved to a settlement or finer: resolved at least, within 25 km at
least, beyond 100 km at most.
"""
_POINTS = frozenset(("settlement", "neighbourhood", "site", "exact"))


def accuracy(samples: Path, cache: Path, with_file: bool = False) -> None:
    """Print how right the gazetteer in `cache` is, for every row and every distinct one; the
    columns `radius` says how many lie inside the stated one. `with_file` is whether a country file
    of Lebanon is in it.
    """
    from geographiclib.geodesic import Geodesic

    from incidents.geocode.answer import Hints
    from incidents.geocode.gazetteer import home, index
    from incidents.geocode.geocoder import Geocoder

    geocoder = Geocoder(index.Gazetteer(cache / "gazetteer" / home.file().name))

    def tried(case: Case) -> tuple[float, float, str] | None:
        """Error and radius in km and precision, or None when it is left open."""
        one = geocoder.geocode(case.text, Hints(**case.hints)).chosen
        if one is None:
            return None
        inverse = Geodesic.WGS84.Inverse
        metres = inverse(one.latitude, one.longitude, case.latitude, case.longitude)["s12"]
        return metres / 1000, one.uncertainty_m / 1000, one.precision

    line = "{:<40}{:>7}{:>10}{:>9}{:>8}{:>8}{:>9}{:>9}{:>24}"
    print(line.format("accuracy", "texts", "resolved", "median", "10 km", "25 km", ">100 km",
                      "radius", "wanted"))  # fmt: skip
    wanted = _WANTED | (_WANTED_WITH_FILE if with_file else {})
    for name, read in _SETS.items():
        cases = list(read(samples))
        distinct = list({(case.text, str(case.hints)): case for case in cases}.values())
        for kind, some in (("rows", cases), ("distinct", distinct)):
            found = [tried(case) for case in some]
            points = [f for f in found if f and f[2] in _POINTS]
            _print(line, f"{name}: {kind}", len(some), [f for f in found if f])
            goal = wanted.get(name) if kind == "distinct" else None
            _print(line, "    settlement or finer", len(some), points, goal)


def _print(
    line: str,
    name: str,
    total: int,
    found: list[tuple[float, float, str]],
    wanted: tuple[float, float, float | None] | None = None,
) -> None:
    def share(those: list[bool]) -> str:
        return f"{sum(those) / len(those):.1%}" if those else "-"

    apart = [km for km, _, _ in found]
    middle = f"{median(apart):.1f} km" if apart else "-"
    inside = [km <= radius for km, radius, _ in found]
    shares = (share([km <= 10 for km in apart]), share([km <= 25 for km in apart]),
              share([km > 100 for km in apart]), share(inside))  # fmt: skip
    goal = f"{wanted[0]:.0%}; 25 km {wanted[1]:.0%}" if wanted else ""
    goal += f"; >100 {wanted[2]:.1%}" if wanted and wanted[2] is not None else ""
    print(line.format(name, total, f"{len(found) / total:.1%}", middle, *shares, goal))


def with_register(file: Path, cache: Path) -> None:
    """Build a gazetteer in `cache` with a register, or a country file, added."""
    command = [Path(sys.executable).parent / "incidents", "--quiet", "gazetteer", "add", file]
    environment = os.environ | {"INCIDENTS_CACHE": str(cache)}
    subprocess.run(list(map(str, command)), env=environment, check=True)
