"""What cannot be done to a store ends in clear words, and nothing is written."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

NOBODY = 65534
RECORD = """
code: wide
title: A strike
event_type: other
date_start: "2024-05-01"
date_precision: day
summary: "%s"
sources: [{key: page, publisher: The Page, url: "https://page.example/1"}]
"""


@pytest.fixture
def told(ledger_file, tmp_path, call):
    """A store whose record `home` was changed twice and whose first change was purged."""
    file = Path(shutil.copy(ledger_file, tmp_path / "told.db"))
    for words in ("summary=One", "summary=Two"):
        assert call("--db", file, "set", "--text", "house", words, "--why", "x").code == 0
    assert call("--db", file, "purge", "home", "--revision", "2", "--why", "x").code == 0
    return file


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("restore", "home", "--to", "1"), "found revision 2 purged"),
        (("restore", "home", "--to", "99"), "expected the number of a revision (1, 2, 3, 4)"),
        (("restore", "nothing", "--to", "1"), "no incident is called 'nothing'"),
        (("undo", "home"), "was purged or purges others"),
        (("undo", "--change", "1"), "was purged or purges others"),
        (("purge", "nothing", "--revision", "1", "--why", "x"), "no incident is called 'nothing'"),
        (("purge", "home", "--revision", "9", "--why", "x"), "say something (1, 3, 4), found 9"),
        (("purge", "home", "--revision", "2", "--why", "x"), "say something (1, 3, 4), found 2"),
        (("purge", "home", "--revision", "0", "--why", "x"), "say something (1, 3, 4), found 0"),
        (("purge", "home", "--claim", "9", "--why", "x"), "3 casualty claims, found [9]"),
        (("purge", "home", "--why", "x"), "expected --revision N or --claim N"),
    ],
)  # fmt: skip
def test_what_is_not_there_or_was_purged(call, told, words, says):
    before = told.read_bytes()
    ended = call("--db", told, *words)
    assert (ended.code in (1, 2), ended.out) == (True, "")
    assert says in ended.err
    assert told.read_bytes() == before


def changes(folder):
    """Commands that write, to a store that may not be written to."""
    (folder / "wide.yaml").write_text(RECORD % ("words " * 20_000), "utf-8")
    return [
        ("add", folder / "wide.yaml"),
        ("retract", "home", "--why", "x"),
        ("set", "--text", "house", "summary=One", "--why", "x"),
        ("purge", "home", "--revision", "1", "--why", "x"),
        ("undo", "night"),
    ]


def test_a_store_of_a_newer_program(call, told, tmp_path):
    with closing(sqlite3.connect(told)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = told.read_bytes()
    asked = [("query",), ("check",), ("migrate",), ("backup", tmp_path / "copy.db")]
    asked += [("export", tmp_path / "x.csv"), ("map", tmp_path / "x.html"), *changes(tmp_path)]
    for words in asked:
        ended = call("--db", told, *words)
        assert ended.code == 1, words
        assert "found 9999\n  a newer version of this program made it" in ended.err
    assert told.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["told.db", "wide.yaml"]


@contextmanager
def without_rights():
    """Root may write anywhere: for a while, this process is nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_store_that_may_not_be_written_to(call, ledger_file, tmp_path):
    asked = changes(tmp_path)[:-1]
    for words in (*asked, ("query",), ("show", "home")):  # what they import, nobody may not read
        call("--db", shutil.copy(ledger_file, tmp_path / "warm.db"), *words)
    folder = Path(tempfile.mkdtemp())
    try:
        file = Path(shutil.copy(ledger_file, folder / "store.db"))
        before = file.read_bytes()
        file.chmod(0o444)
        (folder / "wide.yaml").write_text(RECORD % "x", "utf-8")
        folder.chmod(0o555)
        with without_rights():
            for words in asked:
                given = (folder / "wide.yaml" if word == asked[0][1] else word for word in words)
                ended = call("--db", file, *given)
                assert ended.code == 1, words
                assert "nothing was written: its file, folder or disk may not" in ended.err
            assert call("--db", file, "query", "--format", "csv").out.count("\n") > 5
            assert call("--db", file, "show", "home").code == 0
        assert file.read_bytes() == before
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_disk_that_is_full(call, ledger_file, tmp_path):
    resource = pytest.importorskip("resource", reason="only Unix limits the size of files")
    file = Path(shutil.copy(ledger_file, tmp_path / "store.db"))
    before, (_, most) = file.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    (add, *_) = changes(tmp_path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), most))
    try:
        ended = call("--db", file, *add)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert ended.code == 1
    assert "nothing was written: the disk is full or does not answer" in ended.err
    assert "no incident is called 'wide'" in call("--db", file, "show", "wide").err
    assert file.read_bytes() == before
    assert call("--db", file, *add).code == 0
