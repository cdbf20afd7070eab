"""An open SQLite connection: questions, and what a transaction writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from incidents.store.engines import sqlite_changes
from incidents.store.engines.base import Row

_TEXT_COLUMNS = "title, summary, place, admin1, weapons, target_names, launch_sites, sources"
_BULK_CACHE_KB = 64 * 1024
_AT_ONCE, _MANY = 1_000, 50
_DEFAULTS = "SELECT name FROM pragma_table_info(?) WHERE dflt_value IS NOT NULL"
_SAMPLE = 400
"""Rows of an index that are looked at, as many as SQLite's manual proposes for `ANALYZE`."""
_WHOLE_KEYS = "UPDATE sqlite_stat1 SET stat = stat || ' noskipscan' WHERE idx IS NOT NULL"
"""Indexes are never searched without their first column: the outer join to a table that is searched
so gives rows that are not there where it stands in a SELECT DISTINCT (SQLite 3.40).
"""
FULL_TEXT = f"""CREATE VIRTUAL TABLE IF NOT EXISTS incident_text USING fts5(
    {_TEXT_COLUMNS}, tokenize = "unicode61 remove_diacritics 2")"""
"""The table of full text, as it is laid."""

_UNLIKE = " OR ".join(f"t.{name} IS NOT i.{name}" for name in _TEXT_COLUMNS.split(", "))
_WRONG_TEXT = f"""SELECT i.code FROM incident i LEFT JOIN incident_text t ON t.rowid = i.id
    WHERE t.rowid IS NULL OR {_UNLIKE} UNION ALL
    SELECT rowid FROM incident_text WHERE rowid NOT IN (SELECT id FROM incident)"""
_HIGHEST = """SELECT max(coalesce((SELECT max(id) FROM {table}), 0),
    coalesce((SELECT max(row_id) FROM record_state WHERE kind = '{table}'), 0))"""
_INDEXES = """SELECT type, name, sql FROM sqlite_master
    WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'
    AND tbl_name IN ('incident', 'weapon_use', 'target', 'casualty_claim', 'statement', 'media',
        'incident_source', 'incident_dataset')"""
"""Indexes of what a load of incidents writes and does not read, and triggers that would forget
totals where there are none."""


class SqliteDatabase:
    """An open SQLite connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._waiting_indexes: list[str] = []
        self._to_count = False
        self._stood_in: set[str] = set()
        self.merged = False

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """The answer's rows as dicts, streamed."""
        cursor = self.connection.execute(sql, dict(parameters or {}))
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, values, strict=True)) for values in cursor)

    def tuples(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Any]:
        """The answer's rows as tuples, streamed."""
        return self.connection.execute(sql, dict(parameters or {}))

    def one(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The first row, or None."""
        return next(self.rows(sql, parameters), None)

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> int:
        """Run a statement; the number of rows that it touched."""
        return self.connection.execute(sql, dict(parameters or {})).rowcount

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Add many rows to one table, without an object for each."""
        left = iter(rows)
        while some := list(islice(left, _AT_ONCE)):
            names, filled = self._without_empty(table, columns, some)
            listed = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" * len(names))
            self.connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", filled)

    def _without_empty(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> tuple[Sequence[str], Iterable[Sequence[Any]]]:
        """Rows without the columns that none of them fills and whose value is NULL then: the driver
        takes longer over an empty cell than over a full one, and most columns of most loads are
        empty.
        """
        if len(rows) < _MANY:
            return columns, rows
        usual = self.connection.execute(_DEFAULTS, (table,)).fetchall()
        stated = {name for (name,) in usual}
        kept = [
            index
            for index, name in enumerate(columns)
            if rows[0][index] is not None
            or name in stated
            or [row[index] for row in rows].count(None) < len(rows)
        ]
        if not 1 < len(kept) < len(columns):  # of one an `itemgetter` makes no row
            return columns, rows
        return [columns[index] for index in kept], map(itemgetter(*kept), rows)

    def next_id(self, table: str) -> int:
        """The first id of a table that no record has or, as the log tells, had."""
        (highest,) = next(self.tuples(_HIGHEST.format(table=table)))
        return int(highest) + 1

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""
        return [row[1] for row in self.connection.execute(f"PRAGMA table_info({table})")]

    def watch(self, kinds: Mapping[str, tuple[Sequence[str], Sequence[tuple[str, str]]]]) -> None:
        """Note from now on which records change."""
        sqlite_changes.watch(self.connection, kinds)

    def first_new(self, table: str) -> int:
        """The first id that a row of a table can have which was added since."""
        return sqlite_changes.first_new(self.connection, table)

    def changed(self, table: str, parts: Sequence[tuple[str, str]]) -> list[int]:
        """The ids of older rows that were changed or deleted since, or on which something hangs."""
        return sqlite_changes.changed(self.connection, table, parts)

    def is_changed(self, table: str, row_id: int) -> bool:
        """Whether a record was added or changed since."""
        return sqlite_changes.is_changed(self.connection, table, row_id)

    def note_change(self, table: str, row_id: int) -> None:
        """Count a record among those that change."""
        sqlite_changes.note(self.connection, table, row_id)

    def index_text(self, incident_ids: Sequence[int]) -> None:
        """Make the full-text index of these incidents anew."""
        marked = [(number,) for number in incident_ids]
        self.connection.executemany("DELETE FROM incident_text WHERE rowid = ?", marked)
        copy = f"SELECT id, {_TEXT_COLUMNS} FROM incident WHERE id = ?"
        self.connection.executemany(
            f"INSERT INTO incident_text (rowid, {_TEXT_COLUMNS}) {copy}",
            marked,
        )

    def index_all_text(self) -> None:
        """Make the full-text index of all incidents anew."""
        self.execute("DELETE FROM incident_text")
        self.index_new_text(0, self.next_id("incident"))

    def index_new_text(self, first: int, last: int) -> None:
        """Index the text of incidents that were just added, by their ids."""
        self.connection.execute(
            f"INSERT INTO incident_text (rowid, {_TEXT_COLUMNS})"
            f" SELECT id, {_TEXT_COLUMNS} FROM incident WHERE id BETWEEN ? AND ?",
            (first, last),
        )

    def wrong_text(self) -> Iterator[str]:
        """Incidents whose words the index does not hold as they are, and entries of none."""
        for (name,) in self.tuples(_WRONG_TEXT):
            yield str(name)

    def forget_deleted_text(self) -> None:
        """Make the full-text index anew: SQLite before 3.42 keeps deleted words in it."""
        self.execute("INSERT INTO incident_text (incident_text) VALUES ('rebuild')")

    def expect_many_rows(self) -> None:
        """Keep the pages that every row touches in memory: random keys touch all of an index. Where
        no incident stands yet, indexes that only questions use are laid after the load, which takes
        a quarter of its time.
        """
        self.connection.execute(f"PRAGMA cache_size = -{_BULK_CACHE_KB}")
        if self.one("SELECT 1 FROM incident LIMIT 1") is None:
            for kind, name, sql in self.connection.execute(_INDEXES).fetchall():
                self.connection.execute(f'DROP {kind} "{name}"')
                self._waiting_indexes.append(sql)

    def lay_indexes(self) -> None:
        """Lay the indexes that a load put off. What SQLite is to learn of them it learns now: one
        that it knows nothing of looks worse to it than any other.
        """
        while self._waiting_indexes:
            self.connection.execute(self._waiting_indexes.pop())
        if self._to_count:
            self.connection.execute(f"PRAGMA analysis_limit = {_SAMPLE}")
            self.connection.execute("ANALYZE")
            self.connection.execute(_WHOLE_KEYS)
            self._to_count = False

    def count_values(self) -> None:
        """Let SQLite learn at the end how many values its indexes have, from a sample of each."""
        self._to_count = True

    def add_function(self, name: str, arguments: int, function: Callable[..., Any]) -> None:
        """Let SQL call a Python function."""
        self.connection.create_function(name, arguments, function, deterministic=True)

    def cover(self, table: str, values: Mapping[str, str], condition: str = "") -> None:
        """Let every statement of this connection read a table otherwise: columns as these
        expressions over it, and only rows that meet the condition. The store stays as it is.

        A temporary view of the same name stands before the table (SQLite, "Name Resolution").
        """
        source = f"merged_{table}" if table in self._stood_in else f"main.{table}"
        found = self.connection.execute(f"SELECT * FROM main.{table} LIMIT 0").description
        # In quotes: some columns have the names of keywords.
        columns = {f'"{name}"': values.get(name) for name, *_ in found}
        shown = ", ".join(f"{value or name} AS {name}" for name, value in columns.items())
        kept = f"WHERE {condition}" if condition else ""
        self.execute(f"DROP VIEW IF EXISTS temp.{table}")
        self.execute(f"CREATE TEMP VIEW {table} AS SELECT {shown} FROM {source} AS {table} {kept}")

    def stand_in(
        self,
        table: str,
        rows: tuple[Sequence[str], Iterable[Sequence[Any]]],
        gone: str,
        values: Mapping[str, str],
    ) -> None:
        """Let every statement of this connection see other rows in place of some of a table."""
        columns, lines = rows
        self.execute(f"CREATE TEMP TABLE new_{table} AS SELECT * FROM main.{table} LIMIT 0")
        self.insert_many(f"new_{table}", columns, lines)
        key = "id" if table == "incident" else "incident_id"
        self.execute(f"CREATE INDEX temp.ix_new_{table} ON new_{table} ({key})")
        names = [f'"{name}"' for name in columns]
        shown = ", ".join(f"{values.get(name.strip(chr(34)), name)} AS {name}" for name in names)
        self.execute(
            f"CREATE TEMP VIEW merged_{table} AS SELECT {shown} FROM main.{table} AS {table}"
            f" WHERE NOT ({gone}) UNION ALL SELECT {', '.join(names)} FROM new_{table}"
        )
        self.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM merged_{table}")
        self._stood_in.add(table)
        self.merged = True

    def close(self) -> None:
        """Give the connection back."""
        self.connection.close()
