"""Bulk add: flat rows and documents, validated, into all tables, beside sqlite-utils into one.

Each runs in a process of its own and reads the same file as its peer. Ours checks every cell or
document, resolves what it points to, derives casualties, writes seven tables, indexes the text;
the peer, with its default flags, detects types and checks nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Result, cost

DOCUMENTS, ROWS = 20_000, 200_000
_ADD_ROWS = """
import csv, sys, incidents
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    rows = csv.reader(file)
    result = incidents.open(sys.argv[1]).add_rows(rows, next(rows), "bench")
sys.exit(f"rejected {result.rejected[:3]}" if result.rejected else 0)
"""
_ADD_DOCUMENTS = """
import json, sys, incidents
from schema.document.incident import IncidentDocument
from schema.document.read import validate
with open(sys.argv[2], encoding="utf-8") as file:
    documents = (validate(IncidentDocument, json.loads(line), "") for line in file)
    incidents.open(sys.argv[1]).add_many(documents, "bench")
"""


def bulk_add(folder: Path) -> list[Result]:
    """CPU time and memory of both ways to add many incidents."""
    rows = folder / "rows.csv"
    flat = folder / "many-flat.ndjson"
    work = f"CPU, bulk add of {ROWS:,} flat rows, all tables"
    return [
        *_beside(work, [_ADD_ROWS, folder / "rows.db", rows], [rows, "--csv"], "<= 0.45"),
        *_beside(
            f"CPU, add {DOCUMENTS:,} documents",
            [_ADD_DOCUMENTS, folder / "many.db", folder / "many.ndjson"],
            [flat, "--nl"],
        ),
    ]


def _beside(
    work: str, ours: list[str | Path], peer: list[str | Path], wanted: str = ""
) -> list[Result]:
    """One run of each: seconds of CPU and memory. `ours` is a program text with its arguments."""
    file = Path(peer[0])
    program = Path(sys.executable).parent / "sqlite-utils"
    mine = cost([sys.executable, "-c", *ours])
    theirs = cost([program, "insert", file.with_suffix(".peer.db"), "incident", *peer])
    return [
        Result(work, mine.cpu, theirs.cpu, "s", wanted),
        Result("  memory of the same", mine.memory_mb, theirs.memory_mb, "MB"),
    ]
