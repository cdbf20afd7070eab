"""Fresh strikes help nobody to aim: what is handed on has the settlement, and nothing on damage."""

import datetime as dt
import json
import shutil
import zipfile

import pytest

import incidents

HELD = ("zzdamage", "48.423512", "34.977312", "48.42351", "48.424211", "34.966622")
TODAY = dt.datetime.now(dt.UTC).date()
SPOT = {"country": "UA", "latitude": 48.423512, "longitude": 34.977312}
TOWN = {"key": "zz-town", "name": "Town"} | SPOT
TARGET = {"category": "military", "name": "Depot", "place": "zz-depot", "damage": "destroyed",
          "note": "ZZDAMAGE note", "quote": "ZZDAMAGE quote", "source": "open-src"}  # fmt: skip
CONTEXT = {
    "sources": [{"key": "open-src", "publisher": "Open Paper", "url": "https://open.example/1"}],
    "places": [
        {"key": "zz-town", "name": "Town", "country": "UA", "latitude": 48.45, "longitude": 34.98},
        {"key": "zz-depot", "name": "Depot", "kind": "military_site", "country": "UA",
         "latitude": 48.424211, "longitude": 34.966622},
    ],
}  # fmt: skip


def strike(code, day, place, **more):
    dated = {"date_start": day.isoformat(), "date_precision": "day"} if day else {}
    return {"code": code, "title": "Strike", "event_type": "drone_strike", "place": place,
            "location_precision": "exact", "location_how": "hand", "uncertainty_m": 20,
            "summary": "ZZDAMAGE summary", "location_words": "ZZDAMAGE words",
            "casualties": [{"outcome": "killed", "low": 1, "best": 1, "high": 1,
                            "source": "open-src", "quote": "ZZDAMAGE claim",
                            "locator": "zzdamage page"}],
            "statements": [{"field": "damage", "value": "ZZDAMAGE value", "source": "open-src"}],
            } | dated | more  # fmt: skip


OLD = {"name": "Sumy", "country": "UA", "latitude": 50.9321, "longitude": 34.8321}
OPEN = {
    "summary": "Windows broke.",
    "location_words": "in the park",
    "statements": [],
    "casualties": [],
}
STRIKES = [
    strike("fresh", TODAY, TOWN, targets=[TARGET]),
    strike("far", TODAY, SPOT | {"key": "zz-depot", "name": "Depot"},
           targets=[{"category": "rail"}]),
    strike("undated", None, TOWN, targets=[TARGET]),
    strike("house", TODAY, OLD, targets=[{"category": "medical", "damage": "destroyed"}], **OPEN),
    strike("old", TODAY - dt.timedelta(days=7), OLD,
           targets=[{"category": "military", "damage": "destroyed"}], **OPEN),
]  # fmt: skip
ENDINGS = ("csv", "tsv", "json", "ndjson", "geojson", "kml", "kmz", "gpkg", "fgb", "parquet",
           "xlsx", "zip", "yaml")  # fmt: skip


@pytest.fixture(scope="module")
def fresh_file(tmp_path_factory, catalogue_file, collection):
    """A store with strikes of today and of last week."""
    file = shutil.copy(catalogue_file, tmp_path_factory.mktemp("fresh") / "fresh.db")
    incidents.open(file).add_collection(collection(CONTEXT | {"incidents": STRIKES}))
    return file


def held_in(data):
    return [word for word in HELD if word.encode() in data.lower()]


def whole(path):
    """The bytes of a file, and those of the files inside it."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_nothing_that_is_handed_on_has_point_or_damage(call, fresh_file, tmp_path):
    for ending in ENDINGS:
        ended = call("--db", fresh_file, "export", tmp_path / f"x.{ending}")
        assert ended.code == 0
        assert "3 of the last 72 hours on energy, military," in ended.err
    for command, name in (("export", "acled.csv"), ("map", "map.html")):
        more = ("--as", "acled") if command == "export" else ()
        ended = call("--db", fresh_file, command, tmp_path / name, *more, "--include-restricted")
        assert "till 20" in ended.err
    for name, code in (("report.html", ()), ("brief.html", ("fresh",))):
        ended = call("--db", fresh_file, "report", tmp_path / name, *code)
        assert ended.code == 0
        assert "till 20" in ended.err
        assert "till 20" in (tmp_path / name).read_text("utf-8")
    for file in tmp_path.iterdir():
        assert held_in(whole(file)) == [], file
    for words in (
        *[("query", "--format", name) for name in ("csv", "tsv", "json", "ndjson", "geojson")],
        ("show", "fresh", "--format", "json"), ("show", "fresh", "--format", "yaml"),
    ):  # fmt: skip
        ended = call("--db", fresh_file, *words)
        assert held_in(ended.out.encode()) == [], words
        assert "no word on damage, till 20" in ended.err


def test_claims_of_a_map_have_their_figures_and_no_words(fresh_file):
    """What a page packs is compressed, so that its bytes show nothing."""
    store = incidents.open(fresh_file)
    held, full = (
        store.frame(claims=True, no_delay=no_delay).attrs["context"]["records"]
        for no_delay in (False, True)
    )
    assert held["claims"]["low"] == full["claims"]["low"] == [1, 1, 1]
    assert held_in(json.dumps(held).encode()) == []
    assert held_in(json.dumps(full).encode()) == ["zzdamage"]


def test_each_is_given_by_its_settlement(call, fresh_file):
    rows = {row["code"]: row for row in call("--db", fresh_file, "query", "--format", "json").json}
    near, far = rows["fresh"], rows["far"]
    assert (near["latitude"], near["longitude"]) == (48.45, 34.98)
    assert (near["location_precision"], near["uncertainty_m"]) == ("settlement", 5000)
    assert (far["latitude"], far["longitude"]) == (48.4, 35.0)
    assert (far["location_precision"], far["uncertainty_m"]) == ("near_settlement", 7920)
    assert rows["house"]["latitude"] == 50.9321
    assert rows["old"]["latitude"] == 50.9321
    assert rows["undated"]["latitude"] == 48.45  # as old as its record


def test_whoever_records_sees_all_of_it(call, fresh_file):
    shown = call("--db", fresh_file, "show", "fresh")
    assert "ZZDAMAGE note" in shown.out
    assert "no word on damage" not in shown.err
    table = call("--db", fresh_file, "query", "--columns", "code,latitude")
    assert "48.423512" in table.out


def test_what_is_given_in_full_says_so(call, fresh_file, tmp_path):
    asked = ("--no-delay", "--include-restricted")
    for words in (("query", "--format", "json"), ("show", "fresh", "--format", "yaml")):
        ended = call("--db", fresh_file, *words, *asked)
        assert "48.423512" in ended.out
    for ending in (*ENDINGS, "html"):
        out = tmp_path / f"x.{ending}"
        ended = call("--db", fresh_file, "map" if ending == "html" else "export", out, *asked)
        assert "--no-delay: 3 of the last 72 hours" in ended.err
        written = b"".join(whole(file) for file in tmp_path.glob(f"x.{ending}*"))
        assert b"with point and damage" in written, ending
        assert b"include-restricted" in written, ending
    assert b"48.423512" in (tmp_path / "x.csv").read_bytes()


def test_the_delay_is_a_setting(call, fresh_file, tmp_path, monkeypatch):
    out = tmp_path / "x.csv"
    monkeypatch.setenv("INCIDENTS_PUBLISH_DELAY", "400")
    assert "4 of the last 400 hours" in call("--db", fresh_file, "export", out).err
    monkeypatch.setenv("INCIDENTS_PUBLISH_DELAY", "0")
    assert call("--db", fresh_file, "export", out, "--force").code == 0
    facts = json.loads((tmp_path / "x.csv-metadata.json").read_text("utf-8"))
    assert facts["publish_delay"].startswith("INCIDENTS_PUBLISH_DELAY=0")
    assert "48.423512" in out.read_text("utf-8")
    for wrong in ("soon", "-1", "nan"):
        monkeypatch.setenv("INCIDENTS_PUBLISH_DELAY", wrong)
        ended = call("--db", fresh_file, "export", out, "--force")
        assert (ended.code, "expected a number of hours" in ended.err) == (2, True)
