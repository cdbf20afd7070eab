"""pandas, DuckDB, the sqlite3 shell, LibreOffice, frictionless and libhxl read the tables."""

import csv
import json

import duckdb
import hxl
import pandas as pd
import pytest
from frictionless import Package, system

from incidents.exporters.spreadsheet_cells import unprotect
from schema.columns import BY_NAME, NAMES

_NUMBERS = {"integer": int, "number": float}


def typed(row):
    """A row of texts as flat values."""
    return {
        name: _NUMBERS.get(BY_NAME[name].kind, unprotect)(cell) if cell not in ("", None) else None
        for name, cell in row.items()
    }


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
    assert [dict(zip(NAMES, row, strict=True)) for row in found] == rows


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


def _as_written(row):
    """As `typed`; the workbook holds texts as they are, so no apostrophe is taken off."""
    return {n: None if c == "" else _NUMBERS.get(BY_NAME[n].kind, str)(c) for n, c in row.items()}


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
