"""Where the gazetteer lives: found, built when missing, old or damaged, and safe while building."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys

import pytest

from incidents.geocode.gazetteer import home, index, layers
from incidents.geocode.gazetteer.build import build
from schema.errors import StoreError

SMALL_BYTES = 1 << 20


@pytest.fixture
def own(own_gazetteer):
    return own_gazetteer


def opened(cache):
    """Open it, with a copy of the real one where one is to be built; what was said and built."""
    said, built = [], []

    def make(path, stamp):
        built.append(stamp)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(cache / "gazetteer" / home.file().name, path)

    home.gazetteer(said.append, make).close()
    return said, built


def test_a_sound_gazetteer_is_used_as_it_is(own, cache):
    assert opened(cache) == ([], [])


def test_a_missing_one_is_built_with_a_word(cache, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path / "new"))
    assert home.existing() is None
    (said,), built = opened(cache)
    assert said.startswith("there is no gazetteer yet; building the gazetteer at")
    assert str(tmp_path / "new") in said
    assert built == [home.stamp()]
    home.existing().close()


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path):
    path.write_bytes(b"this is no database " * 1_000)


def empty(path):
    path.write_bytes(b"")


def garble_start(path):
    content = bytearray(path.read_bytes())
    content[100:4_000] = b"\xff" * 3_900
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [cut, overwrite, empty, garble_start])
def test_a_damaged_one_is_built_anew_with_a_word(harm, own, cache):
    harm(own)
    (said,), built = opened(cache)
    assert said.startswith("the gazetteer is damaged")
    assert len(built) == 1
    assert opened(cache) == ([], [])


def test_one_of_older_data_is_built_anew_with_a_word(own, cache):
    with sqlite3.connect(own) as database:
        database.execute("UPDATE source SET edition = 'older' WHERE key = 'stamp'")
    database.close()
    home.existing().close()
    (said,), _ = opened(cache)
    assert said.startswith("the gazetteer is made of older data")


def test_a_file_that_is_added_makes_it_old(own, cache, country_file):
    from incidents.geocode.gazetteer.sources import added

    before = home.stamp()
    added.add(home.folder(), country_file)
    assert home.stamp() != before
    (said,), _ = opened(cache)
    assert "older data" in said


def limited():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_BYTES, SMALL_BYTES))


def test_a_full_disk_leaves_the_old_one_whole(own, cache):
    before = own.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "incidents", "gazetteer", "build"],
        preexec_fn=limited,  # nothing else runs in this process
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "the gazetteer cannot be built" in done.stderr
    assert "INCIDENTS_CACHE names another folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert own.read_bytes() == before
    assert [path.name for path in own.parent.iterdir()] == [own.name]
    assert opened(cache) == ([], [])


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "gazetteer").write_text("a file")
    with pytest.raises(StoreError, match="the gazetteer cannot be built"):
        build(tmp_path / "gazetteer" / "gazetteer.sqlite", "stamp")


def test_one_that_another_process_builds_is_waited_for(cache, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    other = subprocess.Popen(
        [sys.executable, "-c", BUILDS_SLOWLY, str(cache / "gazetteer" / home.file().name)],
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout.readline() == "building\n"
        said, built = opened(cache)
    assert said == ["another process builds the gazetteer; waiting for it"]
    assert built == []


BUILDS_SLOWLY = """
import shutil, sys, time
from incidents.geocode.gazetteer import home

def make(path, stamp):
    print("building", flush=True)
    path.parent.mkdir(parents=True)
    time.sleep(2)
    shutil.copy(sys.argv[1], path)

home.gazetteer(lambda _: None, make).close()
"""


def test_four_processes_on_a_fresh_machine_all_answer_and_one_builds(cache, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    words = [sys.executable, "-c", ANSWERS, str(cache / "gazetteer" / home.file().name)]
    four = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    printed = [process.communicate()[0].split() for process in four]
    assert [process.returncode for process in four] == [0, 0, 0, 0]
    assert sorted(printed) == [["Sumy"], ["Sumy"], ["Sumy"], ["built", "Sumy"]]


ANSWERS = """
import shutil, sys, time
from incidents.geocode.gazetteer import home
from incidents.geocode.geocoder import Geocoder

def make(path, stamp):
    print("built", flush=True)
    path.parent.mkdir(parents=True)
    time.sleep(1)
    shutil.copy(sys.argv[1], path)

print(Geocoder(home.gazetteer(lambda _: None, make)).geocode("Sumy").chosen.name)
"""


def test_two_editions_keep_a_file_each(own, cache, monkeypatch):
    def other_edition():
        layers.base_stamp.cache_clear()
        return home.file()

    monkeypatch.setattr(index, "LAYOUT", index.LAYOUT + 1)
    try:
        newer = other_edition()
        assert newer != own
        assert home.existing() is None
    finally:
        monkeypatch.undo()
        layers.base_stamp.cache_clear()
    monkeypatch.setenv("INCIDENTS_CACHE", str(own.parents[1]))
    monkeypatch.setenv("INCIDENTS_PLACES", "none")
    shutil.copy(own, newer)
    assert opened(cache) == ([], [])
    assert newer.exists()


def test_what_no_edition_has_opened_for_months_is_removed(own, cache):
    unused, used = (own.with_name(f"gazetteer-{name}.sqlite") for name in ("unused", "used"))
    for path in (unused, used):
        path.write_bytes(b"of another edition")
    os.utime(unused, (0, 0))
    own.unlink()
    opened(cache)
    assert (unused.exists(), used.exists()) == (False, True)


def test_a_lock_is_no_damage(own, cache):
    other = sqlite3.connect(own, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert opened(cache) == ([], [])
    finally:
        other.rollback()
        other.close()
