"""Commands on a full disk: a small file system in memory, or a limit on the size of files."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tools.torture.jobs import Job, Workshop, carry_out
from tools.torture.state import digest, faults

_PAGE = 4096
_SPARE = {"migrate": 2.5}
"""How much of its own size a job may need besides; the others need a third."""


def fill_all(workshop: Workshop, count: int, random: Random) -> tuple[str, Counter[str], list[str]]:
    """So many full disks over all jobs in turn: by which means, counts, and what went wrong."""
    counts, wrong = Counter[str](), []
    jobs = list(workshop.jobs().values())
    means = "tmpfs" if _may_mount() else "RLIMIT_FSIZE"
    for number in range(count):
        job = jobs[number % len(jobs)]
        with tempfile.TemporaryDirectory(dir=workshop.folder) as name:
            store = workshop.copy(job, Path(name), random)
            before = digest(store)
            spare = random.uniform(0, _SPARE.get(job.name, 0.33))
            state, found, code = _tried(
                job, store, before, int(spare * store.stat().st_size), means
            )
        counts[f"{job.name} {state}"] += 1
        counts["refused"] += code != 0
        wrong += [f"disk {number}, {job.name}: {fault}" for fault in found]
    return means, counts, wrong


def _tried(
    job: Job, original: Path, before: str, spare: int, means: str
) -> tuple[str, list[str], int | None]:
    size = original.stat().st_size + spare
    if means == "RLIMIT_FSIZE":
        ended = carry_out(original, job.words, prepare=_limit(size))
        state, found = faults(original, job, before, ended.code == 0)
    else:
        with _small_disk(original.parent / "disk", size) as disk:
            store = Path(shutil.copy(original, disk / "store.db"))
            ended = carry_out(store, job.words)
            state, found = faults(store, job, before, ended.code == 0)
    if "Traceback" in ended.said or ended.code not in (0, 1):
        found.append(f"it ended with {ended.code}: {ended.said[-300:]!r}")
    return state, found, ended.code


def _limit(size: int) -> Callable[[], None]:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@contextmanager
def _small_disk(folder: Path, size: int) -> Iterator[Path]:
    folder.mkdir()
    options = f"size={size + 4 * _PAGE}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], check=True)  # noqa: S603, S607
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S603, S607


def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as name:
        words = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", name]
        try:
            done = subprocess.run(words, check=False, capture_output=True)  # noqa: S603
        except OSError:
            return False
        if done.returncode == 0:
            subprocess.run(["umount", name], check=True)  # noqa: S603, S607
        return done.returncode == 0
