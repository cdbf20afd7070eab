"""Commands that are killed at a random moment."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tools.torture.jobs import Workshop, carry_out, durations
from tools.torture.state import digest, faults


def kill_all(workshop: Workshop, count: int, random: Random) -> tuple[Counter[str], list[str]]:
    """So many kills over all jobs in turn, half of them while something is written; counts by job
    and state, and what went wrong.
    """
    counts, wrong = Counter[str](), []
    jobs = list(workshop.jobs().values())
    with tempfile.TemporaryDirectory(dir=workshop.folder) as name:
        folder = Path(name)
        seconds = {job.name: durations(workshop, job, folder, random) for job in jobs}
        for number in range(count):
            job = jobs[number % len(jobs)]
            store = workshop.copy(job, folder, random)
            before = digest(store)
            from_write = number // len(jobs) % 2 == 1
            after = random.uniform(0, 1.1 * seconds[job.name][from_write])
            ended = carry_out(store, job.words, after, from_write=from_write)
            counts["in a write"] += store.with_name("store.db-journal").exists()
            state, found = faults(store, job, before, ended.code == 0)
            counts[f"{job.name} {state}"] += 1
            wrong += [f"kill {number}, {job.name}: {fault}" for fault in found]
            _clear(folder)
    return counts, wrong


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
