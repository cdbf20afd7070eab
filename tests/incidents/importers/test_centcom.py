"""Strike releases: dated by the release before, strikes are no munitions, the kind is left open."""

import pytest


@pytest.fixture
def rows(run, load, use_cache):
    """The report of a load, and its records by title."""
    report = load("strikes.csv").json
    return report, {row["title"]: row for row in run("query", "--format", "json").json}


def test_lines_of_releases(rows, run):
    report, found = rows
    counts = {name: report[name] for name in ("read", "loaded", "skipped", "rejected")}
    assert counts == {"read": 6, "loaded": 4, "skipped": 1, "rejected": 1}
    assert report["identical_rows"] == 1
    mosul = found["4 strikes of the coalition near Mosul"]
    assert (mosul["date_start"], mosul["date_end"], mosul["date_precision"]) == (
        "2016-03-14", "2016-03-16", "week",
    )  # fmt: skip
    assert (mosul["place"], mosul["country"], mosul["location_precision"]) == (
        "Mosul", "IQ", "near_settlement",
    )  # fmt: skip
    assert mosul["event_type"] == "remote_violence_unspecified"
    assert (mosul["level"], mosul["launched_low"], mosul["killed_low"]) == ("rollup", None, None)
    assert mosul["attacker"] == "US-led coalition against the Islamic State"
    record = run("show", mosul["code"], "--format", "json").json
    assert [(one["field"], one["value"]) for one in record["statements"]] == [
        ("context", "strikes: 4")
    ]
    raqqa = found["Strike of the coalition near Ar Raqqah"]
    assert (raqqa["level"], raqqa["event_type"]) == ("strike", "remote_violence_unspecified")
    # no release before it is in the file, or none for weeks: at most the week before
    assert found["Strike of the coalition near Mosul"]["date_start"] == "2016-03-07"
    country = found["Strike of the coalition near IQ"]
    assert (country["location_precision"], country["latitude"]) == ("country", None)
    assert country["date_start"] == "2016-01-13"


def test_it_is_recognised_by_its_lines_and_not_by_its_columns(run, load, tmp_path):
    assert load("strikes.csv", "--dry-run", origin="auto").json["format"] == "centcom"
    other = tmp_path / "other.csv"
    other.write_text("date,country,location,number,description,line\n2024-01-01,IQ,Hit,1,a,b\n")
    assert run("load", other, "--from", "auto", "--dry-run").code == 1
