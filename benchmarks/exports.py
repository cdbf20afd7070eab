"""Exports of many rows, beside SQLite's own shell writing the same columns as CSV.

Ours protects text from being read as a formula, sorts the newest first, and writes what made it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Result, cost
from schema.columns import NAMES

ROWS = 1_000_000
_FILL = """
import sys
import incidents
from incidents.importers.seed_collection import fill
from benchmarks.files import flat_rows
from schema.columns import NAMES
store = incidents.create(sys.argv[1])
fill(store, events=False)
rows = ([row.get(name, "") for name in NAMES] for row in flat_rows(int(sys.argv[2])))
result = store.add_rows(rows, NAMES, "bench")
sys.exit(f"rejected {result.rejected[:3]}" if result.rejected else 0)
"""
_ORDER = "ORDER BY date_latest DESC, code"
_COLUMNS = ", ".join(f'"{name}"' for name in NAMES)


def fill(folder: Path, number: int) -> Path:
    """A store with so many rows; made once."""
    db = folder / f"rows-{number}.db"
    if not db.exists():
        subprocess.run([sys.executable, "-c", _FILL, db, str(number)], check=True)
    return db


def exports(folder: Path) -> list[Result]:
    """CPU time and memory of a CSV and a GeoJSON file."""
    db = fill(folder, ROWS)
    program = Path(sys.executable).parent / "incidents"
    words = [program, "--quiet", "--db", db, "export"]
    once = f".once {folder / 'peer.csv'}"
    shell = cost(["sqlite3", "-csv", db, once, f"SELECT {_COLUMNS} FROM incident {_ORDER}"])
    table = cost([*words, folder / "out.csv"])
    points = cost([*words, folder / "out.geojson"])
    return [
        Result(f"CPU, CSV of {ROWS:,} rows, by sqlite3 -csv", table.cpu, shell.cpu, "s", "<= 1.3"),
        Result("  memory of the same", table.memory_mb, None, "MB", "<= 250"),
        Result("CPU, GeoJSON of them, beside our CSV", points.cpu, table.cpu, "s", "<= 10 s"),
        Result("  memory of the same", points.memory_mb, None, "MB"),
    ]
