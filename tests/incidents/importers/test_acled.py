"""ACLED: which events are strikes, 0 for unknown, figures for vague words, and precision codes."""

import json
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files" / "acled"


@pytest.fixture
def rows(run, load):
    """The rows of the larger file after a load, by code."""
    assert load("current.csv").code == 0
    return {row["code"]: row for row in run("query", "--format", "json").json}


@pytest.fixture
def shown(run, rows):
    """A record with everything in it, by code."""
    return lambda code: run("show", code, "--format", "json").json


def _picked(row, *names):
    return tuple(row.get(name) for name in names)


def test_remote_violence_is_loaded_and_the_rest_skipped_with_the_reason(load):
    report = load("current.csv").json
    assert (report["read"], report["loaded"], report["rejected"]) == (19, 7, 8)
    assert report["skipped_reasons"] == {
        "Battles, no strike": 1, "Protests, no strike": 2, "Strategic developments, no strike": 1,
    }  # fmt: skip


def test_keep_all_loads_the_rest_as_other(run, load):
    report = load("current.csv", "--keep-all").json
    assert (report["loaded"], report["skipped"]) == (11, 0)
    kept = {row["code"]: row for row in run("query", "--format", "json").json}["acled-xua8"]
    assert _picked(kept, "event_type", "title", "weapons") == ("other", "Armed clash: Sumy", None)


def test_a_sub_type_is_one_weapon_only_where_it_names_one(rows, shown):
    found = {}
    for code, row in rows.items():
        (use,) = shown(code)["weapons"]
        found[code] = (row["event_type"], use["type"], use["text"])
    assert found == {
        "acled-xua1": (
            "remote_violence_unspecified", "unknown", "Shelling/artillery/missile attack",
        ),
        "acled-xua2": ("remote_violence_unspecified", "unknown", "Air/drone strike"),
        "acled-xua3": ("sabotage", "explosive_device", "Remote explosive/landmine/IED"),
        "acled-xua4": ("other", "other", "Grenade"),
        "acled-xua5": ("sabotage", "explosive_device", "Suicide bomb"),
        "acled-xua6": ("other", "other", "Chemical weapon"),
        "acled-xua7": ("remote_violence_unspecified", "unknown", "Orbital strike"),
    }  # fmt: skip


def test_a_sub_type_that_acled_has_added_since_is_warned_about(load):
    assert any("'Orbital strike'" in text for text in load("current.csv").json["warnings"])


def test_fatalities_are_the_least_and_0_is_unknown(rows):
    expected = {
        "acled-xua1": (5, 5, None),
        "acled-xua2": (None, None, None),
        "acled-xua3": (10, None, None),
        "acled-xua4": (3, None, None),
        "acled-xua5": (100, None, None),
        "acled-xua6": (None, None, None),
    }
    names = ("killed_low", "killed_best", "killed_high")
    assert {code: _picked(rows[code], *names) for code in expected} == expected


def test_a_figure_that_may_stand_for_a_word_says_so(shown):
    (claim,) = shown("acled-xua3")["casualties"]
    assert claim["words"] == "10, which ACLED also writes for a vague word"
    assert claim["inferred"]
    assert "casualties" not in shown("acled-xua2")


def test_time_precision(shown):
    expected = {
        "acled-xua1": ("day", "2025-05-16", None, None),
        "acled-xua2": ("week", "2025-05-13", "2025-05-19", "within a week"),
        "acled-xua3": ("month", "2025-05", None, "within the month"),
    }
    for code, (*dates, words) in expected.items():
        found = shown(code)
        assert _picked(found, "date_precision", "date_start", "date_end") == tuple(dates)
        written = f"{words}; ACLED writes 16 May 2025" if words else None
        assert found.get("date_words") == written


def test_geo_precision_and_no_dot_for_a_region_or_at_0_0(rows):
    expected = {
        "acled-xua1": ("settlement", "Sumy", 50.9077),
        "acled-xua2": ("near_settlement", "Sumy", 50.9077),
        "acled-xua3": ("admin1", None, None),
        "acled-xua5": ("settlement", "Sumy", None),
    }
    names = ("location_precision", "place", "latitude")
    assert {code: _picked(rows[code], *names) for code in expected} == expected
    assert {_picked(row, "admin1", "country") for row in rows.values()} == {("Sumy", "UA")}


def test_actors_are_statements_and_who_acted_alone_is_likely_the_attacker(rows, shown):
    said = [(claim["field"], claim["value"]) for claim in shown("acled-xua3")["statements"]]
    assert said == [
        ("context", "actor 1: Military Forces of Northland (2000-) (State forces), with "
         "Northland Guard; Northland Navy"),
        ("context", "actor 2: Civilians (Southland) (Civilians)"),
    ]  # fmt: skip
    acted = ("Military Forces of Northland (2000-)", "likely")
    assert _picked(rows["acled-xua1"], "attacker", "attribution") == acted
    targeted = [(claim["field"], claim["value"]) for claim in shown("acled-xua1")["statements"]]
    assert ("target", "Civilians targeted") in targeted


def test_sources_are_named_one_by_one(rows):
    acled = "Armed Conflict Location and Event Data (ACLED)"
    assert set(rows["acled-xua1"]["sources"].split("; ")) == {acled, "The Paper", "Wire News"}
    found = [rows[code]["verification"] for code in ("acled-xua1", "acled-xua2")]
    assert found == ["unverified", "single_source"]


def test_the_notes_enter_no_field(run, rows):
    for words in (("query", "--format", "json"), ("show", "acled-xua1", "--format", "yaml")):
        ended = run(*words)
        assert "XUA1" in ended.out
        assert "invented street" not in ended.out


def test_a_bad_row_says_which_cell_and_why(load, assert_rejected):
    load("current.csv")
    assert_rejected({
        13: ("fatalities", "some-2", "whole number"),
        14: ("geo_precision", "5", "expected one of 1, 2, 3"),
        15: ("event_date", "31 April 2025", "a date that exists"),
        16: ("latitude and longitude", "34.7981, 50.9077", "change places"),
        17: ("year", "2024", "is in another year"),
        18: ("event_type", "", "an empty cell"),
        19: ("event_id_cnty", "", "an empty cell"),
        20: ("latitude", "", "decimal number"),
    })  # fmt: skip


def test_older_exports_have_capitals_numbers_semicolons_and_the_day_first(run, load):
    report = load("older.csv", origin="auto").json
    assert (report["format"], report["loaded"]) == ("acled", 2)
    assert report["skipped_reasons"] == {"Riots/Protests, no strike": 1}
    assert any("day first" in text for text in report["warnings"])
    rows = {row["code"]: row for row in run("query", "--format", "json").json}
    assert rows["acled-xua101"]["date_start"] == "2019-03-05"
    assert rows["acled-xua102"]["event_type"] == "remote_violence_unspecified"
    said = run("show", "acled-xua101", "--format", "json").json["statements"]
    assert "(State forces)" in said[0]["value"]
    assert "(Civilians)" in said[1]["value"]


def test_the_order_of_dates_is_settled_for_the_whole_column(run, load):
    assert load("month_first.csv").json["loaded"] == 3
    dates = {row["code"]: row["date_start"] for row in run("query", "--format", "json").json}
    assert dates["acled-xua201"] == "2019-03-25"
    assert dates["acled-xua202"] == "2019-03-05"
    assert dates["acled-xua203"] == "2019-03-07"


def test_a_date_whose_order_nothing_tells_is_rejected(load):
    report = load("unsure.csv").json
    assert (report["loaded"], report["rejected"]) == (0, 1)
    assert any("none says which" in text for text in report["warnings"])


def test_the_json_of_the_interface(run, load):
    report = load("api.json", origin="auto").json
    assert (report["format"], report["loaded"]) == ("acled", 1)
    (row,) = run("query", "--format", "json").json
    assert _picked(row, "date_start", "killed_low", "killed_best") == ("2025-05-16", 2, 2)


def test_a_missing_required_column_is_named_with_the_nearest(load, tmp_path):
    text = (FILES / "current.csv").read_text("utf-8").replace("fatalities", "fatality", 1)
    (tmp_path / "renamed.csv").write_text(text, "utf-8")
    ended = load(tmp_path / "renamed.csv")
    assert ended.code == 1
    assert "a column 'fatalities' in ACLED" in ended.err
    assert "'fatality'" in ended.err


def test_a_missing_precision_is_warned_about_and_makes_no_town_of_a_point(run, load, tmp_path):
    text = (FILES / "current.csv").read_text("utf-8").replace("geo_precision", "unused", 1)
    (tmp_path / "renamed.csv").write_text(text, "utf-8")
    report = load(tmp_path / "renamed.csv").json
    assert any("'geo_precision'" in warning for warning in report["warnings"])
    rows = {row["code"]: row for row in run("query", "--format", "json").json}
    assert rows["acled-xua1"]["location_precision"] == "near_settlement"


@pytest.mark.parametrize(
    ("actors", "notes", "attacker", "kind"),
    [
        (("Hawks", "Civilians (Mali)"), "A drone struck a market.", "Hawks", "drone"),
        (("Hawks", ""), "Drone footage of a missile strike.", "Hawks", "unknown"),
        (("Hawks", "Doves"), "A missile struck a base.", None, "missile"),
        (("Unidentified Armed Group (Mali)", "Civilians (Mali)"), "", None, "unknown"),
        (("Civilians (Mali)", ""), "", None, "unknown"),
    ],
)
def test_actors_and_notes_say_no_more_than_they_do(run, tmp_path, actors, notes, attacker, kind):
    header = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,latitude,"
    header += "longitude,fatalities,notes"
    row = (
        f"MLI1,2024-03-01,Explosions/Remote violence,Air/drone strike,{actors[0]},{actors[1]},Mali,"
    )
    path = tmp_path / "acled.csv"
    path.write_text(f"{header}\n{row}16.2,-3.5,0,{notes}\n")
    assert run("load", path, "--from", "acled", "--format", "json").json["loaded"] == 1
    shown = run("show", "acled-mli1", "--format", "json").json
    (flat,) = run("query", "--format", "json").json
    assert flat["attacker"] == attacker
    assert flat["attribution"] == ("likely" if attacker else "unknown")
    (use,) = shown["weapons"]
    assert (use["type"], bool(use.get("inferred"))) == (kind, kind != "unknown")
    assert notes not in json.dumps(shown) or not notes
