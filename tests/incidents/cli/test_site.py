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
