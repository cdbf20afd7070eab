"""Damaged files that once ended in a traceback, as `make fuzz` finds: a message, or a bad row."""

import json
import zipfile

import pytest
from openpyxl import Workbook

from schema.errors import DocumentError, InputError


def test_a_byte_of_another_alphabet_costs_one_line_of_ndjson(run, tmp_path):
    path = tmp_path / "lines.ndjson"
    good = '{"date": "2024-03-01", "title": "Суми"}\n'.encode()
    path.write_bytes(good + b'{"date": "2024-03-02", "title": "caf\xe9"}\n' + good * 3)
    mapping = tmp_path / "m.yaml"
    mapping.write_text("fields: {date: date, title: title, country: {value: UA}}\n")
    words = ("--from", "table", "--mapping", mapping, "--format", "json")
    report = run("load", path, *words).json
    assert (report["read"], report["rejected"]) == (5, 1)
    assert "found the byte 0xE9" in report["rejects"][0]["expected"]


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"<row r="])
def test_a_workbook_with_a_damaged_sheet_is_refused(run, tmp_path, damage):
    book, path = Workbook(), tmp_path / "book.xlsx"
    book.active.append(["date", "place"])
    book.active.append(["2024-03-01", "Sumy"])
    book.save(path)
    with zipfile.ZipFile(path) as before:
        members = {name: before.read(name) for name in before.namelist()}
    with zipfile.ZipFile(path, "w") as after:
        for name, content in members.items():
            after.writestr(name, content[:200] + damage if "sheet1" in name else content)
    for words in (("--from", "xlsx"), ("--guess",)):
        ended = run("load", path, *words)
        assert ended.code == 1
        assert "a workbook" in ended.err


@pytest.mark.parametrize("sources", [5, {"a": 1}, "x", None, [5, None, {"paths": 3}]])
def test_timemap_with_other_shapes_rejects_the_event_alone(run, tmp_path, sources):
    event = {"id": "1", "date": "03/01/2022", "latitude": "50", "longitude": "36",
             "description": "A strike.", "location": "Sumy", "filters": []}  # fmt: skip
    path = tmp_path / "events.json"
    path.write_text(
        json.dumps([{**event, "sources": sources}, {**event, "id": "2", "sources": []}])
    )
    report = run("load", path, "--from", "timemap", "--format", "json").json
    assert report["loaded"] + report["rejected"] == 2
    assert report["loaded"] >= 1


def test_a_draft_of_a_bad_coordinate_asks(run, tmp_path):
    path = tmp_path / "points.csv"
    rows = [f"2024-03-{day:02d},50.{day},34.8" for day in range(1, 20)]
    path.write_text("\n".join(["date,latitude,longitude", *rows, "2024-03-20,north,34.8"]))
    ended = run("load", path, "--guess")
    assert ended.code == 0
    assert "some are no degrees, or beyond 90 -> confirm" in ended.out


def test_a_flood_of_faults_is_told_on_one_screen():
    faults = [InputError("a", "b", f"row {n}", "do this") for n in range(500)]
    said = str(DocumentError(faults)).splitlines()
    assert len(said) <= 20
    assert said[0].startswith("row 0")
    assert said[-1] == "and 492 more"


@pytest.mark.parametrize("url", ["http://[::1", "https://a[b].example/", "https://ex℀mple.org/1"])
def test_an_address_without_a_host_costs_its_value_and_never_the_load(run, tmp_path, url):
    flat, table = tmp_path / "flat.csv", tmp_path / "table.csv"
    flat.write_text(f"code,date_start,source_urls\na,2024-03-01,{url}\n", encoding="utf-8")
    report = run("load", flat, "--from", "csv", "--format", "json").json
    assert [(one["column"], one["value"]) for one in report["rejects"]] == [("source_urls", url)]
    table.write_text(f"day,url\n2024-03-01,{url}\n", encoding="utf-8")
    mapping = tmp_path / "m.yaml"
    mapping.write_text("fields: {date: day, source_urls: url, event_type: {value: air_strike}}\n")
    words = ("--from", "table", "--mapping", mapping, "--format", "json")
    report = run("load", table, *words).json
    assert (report["loaded"], report["not_understood"][0]["value"]) == (1, url)


def test_a_zip_whose_shapefile_is_damaged_is_refused(run, tmp_path):
    path = tmp_path / "shape.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("strikes.shp", b"\x00\x00\x27\x0a")
    for words in (("--from", "auto"), ("--guess",)):
        ended = run("load", path, *words)
        assert (ended.code, "Traceback" in ended.err) == (1, False)
        assert "shape.zip: expected" in ended.err


def test_a_message_is_no_page_of_somebodys_cell():
    said = str(InputError("a date", "9" * 50_000, "file.csv", "columns: " + "a" * 50_000))
    assert len(said) < 3_000
    assert said.startswith("file.csv: expected a date, found 999")


def test_a_zip_of_an_unknown_version_is_refused(run, tmp_path):
    path = tmp_path / "new.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "date\n2024-03-01\n")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 200  # what it takes to unpack
    path.write_bytes(content)
    ended = run("load", path, "--from", "auto")
    assert (ended.code, "expected a whole zip" in ended.err) == (1, True)
