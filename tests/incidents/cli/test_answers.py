"""What `query`, `count`, `export` and `weapons` write: data alone, in the contract's shapes."""

import csv
import io
import json

import pytest

from incidents.exporters.writers.csv import unprotect
from schema.columns import NAMES, join_list

HEADER = (
    "code,title,level,parent,event_type,status,verification,date_start,date_end,date_precision,"
    "time_local,place,admin1,country,latitude,longitude,location_precision,uncertainty_m,attacker,"
    "attribution,target_types,target_names,weapons,weapon_types,launched_low,launched_high,"
    "intercepted_low,intercepted_high,hit_low,hit_high,launch_sites,killed_low,killed_best,"
    "killed_high,injured_low,injured_best,injured_high,civilians_killed_low,civilians_killed_high,"
    "children_killed_low,children_killed_high,sources,source_urls,datasets,summary"
)
FIGURES = [
    "incidents", "launched_low", "launched_high", "intercepted_low", "intercepted_high",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
]  # fmt: skip


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_text(row):
    """A JSON row as CSV writes it: lists joined."""
    return {k: _cell(v) for k, v in row.items()}


def _cell(value):
    if isinstance(value, list):
        return join_list(value)
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def test_csv_header_is_the_contract(on):
    ended = on("query", "--format", "csv")
    assert ended.code == 0
    assert ended.err == ""
    assert ended.out.split("\n")[0].startswith(HEADER)
    assert ended.out.split("\n")[0] == ",".join(NAMES)
    assert on("query", "--text", "nowhere", "--format", "csv").out == f"{','.join(NAMES)}\n"


def test_all_formats_agree_with_each_other_and_with_export(on, tmp_path):
    answers = {f: on("query", "--format", f).out for f in ("csv", "json", "ndjson", "geojson")}
    rows = json.loads(answers["json"])
    assert [list(row) for row in rows] == [list(NAMES)] * len(rows)
    assert [json.loads(line) for line in answers["ndjson"].splitlines()] == rows
    cells = [{k: unprotect(v) for k, v in row.items()} for row in table(answers["csv"])]
    assert cells == [as_text(row) for row in rows]
    features = json.loads(answers["geojson"])["features"]
    # Lists are lists in GeoJSON; what `query` prints as JSON joins them, as CSV does.
    assert [as_text(feature["properties"]) for feature in features] == cells
    for suffix, answer in answers.items():
        out = tmp_path / f"out.{suffix}"
        ended = on("export", out)
        assert (ended.code, ended.out) == (0, "")
        written = out.read_bytes().decode()
        if suffix == "geojson":
            assert json.loads(written)["features"] == features
        elif suffix == "json":
            assert [as_text(row) for row in json.loads(written)] == cells
        elif suffix == "ndjson":
            assert [as_text(json.loads(line)) for line in written.splitlines()] == cells
        else:
            assert written.replace("\r\n", "\n") == answer
            assert written.endswith("\r\n")  # a file is RFC 4180, a pipe LF
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_export_writes_what_made_it(on, tmp_path):
    on("export", tmp_path / "a.geojson", "--weapon", "Змій")
    on("export", tmp_path / "a.csv", "--weapon", "Змій")
    beside = json.loads((tmp_path / "a.csv-metadata.json").read_text())
    inside = json.loads((tmp_path / "a.geojson").read_text())["metadata"]
    for made in (beside, inside):
        assert made["filter"] == {"weapon": ["Змій"]}
        assert made["records"] == 4
        assert made["version"].startswith("incidents-db ")
        assert made["time"].endswith("Z")
        assert made["head"].partition(":")[0] != "0"
        assert not any("Tally" in line for line in made["credits"])
    on("export", tmp_path / "b.geojson", "--dataset", "tally")
    made = json.loads((tmp_path / "b.geojson").read_text())["metadata"]
    assert any("Tally" in line for line in made["credits"])


def test_unlocated_records_have_no_geometry_and_columns_do_not_lose_it(on):
    ended = on("query", "--format", "geojson", "--columns", "code")
    found = {f["properties"]["code"]: f["geometry"] for f in ended.json["features"]}
    assert found["year"] is None
    assert found["wave"] is None
    assert found["port"] == {"type": "Point", "coordinates": [30.7, 46.5]}


def test_columns_sort_and_limit(on):
    ended = on("query", "--format", "csv", "--columns", "killed_low, code", "--sort",
               "-killed_low", "--limit", "3")  # fmt: skip
    assert ended.out == "killed_low,code\n9,wave\n4,night\n2,home\n"
    ended = on("query", "--format", "json", "--columns", "code", "--sort", "code")
    codes = [row["code"] for row in ended.json]
    assert codes == sorted(codes)
    assert on("query", "--limit", "0", "--format", "json").json == []
    assert len(on("query", "--limit", "9" * 30, "--format", "json").json) == len(codes)
    newest = on("query", "--format", "json", "--columns", "date_start").json
    assert newest[0]["date_start"] == "2024-06-30"


def test_a_home_leaves_the_store_only_to_about_a_kilometre(on):
    columns = ["--columns", "latitude,longitude,location_precision,uncertainty_m", "--format",
               "json", "--weapon", "Kite-2"]  # fmt: skip
    assert on("query", *columns).json == [
        {"latitude": 50.01, "longitude": 36.23, "location_precision": "neighbourhood",
         "uncertainty_m": 1000.0}
    ]  # fmt: skip
    assert on("query", *columns, "--include-restricted").json[0]["latitude"] == 50.012345
    for words in (
        ["query", "--format", "csv"], ["show", "home"], ["show", "home", "--format", "yaml"],
        ["history", "home"], ["history", "home", "--format", "json"],
    ):  # fmt: skip
        assert "50.0123" not in on(*words).out
    assert "50.0123" in on("history", "home", "--format", "json", "--include-restricted").out


def test_lists_are_joined_and_escaped(on):
    (row,) = on("query", "--format", "json", "--weapon", "Kite-2").json
    assert row["target_names"] == "house\\; the red one"
    assert row["launch_sites"] == "Launch Pad\\; North"
    assert row["sources"] == "The Paper; Wire\\; Inc"
    (row,) = on("query", "--format", "json", "--target", "port").json
    assert row["datasets"] == "tally:7\\;a"
    (row,) = on("query", "--format", "json", "--event-type", "air_strike").json
    assert (row["weapons"], row["weapon_types"]) == (
        "plain-shell; kite", "howitzer; one_way_attack_drone",
    )  # fmt: skip


def test_unknown_is_empty_and_nobody_killed_is_zero(on):
    rows = {row["code"]: row for row in on("query", "--format", "json").json}
    figures = {code: tuple(rows[code][f"killed_{end}"] for end in ("low", "best", "high"))
               for code in ("year", "month", "long", "night", "port")}  # fmt: skip
    assert figures == {
        "year": (None, None, None), "month": (0, None, None), "long": (0, 0, 0),
        "night": (4, None, None), "port": (1, None, 3),
    }  # fmt: skip
    assert rows["home"]["children_killed_high"] == 1


def total(on, *options):
    ended = on("count", *options, "--format", "json")
    assert ended.code == 0, ended.err
    assert ended.err == ""
    return ended.json


def test_count_has_the_contracts_keys_in_order(on):
    (row,) = total(on)
    assert list(row)[: len(FIGURES)] == FIGURES
    (row, *_) = total(on, "--by", "month", "--by", "weapon-type")
    assert list(row)[: len(FIGURES) + 2] == ["month", "weapon-type", *FIGURES]
    header = on("count", "--by", "country", "--format", "csv").out.splitlines()[0]
    assert header.startswith(",".join(["country", *FIGURES]))


def test_a_wave_and_its_strikes_are_never_counted_twice(on):
    (may,) = total(on, "--from", "2024-05", "--to", "2024-05")
    assert may["incidents"] == 2
    assert (may["killed_low"], may["killed_high"]) == (9, 9)
    assert (may["injured_low"], may["injured_high"]) == (90, 90)
    assert (may["launched_low"], may["launched_high"]) == (20 + 5, 20 + 6)
    assert (may["intercepted_low"], may["intercepted_high"]) == (15, None)
    assert may["records_left_out"] == {"counted_with_parts": 1, "draft": 1, "retracted": 1}


def test_a_strike_alone_is_counted_whether_or_not_its_wave_answers(on):
    (row,) = total(on, "--target", "residential", "--to", "2024-05")
    assert (row["incidents"], row["killed_low"], row["launched_low"]) == (1, 2, 3)


def test_rows_by_weapon_take_the_uses_asked_for(on):
    rows = {row["weapon"]: row for row in total(on, "--by", "weapon")}
    assert rows["x-900"]["launched_low"] == 5 + 1 + 1
    assert rows["kite"]["launched_low"] + rows["kite-2"]["launched_low"] == 20 + 4 + 1
    assert rows["plain-shell"]["launched_low"] == 10
    (kites,) = total(on, "--weapon", "kite", "--event-type", "air_strike")
    assert (kites["incidents"], kites["launched_low"]) == (1, 1)
    types = {row["weapon-type"]: row for row in total(on, "--by", "weapon-type")}
    assert types["mortar"]["incidents"] == 1


def test_months_count_a_night_on_its_second_date_and_name_the_imprecise(on):
    months = {row["month"]: row["incidents"] for row in total(on, "--by", "month")}
    assert months == {"2022-02": 2, "2024-03": 1, "2024-05": 2, "2024-07": 1, "imprecise": 2}
    years = {row["year"]: row["incidents"] for row in total(on, "--by", "year")}
    assert years == {"2022": 2, "2023": 1, "2024": 5}


def test_totals_leave_open_what_a_record_leaves_open_and_count_the_unknown(on):
    (row,) = total(on, "--target", "residential")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (6, None, None)
    (row,) = total(on, "--country", "FJ")
    assert (row["killed_low"], row["killed_unknown"], row["launched_high"]) == (None, 2, 2)


def test_other_keys(on):
    attackers = {row["attacker"]: row["incidents"] for row in total(on, "--by", "attacker")}
    assert attackers == {"Northland": 3, "Southland": 2, None: 3}
    targets = {row["target"]: row["incidents"] for row in total(on, "--by", "target")}
    assert (targets["residential"], targets["medical"], targets["port"]) == (2, 1, 1)
    areas = {row["admin1"]: row["incidents"] for row in total(on, "--by", "admin1")}
    assert areas["Sumy"] == 3
    assert {r["country"]: r["incidents"] for r in total(on, "--by", "country")} == {
        "UA": 6, "FJ": 2,
    }  # fmt: skip


def test_totals_of_nothing(on):
    (row,) = total(on, "--text", "nowhere")
    assert {key for key, value in row.items() if value not in (None, 0, {})} == set()
    assert (row["incidents"], row["killed_low"], row["killed_unknown"]) == (0, None, 0)
    assert total(on, "--text", "nowhere", "--by", "month") == []


@pytest.mark.parametrize("command", [["count", "--by", "moon"], ["count", "--format", "xml"],
                                     ["weapons", "list", "--format", "xml"],
                                     ["weapons", "list", "--weapon-type", "dron"],
                                     ["weapons", "show", "kyte"], ["transfers", "--format", "x"],
                                     ["show", "nigth"], ["show", "night", "--format", "xml"],
                                     ["history", "nigth"], ["history", "night", "--format", "x"],
                                     ["restore", "night", "--to", "9"], ["restore", "night"],
                                     ["check", "--format", "xml"], ["codebook", "--format", "x"],
                                     ["show", "hidden"], ["history", "hidden"],
                                     ["export", "x.docx"], ["map", "x.docx"],
                                     ["nonsense"], ["query", "stray"]])  # fmt: skip
def test_other_commands_refuse_wrong_usage(on, command):
    ended = on(*command)
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err) > 10


def test_weapons_list_and_match_have_the_contracts_shape(on):
    weapons = {weapon["slug"]: weapon for weapon in on("weapons", "list", "--format", "json").json}
    kite = weapons["kite-2"]
    assert {"slug", "name", "type", "family", "origin", "aliases", "specifications",
            "incidents"} <= set(kite)  # fmt: skip
    assert (kite["family"], kite["incidents"]) == ("kite", 1)
    assert {"name": "Змій-2", "script": "Cyrl", "kind": "rebrand"}.items() <= (
        kite["aliases"][0].items()
    )
    spec = {"property": "range_km", "low": 100, "high": 200, "unit": "km", "text": None,
            "source": "paper"}  # fmt: skip
    assert spec.items() <= kite["specifications"][0].items()
    assert weapons["x-900"]["incidents"] == 4
    ended = on("weapons", "match", "Х-900", "kite", "UAV", "Twin", "kyte", "")
    found = {entry["text"]: entry for entry in ended.json}
    assert [entry["text"] for entry in ended.json] == ["Х-900", "kite", "UAV", "Twin", "kyte", ""]
    assert found["Х-900"]["matches"] == [
        {"slug": "x-900", "type": "air_launched_cruise_missile", "level": "weapon",
         "how": "spelling"}
    ]  # fmt: skip
    assert found["kite"]["matches"][0]["level"] == "family"
    assert found["UAV"]["matches"] == [
        {"slug": None, "type": "drone", "level": "type", "how": "type"}
    ]
    assert {m["slug"] for m in found["Twin"]["matches"]} == {"twin-a", "twin-b"}
    assert found["kyte"]["matches"] == []
    assert "kite" in found["kyte"]["suggestions"]
    assert found[""]["matches"] == []


def test_a_weapon_gives_each_specification_its_source(on):
    record = on("weapons", "show", "Kite-2", "--format", "json").json
    assert (record["slug"], record["family"]) == ("kite-2", "kite")
    (spec,) = record["specifications"]
    assert (spec["property"], spec["low"], spec["high"], spec["unit"]) == (
        "range_km",
        100,
        200,
        "km",
    )
    page = {"key": "paper", "publisher": "The Paper", "url": "https://paper.example/1",
            "title": None, "published": "2024-05-11"}  # fmt: skip
    assert page.items() <= spec["source"].items()
    assert "publisher" not in spec
    text = on("weapons", "show", "Kite-2").out
    assert "100-200 km" in text
    assert "The Paper, 2024-05-11" in text
    assert "https://paper.example/1" in text
    assert on("weapons", "show", "Kite-2", "--format", "xml").code == 2


def test_a_quoted_specification_shows_its_words(call, catalogue_file):
    record = call("--db", catalogue_file, "weapons", "show", "shahed-136", "--format", "json").json
    quoted = [spec for spec in record["specifications"] if spec["quote"]]
    assert quoted
    text = " ".join(call("--db", catalogue_file, "weapons", "show", "shahed-136").out.split())
    for spec in quoted:
        assert " ".join(f'"{spec["quote"]}"'.split()) in text
        assert spec["source"]["url"] in text


def test_matches_are_a_table_when_asked_for(on):
    assert on("weapons", "match", "kite", "--format", "json").json[0]["text"] == "kite"
    lines = on("weapons", "match", "kite", "kyte", "--format", "table").out.splitlines()
    assert lines[2].split()[:2] == ["kite", "kite"]
    assert lines[3].endswith("kite, kite-2")
    assert on("weapons", "match", "kite", "--format", "yaml").code == 2


def test_check_prints_findings_as_data_and_ends_with_1(on, call, ledger):
    ended = call("--db", ledger.engine.location, "check", "--format", "json")
    assert ended.code == (1 if ended.json else 0)
    assert {frozenset(f) for f in ended.json} <= {
        frozenset({"check", "level", "code", "message", "hint"})
    }
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(ledger.engine.location)) as connection:
        connection.execute("UPDATE incident SET killed_low = 99 WHERE code = 'night'")
        connection.commit()
    ended = call("--db", ledger.engine.location, "check", "--format", "json")
    assert ended.code == 1
    assert [f["code"] for f in ended.json if f["check"] == "flat_columns_agree"] == ["night"]
    ended = call("--db", ledger.engine.location, "check", "--fix", "--format", "json")
    assert not [f for f in ended.json if f["check"] == "flat_columns_agree"]


def test_a_table_is_on_stdout_and_notes_are_on_stderr(on):
    ended = on("query", "--weapon", "Kite-2")
    assert "home" in ended.out
    assert "1 incident" in ended.err
    assert "incident;" not in ended.out
    assert on("--quiet", "query", "--weapon", "Kite-2").err == ""
    assert on("query", "--text", "nowhere").out == ""
    assert on("--quiet", "query", "--weapon", "kyte").err != ""


def test_show_tells_claims_sources_and_reasons(on):
    text = on("show", "month").out
    for part in ("none reported", "low 0, best unknown, high unknown", "Wire; Inc", "rule "):
        assert part in text
    hidden = on("show", "hidden", "--include-restricted")
    assert (hidden.code, "Under restriction" in hidden.out) == (0, True)
    assert on("show", "home", "--format", "json").json["code"] == "home"


def test_claims_keep_their_numbers_when_a_restricted_one_is_left_out(call, bare, incident):
    toll = {"outcome": "killed", "source": "paper"}
    bare.add(incident(code="x", casualties=[
        toll | {"low": 7, "high": 7, "restricted": True, "status": "denied"},
        toll | {"low": 2, "high": 2},
    ]))  # fmt: skip
    text = call("--db", bare.engine.location, "show", "x").out
    assert "decided by claim 2," in text
    assert "claim 1 does not count" in text
    listed = [line.split()[1] for line in text.splitlines() if line.startswith("claim ")]
    assert listed == ["2"]
