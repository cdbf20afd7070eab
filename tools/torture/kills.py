"""Commands that are killed at a random moment, and migrations killed at a statement."""

from __future__ import annotations

import os
import signal
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from sqlite3 import dbapi2
from typing import Any

from tools.torture.jobs import Job, Workshop, carry_out, duration
from tools.torture.state import digest, faults


def kill_all(workshop: Workshop, count: int, random: Random) -> tuple[Counter[str], list[str]]:
    """So many kills over all jobs in turn; counts by job and state, and what went wrong."""
    counts, wrong = Counter[str](), []
    jobs = list(workshop.jobs().values())
    with tempfile.TemporaryDirectory(dir=workshop.folder) as name:
        folder = Path(name)
        seconds = {job.name: duration(workshop, job, folder, random) for job in jobs}
        for number in range(count):
            job = jobs[number % len(jobs)]
            store = workshop.copy(job, folder, random)
            before = digest(store)
            ended = carry_out(store, job.words, random.uniform(0, 1.1 * seconds[job.name]))
            counts["in a write"] += store.with_name("store.db-journal").exists()
            state, found = faults(store, job, before, ended.code == 0)
            counts[f"{job.name} {state}"] += 1
            wrong += [f"kill {number}, {job.name}: {fault}" for fault in found]
            _clear(folder)
    return counts, wrong


def kill_migrations(
    workshop: Workshop, each: int, random: Random
) -> tuple[Counter[str], list[str]]:
    """Migrations from every older version, each killed at so many statements, the first and the
    last among them.
    """
    counts, wrong = Counter[str](), []
    job = workshop.jobs()["migrate"]
    for older in workshop.older:
        with tempfile.TemporaryDirectory(dir=workshop.folder) as name:
            folder = Path(name)
            total = _statements(older, folder, job)
            middle = random.sample(range(2, total), min(each - 2, total - 2))
            for number in (1, *sorted(middle), total):
                store = _copied(older, folder)
                before = digest(store)
                ended = carry_out(store, job.words, prepare=_Counter(kill_at=number).begin)
                state, found = faults(store, job, before, ended.code == 0)
                counts[f"{older.stem} {state}"] += 1
                wrong += [f"{older.stem}, statement {number}: {fault}" for fault in found]
                _clear(folder)
    return counts, wrong


def _statements(older: Path, folder: Path, job: Job) -> int:
    """How many statements a migration has."""
    told = folder / "statements"
    counter = _Counter(tell=told)
    carry_out(_copied(older, folder), job.words, prepare=counter.begin)
    total = int(told.read_text("ascii"))
    _clear(folder)
    return total


class _Counter:
    """Counts statements inside a process; kills it at one, or tells the number in a file."""

    def __init__(self, kill_at: int | None = None, tell: Path | None = None) -> None:
        self.number, self.kill_at, self.tell = 0, kill_at, tell
        self._listening: Any = None

    def begin(self) -> None:
        """From here on every statement of this process counts."""
        self._listening = at_each_statement(self)
        self._listening.__enter__()

    def __call__(self, _: str) -> None:
        self.number += 1
        if self.tell:
            self.tell.write_text(str(self.number), "ascii")
        if self.number == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def at_each_statement(hear: Callable[[str], None]) -> Iterator[None]:
    """Call a function before each statement of every SQLite connection that is opened meanwhile,
    those of SQLAlchemy included.
    """
    real = sqlite3.connect

    def connect(*words: Any, **more: Any) -> sqlite3.Connection:
        connection = real(*words, **more)
        connection.set_trace_callback(hear)
        return connection

    sqlite3.connect = dbapi2.connect = connect  # type: ignore[assignment]
    try:
        yield
    finally:
        sqlite3.connect = dbapi2.connect = real


def _copied(older: Path, folder: Path) -> Path:
    store = folder / "store.db"
    store.write_bytes(older.read_bytes())
    return store


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
