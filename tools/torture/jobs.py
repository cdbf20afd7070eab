"""The commands that are cut off, each on a copy of one small store, and what they leave behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from incidents.cli.main import run
from incidents.library import Library
from schema.document.read import read_file
from schema.migrations.versions import HEAD
from tools.torture.listening import at_each_statement
from tools.torture.older_stores import older_store, versions

_ROWS = 300
_FILLED = "incident WHERE code LIKE 'pending-%' AND exact_latitude IS NOT NULL"
_PENDING = ("Sumy", "Kherson", "Nikopol", "Zaporizhzhia", "Kharkiv")


def _count(database: sqlite3.Connection, sql: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {sql}").fetchone()[0])


@dataclass(frozen=True)
class Job:
    """A command: its words after the store, and whether a store shows that it was done. `stepwise`
    ones write several transactions, so that any part of them may be done.
    """

    name: str
    words: tuple[str, ...]
    is_done: Callable[[sqlite3.Connection], bool]
    stepwise: bool = False


class Workshop:
    """The base store, the files that jobs read, and older stores, in one folder."""

    def __init__(self, folder: Path, log: Callable[[str], None]) -> None:
        self.folder = folder
        self.base = folder / "base.db"
        (folder / "base.json").write_text(json.dumps(_documents()), "utf-8")
        (folder / "more.json").write_text(json.dumps(_more()), "utf-8")
        (folder / "rows.csv").write_text(_rows(), "utf-8")
        log("a small store, and one of every older version")
        store = Library.init(self.base, empty=True)
        store.add_collection(read_file(folder / "base.json"))
        self.older = [
            older_store(self.base, folder / f"older-{one}.db", one)
            for one in versions()
            if one != HEAD
        ]

    def jobs(self) -> dict[str, Job]:
        """Every command by its name."""
        found = (
            Job("load", ("load", f"{self.folder}/rows.csv", "--from", "csv"),
                lambda db: _count(db, "incident WHERE title LIKE 'Row %'") == _ROWS),
            Job("add", ("add", f"{self.folder}/more.json"),
                lambda db: _count(db, "incident WHERE code LIKE 'more-%'") == len(_PENDING)),
            Job("review", ("review", "waiting", "--set", "summary=Looked at.", "--accept"),
                lambda db: _count(db, "incident WHERE summary = 'Looked at.'") == 1),
            Job("geocode", ("geocode", "--pending"),
                lambda db: _count(db, _FILLED) == len(_PENDING),
                stepwise=True),
            Job("purge", ("purge", "spoken", "--claim", "1", "--why", "asked to"),
                lambda db: _count(db, "revision WHERE action = 'purge'") == 1),
            Job("migrate", ("migrate",), lambda db: db.execute(
                "SELECT version_num FROM alembic_version").fetchone()[0] == HEAD),
        )  # fmt: skip
        return {job.name: job for job in found}

    def copy(self, job: Job, folder: Path, random: Random) -> Path:
        """A copy of the store that a job is tried on."""
        like = random.choice(self.older) if job.name == "migrate" else self.base
        return Path(shutil.copy(like, folder / "store.db"))


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, None where it was killed; what it said; its seconds."""

    code: int | None
    said: str
    seconds: float


def carry_out(
    store: Path, words: Sequence[str], kill_after: float | None = None, *,
    from_write: bool = False, prepare: Callable[[], None] = lambda: None,
) -> Ended:  # fmt: skip
    """Run `incidents` in a process of its own that has everything imported, and perhaps kill it so
    many seconds after it began, or after it began to write. Seconds are counted from there.
    """
    said = Path(tempfile.gettempdir()) / f"torture-said-{os.getpid()}.txt"  # no disk that is full
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        if from_write:
            begins = at_each_statement(lambda sql: _tell(sql, told))
            begins.__enter__()
        _be_the_program(said, ["incidents", "--quiet", "--db", str(store), *words], prepare)
    os.close(told)
    if from_write:
        os.read(heard, 1)  # or the end of a process that writes nothing
    os.close(heard)
    began = time.monotonic()
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    text = said.read_text("utf-8", "replace") if said.exists() else ""
    said.unlink(missing_ok=True)
    return Ended(None if code < 0 else code, text, time.monotonic() - began)


def _tell(sql: str, told: int) -> None:
    if sql.startswith("BEGIN IMMEDIATE"):
        os.write(told, b"w")


def _be_the_program(said: Path, words: list[str], prepare: Callable[[], None]) -> None:
    code = 70
    try:
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(out, stream)
        sys.argv = words
        prepare()
        run()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


def _documents() -> dict[str, object]:
    """A draft, a record with a claim to be purged, records without coordinates."""
    source = {"key": "paper", "publisher": "The Paper", "url": "https://paper.example/1"}
    claim = {"outcome": "killed", "low": 2, "high": 2, "source": "paper", "quote": "two died"}
    strike = {"event_type": "drone_strike", "date_start": "2024-05-01", "date_precision": "day",
              "sources": [{"key": "paper", "publisher": "The Paper"}]}  # fmt: skip
    at = [{"place": {"name": name, "country": "UA"}} for name in _PENDING]
    records = [{"code": f"pending-{n}", "title": "Strike", **strike, **place}
               for n, place in enumerate(at)]  # fmt: skip
    sumy = {"name": "Sumy", "country": "UA", "latitude": 50.9, "longitude": 34.8}
    draft = {"status": "draft", "place": sumy, "location_precision": "settlement",
             "location_how": "hand", "weapons": [{"type": "one_way_attack_drone"}]}  # fmt: skip
    records += [
        {"code": "waiting", "title": "Draft", **strike, **draft, "casualties": [claim]},
        {"code": "spoken", "title": "Strike", **strike, "casualties": [claim, {**claim, "low": 1}]},
    ]
    for record in records:
        record["sources"] = [source]
    return {"sources": [source], "incidents": records}


def _more() -> dict[str, object]:
    source = {"key": "wire", "publisher": "The Wire", "url": "https://wire.example/1"}
    return {"sources": [source], "incidents": [
        {"code": f"more-{n}", "title": "One more", "event_type": "other", "sources": [source],
         "date_start": f"2024-06-0{n + 1}", "date_precision": "day", "summary": "words " * 400}
        for n in range(len(_PENDING))]}  # fmt: skip


def _rows() -> str:
    lines = [
        f"Row {n},other,2023-0{n % 9 + 1}-1{n % 9},day,UA,The Paper,https://paper.example/{n}"
        for n in range(_ROWS)
    ]
    return "\n".join(
        ["title,event_type,date_start,date_precision,country,sources,source_urls", *lines, ""]
    )


def durations(workshop: Workshop, job: Job, folder: Path, random: Random) -> tuple[float, float]:
    """How many seconds a job takes that nobody disturbs, and of these from where it writes on;
    raises where it does not do its work.
    """
    seconds = []
    for from_write in (False, True):
        store = workshop.copy(job, folder, random)
        ended = carry_out(store, job.words, from_write=from_write)
        with closing(sqlite3.connect(store)) as database:
            if ended.code != 0 or not job.is_done(database):
                raise SystemExit(f"{job.name} does not do its work: {ended}")
        store.unlink()
        seconds.append(ended.seconds)
    return seconds[0], seconds[1]
