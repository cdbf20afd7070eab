"""VIINA: labels of news reports, the day of the report, and precision without a dot for an area."""

from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files" / "viina"


@pytest.fixture
def rows(run, load):
    """The rows of the larger file after a load, by code."""
    assert load("info_and_labels.csv").code == 0
    return {row["code"]: row for row in run("query", "--format", "json").json}


@pytest.fixture
def shown(run, rows):
    """A record with everything in it, by code."""
    return lambda code: run("show", code, "--format", "json").json


def _picked(row, *names):
    return tuple(row.get(name) for name in names)


def test_reports_of_strikes_are_loaded_and_others_skipped_with_the_reason(load):
    report = load("info_and_labels.csv", origin="auto").json
    assert (report["format"], report["read"]) == ("viina", 14)
    assert (report["loaded"], report["rejected"]) == (5, 4)
    assert report["skipped_reasons"] == {
        "air-raid alert, no strike": 1, "air defence, no strike": 1, "no label of a strike": 1,
        "not about military operations": 1, "tank battle, no strike": 1,
    }  # fmt: skip


def test_keep_all_loads_the_rest_as_other(run, load):
    assert load("info_and_labels.csv", "--keep-all").json["loaded"] == 10
    rows = {row["code"]: row for row in run("query", "--format", "json").json}
    assert _picked(rows["viina-6"], "event_type", "weapon_types") == ("other", None)


def test_labels_become_event_and_weapon_types(rows, shown):
    found = {}
    for code, row in rows.items():
        uses = shown(code)["weapons"]
        found[code] = (row["event_type"], [use["type"] for use in uses])
    assert found == {
        "viina-1": ("air_strike", ["aerial_munition"]),
        "viina-2": ("drone_strike", ["drone"]),
        "viina-3": ("remote_violence_unspecified", ["unknown"]),
        "viina-4": ("remote_violence_unspecified", ["aerial_munition", "unknown"]),
        "viina-5": ("remote_violence_unspecified", ["unknown"]),
    }


def test_the_date_is_that_of_the_report_and_says_so(shown, load):
    found = shown("viina-1")
    assert _picked(found, "date_start", "date_words", "time_local") == (
        "2023-03-05", "reported on 2023-03-05", None,
    )  # fmt: skip
    dated = next(claim for claim in found["statements"] if claim["field"] == "date")
    assert "the day of the event is not stated" in dated["value"]
    assert any("of the report" in text for text in load("info_and_labels.csv").json["warnings"])


def test_labels_of_people_are_statements_and_no_casualties(rows, shown):
    found = shown("viina-1")
    said = {claim["field"]: claim for claim in found["statements"]}
    assert said["attacker"]["value"] == "Russian or Russian-aligned forces"
    assert said["attacker"]["inferred"] == "a label that a program gave to the report"
    assert said["consequence"]["value"] == "civilian casualties are mentioned"
    assert "casualties" not in found
    names = ("attacker", "attribution", "killed_low", "injured_low")
    assert _picked(rows["viina-1"], *names) == (None, "unknown", None, None)
    fields = {claim["field"] for claim in shown("viina-2")["statements"]}
    assert fields == {"date", "target"}


def test_geo_precision_and_no_dot_for_an_area(rows):
    expected = {
        "viina-1": ("settlement", "Sumy", 50.9077),
        "viina-2": ("neighbourhood", "Sumy", 50.9077),
        "viina-3": ("admin1", None, None),
        "viina-4": ("admin2", None, None),
        "viina-5": ("near_settlement", "Sumy", 50.9077),
    }
    names = ("location_precision", "place", "latitude")
    assert {code: _picked(rows[code], *names) for code in expected} == expected
    areas = {_picked(row, "admin1", "country") for row in rows.values()}
    assert areas == {("Sumy", "UA")}


def test_a_precision_that_nobody_documents_is_warned_about(load):
    assert any("'RANGE'" in text for text in load("info_and_labels.csv").json["warnings"])


def test_the_report_is_a_source_with_its_page(shown, rows):
    sources = {source["publisher"]: source for source in shown("viina-1")["sources"]}
    assert set(sources) == {"VIINA", "Ukrainska Pravda"}
    page = sources["Ukrainska Pravda"]
    assert page["url"] == "https://www.pravda.com.ua/invented/2023/03/5/1/"
    assert _picked(page, "published", "language") == ("2023-03-05", "uk")
    assert rows["viina-1"]["verification"] == "single_source"


def test_a_bad_row_says_which_cell_and_why(load, assert_rejected):
    load("info_and_labels.csv")
    assert_rejected({
        12: ("date", "yesterday", "expected a date"),
        13: ("latitude", "north", "decimal number"),
        14: ("latitude and longitude", "34.7981, 50.9077", "change places"),
        15: ("event_id", "", "an empty cell"),
    })  # fmt: skip


def test_one_row_a_place_and_day_has_labels_without_an_ending(run, load):
    report = load("one_per_day.csv", origin="auto").json
    assert (report["format"], report["loaded"]) == ("viina", 1)
    assert report["skipped_reasons"] == {"raid, no strike": 1}
    (row,) = run("query", "--format", "json").json
    names = ("code", "event_type", "verification")
    assert _picked(row, *names) == ("viina-p1", "drone_strike", "unverified")
    assert "RIA Novosti" in row["sources"]


def test_version_1_has_no_names_of_areas_and_probabilities_are_no_labels(run, load):
    report = load("version_1.csv", origin="auto").json
    assert (report["format"], report["loaded"]) == ("viina", 2)
    assert report["skipped_reasons"] == {"no label of a strike": 1}
    assert any("'ADM1_NAME'" in text for text in report["warnings"])
    rows = {row["code"]: row for row in run("query", "--format", "json").json}
    names = ("event_type", "location_precision", "place", "latitude")
    street = ("air_strike", "neighbourhood", "вулиця Вигадана, Суми", 50.9077)
    assert _picked(rows["viina-1"], *names) == street
    province = ("remote_violence_unspecified", "admin1", "Сумська область", None)
    assert _picked(rows["viina-2"], *names) == province


def test_events_without_labels_are_no_strikes_and_the_remedy_is_said(load):
    report = load("info.csv").json
    assert report["skipped_reasons"] == {"no labels that say what happened": 1}
    assert any("join the file with event_labels" in text for text in report["warnings"])


def test_a_missing_required_column_is_named_with_the_nearest(load, tmp_path):
    text = (FILES / "info.csv").read_text("utf-8").replace("GEO_PRECISION", "PRECISION", 1)
    (tmp_path / "renamed.csv").write_text(text, "utf-8")
    ended = load(tmp_path / "renamed.csv")
    assert ended.code == 1
    assert "a column 'GEO_PRECISION' in VIINA" in ended.err
    assert "'PRECISION'" in ended.err


def test_a_table_of_usual_columns_is_not_taken_for_viina(load, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(
        "Event ID,Date,Latitude,Longitude,Geo Precision\n1,2023-03-05,50.91,34.8,1\n", "utf-8"
    )
    ended = load(path, origin="auto")
    assert ended.code == 1
    assert "one that none recognises" in ended.err
