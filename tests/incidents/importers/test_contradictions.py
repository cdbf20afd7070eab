"""What a row says against itself stays said twice, is less certain for it, and is counted."""

import json

import pytest

TABLE = """\
dataset: odd
fields: {title: t, date: day, country: iso, admin1: area, latitude: lat, longitude: lon,
  event_type: {value: air_strike}, launched_low: fired_min, launched_high: fired_max}
casualties:
  - {outcome: killed, low: dead_min, best: dead, high: dead_max}
"""


@pytest.fixture
def load_rows(run, mapped, tmp_path):
    """Load rows of TABLE; the report and the flat rows by title."""

    def load_rows(*lines):
        path = tmp_path / "odd.csv"
        header = "t,day,iso,area,lat,lon,fired_min,fired_max,dead_min,dead,dead_max"
        path.write_text("\n".join([header, *lines]), "utf-8")
        words = ("--from", "table", "--mapping", mapped(TABLE), "--format", "json", "--force")
        report = run("load", path, *words).json
        return report, {row["title"]: row for row in run("query", "--format", "json").json}

    return load_rows


@pytest.mark.parametrize(
    ("dead", "found"),
    [
        ("3,4,5", (3, 4, 5)),
        ("7,,5", (5, None, 7)),
        ("3,9,5", (3, None, 9)),
        ("3,,", (3, None, None)),
    ],
)
def test_figures_out_of_order_are_claims_apart(load_rows, dead, found):
    report, rows = load_rows(f"a,2024-03-04,UA,Sumy,50.9,34.8,,,{dead}")
    row = rows["a"]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == found
    odd = "out of order; kept as claims apart" in str(report["warnings"])
    assert odd == (dead in ("7,,5", "3,9,5"))


def test_munitions_the_other_way_round(load_rows):
    report, rows = load_rows("a,2024-03-04,UA,Sumy,50.9,34.8,8,5,,,")
    assert (rows["a"]["launched_low"], rows["a"]["launched_high"]) == (5, 8)
    assert "launched: the least is above the greatest" in str(report["warnings"])


def test_a_point_in_another_country_is_no_dot(load_rows, run, use_cache):
    report, rows = load_rows(
        "a,2024-03-04,UA,Sumy,52.2,20.9,,,,,", "b,2024-03-04,YE,,14.13,60.27,,,,,"
    )
    row = rows["a"]
    assert (row["latitude"], row["location_precision"], row["country"]) == (None, "admin1", "UA")
    assert row["contested"] == "place"
    shown = run("show", row["code"], "--format", "json").json
    stated = {s["value"] for s in shown["statements"] if s["field"] == "place"}
    assert {"UA", "PL"} <= stated
    assert any("52.2, 20.9" in value for value in stated)
    assert "a point in PL lies far from UA" in str(report["warnings"])
    assert rows["b"]["latitude"] == 14.13, "at sea it is in no other country"
    assert run("query", "--contested", "place", "--format", "json").json[0]["title"] == "a"


def test_the_same_row_again_is_one_strike_and_said(load_rows):
    line = "a,2024-03-04,UA,Sumy,50.9,34.8,,,,,"
    report, _rows = load_rows(line, "b,2024-03-04,UA,Sumy,50.9,34.8,,,,,", line, line)
    assert (report["loaded"], report["skipped"], report["read"]) == (2, 2, 4)
    assert report["identical_rows"] == 2
    again, _ = load_rows(line, "b,2024-03-04,UA,Sumy,50.9,34.8,,,,,", line, line)
    assert (again["unchanged"], again["skipped"], again["loaded"]) == (2, 2, 0)


def test_rows_that_differ_in_one_cell_are_two(load_rows):
    report, _rows = load_rows(
        "a,2024-03-04,UA,Sumy,50.9,34.8,,,1,,", "a,2024-03-04,UA,Sumy,50.9,34.8,,,2,,"
    )
    assert (report["loaded"], report["skipped"]) == (2, 0)


def test_a_number_twice_stays_two_rows(run, mapped, tmp_path):
    path = tmp_path / "n.csv"
    path.write_text("n,day\n1,2024-03-04\n1,2024-03-04\n")
    text = (
        "id: n\nfields: {title: n, date: day, country: {value: UA}, event_type: {value: other}}\n"
    )
    words = ("--from", "table", "--mapping", mapped(text), "--format", "json")
    report = run("load", path, *words).json
    assert (report["loaded"], report["identical_rows"]) == (2, 0)


def test_a_name_and_a_field_that_differ_make_a_contested_date(run, tmp_path):
    spot = {"type": "Point", "coordinates": [34.8, 50.91]}
    named = {"name": "Strike of 3 March 2022", "date": "2022-04-02"}
    feature = {"type": "Feature", "properties": named, "geometry": spot}
    path = tmp_path / "some.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    report = run("load", path, "--from", "geojson", "--format", "json").json
    assert "another date than the field" in str(report["warnings"])
    (row,) = run(
        "query", "--format", "json", "--event-type", "remote_violence_unspecified"
    ).json or (run("query", "--format", "json", "--event-type", "armed_violence_unspecified").json)
    assert (row["date_start"], row["date_end"]) == ("2022-03-03", "2022-04-02")
    assert row["contested"] == "date"


@pytest.mark.parametrize(
    ("what", "loaded"),
    [("Iskander system on the move", 0), ("Train with armoured vehicles", 0),
     ("Convoy of launchers spotted", 0), ("Колона техніки на марші", 0),
     ("Strike on a convoy", 1), ("Iskander hits a parked train", 1), ("Удар по колоне", 1),
     ("Iskander at Sumy", 1)],
)  # fmt: skip
def test_what_was_only_seen_is_no_strike(run, mapped, tmp_path, what, loaded):
    path = tmp_path / "seen.csv"
    path.write_text(f"t,day,arms\n{what},2024-03-04,Iskander\n", "utf-8")
    text = "fields: {title: t, date: day, weapons: arms, country: {value: UA}}\n"
    words = ("--from", "table", "--mapping", mapped(text), "--format", "json")
    report = run("load", path, *words).json
    assert (report["loaded"], report["skipped"]) == (loaded, 1 - loaded)
    if not loaded:
        assert "seen, and of no strike" in str(report["skipped_reasons"])
        assert run("load", path, *words, "--keep-all").json["loaded"] == 1
        assert run("query", "--event-type", "other", "--format", "json").json[0]["title"] == what


def test_a_date_in_the_title_that_is_not_that_of_the_field(load_rows):
    report, rows = load_rows(
        "Hit on 6 March 2024,2024-03-04,UA,,,,,,,,", "Hit on 4 March 2024,2024-03-04,UA,,,,,,,,",
        "Hit in March,2024-03-04,UA,,,,,,,,",
    )  # fmt: skip
    other = rows["Hit on 6 March 2024"]
    assert (other["date_start"], other["date_end"]) == ("2024-03-04", "2024-03-06")
    assert other["contested"] == "date"
    assert rows["Hit on 4 March 2024"]["contested"] is None
    assert rows["Hit in March"]["date_precision"] == "day"
    assert sum("another date than the field" in one for one in report["warnings"]) == 1


PLACES = """day,iso,where,what,when
2024-03-01,UA,"Sumy
50.91, 34.80",a,
2024-03-02,UA,"Odesa (46.48, 30.73)",b,
2024-03-03,UA,Health Building,c,
2024-03-04,UA,Home,d,
2024-03-05,UA,School Hill,e,
"""


def test_coordinates_and_kinds_of_place_in_the_column_of_places(run, mapped, tmp_path):
    path = tmp_path / "places.csv"
    path.write_text(PLACES, "utf-8")
    mapping = mapped(
        "fields: {date: day, country: iso, place: where, title: what,\\n"
        "  event_type: {value: air_strike}}\\nlook_up_places: false\\n".replace("\\n", "\n")
    )
    assert run("load", path, "--from", "table", "--mapping", mapping).code == 0
    rows = {row["title"]: row for row in run("query", "--format", "json").json}
    spots = {n: (rows[n]["place"], rows[n]["latitude"], rows[n]["longitude"]) for n in "abcde"}
    assert spots == {
        "a": ("Sumy", 50.91, 34.8), "b": ("Odesa", 46.48, 30.73), "c": (None, None, None),
        "d": (None, None, None), "e": ("School Hill", None, None),
    }  # fmt: skip
    hit = [(rows[n]["target_types"], rows[n]["target_names"]) for n in "cde"]
    assert hit == [("medical", "Health Building"), ("residential", "Home"), (None, None)]
