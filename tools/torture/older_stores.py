"""Stores as older editions left them, with the rows of one of today."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory

from incidents.store import history
from incidents.store.engines.sqlite import APPLICATION_ID, SqliteEngine
from incidents.store.engines.sqlite_database import SqliteDatabase
from incidents.store.history import Author
from incidents.store.log.entries import logged
from incidents.store.log.states import RECORDED
from schema.migrations import run

_OURS = """SELECT name FROM {}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
    AND name NOT LIKE 'incident_text%' AND name != 'alembic_version'"""

_LAID = "SELECT sql FROM main.sqlite_master WHERE name = ?"


def versions() -> list[str]:
    """Every version of the tables that there was, oldest first."""
    steps = ScriptDirectory(str(Path(run.__file__).parent)).walk_revisions()
    return [step.revision for step in steps][::-1]


def older_store(like: Path, out: Path, version: str) -> Path:
    """A store of a version of the tables at `out`, with every row of the store `like` as far as
    that version has its columns.
    """
    run.upgrade(f"sqlite:///{out}", version)
    with closing(sqlite3.connect(out, isolation_level=None)) as database:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute("ATTACH ? AS today", (str(like),))
        database.execute("BEGIN")  # one write to the disk, not one a row
        (text,) = database.execute(
            "SELECT sql FROM today.sqlite_master WHERE name = 'incident_text'"
        ).fetchone()
        database.execute(text)
        today = {name for (name,) in database.execute(_OURS.format("today"))}
        for (name,) in database.execute(_OURS.format("main")).fetchall():
            if name in today:
                _copy(database, name)
        SqliteDatabase(database).index_all_text()
        if "record_state" in today and database.execute(_LAID, ("record_state",)).fetchone():
            _digest_anew(SqliteDatabase(database))
        database.execute("COMMIT")
    if SqliteEngine(out).version() != version:
        raise SystemExit(f"{out}: it is no store of version {version}")
    return out


def _digest_anew(database: SqliteDatabase) -> None:
    """Let the log hold the records as that version saw them, without the columns of later ones and
    without the kinds of records that it had no table for.
    """
    there = {name for (name,) in database.connection.execute(_OURS.format("main"))}
    later = {name: kind for name, kind in RECORDED.items() if name not in there}
    for name in later:
        del RECORDED[name]
    try:
        with logged(
            database, lambda: history.append(database, "store", "migrate", {}, Author()), whole=True
        ):
            pass
    finally:
        RECORDED.update(later)


def _copy(database: sqlite3.Connection, table: str) -> None:
    own, today = (
        [column[1] for column in database.execute(f'PRAGMA {schema}.table_info("{table}")')]
        for schema in ("main", "today")
    )
    names = ", ".join(f'"{column}"' for column in own)
    gone = {column: "''" if column == "chain" else "NULL" for column in own if column not in today}
    values = ", ".join(gone.get(column, f'"{column}"') for column in own)
    database.execute(f'DELETE FROM main."{table}"')  # what a step of the migration put there
    laid = database.execute(_LAID, (table,)).fetchone()[0]
    number = "" if "WITHOUT ROWID" in laid else "rowid, "
    database.execute(
        f'INSERT INTO main."{table}" ({number}{names}) SELECT {number}{values} FROM today."{table}"'
    )
    if "chain" in own and "chain" not in today:
        _chain(database)


def _chain(database: sqlite3.Connection) -> None:
    """Give every record the chain of its own that it had before there was one log."""
    facts = "record, number, action, who, at, why, digest"
    sql = f"SELECT id, {facts} FROM revision ORDER BY record, number"
    chains: dict[str, str] = {}
    for number, *link in database.execute(sql).fetchall():
        before = chains.get(link[0], "")
        made = hashlib.sha256(json.dumps([before, *link]).encode()).hexdigest()
        chains[link[0]] = made
        database.execute("UPDATE main.revision SET chain = ? WHERE id = ?", (made, number))
