"""A store that is busy, copied, damaged, or stopped in the middle of a migration."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

import incidents
from incidents.library import Library
from schema.errors import StoreError
from schema.migrations.versions import HEAD


@pytest.fixture
def store_file(ledger_file, tmp_path):
    return shutil.copy(ledger_file, tmp_path / "store.db")


def _rows(file):
    return incidents.open(file).frame(include_restricted=True).to_csv(index=False)


def test_a_busy_store_says_so_and_who_holds_it(call, store_file, monkeypatch):
    monkeypatch.setenv("INCIDENTS_BUSY_TIMEOUT", "0")
    with closing(sqlite3.connect(store_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for words in (("query",), ("check",), ("retract", "home", "--why", "x")):
            ended = call("--db", store_file, *words)
            assert ended.code == 1
            assert ended.err.startswith(f"error: {store_file}: busy; another program has held it")
    monkeypatch.setenv("INCIDENTS_BUSY_TIMEOUT", "soon")
    assert "expected a number of seconds" in call("--db", store_file, "query").err


def test_the_process_that_holds_a_store_is_named(call, store_file, monkeypatch):
    monkeypatch.setenv("INCIDENTS_BUSY_TIMEOUT", "0")
    hold = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
    hold += "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", hold, store_file], **pipes) as other:
        assert other.stdout.readline() == "held\n"
        said = call("--db", store_file, "query").err
        other.stdin.close()
    if sys.platform == "linux":
        assert f"process {other.pid} (" in said
    assert call("--db", store_file, "query").code == 0


def test_a_backup_is_whole_while_others_write_and_replaces_nothing(call, store_file, tmp_path):
    with closing(sqlite3.connect(store_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM incident")
        assert call("--db", store_file, "backup", tmp_path / "copy.db").code == 0
    assert _rows(tmp_path / "copy.db") == _rows(store_file)
    ended = call("--db", store_file, "backup", tmp_path / "copy.db")
    assert (ended.code, "expected a new file" in ended.err) == (1, True)
    assert call("--db", store_file, "backup", tmp_path / "none" / "copy.db").code == 1


@pytest.mark.parametrize("name", ["store.csv", "store.html", "store.zip", "link.csv"])
def test_nothing_writes_over_a_store_whatever_it_is_called(call, store_file, tmp_path, name):
    file = tmp_path / name
    if name == "link.csv":
        file.symlink_to(store_file)
    else:
        shutil.copy(store_file, file)
    before = file.read_bytes()
    command = "map" if name.endswith("html") else "export"
    for db in (file, store_file):
        ended = call("--db", db, command, file, "--force")
        assert (ended.code, "found a store of incidents" in ended.err) == (1, True)
    assert file.read_bytes() == before == store_file.read_bytes()


def test_what_is_left_of_a_damaged_store_is_saved(call, seed_file, tmp_path):
    damaged = shutil.copy(seed_file, tmp_path / "damaged.db")
    with closing(sqlite3.connect(damaged)) as database:
        (root,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'revision'"
        ).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    noise = random.Random(7)  # noqa: S311
    with damaged.open("r+b") as file:
        file.seek(size * (root - 1))
        file.write(noise.randbytes(size))
    before = damaged.read_bytes()
    ended = call("--db", tmp_path / "saved.db", "recover", damaged)
    assert ended.code == 0, ended.err
    saved = dict(line.split()[:2] for line in ended.out.splitlines()[2:])
    assert saved["revision"] == "0"
    assert "some were lost" in next(li for li in ended.out.splitlines() if "revision" in li)
    assert _rows(tmp_path / "saved.db") == _rows(seed_file)
    found = incidents.open(tmp_path / "saved.db").frame(text="Oreshnik")
    assert "2024-11-21-dnipro-oreshnik" in set(found.code)
    assert damaged.read_bytes() == before
    ended = call("--db", damaged, "retract", "2024-11-21-dnipro-oreshnik", "--why", "x")
    assert (ended.code, ": damaged (" in ended.err, "recover" in ended.err) == (1, True, True)


def test_rows_of_lost_owners_are_left_out_and_counted(seed_file, tmp_path):
    damaged = shutil.copy(seed_file, tmp_path / "damaged.db")
    with closing(sqlite3.connect(damaged)) as database, database:
        database.execute("DELETE FROM incident WHERE code LIKE '2024-%'")
        (lost,) = database.execute(
            "SELECT count(*) FROM casualty_claim WHERE incident_id NOT IN (SELECT id FROM incident)"
        ).fetchone()
    saved = {one.table: one for one in Library.recover(damaged, tmp_path / "saved.db")}
    assert lost > 0
    assert saved["casualty_claim"].orphans == lost
    assert not saved["casualty_claim"].damaged
    frame = incidents.open(tmp_path / "saved.db").frame()
    assert len(frame) > 50
    assert not any(frame.code.str.startswith("2024-"))


def test_a_damaged_list_of_tables_is_said_to_be_so(call, seed_file, tmp_path):
    with closing(sqlite3.connect(seed_file)) as database:
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(seed_file.read_bytes())
    content[100:size] = random.Random(7).randbytes(size - 100)  # noqa: S311  # after the header
    (tmp_path / "damaged.db").write_bytes(content)
    ended = call("--db", tmp_path / "saved.db", "recover", tmp_path / "damaged.db")
    assert (ended.code, ended.out) == (1, "")
    assert "its list of tables is damaged (" in ended.err
    assert "go back to a backup" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.db"]


@pytest.mark.parametrize("content", [None, b"", b"code,title\n", "cut"])
def test_what_is_no_store_cannot_be_recovered(call, store_file, tmp_path, content):
    file = tmp_path / "x.db"
    if content is not None:
        file.write_bytes(store_file.read_bytes()[:3000] if content == "cut" else content)
    ended = call("--db", tmp_path / "saved.db", "recover", file)
    assert (ended.code, ended.out) == (1, "")
    assert not (tmp_path / "saved.db").exists()
    ended = call("--db", store_file, "recover", store_file)
    assert (ended.code, "expected a new file" in ended.err) == (1, True)


@pytest.fixture
def older(store_file, made_older):
    """A store as it was before first-level areas had one name."""
    with closing(sqlite3.connect(store_file)) as database, database:
        database.execute("UPDATE incident SET admin1 = 'Sumska oblast' WHERE country = 'UA'")
    return made_older(store_file, "0007")


def _version(file):
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return database.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_a_migration_keeps_the_old_store(call, older, tmp_path):
    before = older.read_bytes()
    link = tmp_path / "link.db"
    link.symlink_to(older)
    ended = call("--db", link, "migrate")
    assert ended.code == 0, ended.err
    kept = tmp_path / f"store.db.before-{HEAD}"
    assert f"the store as it was is kept as {kept}" in ended.err
    assert (kept.read_bytes(), _version(older), link.is_symlink()) == (before, HEAD, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.db", "store.db", kept.name]
    assert call("--db", older, "migrate").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.db", "store.db", kept.name]


MIGRATE = """
import sys
from incidents.importers import old_stores
from incidents.library import Library
store = Library.open(sys.argv[1], check=False)
print("ready", flush=True)
store.migrate()
print("done", flush=True)
"""


def test_a_killed_migration_leaves_the_old_store_or_the_new(older, tmp_path):
    """Whatever the moment: all steps are tried on a copy, which then takes the store's place."""
    old = older.read_bytes()
    seconds = _killed(shutil.copy(older, tmp_path / "whole.db"), None)
    seen = set()
    for part in (0.2, 0.5, 0.8, 0.95):
        file = shutil.copy(older, tmp_path / f"killed-{part}.db")
        _killed(file, part * seconds)
        version = _version(file)
        assert version == HEAD or file.read_bytes() == old
        seen.add(version)
        Library.open(file, check=False).migrate()
        assert set(incidents.open(file).frame(country="UA").admin1) == {"Sumy"}
    assert "0007" in seen


def _killed(file, after):
    """Kill a migration some seconds after it began; how long a whole one takes."""
    command = [sys.executable, "-c", MIGRATE, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        if after is None:
            assert process.stdout.readline() == "done\n"
        else:
            time.sleep(after)
            os.kill(process.pid, signal.SIGKILL)
    return time.monotonic() - began


def test_a_migration_that_fails_changes_nothing(older, tmp_path, monkeypatch):
    from incidents.importers import old_stores

    def broken(_):
        raise StoreError("no room")

    monkeypatch.setattr(old_stores, "settle_recorded_areas", broken)
    before = older.read_bytes()
    with pytest.raises(StoreError, match="no room"):
        Library.open(older, check=False).migrate()
    assert older.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]
