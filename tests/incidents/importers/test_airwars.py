"""Airwars: grades, ranges by group, belligerents - and no names of victims, anywhere."""

import pytest


@pytest.fixture
def records(run, load):
    """Load a file; its records by their codes in the data set."""

    def records(name):
        load(name)
        rows = run("query", "--format", "json").json
        rows += run("query", "--verification", "refuted", "--format", "json").json
        return {
            row["datasets"].partition(":")[2]: run("show", row["code"], "--format", "json").json
            for row in rows
        }

    return records


def claims(record):
    """(outcome, group) -> (low, high) of a record."""
    return {
        (c["outcome"], c.get("group", "total")): (c.get("low"), c.get("high"))
        for c in record["casualties"]
    }


def test_every_assessment_is_accounted_for(load, tmp_path):
    report = load("narratives.jsonl").json
    assert (report["read"], report["loaded"], report["rejected"]) == (5, 3, 2)
    written = (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert "some day" in written
    assert "9 – 3" in written


def test_ranges_belong_to_their_groups(records):
    assert claims(records("narratives.jsonl")["INVT0001"]) == {
        ("killed", "civilian"): (24, 31), ("killed", "child"): (8, 12),
        ("killed", "woman"): (2, 5), ("killed", "man"): (1, 1), ("killed", "medical"): (1, 1),
        ("injured", "civilian"): (12, 24), ("killed", "combatant"): (0, 1),
    }  # fmt: skip


def test_codes_become_ours(records):
    record = records("narratives.jsonl")["INVT0001"]
    assert (record["verification"], record["attribution"]) == ("corroborated", "likely")
    assert (record["attacker"], record["event_type"]) == ("israel", "air_strike")
    assert (record["date_start"], record["location_precision"]) == ("2023-10-18", "neighbourhood")
    assert [(t["category"], t.get("name")) for t in record["targets"]] == [
        ("residential", None), ("residential", "IDP or Refugee Camp"), ("other", "Market"),
    ]  # fmt: skip


def test_several_belligerents_are_contested_and_nobody_is_the_attacker(records):
    record = records("narratives.jsonl")["INVT0002"]
    assert (record["attribution"], record["verification"]) == ("contested", "contested")
    assert record.get("attacker") is None
    assert [s["value"] for s in record["statements"]] == [
        "Israeli Military",
        "Palestinian Militants",
    ]
    assert record["event_type"] == "remote_violence_unspecified"
    assert "casualties" not in record
    assert (record["date_start"], record["date_end"]) == ("2023-10-19", "2023-10-20")


def test_discounted_harm_is_kept_and_not_counted(run, records):
    record = records("narratives.jsonl")["INVT0003"]
    assert record["verification"] == "refuted"
    assert {claim["status"] for claim in record["casualties"]} == {"refuted"}
    assert record["event_type"] == "combined_attack"
    rows = run("query", "--verification", "refuted", "--format", "json").json
    assert rows[0]["civilians_killed_high"] is None


@pytest.mark.parametrize("name", ["narratives.jsonl", "export.csv", "rest.json"])
def test_no_name_of_a_victim_or_a_family_enters_the_store(load, tmp_path, name):
    report = load(name).json
    assert any("names of victims" in warning for warning in report["warnings"])
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("seed-empty.db*"))
    bad = tmp_path / "bad.csv"
    kept += bad.read_bytes() if bad.exists() else b""
    assert b"Invented Person" not in kept
    assert b"Invented family" not in kept
    assert "منزل".encode() not in kept


def test_the_export_of_the_site(records):
    found = records("export.csv")
    confirmed, weak = found["INVS001"], found["INVS002"]
    assert claims(confirmed) == {
        ("killed", "civilian"): (3, 5), ("killed", "child"): (1, None),
        ("injured", "civilian"): (None, 4), ("killed", "journalist"): (1, 1),
        ("killed", "other"): (2, 2),
    }  # fmt: skip
    assert (confirmed["verification"], confirmed["attribution"]) == (
        "confirmed",
        "claimed_by_attacker",
    )
    assert confirmed["attacker"] == "coalition-against-islamic-state"
    assert confirmed["uncertainty_m"] == 100
    assert confirmed["sources"][0]["url"] == "https://airwars.org/civilian-casualties/invs001"
    assert (weak["verification"], weak.get("attacker")) == ("single_source", None)
    assert weak["statements"][0]["value"] == "Unknown Force"


def test_the_rest_answer(records):
    record = records("rest.json")["INVS003"]
    assert claims(record) == {("killed", "civilian"): (0, 2)}
    assert record["attribution"] == "contested"


def test_corrected_rejects_load(run, load, tmp_path):
    load("narratives.jsonl")
    bad = tmp_path / "bad.csv"
    bad.write_text(bad.read_text("utf-8-sig").replace("some day", "21 October 2023"), "utf-8")
    more = ("--rejects", tmp_path / "worse.csv", "--format", "json")
    assert run("load", bad, "--from", "airwars", *more).json["loaded"] == 1
    row = run("query", "--dataset", "airwars", "--from", "2023-10-21", "--format", "json").json[0]
    assert row["weapon_types"]


def test_civilians_and_belligerents_make_the_total(run, load):
    """Where both are ranges they are all there were; else they make the least alone."""
    load("narratives.jsonl")
    load("export.csv")
    columns = "killed_low,killed_best,killed_high,injured_low,injured_high"
    rows = run("query", "--dataset", "airwars", "--columns", f"datasets,{columns}",
               "--format", "json").json  # fmt: skip
    found = {row.pop("datasets").partition(":")[2]: tuple(row.values()) for row in rows}
    assert found["INVT0001"] == (24, None, 32, 12, None)
    assert found["INVS001"] == (3, None, None, None, None)
    known = run("query", "--killed-min", "24", "--format", "json").json
    assert [row["datasets"] for row in known] == ["airwars:INVT0001"]
    (total,) = run("count", "--dataset", "airwars", "--format", "json").json
    assert (total["killed_low"], total["injured_low"]) == (27, 12)


def test_the_areas_of_a_point_are_worked_out(run, load):
    load("narratives.jsonl")
    rows = run("query", "--columns", "admin1,area_how,latitude", "--format", "json").json
    assert {row["area_how"] for row in rows if row["latitude"] and row["admin1"]} == {"derived"}
