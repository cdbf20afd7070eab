"""A load that is killed leaves the store as it was before the load."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from incidents.store.store import Store

_KILLED = """
import os, signal, sys
from incidents.importers import registry
from incidents.importers.ingest.load import Wanted, load
from incidents.importers.reading import open_file
from incidents.store.engines import sqlite
from incidents.store.store import Store

sqlite._BULK_CACHE_KB = 64

def step(what, done, of):
    if done >= {after}:
        os.kill(os.getpid(), signal.{signal})

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
file = open_file(sys.argv[2])
wanted = Wanted(opening=lambda: None, step=step)
load(Store.open(sys.argv[1]), file, registry.by_name("csv"), wanted)
"""


def killed(db, path, after, name):
    """Load in a process of its own that is stopped in the middle; its exit code."""
    program = _KILLED.format(after=after, signal=name)
    return subprocess.run(
        [sys.executable, "-c", program, db, path],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[3],
    ).returncode


def many(path, number):
    lines = (f"bulk-{n},2024-05-01,day,{'word ' * 60}{n}\n" for n in range(number))
    path.write_text("code,date_start,date_precision,summary\n" + "".join(lines))
    return path


def rows(db):
    with closing(sqlite3.connect(db)) as connection:
        return [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("incident", "batch", "revision", "imported_row", "incident_text")
        ]


def test_a_load_that_is_killed_leaves_the_store_as_it_was(ledger, tmp_path):
    db = ledger.engine.location
    before = rows(db)
    path = many(tmp_path / "many.csv", 20_000)
    assert killed(db, path, 15_000, "SIGKILL") == -signal.SIGKILL
    assert Path(f"{db}-journal").stat().st_size > 0, "the load had begun to write"
    assert Store.open(db).get("night").code == "night"
    assert rows(db) == before


def test_an_interrupted_load_leaves_the_store_as_it_was(ledger, tmp_path):
    db = ledger.engine.location
    before = Path(db).read_bytes()
    assert killed(db, many(tmp_path / "many.csv", 20_000), 10_000, "SIGINT") != 0
    assert Path(db).read_bytes() == before
    assert not Path(f"{db}-journal").exists()
