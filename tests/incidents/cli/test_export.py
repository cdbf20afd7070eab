"""`export` on the command line: what it refuses, what it warns of, what it leaves behind."""

import csv
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from incidents.exporters.registry import MODULES
from schema.columns import BY_NAME, COLUMNS, NAMES
from schema.document.read import Collection, read_file

LOCATION = ("latitude", "longitude", "location_precision", "uncertainty_m")


def _table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("ending", MODULES)
def test_what_exists_is_refused_without_force_and_stays(on, tmp_path, ending):
    out = tmp_path / f"out{ending}"
    out.write_text("precious")
    ended = on("export", out)
    assert (ended.code, out.read_text()) == (1, "precious")
    assert "--force" in ended.err
    assert on("export", out, "--force").code == 0
    assert out.read_bytes() != b"precious"
    (tmp_path / f"folder{ending}").mkdir()
    ended = on("export", tmp_path / f"folder{ending}", "--force")
    assert ended.code == 1
    assert "found a folder" in ended.err


@pytest.mark.parametrize("ending", MODULES)
def test_a_full_disk_leaves_nothing(ledger_file, tmp_path, ending):
    out = tmp_path / "to" / f"out{ending}"
    out.parent.mkdir()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600));"
        "sys.argv = ['incidents', *sys.argv[1:]];"
        "from incidents.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "--db", ledger_file, "export", out],
        capture_output=True, text=True, check=False, env={**os.environ, "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(out.parent.iterdir()) == []


def test_an_unknown_ending_offers_the_nearest(on, tmp_path):
    ended = on("export", tmp_path / "a.xls")
    assert ended.code == 2
    assert "did you mean .xlsx" in ended.err


def test_a_missing_library_says_what_to_install(on, tmp_path, monkeypatch):
    for library, ending in (("pyarrow", ".gpkg"), ("pyogrio", ".fgb"), ("xlsxwriter", ".xlsx")):
        with monkeypatch.context() as patch:
            for name in [n for n in sys.modules if n.split(".")[0] == library]:
                patch.delitem(sys.modules, name)
            patch.setitem(sys.modules, library, None)
            ended = on("export", tmp_path / f"a{ending}")
        assert ended.code == 1
        assert 'pip install "incidents-db[export]"' in ended.err
    assert list(tmp_path.iterdir()) == []


def test_hxl_tags_stand_under_the_header(on, tmp_path):
    for ending, mark in ((".csv", ","), (".tsv", "\t")):
        assert on("export", tmp_path / f"a{ending}", "--hxl").code == 0
        lines = (tmp_path / f"a{ending}").read_text().splitlines()
        assert lines[0].split(mark) == list(NAMES)
        assert lines[1].split(mark) == [column.hxl for column in COLUMNS]
    assert on("export", tmp_path / "a.json", "--hxl").code == 2


@pytest.mark.parametrize("size", ["100m", "1km", "10km", "50km", "400km"])
def test_a_blurred_file_claims_no_more_than_the_grid(on, tmp_path, size):
    from schema.vocabulary import vocabulary

    out = tmp_path / "a.csv"
    assert on("export", out, "--blur", size).code == 0
    exact = {row["code"]: row for row in on("query", "--format", "json").json}
    order = list(vocabulary("location_precisions").codes)
    blurred = {row["code"]: row for row in _table(out)}
    assert set(blurred) == set(exact)
    for code, row in blurred.items():
        if exact[code]["latitude"] is None:
            assert row["latitude"] == ""
            continue
        moved = _metres(row, exact[code])
        assert 0 < moved <= float(row["uncertainty_m"])
        precision = exact[code]["location_precision"]
        assert order.index(row["location_precision"]) >= order.index(precision)
        assert row["summary"] == (exact[code]["summary"] or "")
    made = json.loads(out.with_name("a.csv-metadata.json").read_text())
    assert size in made["blur"]


def _metres(row, other):
    from geopy.distance import geodesic

    ends = [(float(r["latitude"]), float(r["longitude"])) for r in (row, other)]
    return geodesic(*ends).m


@pytest.mark.parametrize("ending", [".yaml", ".zip", ".geojson", ".kml", ".xlsx"])
def test_no_exact_coordinate_is_left_in_a_blurred_file(on, tmp_path, ending):
    out = tmp_path / f"a{ending}"
    assert on("export", out, "--blur", "3km").code == 0
    data = out.read_bytes()
    if ending in (".zip", ".xlsx"):
        with zipfile.ZipFile(out) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    for row in on("query", "--format", "json").json:
        if row["latitude"] is not None:
            pair = [str(row[name]).removesuffix(".0") for name in LOCATION[:2]]
            numbers = [rf"(?<![\d.]){re.escape(number)}(\.0)?(?![\d.])" for number in pair]
            assert not all(re.search(number.encode(), data) for number in numbers), row["code"]


@pytest.mark.parametrize("size", ["0km", "1", "2000km", "near"])
def test_a_grid_that_is_none_is_refused(on, tmp_path, size):
    ended = on("export", tmp_path / "a.csv", "--blur", size)
    assert ended.code == 2
    assert "--blur" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_restricted_stays_out_of_every_format(ledger, incident, call, tmp_path):
    secret = {"outcome": "injured", "low": 1, "high": 1, "words": "SECRETWORDS", "source": "paper"}
    ledger.add(
        incident(code="partly", casualties=[secret | {"restricted": True}, secret | {"words": "x"}])
    )
    for ending in MODULES:
        out = tmp_path / f"a{ending}"
        for options, hidden in (((), True), (("--include-restricted",), False)):
            words = ("--db", ledger.engine.location, "export", out, "--force", *options)
            assert call(*words).code == 0
            text = _all_text(out)
            assert ("Under restriction" not in text) is hidden, ending
            assert ("36.234567" not in text) is hidden or ending in (".fgb", ".gpkg", ".parquet")
            if ending in (".zip", ".yaml", ".xlsx"):
                assert ("SECRETWORDS" not in text) is hidden, ending


def _all_text(path):
    if path.suffix in (".zip", ".xlsx", ".kmz"):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(n).decode(errors="replace") for n in archive.namelist())
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return str(pq.read_table(path).to_pylist())
    return path.read_bytes().decode(errors="replace")


def test_a_native_file_makes_the_same_store_again(ledger, bare, call, tmp_path):
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    empty = tmp_path / "empty.db"
    _empty(empty)
    for db, out in ((ledger.engine.location, first), (empty, second)):
        if db == empty:
            assert call("--db", db, "add", first).code == 0
        ended = call("--db", db, "export", out, "--include-restricted")
        assert ended.code == 0, ended.err
    assert second.read_bytes() == first.read_bytes()
    found = read_file(first)
    assert isinstance(found, Collection)
    assert found.incidents[0].code == "wave"
    csvs = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for db, out in zip((ledger.engine.location, empty), csvs, strict=True):
        assert call("--db", db, "export", out, "--include-restricted").code == 0
    assert csvs[0].read_bytes() == csvs[1].read_bytes()


def _empty(path: Path):
    import incidents

    incidents.create(path)


def test_a_native_file_of_some_brings_along_what_they_point_to(on, tmp_path, call):
    out, db = tmp_path / "a.yaml", tmp_path / "new.db"
    assert on("export", out, "--place", "Birch").code == 0
    _empty(db)
    assert call("--db", db, "add", out).code == 0
    codes = call("--db", db, "query", "--format", "json").json
    assert {row["code"] for row in codes} == {"port", "wave"}
    assert BY_NAME["parent"].name in codes[0]


def test_the_seed_makes_the_same_bytes_again(seed_store, tmp_path, call):
    first, second, db = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "new.db"
    options = [w for c in ("test_launch", "missile_strike", "drone_strike")
               for w in ("--event-type", c)]  # fmt: skip
    assert call("--db", seed_store.engine.location, "export", first, *options).code == 0
    _empty(db)
    assert call("--db", db, "add", first).code == 0
    assert call("--db", db, "export", second, *options).code == 0
    assert second.read_bytes() == first.read_bytes()
