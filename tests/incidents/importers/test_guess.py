"""A draft of a mapping: every column explained, what is unsure left as a comment, and it loads."""

from pathlib import Path

import pytest

from incidents.importers.guessing.casualty_headers import Counted, counted
from incidents.importers.guessing.header_words import field_of, target_of
from incidents.importers.mapping.mapping_model import Mapping
from schema.document.read import validate
from schema.document.yaml import load_yaml

RAIDS = Path(__file__).parent / "files" / "table" / "raids.csv"


@pytest.fixture
def draft(call):
    return call("load", RAIDS, "--guess").out


def test_every_column_is_explained(draft):
    for column in RAIDS.read_text("utf-8").splitlines()[0].split(","):
        if column.strip():
            assert f"# '{column.strip()}': " in draft
    assert "whole numbers 1 to 1, name says raids" in draft
    assert "day first, as 7 dates such as 26/03/2015 can only be" in draft


def test_the_draft_is_a_mapping(draft):
    mapping = validate(Mapping, load_yaml(draft, "draft"), "draft")
    assert mapping.id == ["Incident ID"]
    assert mapping.fields["date"].order == "day_first"
    assert mapping.fields["admin1"].named == ["Governorate"]
    assert mapping.fields["target_types"].codes["Military_Security_Target"] == "military"
    assert "event_type" not in mapping.fields, "unsure: a comment"
    assert "# event_type: {value: air_strike}" in draft
    assert "# country: {value: XX}" in draft
    groups = {(claim.outcome, claim.group) for claim in mapping.casualties}
    assert groups >= {("killed", "child"), ("injured", "total")}
    assert {"-", "unkn", "Unknown"} <= set(mapping.blank)


def test_a_draft_loads_after_a_short_correction(call, seed_empty, tmp_path, draft):
    corrected = draft.replace("# country: {value: XX}", "country: {value: YE}")
    corrected = corrected.replace("# event_type:", "event_type:")
    mapping = tmp_path / "m.yaml"
    mapping.write_text(corrected, encoding="utf-8")
    words = ("--from", "table", "--mapping", mapping, "--format", "json")
    bad = ("--rejects", tmp_path / "bad.csv")
    report = call("--db", tmp_path / "seed-empty.db", "load", RAIDS, *words, *bad).json
    assert report["read"] == report["loaded"] + report["rejected"] == 8
    assert (report["loaded"], report["rejected"]) == (6, 2)
    query = call("--db", tmp_path / "seed-empty.db", "query", "--format", "json")
    assert {row["event_type"] for row in query.json} == {"air_strike"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Event Date", "date"), ("event_date", "date"), ("Дата", "date"), ("التاريخ", "date"),
        ("Town/City", "place"), ("Населений пункт", "place"), ("Широта", "latitude"),
        ("Средства поражения", "weapons"), ("Incident ID", "id"), ("Ссылка", "source_urls"),
        ("المحافظة", "admin1"), ("eventDate", "date"), ("colour", None),
    ],
)  # fmt: skip
def test_headers_in_four_languages(header, field):
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Child fatalities (max)", Counted("killed", "child", "high")),
        ("Fatalities", Counted("killed")),
        ("civilians_killed_min", Counted("killed", "civilian", "low")),
        ("Поранено дітей", Counted("injured", "child")), ("عدد القتلى", Counted("killed")),
        ("Civilian Casualties", Counted(None, "civilian")), ("killed by whom", None),
    ],
)  # fmt: skip
def test_headers_that_count_people(header, found):
    assert counted(header) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [("Склад ГСМ", "energy"), ("Склад боеприпасов", "military"), ("Airport", "airfield"),
     ("Educational_facility", "education"), ("مستشفى", "medical"), ("Bridge", None)],
)  # fmt: skip
def test_kinds_of_target_by_their_words(text, code):
    assert target_of(text) == code


def test_a_file_that_is_no_table_gets_no_draft(call, tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    ended = call("load", path, "--guess")
    assert ended.code == 1
    assert "expected a table" in ended.err
