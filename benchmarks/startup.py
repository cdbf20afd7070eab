"""Start-up: a cold question on the command line, beside `sqlite-utils query` on the same store."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Result, cheapest, cost

_SQL = """select i.code from incident i join weapon_use u on u.incident_id = i.id
join weapon w on w.id = u.weapon_id where w.slug = 'shahed'"""


def startup(folder: Path) -> list[Result]:
    """Cold starts of the commands that people type most, and a new store."""
    db = folder / "seed.db"
    programs = Path(sys.executable).parent
    incidents, peer = programs / "incidents", [programs / "sqlite-utils", "query", db, _SQL]
    ours: dict[str, list[str | Path]] = {
        "query --weapon shahed --format csv": ["query", "--weapon", "shahed", "--format", "csv"],
        "query --weapon shahed (table)": ["query", "--weapon", "shahed"],
        "count --by weapon-type": ["count", "--by", "weapon-type"],
        "show": ["show", "2024-11-22-sumy-shahed"],
    }
    results = []
    for name, words in ours.items():
        mine, theirs = cheapest([incidents, "--quiet", "--db", db, *words], peer)
        wanted = "<= 0.25" if name.startswith("query") else ""
        results.append(Result(f"CPU, {name}", mine.cpu, theirs.cpu, "s", wanted))
    init = [incidents, "--quiet", "--db", folder / "new.db", "init", "--force"]
    cost(init)  # a checkout prepares the store that the next ones copy
    return [*results, Result("CPU, init", cost(init).cpu, wanted="<= 1 s")]
