"""Dronestream: texts that are numbers, empty or words, and names that stay out."""

import pytest


@pytest.fixture
def strikes(run, load):
    """The flat rows of the file by the numbers of the strikes."""
    load("data.json")
    rows = run("query", "--format", "json").json
    return {row["datasets"].partition(":")[2]: row for row in rows}


def test_every_strike_is_accounted_for(load, tmp_path):
    report = load("data.json").json
    assert (report["read"], report["loaded"], report["rejected"]) == (3, 2, 1)
    assert "unclear" in (tmp_path / "bad.csv").read_text("utf-8-sig")


def test_an_empty_text_is_unknown_and_a_nought_is_none(strikes):
    first, second = strikes["55c1"], strikes["55c2"]
    assert (first["killed_low"], first["killed_high"], first["injured_low"]) == (6, 6, None)
    assert (first["civilians_killed_low"], first["civilians_killed_high"]) == (0, 0)
    assert (second["killed_low"], second["killed_high"]) == (5, 8)
    assert (second["civilians_killed_low"], second["children_killed_low"]) == (None, 2)


def test_words_stay_words(run, strikes):
    record = run("show", strikes["55c2"]["code"], "--format", "json").json
    civilians = [c for c in record["casualties"] if c.get("group") == "civilian"]
    assert [claim["words"] for claim in civilians] == ["Possibly"]


def test_date_place_and_sources(strikes):
    first, second = strikes["55c1"], strikes["55c2"]
    assert (first["date_start"], first["date_precision"]) == ("2002-11-03", "day")
    assert (first["country"], first["latitude"], first["longitude"]) == ("YE", 15.47, 45.32)
    assert first["location_precision"] == "near_settlement"
    assert first["source_urls"].startswith("https://www.thebureauinvestigates.com/invented")
    assert (second["country"], second["place"]) == ("PK", "Peshawar")


def test_names_of_victims_stay_out(load, tmp_path):
    load("data.json")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("seed-empty.db*"))
    assert b"Invented Person" not in kept


def test_another_list_is_refused(load):
    ended = load("other_list.json")
    assert ended.code == 1
    assert "`strike`" in ended.err


def test_corrected_rejects_load(run, load, tmp_path):
    load("data.json")
    bad = tmp_path / "bad.csv"
    bad.write_text(bad.read_text("utf-8-sig").replace("unclear", "2005-01-02"), "utf-8")
    assert run("load", bad, "--from", "dronestream", "--format", "json").json["loaded"] == 1
    rows = run("query", "--from", "2005", "--to", "2005", "--format", "json").json
    assert [row["datasets"] for row in rows] == ["dronestream:55c3"]
