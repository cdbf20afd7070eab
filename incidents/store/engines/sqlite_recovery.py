"""What can still be read of a damaged store, in a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents.store.changes import total_cells
from incidents.store.engines.sqlite import SqliteEngine, is_store
from incidents.store.engines.sqlite_database import SqliteDatabase
from schema.errors import StoreError

_WIDEST = 1 << 40
"""The widest gap of row numbers that is stepped over before a table counts as read."""


@dataclass(frozen=True)
class SavedTable:
    """What became of one table: rows that stand in the new store, whether some could not be read,
    and rows left out since they belong to one that was lost.
    """

    table: str
    rows: int
    damaged: bool
    orphans: int = 0


def recover(damaged: Path, out: Path) -> list[SavedTable]:
    """Read a damaged store table by table, in the order of its rows and around what cannot be read,
    into a new store at `out`, whose tables that have rows are listed. Full text is made anew; the
    log is to begin anew as well, with what could be read.

    Raises StoreError when it is no store, or nothing of it can be read. What the lost rows said is
    not known: `check` looks through what is left.
    """
    if not damaged.exists() or not is_store(damaged):
        raise StoreError(f"{damaged}: expected a store, found {_instead(damaged)}")
    _check_schema(damaged)
    engine = SqliteEngine(out)
    engine.create()
    address = f"{damaged.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True)) as source,
        closing(sqlite3.connect(out, isolation_level=None)) as target,
    ):
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        saved = [_table(source, target, name) for name in _tables(target)]
        orphans = _without_orphans(target)
        _number_leaves(target)
        laid = SqliteDatabase(target)
        laid.index_all_text()
        total_cells.add_up_anew(laid)
        target.execute("COMMIT")
    if not any(one.rows for one in saved):
        raise StoreError(f"{damaged}: nothing of it can be read\n  go back to a backup")
    return [
        SavedTable(one.table, one.rows - orphans.get(one.table, 0), one.damaged,
              orphans.get(one.table, 0))
        for one in saved if one.rows or one.damaged
    ]  # fmt: skip


def _check_schema(damaged: Path) -> None:
    """Refuse a file whose list of tables is damaged. Where the tables stand is known from that list
    alone; a row that was taken for one of another table would be worse than none.
    """
    address = f"{damaged.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as source:
            source.execute("SELECT count(*) FROM sqlite_master WHERE sql != ''").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{damaged}: its list of tables is damaged ({error}), so that no row can be told from"
            " another\n  go back to a backup; `sqlite3 FILE .recover` of SQLite's own shell saves"
            " rows without their names, for a person to sort"
        ) from error


def _instead(path: Path) -> str:
    return "a file that is not one" if path.exists() else "nothing there"


def _tables(database: sqlite3.Connection) -> list[str]:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND name NOT LIKE 'incident_text%' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT IN ('alembic_version', 'record_state', 'log_head')"
    )
    return [name for (name,) in names]


def _number_leaves(database: sqlite3.Connection) -> None:
    """Let the revisions that are left follow one another, as leaves that the log has still to take
    in: it is not known what stood between them.
    """
    ids = [number for (number,) in database.execute("SELECT id FROM revision ORDER BY id")]
    changes = [(place, number) for place, number in enumerate(ids, start=1)]
    sql = "UPDATE revision SET id = ?, leaf = NULL, states = 0, states_root = NULL WHERE id = ?"
    database.executemany(sql, changes)


def _table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> SavedTable:
    """Copy the rows of one table that can be read."""
    known = {row[1] for row in _columns(source, table)}
    columns = [row[1] for row in _columns(target, table) if row[1] in known]
    if not columns:
        return SavedTable(table, 0, damaged=not known)
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * (len(columns) + 1))
    reading = _Reading(source, f'SELECT rowid, {names} FROM "{table}"')
    insert = f'INSERT OR IGNORE INTO "{table}" (rowid, {names}) VALUES ({marks})'
    before = target.total_changes
    target.executemany(insert, reading.rows())
    return SavedTable(table, target.total_changes - before, reading.damaged)


def _columns(database: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    try:
        return database.execute(f'PRAGMA table_info("{table}")').fetchall()
    except sqlite3.DatabaseError:
        return []


class _Reading:
    """A table that is read around its damage."""

    def __init__(self, source: sqlite3.Connection, select: str) -> None:
        self.source, self.select = source, select
        self.damaged = False

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Rows in the order of their numbers. After one that cannot be read the next is tried, then
        one two further on, four, eight, until one can be read or the numbers are at their end.
        """
        last, gap = -1, 1
        while gap < _WIDEST:
            try:
                for row in self.source.execute(
                    f"{self.select} WHERE rowid >= ? ORDER BY rowid", (last + gap,)
                ):
                    if row[0] < last + gap:  # pages that point back to one another
                        break
                    yield row
                    last, gap = row[0], 1
                else:
                    return
            except sqlite3.DatabaseError:
                pass
            self.damaged = True
            gap *= 2


def _without_orphans(target: sqlite3.Connection) -> dict[str, int]:
    """Empty references to rows that were lost, and take out the rows that may not be without."""
    out: dict[str, int] = {}
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _, number in broken:
            keys = target.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            columns = [key[3] for key in keys if key[0] == number]
            empty = ", ".join(f'"{column}" = NULL' for column in columns)
            try:
                target.execute(f'UPDATE "{table}" SET {empty} WHERE rowid = ?', (rowid,))
            except sqlite3.IntegrityError:
                target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
                out[table] = out.get(table, 0) + 1
    return out
