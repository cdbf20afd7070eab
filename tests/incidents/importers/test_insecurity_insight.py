"""Insecurity Insight's sheets: strikes among arrests, groups that are no total, areas no dots."""

import json

import pytest


@pytest.fixture
def records(load, run, use_cache):
    """The report of a load, and its records by the number of the event."""
    report = load("health.csv").json
    codes = ("9001", "9002")
    shown = [run("show", f"insecurity-insight-{code}", "--format", "json").json for code in codes]
    return report, dict(zip(codes, shown, strict=True))


def test_strikes_are_told_from_arrests_and_shots(records):
    report, _ = records
    assert (report["read"], report["loaded"], report["skipped"]) == (4, 2, 2)
    assert report["skipped_reasons"] == {"no weapon that strikes from afar": 2}
    assert "Vicinity of Health Facility Affected" in report["columns_unused"]


def test_counts_are_of_their_group_and_never_a_total(records, run):
    _, found = records
    claims = {
        (c["outcome"], c["group"], c.get("words"), c["low"]) for c in found["9001"]["casualties"]
    }
    assert claims == {
        ("killed", "medical", None, 2), ("injured", "medical", None, 3),
        ("killed", "other", "Patients Killed", 4),
    }  # fmt: skip
    assert not found["9002"].get("casualties"), "0 is no figure"


def test_a_country_is_no_dot_and_a_building_no_place(records, run):
    rows = {r["code"][-4:]: r for r in run("query", "--format", "json").json}
    assert (rows["9001"]["latitude"], rows["9001"]["admin1"]) == (50.91, "Sumy")
    assert rows["9001"]["target_types"] == "medical"
    assert rows["9001"]["attacker"] == "Armed Forces of Northland"
    assert rows["9001"]["event_type"] == "missile_strike"
    assert (rows["9002"]["latitude"], rows["9002"]["location_precision"]) == (None, "country")
    assert rows["9002"]["attacker"] is None
    assert "Health Building" in json.dumps(records[1]["9001"]["targets"])


def test_it_is_recognised_and_other_tables_are_not(load, run, tmp_path):
    assert load("health.csv", "--dry-run", origin="auto").json["format"] == "insecurity_insight"
    other = tmp_path / "other.csv"
    other.write_text("Event ID,Date,Geo Precision\n1,2024-03-01,1\n")
    assert run("load", other, "--from", "auto", "--dry-run").code == 1
