"""A draft of a mapping: every column explained, what is unsure left as a comment, and it loads."""

import json
from pathlib import Path

import pytest

from incidents.importers.guessing.casualty_headers import Counted, counted
from incidents.importers.guessing.header_words import field_of, target_of, without_prefix
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
    assert (report["loaded"], report["rejected"]) == (7, 1)
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


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("min_civs_killed", Counted("killed", "civilian", "low")),
        ("Killed (non-combatants)", Counted("killed", "civilian")),
        ("Kids injured", Counted("injured", "child")),
        ("ppl killed", Counted("killed")), ("Medical workers killed", Counted("killed", "medical")),
        ("Herders killed", Counted("killed", "other")),
        ("Workers killed", Counted("killed", "other")),
        ("Women and children killed", Counted("killed", "other")),
        ("Killed in action", Counted("killed", "other")), ("Date killed", None),
    ],
)  # fmt: skip
def test_only_what_is_called_a_total_is_one(header, found):
    assert counted(header) == found


@pytest.fixture
def drafted(call, tmp_path):
    """The draft for a table of this text: its lines, and the mapping that they make."""

    def drafted(text, name="table.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        draft = call("load", path, "--guess").out
        return draft, validate(Mapping, load_yaml(draft, "draft"), "draft")

    return drafted


def test_a_group_that_no_list_has_is_asked_about(drafted):
    draft, mapping = drafted("date,country,killed,herders killed\n2021-05-01,ML,7,3\n")
    assert [(claim.group, claim.figure.named) for claim in mapping.casualties] == [
        ("total", ["killed"])
    ]
    assert "# - outcome: killed" in draft
    assert "a group that no word list has -> confirm" in draft


def test_two_columns_of_one_meaning_are_a_question(drafted):
    draft, mapping = drafted("date,country,killed,deaths,injured\n2021-05-01,ML,7,3,1\n")
    assert [claim.outcome for claim in mapping.casualties] == ["injured"]
    assert "name says killed total, as does 'deaths' -> which? confirm" in draft
    draft, mapping = drafted("date,country,killed,deaths\n2021-05-01,ML,7,3\n")
    assert mapping.casualties == []


def test_month_first_and_counted_days_are_found_by_their_values(drafted):
    draft, mapping = drafted("date,country\n11/30/2016,TD\n12/02/2016,TD\n")
    assert mapping.fields["date"].order == "month_first"
    draft, mapping = drafted("date,country\n44805,TD\n44806,TD\n")
    assert mapping.fields["date"].named == ["date"]
    assert "days counted from 1900" in draft


def test_a_prefix_of_all_headers_and_a_second_language_say_nothing_else(drafted):
    header = "EventDate,EventCountry,EventCity,EventCiviliansKilled"
    _, mapping = drafted(f"{header}\n2021-05-01,TD,Abéché,3\n")
    assert mapping.fields["date"].named == ["EventDate"]
    assert mapping.fields["place"].named == ["EventCity"]
    assert [claim.group for claim in mapping.casualties] == ["civilian"]
    _, mapping = drafted("Дата / Date,Місто / City,Вбито / Killed\n2021-05-01,Суми,3\n")
    assert mapping.fields["date"].named == ["Дата / Date"]
    assert mapping.fields["place"].named == ["Місто / City"]
    assert mapping.casualties[0].figure.named == ["Вбито / Killed"]


def test_headers_that_share_no_prefix_keep_their_words():
    assert without_prefix(["date", "date end", "place"])["date end"] == "date end"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("City / Region", "place"), ("City/Region", "place"), ("Weapon Carried/Used", "weapons"),
        ("Date (التاريخ)", "date"), ("Town - بلدة", "place"), ("Date (published)", None),
        ("Source / Attacker", None), ("Latitude (WGS84)", "latitude"),
    ],
)  # fmt: skip
def test_a_header_of_two_parts_says_what_both_agree_on(header, field):
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Fecha,País,Ciudad,Muertos,Heridos,Arma", "2021-05-01,Colombia,Tame,2,5,Shahed-136"),
        ("Date,Pays,Ville,Morts,Blessés,Arme", "2021-05-01,Tchad,Abéché,2,5,Shahed-136"),
        ("Datum,Land,Ort,Tote,Verletzte,Waffe", "2021-05-01,Tschad,Abéché,2,5,Shahed-136"),
        ("Tarih,Ülke,Şehir,Ölü,Yaralı,Silah", "2021-05-01,Çad,Abéché,2,5,Shahed-136"),
        ("Waffe,Verletzte,Tote,Ort,Land,Datum", "Shahed-136,5,2,Abéché,Tschad,2021-05-01"),
        ("תאריך,מדינה,עיר,הרוגים,פצועים,נשק", "2021-05-01,לבנון,צור,2,5,Shahed-136"),
        ("تاریخ,کشور,شهر,کشته,زخمی,نوع سلاح", "2021-05-01,ایران,اصفهان,2,5,Shahed-136"),
    ],
)
def test_headers_in_other_languages_and_orders(drafted, header, row):
    _, mapping = drafted(f"{header}\n{row}\n")
    names = dict(zip(row.split(","), header.split(","), strict=True))
    assert mapping.fields["date"].named == [names["2021-05-01"]]
    assert mapping.fields["weapons"].named == [names["Shahed-136"]]
    assert {"country", "place"} <= mapping.fields.keys()
    claims = {(c.outcome, c.group): c.figure.named for c in mapping.casualties}
    assert claims == {("killed", "total"): [names["2"]], ("injured", "total"): [names["5"]]}


@pytest.mark.parametrize(
    ("header", "read"),
    [("Día,Mes,Año", 3), ("Tag,Monat,Jahr", 3), ("year,month,tag", 2), ("Year,Month,Day", 3)],
)
def test_year_month_and_day_in_one_language(drafted, header, read):
    row = "2021,5,1" if header.casefold().startswith("year") else "1,5,2021"
    _, mapping = drafted(f"{header},city\n{row},Tame\n{row},Arauca\n")
    assert len(mapping.fields["date"].named) == read, "a tag is a day in German alone"


def test_of_a_code_and_its_text_the_text_is_read(drafted):
    draft, mapping = drafted(
        "date,country,country_txt,weaptype_txt,weaptype\n2021-05-01,38,Chad,Bomb,6\n"
    )
    assert mapping.fields["country"].named == ["country_txt"]
    assert mapping.fields["weapons"].named == ["weaptype_txt"]
    assert "# 'weaptype': whole numbers 6 to 6 -> left out" in draft


def test_objects_inside_objects_say_what_is_inside_them(drafted):
    event = {
        "date": "2021-05-01", "location": {"lat": 13.8, "lon": 20.8, "name": "Abéché"},
        "killed": {"min": 2, "max": 3}, "perpetrator": {"country": "Sudan", "name": "A group"},
    }  # fmt: skip
    _, mapping = drafted(json.dumps([event, {**event, "date": "2021-05-02"}]), "table.json")
    assert mapping.fields["latitude"].named == ["location.lat"]
    assert mapping.fields["longitude"].named == ["location.lon"]
    assert mapping.fields["place"].named == ["location.name"]
    assert "country" not in mapping.fields, "it is the perpetrator's"
    (claim,) = mapping.casualties
    assert (claim.low.named, claim.high.named) == (["killed.min"], ["killed.max"])


def test_a_region_of_the_world_is_no_province(drafted):
    rows = "2021-05-01,Iraq,Middle East & North Africa,Nineveh\n2021-05-02,Iraq,Middle East,Anbar\n"
    draft, mapping = drafted(f"date,country,region,state\n{rows}")
    assert mapping.fields["admin1"].named == ["state"]
    assert "the values are parts of the world -> confirm" in draft
