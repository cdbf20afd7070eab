"""GeoConfirmed in its five forms: strikes are loaded, sightings skipped with the reason."""

import zipfile
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files" / "geoconfirmed"


def test_the_csv_of_the_site(load, run, tmp_path):
    report = load(FILES / "export.csv").json
    assert (report["read"], report["loaded"], report["skipped"], report["rejected"]) == (4, 1, 1, 2)
    assert report["skipped_reasons"] == {"no strike in the description": 1}
    bad = (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert "1527-04-21" in bad
    assert "0/0, which marks a failed look-up" in bad
    (row,) = run("query", "--format", "json").json
    assert (row["date_start"], row["latitude"], row["longitude"]) == ("2023-04-20", 50.01, 36.21)
    assert (row["event_type"], row["verification"]) == ("drone_strike", "geolocated")
    assert row["source_urls"].split("; ")[1:] == [
        "https://example.org/s1",
        "https://example.org/g1",
    ]
    assert row["attacker"] is None, "a faction is whose equipment it is"
    assert "faction: Russia" in run("show", row["code"]).out


def test_sightings_are_kept_when_asked_for(load):
    assert load(FILES / "export.csv", "--keep-all").json["loaded"] == 2


@pytest.mark.parametrize(
    ("name", "event"),
    [("site.geojson", "artillery_strike"), ("old.json", "missile_strike"),
     ("map.kml", "drone_strike")],
)  # fmt: skip
def test_every_other_form(load, run, name, event):
    assert load(FILES / name).json["loaded"] == 1
    (row,) = run("query", "--format", "json").json
    assert (row["date_start"], row["event_type"]) == ("2023-04-20", event)
    assert (row["latitude"], row["longitude"]) == (50.01, 36.21)


def test_colours_say_the_faction(load, run):
    load(FILES / "map.kml")
    (row,) = run("query", "--format", "json").json
    assert "faction: Russia" in run("show", row["code"]).out


def test_a_kmz(load, tmp_path):
    path = tmp_path / "geoconfirmed.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(FILES / "map.kml", "doc.kml")
    assert load(path).json["loaded"] == 1


def test_a_missing_column_is_named(load, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Date;Lattitude;Longitude;Description;Id\n", encoding="utf-8")
    ended = load(path)
    assert "Latitude" in ended.err
    assert "'Lattitude'" in ended.err
