"""Which records a transaction of SQLite changes, noticed by the database itself.

Temporary triggers note what is changed or deleted, whichever statement does it; new rows are those
after the last id that a table had before, so that loading many rows costs nothing here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

Parts = Sequence[tuple[str, str]]
_TABLES = """CREATE TEMP TABLE IF NOT EXISTS before_change
    (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS changed_record
    (kind TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (kind, row_id)) WITHOUT ROWID;
    DELETE FROM before_change; DELETE FROM changed_record;"""
_NOTE = "INSERT OR IGNORE INTO changed_record SELECT '{kind}', {row}.{column}"
_UPDATED = """CREATE TEMP TRIGGER IF NOT EXISTS updated_{kind}_{table} AFTER UPDATE{columns}
    ON main.{table} BEGIN {old}; {new}; END;"""
_DELETED = """CREATE TEMP TRIGGER IF NOT EXISTS deleted_{kind}_{table} AFTER DELETE
    ON main.{table} BEGIN {old}; END;"""


def watch(connection: sqlite3.Connection, kinds: Mapping[str, tuple[Sequence[str], Parts]]) -> None:
    """Note from now on which records change: of each table the columns that count, and the tables
    that hang on it with the columns that point back.
    """
    script = [_TABLES]
    for kind, (columns, parts) in kinds.items():
        counted = f" OF id, {', '.join(columns)}" if columns else ""
        script.append(_triggers(kind, kind, "id", counted))
        script += [_triggers(kind, table, column, "") for table, column in parts]
    for name in {table for kind, (_, parts) in kinds.items() for table in (kind, *dict(parts))}:
        script.append(
            f"INSERT INTO before_change SELECT '{name}', coalesce(max(rowid), 0) FROM {name};"
        )
    for statement in script:
        for one in _statements(statement):
            connection.execute(one)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, which `executescript` would commit before."""
    text = ""
    for part in script.split(";"):
        text += f"{part};"
        if sqlite3.complete_statement(text):
            if text.strip(" \n;"):
                yield text
            text = ""


def _triggers(kind: str, table: str, column: str, counted: str) -> str:
    old, new = (_NOTE.format(kind=kind, row=row, column=column) for row in ("OLD", "NEW"))
    if column != "id":  # a table that hangs on several kinds
        old, new = f"{old} WHERE OLD.{column} IS NOT NULL", f"{new} WHERE NEW.{column} IS NOT NULL"
    facts = {"kind": kind, "table": table, "columns": counted, "old": old, "new": new}
    return _UPDATED.format(**facts) + _DELETED.format(**facts)


def first_new(connection: sqlite3.Connection, kind: str) -> int:
    """The first id that a row of a table can have which this transaction added."""
    row = connection.execute("SELECT last FROM before_change WHERE name = ?", (kind,)).fetchone()
    return int(row[0]) + 1


def note(connection: sqlite3.Connection, kind: str, row_id: int) -> None:
    """Count a record among those that change."""
    connection.execute("INSERT OR IGNORE INTO changed_record VALUES (?, ?)", (kind, row_id))


def changed(connection: sqlite3.Connection, kind: str, parts: Parts) -> list[int]:
    """The older rows of a table that this transaction changed or deleted, or hung something on."""
    first = first_new(connection, kind)
    sql = "SELECT row_id FROM changed_record WHERE kind = ? AND row_id < ?"
    found = {number for (number,) in connection.execute(sql, (kind, first))}
    for table, column in parts:
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE rowid >= ? AND {column} < ?"
        rows = connection.execute(sql, (first_new(connection, table), first))
        found |= {number for (number,) in rows}
    return sorted(found)


def is_changed(connection: sqlite3.Connection, kind: str, row_id: int) -> bool:
    """Whether this transaction added or changed a record."""
    if row_id >= first_new(connection, kind):
        return True
    sql = "SELECT 1 FROM changed_record WHERE kind = ? AND row_id = ?"
    return connection.execute(sql, (kind, row_id)).fetchone() is not None
