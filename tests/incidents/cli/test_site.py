"""Sites: what strikes hit or came from, by any name."""

import json
import shutil

import pytest


@pytest.fixture
def run(call, seed_file):
    return lambda *words: call("--db", seed_file, *words)


def codes(ended):
    return {row["code"] for row in ended.json}


def test_the_list_counts_the_records_of_each_site(run):
    sites = {site["key"]: site for site in run("site", "list", "--format", "json").json}
    assert sites["olenya"]["incidents"] == 3  # with the wave of 1 June 2025
    assert sites["abqaiq"]["latitude"] == 25.929
    assert {"settlement", "area"}.isdisjoint({site["kind"] for site in sites.values()})
    assert "olenya" in run("site", "list").out


@pytest.mark.parametrize(
    "name", ["okhmatdyt-hospital", "Okhmatdyt children's hospital", "Охматдит"]
)
def test_a_site_by_any_name(run, name):
    site = run("site", "show", name, "--format", "json").json
    assert site["key"] == "okhmatdyt-hospital"
    assert (site["kind"], site["country"]) == ("hospital", "UA")
    text = run("site", "show", name).out
    assert "50.455, 30.524" in text
    assert site["publisher"] in text


def test_a_site_by_its_number_elsewhere_with_its_owner(run):
    assert run("site", "show", "icao:XWSG", "--format", "json").json["key"] == "engels-2"
    plant = run("site", "show", "gem:Trypilska_power_station")
    assert plant.out.startswith("Trypilska thermal power plant\n")
    assert "owner       Centrenergo" in plant.out
    assert codes(run("query", "--site", "icao:XWSG", "--format", "json")) == codes(
        run("query", "--site", "engels-2", "--format", "json")
    )


@pytest.mark.parametrize("number", ["XWSG", "icao:", "nowhere:1", "icao: XWSG"])
def test_a_number_without_a_register_is_refused(call, seed_file, tmp_path, number):
    file = shutil.copy(seed_file, tmp_path / "sites.db")
    site = {"key": "hill", "name": "Hill", "kind": "site", "ids": [number]}
    (tmp_path / "d.json").write_text(json.dumps({"places": [site]}), "utf-8")
    ended = call("--db", file, "add", tmp_path / "d.json")
    assert ended.code == 1
    assert "a colon and the number there" in ended.err
    site["ids"] = ["osm:way/1", "wikidata:Q1"]
    (tmp_path / "d.json").write_text(json.dumps({"places": [site]}), "utf-8")
    assert call("--db", file, "add", tmp_path / "d.json").code == 0
    shown = call("--db", file, "site", "show", "wikidata:Q1", "--format", "json").json
    assert (shown["key"], shown["ids"]) == ("hill", ["osm:way/1", "wikidata:Q1"])


def test_all_strikes_on_a_site(run):
    assert codes(run("query", "--site", "Olenya air base", "--format", "json")) == {
        "2024-07-olenya-drones", "2025-06-01-olenya-fpv", "2025-06-01-russia-airfields-wave",
    }  # fmt: skip


def test_a_site_that_records_merely_name_is_said(call, seed_file, tmp_path):
    file = shutil.copy(seed_file, tmp_path / "sites.db")
    record = {"code": "named", "title": "x", "event_type": "drone_strike",
              "date_start": "2025-07-01", "date_precision": "day",
              "targets": [{"category": "military", "name": "Olenya air base"}],
              "sources": [{"key": "p", "publisher": "P"}]}  # fmt: skip
    (tmp_path / "d.json").write_text(json.dumps(record), "utf-8")
    assert call("--db", file, "add", tmp_path / "d.json").code == 0
    ended = call("--db", file, "query", "--site", "olenya", "--format", "json")
    assert "named" in codes(ended)
    assert "--site olenya: 1 record names it without pointing to it" in ended.err


def test_an_unknown_site_is_refused_with_the_nearest(run):
    ended = run("query", "--site", "Olenja")
    assert ended.code == 2
    assert "did you mean" in ended.err
    several = run("site", "show", "airport")
    assert (several.code, "ben-gurion-airport" in several.err) == (2, True)
