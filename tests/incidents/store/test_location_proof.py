"""Proof of a place: by what it was established, by whom, and who checked it."""

import json

import pytest


@pytest.fixture
def record(incident):
    return incident(code="here", verification="geolocated", location_proof="imagery",
                    location_proof_words="Sentinel-2 of 3 May 2024", location_by="A. Group",
                    location_checked_by="B. Institute")  # fmt: skip


def test_show_prints_the_proof(ledger, call, record):
    ledger.add(record)
    text = call("--db", ledger.engine.location, "show", "here").out
    assert "Imagery; Sentinel-2 of 3 May 2024; checked by B. Institute".lower() in text.lower()
    shown = call("--db", ledger.engine.location, "show", "here", "--format", "json").json
    assert shown["location_proof"] == "imagery"
    assert ledger.get("here").location_checked_by == "B. Institute"


def test_geolocated_needs_one(ledger, call, incident, tmp_path):
    file = ledger.engine.location
    document = {"code": "bare", "title": "x", "event_type": "drone_strike",
                "verification": "geolocated",
                "sources": [{"key": "p", "publisher": "P"}]}  # fmt: skip
    (tmp_path / "d.json").write_text(json.dumps(document), "utf-8")
    ended = call("--db", file, "add", tmp_path / "d.json")
    assert (ended.code, "location_proof" in ended.err) == (1, True)
    ended = call("--db", file, "set", "--place", "Birch", "verification=geolocated", "--why", "x")
    assert (ended.code, "location_proof" in ended.err) == (1, True)
    ended = call("--db", file, "set", "--place", "Birch", "verification=geolocated",
                 "location_proof=landmarks", "--why", "x")  # fmt: skip
    assert ended.code == 0, ended.err


def test_another_point_leaves_no_proof(ledger, call, record):
    ledger.add(record)
    changes = (
        "country=UA",
        "at=50.1,30.2",
        "location_precision=exact",
        "verification=corroborated",
    )
    words = [part for change in changes for part in ("--set", change)]
    ended = call("--db", ledger.engine.location, "review", "here", *words)
    assert ended.code == 0, ended.err
    assert ledger.get("here").location_proof is None


def test_what_was_matched_to_find_a_home_is_held_back(ledger, call):
    file = ledger.engine.location
    assert "location_proof_words" not in call("--db", file, "show", "home", "--format", "json").json
    whole = call("--db", file, "show", "home", "--include-restricted", "--format", "json").json
    assert whole["location_proof_words"] == "a red roof by a pond"


def test_check_lists_loaded_records_without_one(ledger, call, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("code,date_start,title,verification\nq1,2024-05-01,x,geolocated\n", "utf-8")
    file = ledger.engine.location
    assert call("--db", file, "load", path, "--from", "csv").code == 0
    found = call("--db", file, "check", "--format", "json").json
    assert [one["code"] for one in found if one["check"] == "proofs"] == ["q1"]
