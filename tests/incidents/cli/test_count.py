"""`incidents count` for people and for scripts: the figures, their order, the lines below."""

import csv
import io

import pytest

USUAL = ["launched", "intercepted", "killed", "injured", "missing"]


def rows(on, *words):
    return on("count", *words, "--format", "json").json


def test_every_row_has_the_usual_figures_then_what_it_does_not_know(on):
    (row,) = rows(on)
    names = list(row)
    assert names[11:14] == ["missing_low", "missing_best", "missing_high"]
    assert names[14:] == [*(f"{name}_unknown" for name in USUAL), "records_left_out"]
    assert row["records_left_out"] == {
        "counted_with_parts": 1, "draft": 1, "retracted": 1, "test_launch": 1,
    }  # fmt: skip


def test_csv_has_the_columns_of_json_and_the_reasons_as_a_list(on):
    out = on("count", "--by", "country", "--format", "csv").out
    header, first, *_ = csv.reader(io.StringIO(out))
    assert header == list(rows(on, "--by", "country")[0])
    assert first[-1] == "counted_with_parts:1; draft:1; retracted:1"


def test_figures_can_be_chosen(on):
    (row,) = rows(on, "--of", "children_killed,killed", "--of", "hit", "--target", "residential")
    assert list(row) == [
        "incidents", "killed_low", "killed_best", "killed_high", "hit_low", "hit_high",
        "children_killed_low", "children_killed_high", "killed_unknown", "hit_unknown",
        "children_killed_unknown", "records_left_out",
    ]  # fmt: skip
    assert (row["children_killed_low"], row["children_killed_unknown"]) == (1, 1)
    table = on("count", "--of", "children_killed", "--target", "residential")
    assert "children killed" in table.out
    assert "injured" not in table.out


def test_a_figure_for_each_incident_is_a_least_while_a_record_is_unknown(on):
    (row,) = rows(on, "--of", "killed", "--per", "incident", "--country", "UA")
    assert (row["incidents"], row["killed_low"], row["killed_per_incident_low"]) == (6, 13, 2.167)
    assert (row["killed_per_incident_best"], row["killed_per_incident_high"]) == (None, None)
    (may,) = rows(on, "--of", "killed", "--per", "incident", "--from", "2024-05", "--to", "2024-05")
    ends = ("low", "best", "high")
    assert [may[f"killed_per_incident_{end}"] for end in ends] == [4.5, 4.5, 4.5]
    (none,) = rows(on, "--of", "killed", "--per", "incident", "--text", "nowhere")
    assert none["killed_per_incident_low"] is None
    assert "killed per incident" in on("count", "--per", "incident").out


@pytest.mark.parametrize(("filters", "rate", "shown"), [
    (["--weapon", "kite"], (0.75, 0.75, 1), "75% [of 1]"),
    (["--weapon", "x-900"], (None, None, 0), ""),
])  # fmt: skip
def test_the_intercept_rate_is_over_records_that_give_both_in_full(on, filters, rate, shown):
    words = ["--of", "intercept_rate", *filters]
    (row,) = rows(on, *words)
    assert tuple(row[f"intercept_rate_{name}"] for name in ("low", "high", "records")) == rate
    table = on("count", *words)
    assert shown in table.out
    assert "in full" in table.err


def test_rows_are_sorted_and_cut_and_the_cut_is_said(on):
    words = ["--by", "weapon", "--sort", "-injured_low", "--limit", "2"]
    assert [row["injured_low"] for row in rows(on, *words)] == [75, 10]
    assert "2 of 6 rows shown" in on("count", *words).err
    up = [row["killed_low"] for row in rows(on, "--by", "country", "--sort", "killed_low")]
    assert up == [13, None]
    assert "rows shown" not in on("count", "--by", "weapon").err


@pytest.mark.parametrize(("words", "offered"), [
    (["--of", "kiled"], "killed"), (["--per", "day"], "incident"),
    (["--sort", "deaths"], "killed_low"),
    (["--sort", "injured_low", "--of", "killed"], "killed_low"),
])  # fmt: skip
def test_a_name_that_nothing_has_is_refused_with_those_that_there_are(on, words, offered):
    ended = on("count", *words)
    assert (ended.code, ended.out) == (2, "")
    assert offered in ended.err


def test_the_lines_below_a_table_say_what_is_left_out_and_why(on):
    said = on("count").err
    assert "1 wave counted together with the strikes" in said
    assert "`incidents show wave` prints both" in said
    assert "1 record left out: draft; --status draft asks for such" in said
    assert "1 record left out: test launch; --event-type test_launch asks for such" in said
    assert "row of each" not in said
    by_weapon = on("count", "--by", "weapon").err
    assert "row of each" in by_weapon
    assert "(wave remainder): what waves state beyond their strikes" in by_weapon
    assert on("--quiet", "count").err == ""
    assert on("count", "--format", "json").err == ""


def test_no_restricted_record_is_told_of(on):
    (row,) = rows(on, "--from", "2024-05-11", "--to", "2024-05-11")
    assert row["records_left_out"] == {"draft": 1, "retracted": 1}


def test_a_wave_keeps_its_toll_beside_a_few_recorded_strikes(call, seed_file):
    day = ["--from", "2024-07-08", "--to", "2024-07-08"]
    said = call("--db", seed_file, "count", *day).err
    (row,) = call("--db", seed_file, "count", *day, "--country", "UA", "--format", "json").json
    listed = call("--db", seed_file, "query", *day, "--format", "json").json
    (wave,) = (record for record in listed if record["level"] == "wave")
    parts = sum(r["killed_low"] or 0 for r in listed if r["parent"] == wave["code"])
    assert row["killed_low"] == wave["killed_low"] > parts
    assert "1 wave counted together with the strikes" in said
    assert "incidents show 2024-07-08-ukraine-wave" in said


def test_what_hides_a_record_is_the_reason_that_is_told(call, bare, incident):
    day = {"date_start": "2024-05-01", "date_precision": "day"}
    for code, more in {
        "both": {"verification": "refuted", "status": "draft"},
        "draft": {"status": "draft", "event_type": "test_launch"},
        "test": {"event_type": "test_launch"},
    }.items():
        bare.add(incident(code=code, **day, **more))
    db = bare.engine.location
    told = {"refuted": 1, "draft": 1, "test_launch": 1}
    (row,) = call("--db", db, "count", "--format", "json").json
    assert row["records_left_out"] == told
    (row,) = call("--db", db, "count", "--status", "draft", "--format", "json").json
    assert (row["incidents"], row["records_left_out"]) == (0, {"refuted": 1, "test_launch": 1})
