"""What a store says after it was disturbed: the old state or the new one, whole, and in order."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from incidents.library import Library
from incidents.store.checks.findings import ERROR
from schema.errors import IncidentsError
from schema.migrations.versions import HEAD
from tools.torture.jobs import Job

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def digest(file: Path) -> str:
    """A digest of every row of every table. What a killed program left is taken back first."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(file)) as database:
        for (table,) in sorted(database.execute(_TABLES).fetchall()):
            found.update(table.encode())
            for row in database.execute(f'SELECT * FROM "{table}"'):
                found.update(repr(row).encode())
    return found.hexdigest()


def faults(file: Path, job: Job, before: str, acknowledged: bool) -> tuple[str, list[str]]:
    """Which state a store is in, `before`, `after` or `between`, and what is wrong with it."""
    try:
        state = _state(file, job, before)
        if job.name == "migrate" and state != "before":
            Library.open(file).mend()  # figures of an older rule stand until somebody asks for this
        wrong = _wrong(file)
    except (IncidentsError, sqlite3.Error) as error:
        return "broken", [f"it cannot be read: {error}"]
    if state == "between" and not job.stepwise:
        wrong.append("something is half written")
    if acknowledged and state != "after":
        wrong.append("what was acknowledged is lost")
    return state, wrong


def _state(file: Path, job: Job, before: str) -> str:
    if digest(file) == before:
        return "before"
    with closing(sqlite3.connect(file)) as database:
        return "after" if job.is_done(database) else "between"


def _wrong(file: Path) -> list[str]:
    """Errors of `check`; of an older store, whether the file is whole."""
    with closing(sqlite3.connect(file)) as database:
        (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        found = [message for (message,) in database.execute("PRAGMA integrity_check")]
    wrong = [message for message in found if message != "ok"]
    if version == HEAD:
        findings = Library.open(file).check()
        wrong += [f"{f.check} {f.code}: {f.message}" for f in findings if f.level == ERROR]
    return wrong
