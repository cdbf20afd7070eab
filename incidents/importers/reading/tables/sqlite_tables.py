"""Tables of a SQLite file, read as the sheets of a workbook are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from incidents.importers.reading.data_file import Cell
from schema.errors import InputError

_OURS = {"incident", "casualty_claim", "revision"}
_LISTED = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class SqliteTables:
    """The tables of a file that is opened for reading alone; a store of this program is refused,
    since its tables are no rows of incidents.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: list[str] = [str(name) for (name,) in self._read(_LISTED)]
        if set(self.names) >= _OURS:
            hint = "--db names a store; `export` writes its records to a file that loads"
            raise InputError("somebody's tables", "a store of this program", str(path), hint)
        if not self.names:
            raise InputError("a SQLite file with a table", "one without any", str(path))

    def rows(self, name: str) -> Iterator[tuple[int, list[Cell]]]:
        """The names of the columns as row 1, then the rows that say anything."""
        quoted = name.replace('"', '""')
        found = self._read(f'SELECT * FROM "{quoted}"', named=True)
        for number, cells in enumerate(found, start=1):
            if any(cell not in ("", None) for cell in cells):
                yield number, [_cell(cell) for cell in cells]

    def filled(self) -> list[str]:
        """The tables that have a row."""
        return [name for name in self.names if len(list(zip(range(2), self.rows(name)))) > 1]  # noqa: B905

    def _read(self, sql: str, named: bool = False) -> Iterator[tuple[object, ...]]:
        address = f"file:{quote(str(self.path.absolute()))}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(address, uri=True)) as database:
                database.text_factory = lambda raw: raw.decode("utf-8", "replace")
                database.execute("PRAGMA trusted_schema = OFF")
                rows = database.execute(sql)
                if named:
                    yield tuple(column[0] for column in rows.description)
                yield from rows
        except sqlite3.Error as error:
            found = f"a damaged one ({error})"
            raise InputError("a whole SQLite file", found, str(self.path)) from None


def _cell(value: object) -> Cell:
    """Text without spaces around it, a number as it is; bytes that are no text as their length."""
    if isinstance(value, bytes):
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            return f"{len(value)} bytes"
    if isinstance(value, str):
        return value.strip()
    return "" if value is None else value  # type: ignore[return-value]  # the rest are numbers
