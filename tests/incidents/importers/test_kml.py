"""KML and KMZ of anybody: what placemarks say, and files that were made to do harm."""

import zipfile
from pathlib import Path

import pytest

FILE = Path(__file__).parent / "files" / "kml" / "places.kml"


@pytest.fixture
def rows(run, load):
    """The rows of the made-up file by title, after a load."""
    load(FILE)
    found = run("query", "--event-type", "all", "--format", "json")
    found = found if found.code == 0 else run("query", "--format", "json")
    return {row["title"]: row for row in found.json}


def written(tmp_path, text, name="bad.kml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def zipped(tmp_path, *members, size=None):
    """A zip of these members; `size` is what the first one claims to unpack to."""
    path = tmp_path / "bad.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
        archive.filelist[0].file_size = size or archive.filelist[0].file_size
    return path


def test_every_placemark_is_accounted_for_and_bad_ones_say_why(load, tmp_path):
    report = load(FILE).json
    counts = (report["read"], report["loaded"], report["skipped"], report["rejected"])
    assert counts == (8, 5, 0, 3)
    bad = (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert "2022.04.015" in bad
    assert "longitude 233.18, latitude 48.68 are not on the globe" in bad
    assert "nothing says that it is one" in bad


def test_fields_name_and_coordinates_become_a_record(rows):
    row = rows["24 февраля, г. Миргород, Склад боеприпасов"]
    assert (row["date_start"], row["date_precision"]) == ("2022-02-24", "day")
    assert (row["place"], row["country"], row["admin1"]) == ("Миргород", "UA", "Poltava")
    assert (row["latitude"], row["longitude"]) == (49.9284058, 33.6036902)
    assert row["location_precision"] == "near_settlement"
    assert (row["event_type"], row["weapon_types"]) == ("missile_strike", "missile")
    assert (row["target_types"], row["target_names"]) == ("military", "Склад боеприпасов")
    assert row["source_urls"] == "https://example.org/1"
    assert row["summary"] == "Удар по складу"


def test_a_name_that_says_less_than_the_date_field_makes_the_date_vaguer(rows):
    month = rows["март, г.Николаев промах"]
    assert (month["date_start"], month["date_precision"]) == ("2022-03", "month")
    assert (month["place"], month["target_names"]) == ("Николаев", "промах")
    days = rows["19-24 мая, г.Николаев, промах"]
    assert (days["date_start"], days["date_end"]) == ("2022-05-19", "2022-05-24")


def test_a_name_with_another_date_makes_a_date_that_spans_both(rows, run):
    row = rows["12 апреля, г. Чугуев, Аэродром"]
    assert (row["date_start"], row["date_end"]) == ("2022-04-12", "2022-04-22")
    assert row["contested"] == "date"
    shown = run("show", row["code"], "--format", "json").json
    stated = [s["value"] for s in shown["statements"] if s["field"] == "date"]
    assert stated == ["2022-04-22", "2022-04-12"]


def test_a_time_stamp_in_utc_and_a_range_of_dead(rows, run):
    row = rows["Drone strike on a depot"]
    assert (row["date_start"], row["date_precision"]) == ("2023-05-07", "time")
    assert (row["time_local"], row["timezone"]) == ("00:30", "Europe/Kyiv")
    assert (row["killed_low"], row["killed_high"]) == (2, 4)
    assert (row["event_type"], row["weapon_types"]) == ("drone_strike", "drone")
    assert (row["latitude"], row["longitude"]) == (50.0, 36.25)
    assert 3000 < row["uncertainty_m"] < 4000


def test_the_same_file_again_changes_nothing_and_its_rejects_load_once_corrected(load, tmp_path):
    load(FILE)
    again = load(FILE).json
    assert (again["loaded"], again["unchanged"]) == (0, 5)
    bad = tmp_path / "places-rejects.csv"
    text = (tmp_path / "bad.csv").read_text("utf-8-sig")
    bad.write_text(text.replace("2022.04.015", "2022.04.15"), encoding="utf-8")
    assert load(bad).json["loaded"] == 1


def test_a_kmz_gives_the_same_and_only_the_kml_inside_is_read(load, tmp_path):
    text = FILE.read_text(encoding="utf-8")
    path = zipped(tmp_path, ("files/other.kml", "<kml/>"), ("doc.kml", text), ("a.png", "x"))
    assert load(path).json["loaded"] == 5


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE k [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE k [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE k [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    ],
)
def test_entities_are_refused(load, run, tmp_path, doctype):
    text = f"<?xml version='1.0'?>{doctype}<kml><Placemark><name>&c;</name></Placemark></kml>"
    ended = load(written(tmp_path, text))
    assert ended.code == 1
    assert "expected KML without entities of its own" in ended.err
    assert run("query", "--format", "json").json == []


def test_a_zip_bomb_and_paths_that_climb_are_refused(load, tmp_path):
    bomb = zipped(tmp_path, ("doc.kml", b" "), size=3_000_000_000)
    assert "unpacked" in load(bomb).err
    climbing = zipped(tmp_path, ("../doc.kml", "<kml/>"))
    assert "a path that leads out" in load(climbing).err
    assert "expected a .kml file" in load(zipped(tmp_path, ("a.txt", "x"))).err


def test_a_file_that_is_cut_off_leaves_the_store_as_it_was(load, run, tmp_path):
    text = FILE.read_text(encoding="utf-8")
    ended = load(written(tmp_path, text[: len(text) // 2]))
    assert (ended.code, "expected a whole KML file" in ended.err) == (1, True)
    path = zipped(tmp_path, ("doc.kml", text))
    path.write_bytes(path.read_bytes()[:300])
    assert load(path).code == 1
    assert run("query", "--format", "json").json == []


def test_other_files_are_no_kml(load, tmp_path):
    assert "expected KML, found XML" in load(written(tmp_path, "<rss><a/></rss>")).err
    assert "found table" in load(written(tmp_path, "a,b\n1,2\n", "a.csv")).err


KML = '<kml xmlns:gx="x"><Document>{}</Document></kml>'
MARK = "<Placemark><name>{}, drone strike</name>{}</Placemark>"
SPOT = "<Point><coordinates>34.8,50.91</coordinates></Point>"
LINK = "<NetworkLink><Link><href>{}</href></Link></NetworkLink>"


@pytest.fixture
def packed(tmp_path):
    """A KMZ of these KML texts, by their names."""

    def packed(**texts):
        path = tmp_path / "map.kmz"
        with zipfile.ZipFile(path, "w") as archive:
            for name, inside in texts.items():
                archive.writestr(f"{name}.kml", KML.format(inside))
        return path

    return packed


def test_every_kml_of_a_kmz_is_read(load, run, packed):
    one, two = MARK.format("2022-03-01", SPOT), MARK.format("2022-03-02", SPOT)
    report = load(packed(doc=one + LINK.format("more.kml"), more=two)).json
    assert (report["read"], report["loaded"]) == (2, 2)
    assert "NetworkLink" not in str(report["warnings"]), "what it points to was read"


def test_a_map_that_stands_elsewhere_is_said(load, packed):
    there = LINK.format("https://example.org/map.kml")
    ended = load(packed(doc=there))
    assert ended.code == 1
    assert "only a NetworkLink to another address, https://example.org/map.kml" in ended.err
    report = load(packed(doc=there + MARK.format("2022-03-01", SPOT))).json
    assert report["loaded"] == 1
    assert "a NetworkLink to https://example.org/map.kml was not followed" in str(
        report["warnings"]
    )


def test_a_track_is_dated_by_its_first_and_last_moment(load, run, packed):
    track = (
        "<gx:Track><when>2022-03-01</when><when>2022-03-02</when><when>2022-03-03</when>"
        "<gx:coord>34.8 50.91 0</gx:coord><gx:coord>34.9 50.92 0</gx:coord></gx:Track>"
    )
    assert load(packed(doc=MARK.format("Sumy", track))).json["loaded"] == 1
    (row,) = run("query", "--format", "json").json
    assert (row["date_start"], row["date_end"]) == ("2022-03-01", "2022-03-03")
    assert row["latitude"] == pytest.approx(50.915)
