"""pandas, DuckDB, the sqlite3 shell, LibreOffice, frictionless and libhxl read the tables."""

import csv
import datetime as dt
import json
import re
from collections import Counter

import duckdb
import hxl
import openpyxl
import pandas as pd
import pytest
from frictionless import Package, system

from incidents.exporters.spreadsheet_cells import unprotect
from schema.columns import BY_NAME, NAMES, split_list

_READ = {"integer": int, "number": float, "list": lambda cell: split_list(unprotect(cell))}


def typed(row):
    """A row of texts as flat values."""
    return {
        name: _READ.get(BY_NAME[name].kind, unprotect)(cell) if cell not in ("", None) else None
        for name, cell in row.items()
    }


def in_json(row):
    """A row of typed cells as a query gives it: dates and times as ISO text."""
    return {name: in_iso(cell, BY_NAME[name].kind == "timestamp") for name, cell in row.items()}


def in_iso(cell, timed):
    if isinstance(cell, dt.datetime) and timed:
        return cell.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return cell.isoformat()[:10] if isinstance(cell, dt.date) else cell


def kinds(*wanted):
    return [name for name, column in BY_NAME.items() if column.kind in wanted]


def test_pandas_reads_the_csv(exported, rows):
    frame = pd.read_csv(exported(".csv"), dtype=str, keep_default_na=False)
    assert [typed(row) for row in frame.to_dict("records")] == rows
    frame = pd.read_csv(exported(".tsv"), sep="\t", dtype=str, keep_default_na=False)
    assert [typed(row) for row in frame.to_dict("records")] == rows


def test_duckdb_reads_the_csv_and_the_parquet(exported, rows):
    sql = "SELECT * FROM read_csv(?, all_varchar = true, header = true)"
    found = duckdb.execute(sql, [str(exported(".csv"))]).fetchall()
    assert [typed(dict(zip(NAMES, row, strict=True))) for row in found] == rows
    names = ", ".join(f'"{name}"' for name in NAMES)
    sql = f"SELECT {names} FROM read_parquet(?)"
    found = duckdb.execute(sql, [str(exported(".parquet"))]).fetchall()
    assert [in_json(dict(zip(NAMES, row, strict=True))) for row in found] == rows


def test_duckdb_takes_lists_apart_and_reckons_with_dates(exported, rows):
    out = str(exported(".parquet"))
    described = {n: t for n, t, *_ in duckdb.execute("DESCRIBE FROM read_parquet(?)", [out])
                 .fetchall()}  # fmt: skip
    assert {described[n] for n in kinds("list")} == {"VARCHAR[]"}
    assert {described[n] for n in kinds("date")} == {"DATE"}
    assert described["start_utc"] == "TIMESTAMP WITH TIME ZONE"
    sql = """SELECT weapon, count(*) FROM (SELECT unnest(weapons) AS weapon FROM read_parquet(?))
        GROUP BY weapon"""
    wanted = Counter(weapon for row in rows for weapon in row["weapons"] or ())
    assert dict(duckdb.execute(sql, [out]).fetchall()) == wanted
    sql = "SELECT max(date_latest) - min(date_earliest) FROM read_parquet(?)"
    ((days,),) = duckdb.execute(sql, [out]).fetchall()
    ends = [dt.date.fromisoformat(row[n]) for row in rows for n in kinds("date") if row[n]]
    assert days == (max(ends) - min(ends)).days


def test_pandas_reads_dates_and_lists_of_the_parquet(exported, rows):
    frame = pd.read_parquet(exported(".parquet"), dtype_backend="pyarrow")
    types = {name: str(frame[name].dtype) for name in NAMES}
    assert {types[n] for n in kinds("date")} == {"date32[day][pyarrow]"}
    assert types["start_utc"] == "timestamp[ms, tz=UTC][pyarrow]"
    assert {types[n] for n in kinds("list")} == {"list<element: string>[pyarrow]"}
    counted = frame.explode("weapons").groupby("weapons").size().to_dict()
    assert counted == Counter(weapon for row in rows for weapon in row["weapons"] or ())


def test_openpyxl_finds_dates_in_the_workbook(exported, rows):
    book = openpyxl.load_workbook(exported(".xlsx"))
    header, *cells = book["incidents"].iter_rows()
    place = {cell.value: n for n, cell in enumerate(header)}
    for row, line in zip(rows, cells, strict=True):
        for name in kinds("date", "timestamp"):
            cell = line[place[name]]
            assert cell.value is None or cell.is_date
            found = cell.value and in_iso(cell.value.replace(tzinfo=dt.UTC), name == "start_utc")
            assert found == row[name]
        whole = bool(row["date_start"]) and len(row["date_start"]) == 10
        assert line[place["date_start"]].is_date == whole
    header, *cells = book["sources"].iter_rows()
    published = [cell.value for cell in header].index("published")
    assert any(line[published].is_date for line in cells)


def test_the_sqlite_shell_reads_the_csv(exported, rows, run, tmp_path):
    table = tmp_path / "other.db"
    run("sqlite3", table, f".import --csv {exported('.csv')} incident")
    found = json.loads(run("sqlite3", "-json", table, "SELECT * FROM incident"))
    assert [typed(row) for row in found] == rows


def test_libreoffice_reads_the_workbook(exported, rows, run, tmp_path):
    quote_all_raw = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
    book = exported(".xlsx")
    run("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to", quote_all_raw, "--outdir", tmp_path, book)  # fmt: skip
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    assert header == list(NAMES)
    assert [_as_written(dict(zip(header, row, strict=True))) for row in found] == rows


def test_libreoffice_finds_dates_in_the_workbook(exported, rows, run, tmp_path):
    run("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to", "fods", "--outdir", tmp_path, exported(".xlsx"))  # fmt: skip
    text = (tmp_path / "out.fods").read_text(encoding="utf-8")
    dates = set(re.findall(r'office:value-type="date" office:date-value="([^"]+)"', text))
    minutes = {row["start_utc"].removesuffix("Z") for row in rows if row["start_utc"]}
    assert {row["date_earliest"] for row in rows if row["date_earliest"]} | minutes <= dates


def _as_written(row):
    """As `typed`; the workbook holds texts as they are, so no apostrophe is taken off, and
    LibreOffice writes the dates that it finds in the form of their cells.
    """
    read = {**_READ, "list": split_list, "timestamp": lambda cell: f"{cell.replace(' ', 'T')}:00Z"}
    return {n: None if c == "" else read.get(BY_NAME[n].kind, str)(c) for n, c in row.items()}


def test_frictionless_validates_the_package(exported, rows):
    with system.use_context(trusted=True):
        package = Package(str(exported(".zip")))
        report = package.validate()
        assert report.valid, report.flatten(["name", "rowNumber", "type", "note"])
        counts = {r.name: len(r.read_rows()) for r in package.resources}
    assert counts["incidents"] == len(rows)
    assert counts["casualty_claims"] >= 18
    assert all(counts[name] for name in ("weapon_uses", "targets", "statements", "places"))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # its open file
@pytest.mark.filterwarnings("ignore:defusedxml.cElementTree")  # its import
def test_libhxl_reads_the_tags(exported, rows):
    for ending in (".csv", ".xlsx"):
        options = hxl.InputOptions(allow_local=True)
        with hxl.data(str(exported(ending, "--hxl")), options) as found:
            tags = [column.display_tag for column in found.columns]
            assert tags == [column.hxl for column in BY_NAME.values()]
            codes = [row.get("#event+id") for row in found]
        assert codes == [row["code"] for row in rows]
