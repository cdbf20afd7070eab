"""Shapefiles and GPX files are tables like any: attributes, and where each feature is in WGS 84."""

import math
import struct
import sys
import zipfile

import numpy as np
import pytest

MAPPING = """
fields:
  {{date: {date}, title: {title}, weapons: {weapons}, latitude: geometry.latitude,
   longitude: geometry.longitude, location_precision: {{value: site}}}}
look_up_places: false
"""
GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="50.0012" lon="36.2311"><time>2022-03-09T11:05:00Z</time><name>Iskander</name></wpt>
<trk><name>A walk</name><trkseg><trkpt lat="50" lon="36"/><trkpt lat="51" lon="36"/></trkseg></trk>
</gpx>
"""
SPOTS = [(36.2311, 50.0012), (30.73, 46.48)]


def mercator(longitude, latitude):
    """Metres of Web Mercator (EPSG:3857)."""
    north = math.log(math.tan(math.radians(45 + latitude / 2)))
    return math.radians(longitude) * 6378137, north * 6378137


def shapefile(folder, crs="EPSG:4326"):
    """A shapefile of two strikes with Cyrillic names; its path."""
    from pyogrio import raw

    spots = SPOTS if crs == "EPSG:4326" else [mercator(*spot) for spot in SPOTS]
    shapes = np.array([struct.pack("<BIdd", 1, 1, *spot) for spot in spots], dtype=object)
    cells = [
        np.array(["2022-03-09", "2022-03-10"], dtype=object),
        np.array(["Харків", "Одеса"], dtype=object),
        np.array(["Iskander", "Shahed"], dtype=object),
    ]
    path = folder / "strikes.shp"
    raw.write(
        path, shapes, cells, ["day", "town", "weapon"], geometry_type="Point", crs=crs,
        driver="ESRI Shapefile", encoding="UTF-8",
    )  # fmt: skip
    return path


@pytest.fixture
def rows_of(run, mapped, tmp_path):
    """Load a file of layers by a mapping; its rows by their titles."""

    def rows_of(path, **columns):
        mapping = mapped(MAPPING.format(**columns))
        words = ("load", path, "--from", "table", "--mapping", mapping, "--format", "json")
        ended = run(*words)
        assert ended.code == 0, ended.err
        return {row["title"]: row for row in run("query", "--format", "json").json}

    return rows_of


SHAPE = {"date": "day", "title": "town", "weapons": "weapon"}


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_a_shapefile_in_any_projection(rows_of, tmp_path, crs):
    row = rows_of(shapefile(tmp_path, crs), **SHAPE)["Харків"]
    assert (row["latitude"], row["longitude"]) == pytest.approx((50.0012, 36.2311), abs=1e-6)
    assert (row["date_start"], row["weapons"]) == ("2022-03-09", "iskander")


def test_a_shapefile_in_a_zip(rows_of, tmp_path):
    inside = tmp_path / "parts"
    inside.mkdir()
    shapefile(inside)
    with zipfile.ZipFile(tmp_path / "strikes.zip", "w") as archive:
        for part in inside.iterdir():
            archive.write(part, part.name)
    assert rows_of(tmp_path / "strikes.zip", **SHAPE)["Одеса"]["latitude"] == 46.48


def test_waypoints_of_a_gpx_file(run, rows_of, tmp_path):
    path = tmp_path / "a.gpx"
    path.write_text(GPX)
    rows = rows_of(path, date="time", title="name", weapons="name")
    assert list(rows) == ["Iskander"]  # the walk is another layer
    assert (rows["Iskander"]["latitude"], rows["Iskander"]["longitude"]) == (50.0012, 36.2311)
    assert rows["Iskander"]["date_start"] == "2022-03-09"
    draft = run("load", path, "--guess").out
    assert "latitude: geometry.latitude" in draft
    assert "# date:\n  #   column: time" in draft  # when it was noted need not be when it was hit


@pytest.mark.parametrize(
    "content", [b"\x00\x00\x27\x0a" + b"\x00" * 200, b'<gpx version="1.1"><wpt lat="5"</gpx>']
)
def test_a_damaged_file_is_one_sentence(run, tmp_path, content):
    path = tmp_path / "bad.shp"
    path.write_bytes(content)
    ended = run("load", path, "--guess")
    assert ended.code == 1
    assert "Traceback" not in ended.err
    assert "bad.shp: expected" in ended.err


def test_without_the_library_it_says_how_to_get_it(run, tmp_path, monkeypatch):
    path = tmp_path / "a.gpx"
    path.write_text(GPX)
    monkeypatch.setitem(sys.modules, "pyogrio.raw", None)
    ended = run("load", path, "--guess")
    assert ended.code == 1
    assert 'pip install "incidents-db[export]"' in ended.err


def test_which_format_it_is_cannot_be_recognised(run, tmp_path):
    ended = run("load", shapefile(tmp_path), "--from", "auto")
    assert ended.code == 1
    assert "incidents load strikes.shp --guess" in ended.err
