"""python -m tools.torture [--seed 1] [--kills 200] [--disks 50] [--minutes 5] [--wal]

What a store survives. Commands are killed at random moments, run on full disks and by a crowd;
stores of every older version are migrated under kills. After each, the store is in the state
before or after, whole, and `check` finds no error. Figures are printed; anything lost or half
written ends it with 1. The same seed cuts off alike, as far as the machine is as fast.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from tools.torture.crowd import gather
from tools.torture.disks import fill_all
from tools.torture.jobs import Workshop
from tools.torture.kills import kill_all
from tools.torture.migrations import kill_migrations

_WAL_SECONDS = 20.0


def _main() -> None:
    asked = _options()
    began, random = time.monotonic(), Random(asked.seed)  # noqa: S311  # moments, no secrets
    wrong: list[str] = []
    os.environ.setdefault("INCIDENTS_PLACES", "none")
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        workshop = Workshop(Path(name), _log)
        counts, found = kill_all(workshop, asked.kills, random)
        _say(f"{asked.kills} kills", counts, found, wrong)
        counts, found = kill_migrations(workshop, asked.statements, random)
        _say("older stores, killed at a statement", counts, found, wrong)
        means, counts, found = fill_all(workshop, asked.disks, random)
        _say(f"{asked.disks} full disks ({means})", counts, found, wrong)
        crowd = gather(workshop.base, Path(name), 2, 10, 60 * asked.minutes)
        _log(f"two writers and ten readers, {asked.minutes:g} minutes: {crowd.line()}")
        wrong += crowd.wrong
        if asked.wal:
            _compare_journals(workshop.base, Path(name))
    _log(f"{time.monotonic() - began:.0f} s in all, {len(wrong)} faults")
    sys.stdout.write("\n".join([*wrong, ""]))
    sys.exit(1 if wrong else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--disks", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5, help="of the crowd")
    parser.add_argument("--statements", type=int, default=8, help="kills for each older version")
    parser.add_argument("--wal", action="store_true", help="measure both kinds of journal as well")
    return parser.parse_args()


def _say(what: str, counts: Counter[str], found: list[str], wrong: list[str]) -> None:
    listed = ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))
    _log(f"{what}: {listed}; {len(found)} faults")
    wrong += found


def _log(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _compare_journals(base: Path, folder: Path) -> None:
    """One writer and ten readers, by each kind of journal that SQLite has for many."""
    for mode in ("delete", "wal", "delete", "wal"):
        with closing(sqlite3.connect(base)) as database:
            database.execute(f"PRAGMA journal_mode = {mode}")
        crowd = gather(base, folder, 1, 10, _WAL_SECONDS)
        _log(f"journal {mode}: {crowd.line()}; {len(crowd.wrong)} faults")


if __name__ == "__main__":
    _main()
