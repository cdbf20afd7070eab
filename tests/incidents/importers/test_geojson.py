"""GeoJSON: our own export comes back as it was, foreign features by their property names."""

import json
from pathlib import Path

import pytest

FILE = Path(__file__).parent / "files" / "geojson" / "foreign.geojson"


@pytest.fixture
def load(run, tmp_path):
    bad = ("--rejects", tmp_path / "bad.ndjson", "--force")
    words = ("--from", "geojson", "--format", "json", *bad)
    return lambda path, *more: run("load", path, *words, *more)


def test_foreign_features(load, run, tmp_path):
    report = load(FILE).json
    assert (report["read"], report["loaded"], report["rejected"]) == (5, 3, 2)
    bad = (tmp_path / "bad.ndjson").read_text("utf-8")
    assert "yesterday" in bad
    assert "a position without longitude and latitude" in bad
    assert "as 1 dates such as 26/03/2022 can only be" in " ".join(map(str, report["warnings"]))
    rows = {row["title"]: row for row in run("query", "--format", "json").json}
    school = rows["Missile hits a school"]
    assert (school["date_start"], school["latitude"], school["longitude"]) == (
        "2022-03-26", 49.99, 36.23,
    )  # fmt: skip
    assert (school["killed_low"], school["killed_high"]) == (2, 4)
    assert (school["children_killed_low"], school["weapon_types"]) == (1, "ballistic_missile")
    assert school["source_urls"] == "https://example.org/a"
    drones = rows["Drones over a district"]
    assert drones["date_start"] == "2022-04-01"
    assert drones["killed_low"] is None, "a 0 that nobody explained is unknown"
    assert drones["uncertainty_m"] > 6000


def test_our_own_export_comes_back_with_every_value(load, run, call, tmp_path):
    load(FILE)
    own, other = tmp_path / "own.geojson", tmp_path / "other.db"
    own.write_text(run("query", "--format", "geojson").out, encoding="utf-8")
    before = {row["code"]: row for row in run("query", "--format", "json").json}
    call("--db", other, "init")
    report = call("--db", other, "load", own, "--from", "geojson", "--format", "json").json
    assert (report["format"], report["loaded"]) == ("geojson", len(before))
    rows = call("--db", other, "query", "--format", "json").json
    after = {row["code"]: row for row in rows if row["code"] in before}
    assert after == before


@pytest.mark.parametrize("text", ['{"type": "FeatureCollection", "features": [{"type":', "{}"])
def test_what_is_no_geojson_is_refused(load, tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    ended = load(path)
    assert ended.code == 1
    assert "expected" in ended.err


def test_a_mapping_says_what_names_do_not(load, run, tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "fields:\n  date: {column: Event Date, order: day_first}\n  title: Name\n"
        "  latitude: geometry.latitude\n  longitude: geometry.longitude\n"
        "  location_precision: {value: exact}\n  event_type: {value: missile_strike}\n",
        encoding="utf-8",
    )
    load(FILE, "--mapping", mapping)
    row = next(r for r in run("query", "--format", "json").json if "school" in r["title"])
    assert (row["location_precision"], row["event_type"]) == ("exact", "missile_strike")


def test_a_feature_that_nothing_makes_an_event_of_is_rejected(load, tmp_path):
    spot = {"type": "Point", "coordinates": [34.8, 50.91]}
    named = [{"name": "A clinic"}, {"name": "A clinic", "dagsetning": "2024-02-11"},
             {"name": "Shelling of a clinic"}, {"name": "A clinic", "killed": 2}]  # fmt: skip
    features = [{"type": "Feature", "properties": p, "geometry": spot} for p in named]
    path = tmp_path / "some.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    report = load(path).json
    assert (report["loaded"], report["rejected"]) == (2, 2)
    bad = (tmp_path / "bad.ndjson").read_text("utf-8")
    assert "nothing says that it is one; its fields are 'name'" in bad
    assert "'dagsetning' might be the date" in bad
