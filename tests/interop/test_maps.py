"""GDAL, on its command line and through geopandas, finds every feature and attribute."""

import json
import re

import geopandas
import pandas as pd
import pytest

from schema.columns import BY_NAME, NAMES, split_list

ENDINGS = (".kml", ".kmz", ".gpkg", ".fgb", ".geojson")
_AREAS = ("admin2", "admin1", "country", "unknown")


def _drawn(rows):
    return {
        row["code"]: (row["longitude"], row["latitude"])
        for row in rows
        if row["latitude"] is not None and row["location_precision"] not in _AREAS
    }


@pytest.mark.parametrize("ending", ENDINGS)
def test_ogrinfo_finds_every_feature_and_attribute(exported, rows, run, ending):
    told = run("ogrinfo", "-ro", "-so", "-al", exported(ending))
    assert f"Feature Count: {len(rows)}" in told
    fields = {line.partition(":")[0] for line in told.splitlines()}
    assert set(NAMES) <= fields


@pytest.mark.parametrize("ending", ENDINGS)
def test_ogr2ogr_reads_every_value(exported, rows, run, tmp_path, ending):
    out = tmp_path / "again.geojson"
    layer = ["incidents"] if ending == ".gpkg" else []  # beside it lies how QGIS draws it
    given = ("-lco", "COORDINATE_PRECISION=15", out, exported(ending))
    run("ogr2ogr", "-f", "GeoJSON", *given, *layer)
    features = json.loads(out.read_text())["features"]
    found = {f["properties"]["code"]: f for f in features}
    assert len(features) == len(rows)
    for row in rows:
        properties = found[row["code"]]["properties"]
        assert {name: _in_json(name, properties.get(name), ending) for name in NAMES} == row
    points = {c: tuple(f["geometry"]["coordinates"][:2]) for c, f in found.items() if f["geometry"]}
    assert points == _drawn(rows)


def _in_json(name, cell, ending):
    """What GDAL made of a cell, as a query gives it. GDAL parts the day from the time by a space in
    its own way, and knows no lists in a FlatGeobuf, in KML no types at all.
    """
    kind = BY_NAME[name].kind
    if kind == "list" and isinstance(cell, str):
        return json.loads(cell) if ending == ".fgb" else split_list(cell)
    if cell and kind == "date":
        return cell.replace("/", "-")[:10]
    if cell and kind == "timestamp" and not cell.endswith("Z"):
        return re.sub(r"(\.0+)?(\+00(:?00)?)?$", "Z", cell.replace("/", "-").replace(" ", "T"))
    return cell


@pytest.mark.parametrize(("ending", "day"), [(".gpkg", "Date"), (".fgb", "DateTime")])
def test_ogrinfo_finds_dates_and_says_what_lists_are(exported, run, ending, day):
    told = run("ogrinfo", "-ro", "-so", "-al", exported(ending))
    types = dict(re.findall(r"^(\w+): (\w+(?:\(JSON\))?) ", told, re.MULTILINE))
    assert (types["date_earliest"], types["date_latest"]) == (day, day)
    assert (types["start_utc"], types["date_start"]) == ("DateTime", "String")
    assert types["weapons"] == ("String(JSON)" if ending == ".gpkg" else "String")


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_geopandas_reads_dates(exported, rows, ending):
    frame = geopandas.read_file(exported(ending), layer="incidents").set_index("code")
    frame = frame.loc[[row["code"] for row in rows]]
    days = [None if pd.isna(day) else day.date().isoformat() for day in frame["date_earliest"]]
    assert days == [row["date_earliest"] for row in rows]
    assert str(frame["start_utc"].dtype).endswith("UTC]")
    lists = [json.loads(c) if isinstance(c, str) else c for c in frame["weapons"].dropna()]
    assert lists == [row["weapons"] for row in rows if row["weapons"]]


@pytest.mark.parametrize("ending", [".gpkg", ".fgb", ".parquet", ".kml"])
def test_geopandas_reads_points_and_values(exported, rows, ending):
    out = exported(ending)
    read = geopandas.read_parquet if ending == ".parquet" else geopandas.read_file
    layer = {"layer": "incidents"} if ending == ".gpkg" else {}
    frame = read(out, **layer).set_index("code").loc[[row["code"] for row in rows]]
    assert frame.crs.to_epsg() == 4326 or frame.crs.to_authority() == ("OGC", "CRS84")
    points = frame.geometry[frame.geometry.notna()]
    assert {code: (p.x, p.y) for code, p in points.items()} == _drawn(rows)
    assert list(frame["title"]) == [row["title"] for row in rows]
    killed = [None if pd.isna(v) else v for v in frame["killed_low"]]
    assert killed == [row["killed_low"] for row in rows]


def test_ffmpeg_plays_a_film_of_months(store, run, tmp_path):
    out = tmp_path / "x.mp4"
    asked = ("--country", "UA", "--from", "2024-09", "--to", "2024-12", "--size", "641x480")
    run("incidents", "--db", store.engine.location, "map", out, *asked, "--cumulative")
    told = json.loads(run("ffprobe", "-v", "error", "-show_streams", "-of", "json", out))
    (stream,) = told["streams"]
    assert (stream["codec_name"], stream["width"], stream["height"]) == ("h264", 642, 480)
    counted = store.count("month", country="UA", from_="2024-09", to="2024-12").rows
    months = [int(row["month"][5:]) for row in counted if row["month"][:4] == "2024"]
    pictures = max(months) - min(months) + 1
    assert float(stream["duration"]) == pytest.approx(0.9 * pictures + 2.5, abs=0.5)
