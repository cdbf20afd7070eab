"""UCDP GED and Candidate: precision codes, three figures, two sides, no weapon and no attacker."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files" / "ucdp"
HIDDEN = ("--event-type", "armed_violence_unspecified")


@pytest.fixture
def rows(run, load):
    """The rows of the larger file after a load, by code."""
    assert load("ged.csv").code == 0
    return {row["code"]: row for row in run("query", *HIDDEN, "--format", "json").json}


@pytest.fixture
def bad(load, tmp_path):
    """The rejected rows of the larger file: (column, value, reason) by row."""
    load("ged.csv")
    with (tmp_path / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            int(row["_row"]): (row["_column"], row["_value"], row["_reason"])
            for row in csv.DictReader(file)
        }


def _picked(row, *names):
    return tuple(row[name] for name in names)


def _killed(row):
    return _picked(row, "killed_low", "killed_best", "killed_high")


def _civilians(row):
    return _picked(row, "civilians_killed_low", "civilians_killed_high")


def test_every_row_is_accounted_for(load):
    report = load("ged.csv").json
    assert (report["read"], report["loaded"], report["rejected"]) == (18, 10, 8)
    assert load("ged.csv").json["unchanged"] == 10


def test_an_event_names_no_weapon_and_no_attacker_and_is_hidden(rows, run):
    row = rows["ucdp-1001"]
    assert row["event_type"] == "armed_violence_unspecified"
    assert (row["weapons"], row["attacker"], row["attribution"]) == (None, None, "unknown")
    assert row["title"] == "Government of Northland - Alder Front: Sumy city"
    assert row["datasets"] == "ucdp:1001"
    assert row["sources"] == "Uppsala Conflict Data Program"
    assert run("query", "--format", "json").json == []


def test_sides_and_reports_are_statements(run, rows):
    said = run("show", "ucdp-1002", "--format", "json").json["statements"]
    values = [(claim["field"], claim["value"]) for claim in said]
    assert ("context", "side A: Government of Northland") in values
    assert ("context", "side B: Alder Front") in values
    assert ("context", "state-based conflict") in values
    reports = "The Paper,2019-05-02,Five die; Wire,2019-05-03,Toll rises"
    assert ("sources", reports) in values


def test_only_one_sided_violence_says_who_attacked_and_it_stays_a_statement(run, rows):
    shown = run("show", "ucdp-1008", "--format", "json").json
    values = [(claim["field"], claim["value"]) for claim in shown["statements"]]
    assert ("attacker", "Alder Front") in values
    assert ("context", "against Civilians") in values
    assert "attacker" not in shown


def test_date_precision(rows):
    expected = {
        "ucdp-1001": ("day", "2019-05-01", None),
        "ucdp-1002": ("week", "2019-05-01", "2019-05-04"),
        "ucdp-1003": ("week", "2019-05-01", "2019-05-07"),
        "ucdp-1004": ("month", "2019-05-03", "2019-05-29"),
        "ucdp-1005": ("year", "2019-02-01", "2019-05-20"),
    }
    names = ("date_precision", "date_start", "date_end")
    assert {code: _picked(rows[code], *names) for code in expected} == expected


def test_place_precision_and_no_dot_for_an_area(rows):
    expected = {
        "ucdp-1001": ("settlement", "Sumy city", "Sumy", 50.91, None),
        "ucdp-1002": ("near_settlement", "Bilopillia town", "Sumy", 51.15, 25000),
        "ucdp-1003": ("admin2", None, "Sumy", None, None),
        "ucdp-1004": ("admin1", None, "Sumy", None, None),
        "ucdp-1005": ("country", "Northern steppe area", None, None, None),
        "ucdp-1006": ("country", None, None, None, None),
        "ucdp-1007": ("unknown", "sea off Odesa", None, None, None),
        "ucdp-1008": ("site", "Sumy airport", "Sumy", None, None),
    }
    names = ("location_precision", "place", "admin1", "latitude", "uncertainty_m")
    assert {code: _picked(rows[code], *names) for code in expected} == expected
    assert {row["country"] for row in rows.values()} == {"UA"}


def test_words_of_the_place_are_kept(run, rows):
    shown = run("show", "ucdp-1002", "--format", "json").json
    assert shown["location_words"] == "checkpoint near Bilopillia"
    assert (shown["location_how"], shown["location_by"]) == ("reported", "UCDP")


def test_low_best_and_high_are_taken_as_they_are(rows):
    assert _killed(rows["ucdp-1001"]) == (5, 5, 5)
    assert _killed(rows["ucdp-1002"]) == (3, 5, 9)
    assert _killed(rows["ucdp-1006"]) == (0, 0, 4)
    assert _picked(rows["ucdp-1001"], "injured_low", "injured_high") == (None, None)


def test_a_bound_that_contradicts_the_best_is_left_out_and_its_words_kept(run, load, rows):
    assert _killed(rows["ucdp-1009"]) == (None, 5, 6)
    assert _killed(rows["ucdp-1010"]) == (2, 5, None)
    claim = run("show", "ucdp-1009", "--format", "json").json["casualties"][0]
    assert claim["words"] == "low 7, best 5, high 6"
    assert claim["inferred"]
    assert any("(2 times)" in text for text in load("ged.csv").json["warnings"])


def test_civilians_are_as_sure_as_the_total_and_no_surer(rows):
    assert _civilians(rows["ucdp-1001"]) == (1, 1)
    assert _civilians(rows["ucdp-1002"]) == (0, 5), "the doubt about the total may be about them"
    assert _civilians(rows["ucdp-1003"]) == (2, None), "some of the dead are of unknown status"
    assert _civilians(rows["ucdp-1004"]) == (None, None), "nobody knows whether any was a civilian"


def test_an_aggregate_is_a_rollup_and_one_report_a_single_source(rows):
    assert [rows[code]["level"] for code in ("ucdp-1001", "ucdp-1004")] == ["strike", "rollup"]
    found = [rows[code]["verification"] for code in ("ucdp-1001", "ucdp-1002")]
    assert found == ["single_source", "unverified"]


def test_a_bad_row_says_which_cell_and_why(load, assert_rejected):
    load("ged.csv")
    assert_rejected({
        12: ("latitude and longitude", "34.8, 50.91", "change places"),
        13: ("year", "2017", "outside of its dates"),
        14: ("date_end", "2019-04-30", "before the start, 2019-05-01"),
        15: ("where_prec", "9", "expected one of 1, 2, 3, 4, 5, 6, 7"),
        16: ("best", "five", "whole number"),
        17: ("id", "", "expected the number of the event"),
        18: ("latitude", "150.91", "from -90 to 90"),
        19: ("date_start", "1st of May", "expected a date"),
    })  # fmt: skip


def test_rejected_rows_load_once_corrected(run, load, bad, tmp_path):
    text = (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert "five" in text
    (tmp_path / "good.csv").write_text(text.replace(",five,", ",5,"), "utf-8")
    words = ("--from", "ucdp", "--format", "json", "--rejects", tmp_path / "worse.csv")
    report = run("load", tmp_path / "good.csv", *words).json
    assert (report["loaded"], report["rejected"]) == (1, 7)


@pytest.mark.parametrize("origin", ["ucdp", "auto"])
def test_without_a_header_the_columns_are_known_by_their_place(run, load, rows, origin):
    report = load("headless.csv", origin=origin).json
    assert (report["format"], report["read"], report["unchanged"]) == ("ucdp", 8, 8)
    assert any("no header" in text for text in report["warnings"])


def test_older_names_semicolons_and_a_byte_order_mark(run, load):
    report = load("older.csv", origin="auto").json
    assert (report["format"], report["loaded"]) == ("ucdp", 2)
    rows = run("query", *HIDDEN, "--format", "json").json
    assert sorted(_killed(row) for row in rows) == [(3, 5, 9), (5, 5, 5)]


def _without(column, path):
    with (FILES / "ged.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file))
    at = found[0].index(column)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*row[:at], *row[at + 1 :]] for row in found)
    return path


def test_a_missing_required_column_is_named_with_the_nearest(load, tmp_path):
    ended = load(_without("date_prec", tmp_path / "short.csv"))
    assert ended.code == 1
    assert "'date_prec'" in ended.err
    assert "'where_prec'" in ended.err


def test_a_missing_optional_column_is_warned_about_and_stays_blank(run, load, tmp_path):
    report = load(_without("deaths_civilians", tmp_path / "short.csv")).json
    assert any("'deaths_civilians'" in text for text in report["warnings"])
    rows = run("query", *HIDDEN, "--format", "json").json
    assert {_civilians(row) for row in rows} == {(None, None)}


def test_tags_of_the_humanitarian_exchange_are_skipped(load, tmp_path):
    lines = (FILES / "ged.csv").read_text("utf-8").splitlines(keepends=True)
    tags = "#event+id" + "," * 48 + "\n"
    (tmp_path / "tagged.csv").write_text("".join([lines[0], tags, lines[1]]), "utf-8")
    report = load(tmp_path / "tagged.csv").json
    assert (report["loaded"], report["skipped_reasons"]) == (1, {"HXL tags, no event": 1})


def test_the_row_as_it_came_stays_beside_the_record(rows, tmp_path):
    database = sqlite3.connect(tmp_path / "seed-empty.db")
    sql = "SELECT original FROM imported_row WHERE external_id = '1004'"
    ((original,),) = database.execute(sql).fetchall()
    database.close()
    assert '"latitude": "50.91"' in original, "the middle of the oblast, which is no dot of ours"


def test_the_json_of_the_interface(run, load, tmp_path):
    with (FILES / "ged.csv").open(encoding="utf-8", newline="") as file:
        events = [row | {"best": int(row["best"])} for row in list(csv.DictReader(file))[:3]]
    (tmp_path / "api.json").write_text(json.dumps({"TotalCount": 3, "Result": events}), "utf-8")
    report = load(tmp_path / "api.json", origin="auto").json
    assert (report["format"], report["loaded"]) == ("ucdp", 3)
    rows = run("query", *HIDDEN, "--format", "json").json
    assert sorted(_killed(row) for row in rows) == [(3, 5, 9), (5, 5, 5), (5, 5, 5)]


def test_civilians_never_raise_the_total(load, tmp_path, run):
    """They are part of the best estimate, and are brought to the range of the total."""
    with (FILES / "ged.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    killed = {"low": 4, "best": 10, "high": 12, "deaths_civilians": 8, "deaths_unknown": 2}
    path = tmp_path / "few.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerow({**first, "id": "77", **killed})
    assert load(path).json["loaded"] == 1
    (row,) = run("query", *HIDDEN, "--killed-min", "4", "--format", "json").json
    assert (_killed(row), _civilians(row)) == ((4, 10, 12), (2, None))
    assert run("query", *HIDDEN, "--killed-min", "5", "--format", "json").json == []


def test_an_edition_with_the_month_first_gives_the_same_dates(run, load, rows, tmp_path):
    with (FILES / "ged.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        for name in ("date_start", "date_end"):
            year, *rest = line[name][:10].split("-")
            if len(rest) == 2:
                line[name] = f"{int(rest[0])}/{int(rest[1])}/{year} 12:00:00 AM"
    path = tmp_path / "us.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0])
        writer.writeheader()
        writer.writerows(lines)
    report = load(path).json
    assert "'date_end': month first" in str(report["warnings"])
    again = {row["code"]: row for row in run("query", *HIDDEN, "--format", "json").json}
    when = ("date_start", "date_end", "date_precision", "time_local")
    assert report["unchanged"] + report["updated"] == len(rows)
    assert [[again[code][name] for name in when] for code in rows] == [
        [row[name] for name in when] for row in rows.values()
    ]
