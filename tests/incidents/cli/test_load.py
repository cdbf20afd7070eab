"""`incidents load`: the report, the options and what is wrong usage."""

from pathlib import Path

import pytest

ROW = "code,date_start,date_precision,title\n"
KEYS = ["format", "encoding", "read", "loaded", "updated", "unchanged", "skipped", "rejected",
        "rejects_file", "skipped_reasons", "warnings", "columns_unused", "not_understood",
        "places", "dates", "hidden_by_default", "identical_rows", "rejects",
        "retracted", "change"]  # fmt: skip


@pytest.fixture
def db(bare):
    return Path(bare.engine.location)


@pytest.fixture
def load(call, db):
    return lambda *words: call("--db", db, "load", *words)


@pytest.fixture
def made(tmp_path):
    def made(name="in.csv", rows="a,2024-05-01,day,A\n"):
        path = tmp_path / name
        path.write_text(ROW + rows)
        return path

    return made


def test_the_report_has_the_shape_that_scripts_rely_on(load, made):
    ended = load(made(rows="a,2024-05-01,day,A\nb,x,day,B\n"), "--from", "auto", "--format", "json")
    assert (ended.code, list(ended.json)) == (0, KEYS)
    report = ended.json
    assert [report[key] for key in KEYS[:8]] == ["csv", "utf-8", 2, 1, 0, 0, 0, 1]
    assert report["rejects_file"].endswith("in-rejects.csv")
    assert (report["skipped_reasons"], report["warnings"]) == ({}, [])
    (reject,) = report["rejects"]
    assert (reject["row"], reject["column"], reject["value"]) == (3, "date_start", "x")
    assert "comma: 4 columns" in ended.err


def test_a_table_for_people_and_several_files(load, made):
    first, second = made("one.csv"), made("two.csv", "b,2024-05-01,day,B\n")
    ended = load(first, second, "--from", "csv")
    assert ended.code == 0
    assert ended.out.splitlines()[0].split()[:4] == ["file", "format", "read", "loaded"]
    assert len(ended.out.splitlines()) == 4
    both = load(first, second, "--from", "csv", "--format", "json").json
    assert [report["unchanged"] for report in both] == [1, 1]


def test_a_dry_run_changes_nothing(load, made, db, tmp_path):
    before = db.read_bytes()
    path = made(rows="a,2024-05-01,day,A\nb,x,day,B\n")
    ended = load(path, "--from", "csv", "--dry-run", "--format", "json")
    assert (ended.json["loaded"], ended.json["rejects_file"]) == (1, None)
    assert "nothing was changed" in ended.err
    assert db.read_bytes() == before
    assert list(tmp_path.glob("*rejects*")) == []
    out = tmp_path / "bad.csv"
    ended = load(path, "--from", "csv", "--dry-run", "--rejects", out, "--format", "json")
    assert ended.json["rejects_file"] == str(out)
    assert "b,x" in out.read_text()


def test_rejects_are_not_written_over_what_stands_there(load, made, db, tmp_path):
    before = db.read_bytes()
    out = tmp_path / "bad.csv"
    out.write_text("mine")
    path = made(rows="a,2024-05-01,day,A\nb,x,day,B\n")
    ended = load(path, "--from", "csv", "--rejects", out)
    assert (ended.code, "--force" in ended.err, ended.out) == (1, True, "")
    assert (out.read_text(), db.read_bytes()) == ("mine", before)
    assert load(path, "--from", "csv", "--rejects", out, "--force").code == 0
    assert "b,x" in out.read_text()


def test_no_good_row_is_a_failure_and_no_row_is_none(load, made):
    assert load(made(rows="b,x,day,B\n"), "--from", "csv").code == 1
    assert load(made("other.csv", ""), "--from", "csv").code == 0


def test_warnings_are_said_even_when_quiet(call, db, made):
    path = made()
    path.write_bytes(path.read_bytes() + b"b,2024-05-01,day,B\x00B\n")
    ended = call("--db", db, "--quiet", "load", path, "--from", "csv")
    assert ended.err == "warning: 1 NUL characters were left out\n"


def test_an_encoding_that_is_stated_is_taken(load, made, bare):
    path = made()
    path.write_bytes((ROW + "a,2024-05-01,day,שלום\n").encode("cp1255"))
    report = load(path, "--from", "csv", "--encoding", "cp1255", "--format", "json").json
    assert (report["encoding"], bare.get("a").title) == ("cp1255", "שלום")
    assert load(path, "--from", "csv", "--encoding", "cp99").code == 2


def test_the_list_names_every_format(load):
    from incidents.importers.registry import IMPORTERS

    found = load("--list", "--format", "json").json
    assert list(dict.fromkeys(item["name"] for item in found)) == list(IMPORTERS)
    assert list(found[0])[:4] == ["name", "title", "expects", "tried"]
    assert "not yet tried on a real file" in load("--list").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "a file to load"),
        (["in.csv"], 2, "--from NAME"),
        (["in.csv", "--from", "cvs"], 2, "expected csv"),
        (["in.csv", "--from", "csv", "--mapping", "map.yaml"], 2, "--mapping"),
        (["in.csv", "--from", "csv", "--format", "xml"], 2, "--format"),
        (["in.csv", "in.csv", "--from", "csv", "--rejects", "x.csv"], 2, "--rejects"),
        (["none.csv", "--from", "csv"], 1, "nothing of that name"),
        ([".", "--from", "csv"], 1, "a folder"),
        (["in.csv", "--from", "native"], 1, "YAML, JSON or NDJSON"),
        (["in.csv", "--from", "geojson"], 1, "GeoJSON"),
        (["in.csv", "--from", "ucdp"], 1, "expected"),
        (["empty.csv", "--from", "csv"], 1, "an empty file"),
    ],
)
def test_what_is_wrong_is_said_and_writes_nothing(
    load, made, db, tmp_path, monkeypatch, words, code, said
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text("fields: {title: title}\n")
    (tmp_path / "empty.csv").write_text("")
    made()
    before = db.read_bytes()
    ended = load(*words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert db.read_bytes() == before
