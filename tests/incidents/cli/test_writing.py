"""`init`, `add`, `edit`, `restore`, `migrate`: what they write, and what they refuse to."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import incidents

URL = "https://news.example/report?id=1"


@pytest.fixture
def file(bare):
    """The file of a store with context and no incident."""
    return Path(bare.engine.location)


@pytest.fixture
def add(call, file):
    """Run `incidents add` on it."""

    def add(*words):
        return call("--db", file, "add", *words)

    return add


def document(tmp_path, name="x.yaml", **fields):
    path = tmp_path / name
    plain = {"title": "A strike", "event_type": "other"} | fields
    path.write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    return path


def test_documents_are_added_and_their_codes_are_the_data(add, file, tmp_path):
    first = document(tmp_path, code="one", sources=[{"key": "new", "publisher": "P"}])
    second = document(tmp_path, "y.json", code="two", parent="one")
    ended = add(second, first)
    assert (ended.code, ended.out) == (0, "two\none\n")
    assert "2 incidents" in ended.err
    again = add(first)
    assert (again.code, "which is taken" in again.err) == (1, True)
    changed = document(tmp_path, code="one", summary="More is known.")
    assert add(changed, "--replace", "--why", "a new source").out == "one\n"
    store = incidents.open(file)
    assert store.get("one").summary == "More is known."
    assert store.history("one")[-1]["why"] == "a new source"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["an empty file"]),
        ("\x00\x01", ["YAML"]),
        ("title: a\ntitle: b\n", ["'title' twice"]),
        ("title: a\nevent_type: other\nsumary: b\n", ["'sumary'", "summary"]),
        ("title: a\nevent_type: other\nattacker: nort\n", ["attacker", "north"]),
        ("title: a\nevent_type: other\nplace: {name: x, latitude: 95, longitude: 1}\n",
         ["place.latitude", "at most 90", "95"]),
        ("title: a\nevent_type: other\ncasualties: [{outcome: killed, low: 3, high: 1,"
         " source: paper}]\n", ["casualties[0]", "low not above"]),
    ],
)  # fmt: skip
def test_a_bad_document_among_good_ones_writes_nothing(add, file, tmp_path, text, parts):
    bad = tmp_path / "bad.yaml"
    bad.write_text(text)
    before = file.read_bytes()
    ended = add(document(tmp_path, code="good"), bad)
    assert (ended.code, ended.out) == (1, "")
    for part in ("bad", *parts):
        assert part in ended.err
    assert file.read_bytes() == before


def test_missing_files_folders_and_bytes_are_named_together(add, file, tmp_path):
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe")
    before = file.read_bytes()
    ended = add(tmp_path / "none.yaml", tmp_path, tmp_path / "bytes.yaml")
    assert ended.code == 1
    for part in ("none.yaml: expected a file", "expected a readable file", "not UTF-8"):
        assert part in ended.err
    assert file.read_bytes() == before


def test_one_incident_by_options(add, file, call):
    ended = add(
        "--date", "2024-11-21/22", "--place", "Alder", "--weapon", "змій-2", "--killed", "2-5",
        "--injured", "13+", "--launched", "4", "--source", URL, "--publisher", "News",
        "--speaker", "a mayor", "--attacker", "north", "--target", "residential",
    )  # fmt: skip
    assert (ended.code, ended.out) == (0, "2024-11-22-alder-kite-2\n")
    (row,) = call("--db", file, "query", "--format", "json").json
    assert (row["killed_low"], row["killed_high"]) == (2, 5)
    assert (row["injured_low"], row["injured_high"]) == (13, None)
    assert (row["launched_low"], row["date_precision"]) == (4, "night")
    assert (row["event_type"], row["sources"]) == ("drone_strike", "News")
    found = incidents.open(file).get("2024-11-22-alder-kite-2")
    assert found.casualties[0].speaker == "a mayor"
    assert found.casualties[0].status == "claimed"


def test_a_source_counts_without_a_figure_and_two_addresses_are_two_sources(add, file, call):
    assert add("--date", "2024", "--country", "UA", "--source", "paper").code == 0
    assert add("--date", "2024-02", "--country", "UA", "--source", URL).code == 0
    assert add("--date", "2024-03", "--country", "UA", "--source", URL).code == 0
    other = add("--date", "2024-04", "--country", "UA", "--source", f"{URL}{'x' * 90}")
    assert other.code == 0
    assert add("--date", "2024-05", "--country", "UA", "--source", f"{URL}{'x' * 91}").code == 0
    rows = call("--db", file, "query", "--format", "json", "--sort", "date_start").json
    assert [row["sources"] for row in rows] == ["The Paper", *["news.example"] * 4]
    assert [row["verification"] for row in rows] == ["single_source"] * 5
    assert len({row["source_urls"] for row in rows}) == 4


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--killed", "2"],
        ["--date", "2024-11-21", "--killed", "2"],
        ["--date", "2024-11-21", "--killed", "5-2", "--source", "paper"],
        ["--date", "2024-11-21", "--killed", "-2", "--source", "paper"],
        ["--date", "2024-11-21", "--killed", "few", "--source", "paper"],
        ["--date", "2024-11-21", "--launched", "2", "--source", "paper"],
        ["--date", "2024-11-21", "--source", "papre"],
        ["--date", "2024-11-21", "--weapon", "kyte"],
        ["--date", "2024-11-21", "--place", "Cedar"],
        ["--date", "2024-11-21", "--place", "Aldr"],
        ["--date", "2024-11-21", "--at", "somewhere", "--country", "UA"],
        ["--date", "2024-11-21", "--at", "95,10", "--country", "UA"],
        ["--date", "2024-11-21", "--at", "50,30"],
        ["--date", "2024-11-21/23", "--country", "UA"],
        ["--date", "2024-11-31/01", "--country", "UA"],
        ["--date", "2024-11-21", "--target", "residental"],
        ["--date", "2024-11-21", "--event-type", "dron_strike"],
        ["x.yaml", "--date", "2024-11-21"],
        ["--nonsense"],
    ],
)
def test_wrong_options_are_wrong_usage_and_write_nothing(add, file, words):
    before = file.read_bytes()
    ended = add(*words)
    assert (ended.code, ended.out) == (2, "")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["--date", "21.11.2024", "--country", "UA"],
        ["--date", "2024-02-30", "--country", "UA"],
        ["--date", "2024-11-21", "--country", "Ukrane"],
        ["--date", "2024-11-21", "--at", "0,0", "--country", "UA"],
        ["--date", "2024-11-21", "--attacker", "nort"],
    ],
)
def test_values_that_no_document_may_hold_write_nothing(add, file, words):
    before = file.read_bytes()
    ended = add(*words)
    assert ended.code in (1, 2)
    assert "expected" in ended.err or "did you mean" in ended.err
    assert (ended.out, file.read_bytes()) == ("", before)


def test_hostile_words_come_out_unchanged_in_json_and_harmless_in_csv(add, file, call, tmp_path):
    title = '=HYPERLINK("x"); \'); DROP TABLE incident; -- <b>\u202e\U0001f4a5\x00'
    assert add(document(tmp_path, code="x", title=title)).code == 0
    (row,) = call("--db", file, "query", "--format", "json").json
    assert row["title"] == title
    text = call("--db", file, "query", "--format", "csv", "--columns", "title").out
    assert text.split("\n")[1].startswith("\"'=HYPERLINK")
    assert "\x00" not in text
    for words in (["query"], ["show", "x"], ["count", "--by", "month"], ["history", "x"]):
        shown = call("--db", file, *words)
        assert shown.code == 0
        assert "\x00" not in shown.out
        assert "\u202e" not in shown.out


def editing(monkeypatch, tmp_path, script):
    editor = tmp_path / "editor.py"
    editor.write_text(f"import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n{script}\n")
    import sys

    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)


def drafts(tmp_path):
    return [path.name for path in tmp_path.glob("night-*.yaml")]


def test_edit_keeps_a_revision_and_no_draft(call, ledger, tmp_path, monkeypatch):
    db = ledger.engine.location
    editing(monkeypatch, tmp_path, "file.write_text(file.read_text().replace('clinic', 'school'))")
    ended = call("--db", db, "edit", "night", "--why", "corrected")
    assert (ended.code, ended.out) == (0, "")
    assert ledger.get("night").summary == "Windows of a school broke."
    assert ledger.history("night")[-1]["why"] == "corrected"
    assert "unchanged" in call("--db", db, "edit", "night").err
    assert drafts(tmp_path) == []
    assert call("--db", db, "edit", "nigth").code == 2


def test_an_edit_writes_over_nothing_that_was_changed_meanwhile(
    call, ledger, tmp_path, monkeypatch
):
    db = ledger.engine.location
    meanwhile = (
        f"import sqlite3\nother = sqlite3.connect({db!r})\n"
        "other.execute(\"UPDATE incident SET title = 'By another' WHERE code = 'night'\")\n"
        "other.commit()\nfile.write_text(file.read_text().replace('clinic', 'school'))"
    )
    editing(monkeypatch, tmp_path, meanwhile)
    ended = call("--db", db, "edit", "night")
    assert (ended.code, "changed since" in ended.err) == (1, True)
    assert len(drafts(tmp_path)) == 1
    record = ledger.get("night")
    assert (record.title, record.summary) == ("By another", "Windows of a clinic broke.")


@pytest.mark.parametrize(
    ("script", "part"),
    [
        ("file.write_text('')", "an empty file"),
        ("file.write_text(file.read_text() + 'sumary: x\\n')", "'sumary'"),
        ("file.write_text(file.read_text().replace('code: night', 'code: day'))", "never changes"),
        ("file.write_text('title: [')", "YAML"),
    ],
)
def test_a_bad_edit_writes_nothing_and_keeps_the_text(
    call, ledger, tmp_path, monkeypatch, script, part
):
    db = Path(ledger.engine.location)
    before = db.read_bytes()
    editing(monkeypatch, tmp_path, script)
    ended = call("--db", db, "edit", "night")
    assert ended.code in (1, 2)
    assert part in ended.err
    assert "your text is kept in" in ended.err
    assert len(drafts(tmp_path)) == 1
    assert db.read_bytes() == before


def test_an_editor_that_fails_leaves_nothing_behind(call, ledger, tmp_path, monkeypatch):
    db = ledger.engine.location
    editing(monkeypatch, tmp_path, "sys.exit(3)")
    ended = call("--db", db, "edit", "night")
    assert (ended.code, "ended with 3" in ended.err) == (1, True)
    monkeypatch.setenv("EDITOR", "no-such-editor-4711")
    ended = call("--db", db, "edit", "night")
    assert (ended.code, "cannot be started" in ended.err) == (1, True)
    assert drafts(tmp_path) == []


def test_history_and_restore(call, ledger, tmp_path):
    db = ledger.engine.location
    ledger.retract("night", "counted twice", "ann")
    links = call("--db", db, "history", "night", "--format", "json").json
    assert [(link["number"], link["action"], link["who"]) for link in links][1] == (
        2, "retract", "ann",
    )  # fmt: skip
    assert "counted twice" in call("--db", db, "history", "night").out
    ended = call("--db", db, "restore", "night", "--to", "1", "--why", "no, it was not")
    assert (ended.code, ended.out) == (0, "")
    assert ledger.get("night").status == "published"
    assert ledger.history("night")[-1]["why"] == "no, it was not"


def test_init_makes_a_store_once(call, tmp_path):
    db = tmp_path / "new.db"
    ended = call("--db", db, "init", "--empty")
    assert (ended.code, ended.out) == (0, "")
    assert call("--db", db, "query", "--event-type", "test_launch", "--format", "json").json == []
    assert call("--db", db, "weapons", "match", "Shahed").json[0]["matches"]
    assert call("--db", db, "transfers", "list", "--format", "json").json == []
    before = db.read_bytes()
    ended = call("--db", db, "init")
    assert (ended.code, "--force" in ended.err) == (1, True)
    assert db.read_bytes() == before
    assert call("--db", db, "init", "--force").code == 0
    asked = ("--place", "Sumy", "--weapon", "shahed", "--format", "json")
    (row,) = call("--db", db, "query", *asked).json
    assert row["code"] == "2024-11-22-sumy-shahed"
    assert (row["killed_low"], row["killed_high"]) == (2, 2)
    assert (row["injured_low"], row["injured_high"]) == (13, 13)
    assert (
        len(call("--db", db, "query", "--event-type", "test_launch", "--format", "json").json) == 2
    )
    assert call("--db", tmp_path / "none" / "x.db", "init").code == 1
    assert call("--db", "/proc/x.db", "init").code == 1


@pytest.mark.parametrize(
    "command",
    [["query"], ["count"], ["show", "x"], ["add", "--date", "2024"], ["check"], ["migrate"],
     ["history", "x"], ["weapons"], ["export", "out.csv"], ["transfers"], ["edit", "x"]],
)  # fmt: skip
def test_only_init_and_demo_create_a_store(call, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INCIDENTS_DB", raising=False)
    ended = call(*command)
    assert (ended.code, ended.out) == (1, "")
    assert "incidents.db: expected a store, found nothing" in ended.err
    (tmp_path / "other.db").write_text("no store")
    ended = call("--db", "other.db", *command)
    assert (ended.code, "found a file that is not one" in ended.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["other.db"]


def test_migrate_renews_the_vocabularies(call, ledger):
    db = ledger.engine.location
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DELETE FROM term WHERE vocabulary = 'event_types'")
        connection.commit()
    ended = call("--db", db, "migrate")
    assert (ended.code, ended.out) == (0, "")
    assert "trial" not in {
        row["code"] for row in call("--db", db, "query", "--format", "json").json
    }


@pytest.mark.parametrize("name", ["out.csv", "out.json", "out.geojson", "out.html"])
def test_an_existing_output_is_kept(call, ledger_file, tmp_path, name):
    out = tmp_path / name
    out.write_text("mine")
    command = "map" if name.endswith("html") else "export"
    ended = call("--db", ledger_file, command, out)
    assert (ended.code, "--force" in ended.err) == (1, True)
    assert out.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    missing = call("--db", ledger_file, command, tmp_path / "none" / name)
    assert (missing.code, "expected a folder" in missing.err) == (1, True)
    assert call("--db", ledger_file, command, out, "--weapon", "kyte", "--force").code == 2
    assert out.read_text() == "mine"
    if command == "export":
        assert call("--db", ledger_file, command, out, "--force").code == 0
        assert out.read_text() != "mine"
