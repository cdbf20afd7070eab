"""GDAL, on its command line and through geopandas, finds every feature and attribute."""

import json

import geopandas
import pandas as pd
import pytest

from schema.columns import NAMES

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
    run("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", out, exported(ending))
    features = json.loads(out.read_text())["features"]
    found = {f["properties"]["code"]: f for f in features}
    assert len(features) == len(rows)
    for row in rows:
        properties = found[row["code"]]["properties"]
        assert {name: properties.get(name) for name in NAMES} == row
    points = {c: tuple(f["geometry"]["coordinates"][:2]) for c, f in found.items() if f["geometry"]}
    assert points == _drawn(rows)


@pytest.mark.parametrize("ending", [".gpkg", ".fgb", ".parquet", ".kml"])
def test_geopandas_reads_points_and_values(exported, rows, ending):
    out = exported(ending)
    read = geopandas.read_parquet if ending == ".parquet" else geopandas.read_file
    frame = read(out).set_index("code").loc[[row["code"] for row in rows]]
    assert frame.crs.to_epsg() == 4326 or frame.crs.to_authority() == ("OGC", "CRS84")
    points = frame.geometry[frame.geometry.notna()]
    assert {code: (p.x, p.y) for code, p in points.items()} == _drawn(rows)
    assert list(frame["title"]) == [row["title"] for row in rows]
    killed = [None if pd.isna(v) else v for v in frame["killed_low"]]
    assert killed == [row["killed_low"] for row in rows]
