"""Workbooks as people lay them out: titles above, headers in two rows, merged cells, totals."""

import datetime as dt
import shutil
import zipfile

import pytest
from openpyxl import Workbook


@pytest.fixture
def book(tmp_path):
    """A workbook of these sheets: name and rows, with merged areas."""

    def book(sheets, merged=()):
        made = Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for area in merged:
                sheet.merge_cells(area)
        made.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"

    return book


MERGED = [
    ["Strikes of a made-up spring", None, None, None, None, None],
    [None, None, None, "Casualties", None, None],
    ["Date", "Town", "Weapon", "killed", "injured", "Link"],
    [dt.datetime(2022, 3, 26), "Kharkiv", "drone", 2, "3 - 5", "https://example.org/1"],
    [None, "Sumy", "missile", 0, None, None],
    [dt.datetime(2022, 3, 27, 4, 30), "Sumy", "missile", "x?", None, None],
    ["Total", None, None, 2, None, None],
]


def test_headers_in_two_rows_merged_cells_typed_dates_and_totals(book, load, run, tmp_path):
    path = book({"notes": [["read me"]], "data": MERGED}, ["D2:E2", "A4:A5"])
    report = load(path).json
    assert (report["read"], report["loaded"], report["skipped"], report["rejected"]) == (4, 3, 1, 0)
    assert report["skipped_reasons"] == {"a total of other rows": 1}
    assert "sheet 'data', header in row 3; not read: notes" in str(report["warnings"])
    assert [one["value"] for one in report["not_understood"]] == ["x?"]
    rows = {row["place"]: row for row in run("query", "--format", "json").json}
    first, second = rows["Kharkiv"], rows["Sumy"]
    assert (first["date_start"], second["date_start"]) == ("2022-03-26", "2022-03-26")
    assert (first["killed_low"], first["injured_low"], first["injured_high"]) == (2, 3, 5)
    assert second["killed_low"] is None
    assert (first["weapon_types"], first["event_type"]) == ("drone", "drone_strike")


def test_a_mapping_names_the_sheet(book, load, run, tmp_path):
    rows = [["wann", "wo"], ["26.03.2022", "Kharkiv"], ["27.03.2022", "Sumy"]]
    path = book({"data": MERGED, "Blatt 2": rows})
    mapping = tmp_path / "m.yaml"
    text = "sheet: Blatt 2\nfields: {date: wann, place: wo, country: {value: UA}}\n"
    mapping.write_text(text, encoding="utf-8")
    assert load(path, "--mapping", mapping).json["loaded"] == 2
    found = {row["date_start"] for row in run("query", "--event-type",
             "armed_violence_unspecified", "--format", "json").json}  # fmt: skip
    assert found == {"2022-03-26", "2022-03-27"}
    mapping.write_text(text.replace("Blatt 2", "Blatt 3"), encoding="utf-8")
    assert "expected the sheet 'Blatt 3', found 'Blatt 2'" in load(path, "--mapping", mapping).err


def test_our_own_sheet_comes_back_with_every_value(book, load, run, call, tmp_path):
    load(book({"data": MERGED}, ["D2:E2", "A4:A5"]))
    found = run("query", "--format", "json").json
    names = list(found[0])
    rows = [names, ["#event+id"] + ["#x"] * (len(names) - 1), *[list(r.values()) for r in found]]
    own = shutil.copy(book({"About": [["what", "value"]], "incidents": rows}), tmp_path / "o.xlsx")
    other = tmp_path / "other.db"
    call("--db", other, "init")
    words = ("--from", "xlsx", "--format", "json")
    assert call("--db", other, "load", own, *words).json["loaded"] == len(found)
    after = {row["code"]: row for row in call("--db", other, "query", "--format", "json").json}
    assert [after[row["code"]] for row in found] == found


def test_what_cannot_be_read_is_refused(book, load, tmp_path):
    assert "expected a sheet whose header" in load(book({"a": [["foo", "bar"], [1, 2]]})).err
    assert "a column with dates" in load(book({"a": [["Town", "Weapon"], ["Sumy", "drone"]]})).err
    path = book({"data": MERGED})
    path.write_bytes(path.read_bytes()[:800])
    assert load(path).code == 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" ")
        archive.filelist[0].file_size = 3_000_000_000
    assert "unpacked" in load(path).err
