"""`incidents load` of a large flat CSV, beside sqlite-utils on the same file.

Ours finds encoding and delimiter, checks every cell, writes all tables and the text index, keeps
the batch; the peer, with its default flags, writes one table and checks nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Result, cost

LOADED, FEW = 1_000_000, 100_000


def loading(folder: Path) -> list[Result]:
    """CPU time and memory of a load of a million rows, and memory of a tenth of them."""
    programs = Path(sys.executable).parent
    few, many = folder / "load-few.csv", folder / "load-many.csv"
    load = [programs / "incidents", "--quiet", "--db"]
    small = cost([*load, folder / "load-few.db", "load", few, "--from", "csv"])
    large = cost([*load, folder / "load-many.db", "load", many, "--from", "csv"])
    insert = [programs / "sqlite-utils", "insert", folder / "load.peer.db", "incident", many]
    peer = cost([*insert, "--csv"])
    return [
        Result(f"CPU, incidents load of {LOADED:,} rows", large.cpu, peer.cpu, "s", "<= 0.45"),
        Result("  memory of the same, below 300 MB", large.memory_mb, peer.memory_mb, "MB"),
        Result(f"  memory, beside that of {FEW:,} rows", large.memory_mb, small.memory_mb, "MB"),
    ]
