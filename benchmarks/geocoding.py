"""Geocoding: names a second, a cold question, memory, the build; and how right it is on samples."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Result, cheapest, cost

_NAMES, _MISSPELT, _UNKNOWN = 4_000, 200, 200
_WARM = """
import random, sys, time
from incidents.geocode.gazetteer import home
from incidents.geocode.geocoder import Geocoder
names, misspelt, unknown = map(int, sys.argv[1:])
gazetteer = home.existing()
rows = gazetteer._database.execute("SELECT DISTINCT name FROM place WHERE kind = 'settlement'")
chosen = random.Random(4)
texts = chosen.sample([name for (name,) in rows if len(name) > 5], names)
for number in range(misspelt):
    at = chosen.randrange(1, len(texts[number]) - 2)
    text = texts[number]
    texts[number] = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
letters = "bcdfghklmnprstvz"
for number in range(misspelt, misspelt + unknown):
    texts[number] = "".join(chosen.choice(letters) + chosen.choice("aeiou") for _ in range(5))
chosen.shuffle(texts)
geocoder = Geocoder(gazetteer)
for text in ("Dnipro", "Khrakiv", "20 km south of Mosul"):
    geocoder.geocode(text)
started = time.process_time()
for text in texts:
    geocoder.geocode(text)
print(len(texts) / (time.process_time() - started))
"""


def geocoding() -> list[Result]:
    """Build the gazetteer anew, then ask it. The build is measured in a folder of its own."""
    folder = Path(os.environ["INCIDENTS_CACHE"]) / "gazetteer"
    incidents = Path(sys.executable).parent / "incidents"
    shutil.rmtree(folder, ignore_errors=True)
    built = cost([incidents, "--quiet", "gazetteer", "build"])
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    words: list[str | Path] = [
        sys.executable,
        "-c",
        _WARM,
        *map(str, (_NAMES, _MISSPELT, _UNKNOWN)),
    ]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True)
    cold, help_ = cheapest([incidents, "geocode", "Dnipro"], [incidents, "--help"], 9)
    return [
        Result("geocoding, distinct names, 5 % misspelt, 5 % no place", float(done.stdout), None,
               "/s", ">= 2,000"),
        Result("wall, geocode Dnipro, beside --help", cold.wall, help_.wall, "s", "<= 1.50"),
        Result("memory, geocoding 4,000 names", cost(words).memory_mb, None, "MB", "<= 200"),
        Result("memory, building the gazetteer", built.memory_mb, None, "MB", "<= 200"),
        Result("wall, building the gazetteer", built.wall),
        Result("the gazetteer's file", size, None, "MB"),
    ]  # fmt: skip


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


_SETS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "KML, country": _kml,
    "UCDP, country and adm_1": lambda samples: _ucdp(samples, "adm_1"),
    "UCDP, country, adm_1, adm_2": lambda samples: _ucdp(samples, "adm_1", "adm_2"),
    "FPV Lebanon, country": _fpv,
}
_POINTS = frozenset(("settlement", "neighbourhood", "site", "exact"))


def accuracy(samples: Path, cache: Path) -> None:
    """Print how right the gazetteer in `cache` is, for every row and every distinct one."""
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

    line = "{:<40}{:>7}{:>10}{:>9}{:>8}{:>8}{:>9}{:>9}"
    print(line.format("accuracy", "texts", "resolved", "median", "10 km", "25 km", ">100 km",
                      "radius"))  # fmt: skip
    for name, read in _SETS.items():
        cases = list(read(samples))
        distinct = list({(case.text, str(case.hints)): case for case in cases}.values())
        for kind, some in (("rows", cases), ("distinct", distinct)):
            found = [tried(case) for case in some]
            _print(line, f"{name}: {kind}", len(some), [f for f in found if f])
            points = [f for f in found if f and f[2] in _POINTS]
            _print(line, "    settlement or finer", len(some), points)


def _print(line: str, name: str, total: int, found: list[tuple[float, float, str]]) -> None:
    def share(those: list[bool]) -> str:
        return f"{sum(those) / len(those):.1%}" if those else "-"

    apart = [km for km, _, _ in found]
    middle = f"{median(apart):.1f} km" if apart else "-"
    inside = [km <= radius for km, radius, _ in found]
    shares = (share([km <= 10 for km in apart]), share([km <= 25 for km in apart]),
              share([km > 100 for km in apart]), share(inside))  # fmt: skip
    print(line.format(name, total, f"{len(found) / total:.1%}", middle, *shares))


def with_register(file: Path, cache: Path) -> None:
    """Build a gazetteer in `cache` with a register, or a country file, added."""
    command = [Path(sys.executable).parent / "incidents", "--quiet", "gazetteer", "add", file]
    environment = os.environ | {"INCIDENTS_CACHE": str(cache)}
    subprocess.run(list(map(str, command)), env=environment, check=True)
