"""GTD: attackers in the totals, unknown days, centroids, and which incidents are strikes."""

import csv
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

FILES = Path(__file__).parent / "files" / "gtd"


@pytest.fixture
def rows(run, load):
    """The rows of the larger file after a load, by the last two digits of their number."""
    assert load("attacks.csv").code == 0
    return {row["code"][-2:]: row for row in run("query", "--format", "json").json}


@pytest.fixture
def shown(run, rows):
    """A record with everything in it, by the last two digits of its number."""
    return lambda end: run("show", rows[end]["code"], "--format", "json").json


def _picked(row, *names):
    return tuple(row.get(name) for name in names)


def test_bombings_and_projectiles_are_loaded_and_the_rest_skipped(load):
    report = load("attacks.csv", origin="auto").json
    assert (report["format"], report["encoding"]) == ("gtd", "cp1252")
    assert (report["read"], report["loaded"], report["rejected"]) == (15, 8, 5)
    assert report["skipped_reasons"] == {
        "Armed Assault, no strike": 1, "Hostage Taking (Kidnapping), no strike": 1,
    }  # fmt: skip


def test_keep_all_loads_the_rest_as_other(run, load):
    assert load("attacks.csv", "--keep-all").json["loaded"] == 10
    found = {row["code"]: row["event_type"] for row in run("query", "--format", "json").json}
    assert found["gtd-201603090009"] == "other"


def test_letters_of_iso_8859_1(rows):
    assert rows["06"]["place"] == "Café Junction"


def test_a_weapon_is_as_narrow_as_the_row_says(rows, shown):
    found = {}
    for end, row in rows.items():
        uses = shown(end)["weapons"]
        assert uses[0]["text"].startswith("Explosives: ")
        found[end] = (row["event_type"], [use["type"] for use in uses])
    assert found == {
        "01": ("artillery_strike", ["mortar"]),
        "02": ("remote_violence_unspecified", ["other"]),
        "03": ("remote_violence_unspecified", ["unknown"]),
        "04": ("remote_violence_unspecified", ["unknown"]),
        "05": ("sabotage", ["explosive_device"]),
        "06": ("remote_violence_unspecified", ["unknown"]),
        "07": ("drone_strike", ["drone"]),
        "08": ("rocket_strike", ["rocket", "small_arms"]),
    }  # fmt: skip


def _claims(record):
    names = ("outcome", "group", "low", "high")
    return {_picked({"group": "total", **claim}, *names) for claim in record["casualties"]}


def test_totals_hold_the_attackers_who_are_a_group_of_their_own(rows, shown):
    assert _picked(rows["01"], "killed_low", "killed_best", "killed_high") == (5, 5, 5)
    assert _claims(shown("01")) == {
        ("killed", "total", 5, 5), ("killed", "attacker", 2, 2), ("killed", "other", 3, 3),
        ("injured", "total", 7, 7),
    }  # fmt: skip
    (rest,) = [c for c in shown("01")["casualties"] if c.get("group") == "other"]
    assert rest["inferred"] == "all but the attackers: nkill 5 less nkillter 2"


def test_attackers_that_nobody_counted_are_not_taken_off(shown):
    assert _claims(shown("02")) == {("killed", "total", 5, 5), ("injured", "total", 7, 7)}


def test_blank_and_minus_nine_are_unknown_and_a_group_alone_is_a_least(rows):
    """Of row 03 only two dead attackers are counted: at least two died."""
    names = ("killed_low", "killed_best", "killed_high", "injured_low", "injured_high")
    assert _picked(rows["03"], *names) == (2, None, None, None, None)


def test_a_share_of_a_death_stays_a_word(shown, rows):
    assert rows["07"]["killed_low"] is None
    assert shown("07")["casualties"][0]["words"] == "8.5"


def test_a_day_or_month_of_0_is_unknown(rows):
    expected = {
        "01": ("2016-03-09", "day"),
        "02": ("2016-03", "month"),
        "03": ("2016", "year"),
    }
    names = ("date_start", "date_precision")
    assert {end: _picked(rows[end], *names) for end in expected} == expected


def test_words_of_a_date_are_kept(shown):
    assert shown("02")["date_words"] == "March 7-9, 2016"


def test_specificity_and_no_dot_for_a_centroid(rows):
    expected = {
        "01": ("settlement", "Kirkuk", "Kirkuk", 35.4526),
        "02": ("near_settlement", "Kirkuk", "Kirkuk", 35.4526),
        "03": ("admin1", None, "Kirkuk", None),
        "05": ("country", None, None, None),
    }
    names = ("location_precision", "place", "admin1", "latitude")
    assert {end: _picked(rows[end], *names) for end in expected} == expected
    assert {row["country"] for row in rows.values()} == {"IQ"}


def test_a_town_drawn_at_the_middle_of_its_district_is_looked_up(rows, shown):
    assert rows["04"]["latitude"] != 35.4526
    found = shown("04")
    assert found["place"]["name"] == "Kirkuk"
    assert found.get("location_how") in (None, "gazetteer")


def test_who_attacked_is_as_sure_as_gtd_is(rows):
    found = {end: _picked(rows[end], "attacker", "attribution") for end in ("01", "02", "03", "05")}
    assert found == {
        "01": ("Hezbollah", "claimed_by_attacker"), "02": ("Hezbollah", "alleged"),
        "03": (None, "unknown"), "05": ("Hezbollah", "contested"),
    }  # fmt: skip


def test_doubts_are_statements(shown):
    said = {claim["value"] for claim in shown("04")["statements"]}
    assert "GTD doubts that this was terrorism" in said
    assert "may have been: Insurgency/Guerilla Action" in said
    said = {claim["value"] for claim in shown("05")["statements"]}
    assert {"the attack did not succeed", "suicide attack"} <= said
    said = {claim["value"] for claim in shown("02")["statements"]}
    assert "Hezbollah (suspected)" in said


def test_targets_are_types_and_never_names_of_people(run, rows, shown):
    assert rows["01"]["target_types"] == "military"
    assert shown("01")["targets"][0]["note"] == "Military: Military Barracks/Base"
    assert "An Invented Person" not in run("show", rows["01"]["code"], "--format", "yaml").out
    assert "invented post" not in run("show", rows["01"]["code"], "--format", "yaml").out


def test_a_bad_row_says_which_cell_and_why(load, assert_rejected):
    load("attacks.csv")
    assert_rejected({
        12: ("eventid", "2.01603E+11", "round them off"),
        13: ("nkillter", "2", "above nkill, which includes it: 1"),
        14: ("iyear, imonth, iday", "2016-02-31", "a date that exists"),
        15: ("nwound", "many", "expected a whole number"),
        16: ("specificity", "8", "expected one of 1, 2, 3, 4, 5"),
    })  # fmt: skip


def _cell(value):
    if value.replace(".", "", 1).isdecimal():
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else "<c/>"


def _workbook(table, path):
    """A workbook of one sheet, with numbers as numbers."""
    spread = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in table)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override '
        f'PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{spread}" xmlns:r="{office}"><sheets><sheet '
        'name="GTD" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{spread}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return path


def test_a_workbook_of_134_columns_gives_the_same(run, load, tmp_path):
    with (FILES / "narrow.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert len(table[0]) == 134
    report = load(_workbook(table, tmp_path / "gtd.xlsx"), origin="auto").json
    assert (report["format"], report["loaded"], report["rejected"]) == ("gtd", 2, 0)
    assert load("narrow.csv").json["unchanged"] == 2
    rows = {row["code"]: row for row in run("query", "--format", "json").json}
    assert _picked(rows["gtd-201603090001"], "date_start", "killed_low") == ("2016-03-09", 5)


def test_a_missing_required_column_is_named_with_the_nearest(load, tmp_path):
    text = (FILES / "narrow.csv").read_text("utf-8").replace("nkill,", "killed,", 1)
    (tmp_path / "renamed.csv").write_text(text, "utf-8")
    ended = load(tmp_path / "renamed.csv")
    assert ended.code == 1
    assert "a column 'nkill' in GTD" in ended.err
    assert "'nkillus'" in ended.err
