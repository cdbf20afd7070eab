"""Questions of a large store, each in a cold process, beside sqlite3 and DuckDB on the same file.

The peers read the columns as they stand: they know no waves, no family of a weapon, nothing that is
restricted. Three sizes show how the time grows.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.exports import fill
from benchmarks.measure import Result, cost
from schema.columns import NAMES

SIZES = (10_000, 100_000, 1_000_000)
_NEWEST = "ORDER BY date_latest DESC, code LIMIT 100"
_SUMS = "count(*), sum(killed_low), sum(killed_high), sum(injured_low), sum(launched_low)"
_USED = "JOIN weapon_use u ON u.incident_id = i.id"
_MONTH = "substr(CAST(i.date_latest AS TEXT), 1, 7)"
_QUERIES = {
    "the newest": ([], "", "<= 0.6 s"),
    "a month": (["--from", "2014-03", "--to", "2014-03"],
                "WHERE date_latest >= '2014-03-01' AND date_earliest <= '2014-03-31'", "<= 0.6 s"),
    "a country without records": (["--country", "FJ"], "WHERE country = 'FJ'", "<= 0.6 s"),
    "a weapon": (["--weapon", "fab"], "WHERE weapons = 'fab'", "<= 0.35 s"),
    "a target": (["--target", "energy"], "WHERE target_types = 'energy'", "<= 0.6 s"),
    "words": (["--text", "windows"], "WHERE summary LIKE '%windows%'", "<= 0.6 s"),
    "a source": (["--source", "Paper 7"], "WHERE sources = 'Paper 7'", "<= 0.6 s"),
}  # fmt: skip
_COUNTS = {
    "all": ([], f"SELECT {_SUMS} FROM incident i", "<= 0.6 s"),
    "by month and type": (
        ["--by", "month", "--by", "weapon-type"],
        f"SELECT {_MONTH}, u.type, {_SUMS.replace('launched', 'u.launched')}"
        f" FROM incident i {_USED} GROUP BY {_MONTH}, u.type",
        "<= 0.6 s",
    ),
    "by area": (
        ["--by", "admin1"], f"SELECT admin1, {_SUMS} FROM incident i GROUP BY admin1", "<= 2 s",
    ),
}  # fmt: skip
_COPIED = {"incident": f"id, {', '.join(NAMES)}", "weapon_use": "incident_id, type, launched_low"}
_COPY = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1])
for table in sys.argv[2:]:
    connection.execute(f"CREATE TABLE {table} AS FROM read_csv('{sys.argv[1]}.{table}.csv')")
"""
_ASK = """
import duckdb, sys
duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall()
"""


def questions(folder: Path, sizes: tuple[int, ...] = SIZES) -> list[Result]:
    """CPU time of common questions, and of one code that nobody has."""
    results: list[Result] = []
    for number in sizes:
        db = fill(folder, number)
        results += _of_store(db, f"{number:,} rows", number == SIZES[-1])
    return results


def _of_store(db: Path, size: str, judged: bool) -> list[Result]:
    """The lines of one size; the targets are those of the largest."""
    program = [Path(sys.executable).parent / "incidents", "--quiet", "--db", db]
    copy = _copied(db)
    newest = ["--limit", "100", "--format", "csv"]
    results = []
    for name, (words, where, wanted) in _QUERIES.items():
        sql = f"SELECT * FROM incident {where} {_NEWEST}"
        mine, peer = cost([*program, "query", *words, *newest]), cost(["sqlite3", "-csv", db, sql])
        results.append(
            Result(f"CPU, {size}, query: {name}", mine.cpu, peer.cpu, "s", wanted * judged)
        )
    for name, (words, sql, wanted) in _COUNTS.items():
        mine = cost([*program, "count", *words])
        peers = {"sqlite3": ["sqlite3", db, sql], "DuckDB": [sys.executable, "-c", _ASK, copy, sql]}
        for peer, command in peers.items():
            work = f"CPU, {size}, count: {name}, {peer}"
            results.append(Result(work, mine.cpu, cost(command).cpu, "s", wanted * judged))
    show = cost([*program, "show", "bench-77"])
    results.append(Result(f"CPU, {size}, show", show.cpu, None, "s", "<= 0.35" * judged))
    results.append(Result(f"CPU, {size}, show of no record", _missing(program)))
    return results


def _copied(db: Path) -> Path:
    """The same tables in a file of DuckDB's own."""
    copy = db.with_suffix(".duckdb")
    for table, columns in _COPIED.items():
        out = f".once {copy}.{table}.csv"
        cost(["sqlite3", "-csv", "-header", db, out, f"SELECT {columns} FROM {table}"])
    cost([sys.executable, "-c", _COPY, copy, *_COPIED])
    return copy


def _missing(program: list[str | Path]) -> float:
    """What a code costs that nobody has: the program ends with 2, and offers the nearest."""
    script = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode != 2)"
    return cost([sys.executable, "-c", script, *program, "show", "bench-7x7x7"]).cpu
