"""Migrations that are killed at a statement."""

from __future__ import annotations

import os
import signal
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from tools.torture.jobs import Job, Workshop, carry_out
from tools.torture.listening import at_each_statement
from tools.torture.state import digest, faults


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


def _copied(older: Path, folder: Path) -> Path:
    store = folder / "store.db"
    store.write_bytes(older.read_bytes())
    return store


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
