"""`make bench`: start-up, name matching, bulk add and maps, beside a peer where there is one.

Only the ratios mean anything.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.bulk import DOCUMENTS, ROWS, bulk_add
from benchmarks.maps import maps
from benchmarks.matching import matching
from benchmarks.measure import Result, cost
from benchmarks.startup import startup


def show(results: list[Result]) -> None:
    """Print a table of results, ours against the peer's."""
    line = "{:<52}{:>12}{:>12}{:>9}{:>10}"
    print(line.format("work", "ours", "peer", "ratio", "wanted"))
    for r in results:
        peer = "" if r.peer is None else f"{r.peer:.3f} {r.unit}"
        ratio = "" if r.peer is None else f"{r.ours / r.peer:.2f}"
        print(line.format(r.work, f"{r.ours:.3f} {r.unit}", peer, ratio, r.wanted))


with tempfile.TemporaryDirectory() as folder:
    cost([sys.executable, "-m", "benchmarks.files", folder, str(DOCUMENTS), str(ROWS)])
    work = Path(folder)
    show([*startup(work), *matching(work), *bulk_add(work), *maps(work)])
