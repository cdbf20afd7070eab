"""A store in one SQLite file, read and written by Python's own driver.

Reading needs no ORM, so that a query starts fast. SQLAlchemy and Alembic come in only to lay or
migrate the tables.
"""

from __future__ import annotations

import glob
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from incidents import settings
from incidents.store.engines import sqlite_text
from incidents.store.engines.sqlite_database import FULL_TEXT, SqliteDatabase
from incidents.store.engines.sqlite_faults import fault
from schema.errors import StoreError
from schema.migrations.versions import HEAD

APPLICATION_ID = 0x1C1DE275
_MARK = APPLICATION_ID.to_bytes(4, "big")


def is_store(path: Path) -> bool:
    """Whether a file is a store of ours, by the mark in its header, whatever its name.

    Source: the SQLite file format, "The Database Header" (the application id is at byte 68).
    """
    with path.open("rb") as file:
        header = file.read(72)
    return header.startswith(b"SQLite format 3\0") and header[68:] == _MARK


# No file of SQLite, or one without the table that our stores have.
_NO_STORE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _free(path: Path, ending: str) -> Path:
    """A name beside a file that no other has."""
    names = (f"{path.name}{ending}{f'-{n}' if n > 1 else ''}" for n in count(1))
    return next(free for free in map(path.with_name, names) if not free.exists())


def _keep(path: Path, name: Path) -> None:
    """Give a file a second name; where the file system has none, a copy."""
    try:
        name.hardlink_to(path)
    except OSError:
        shutil.copy2(path, name)


class SqliteEngine:
    """A store in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def location(self) -> str:
        """The file, for messages."""
        return str(self.path)

    @property
    def url(self) -> str:
        """The address as SQLAlchemy writes it."""
        return f"sqlite:///{self.path}"

    def exists(self) -> bool:
        """Whether something stands at the path."""
        try:
            return self.path.exists()
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be opened ({error.strerror})") from error

    def reading(self, older: bool = False) -> SqliteDatabase:
        """Open for reading; raises StoreError when it is no store of this program's version, or
        with `older` of this one or one before.
        """
        if older:
            self._refuse_foreign(self.version() if self.exists() else None)
        else:
            self._check_current()
        return self._open("ro")

    @contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """One transaction: all of it or nothing."""
        self._check_current()
        with self._transaction() as database:
            yield database

    def create(self) -> None:
        """Lay the tables in a new file; its folder has to exist. What fails leaves no file."""
        if not self.path.parent.is_dir():
            raise StoreError(f"{self.path}: expected a folder to put the store in, found none")
        try:
            self._upgrade()
        except StoreError:
            self.path.unlink(missing_ok=True)
            raise

    def migrate(self) -> tuple[str | None, str]:
        """Bring the tables up to date; the schema version before and after."""
        before = self.version() if self.exists() else None
        self._refuse_foreign(before)
        if before != HEAD:
            self._upgrade()
        return before, HEAD

    @contextmanager
    def remade(self) -> Iterator[tuple[SqliteEngine, Path]]:
        """A copy to change at leisure, which takes this store's place when all went well, and the
        name under which the old one is kept. Nobody else writes meanwhile; whatever stops the
        program, one of the two stands here, whole.
        """
        self._refuse_foreign(self.version() if self.exists() else None)
        here = self.path.resolve()  # a link stays one
        kept = _free(here, f".before-{HEAD}")
        draft = here.with_name(f".{here.name}.remade")
        try:
            with self._transaction():
                draft.unlink(missing_ok=True)  # of a program that was stopped
                self.copy_to(draft)
                try:
                    yield SqliteEngine(draft), kept
                    shutil.copymode(here, draft)
                    _keep(here, kept)
                    draft.replace(here)
                finally:
                    draft.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be remade ({error.strerror})") from error

    def copies(self) -> list[Path]:
        """Copies that were kept beside the store before migrations."""
        here = self.path.resolve()
        return sorted(here.parent.glob(f"{glob.escape(here.name)}.before-*"))

    def copy_to(self, out: Path) -> None:
        """Write the whole store into another file, consistent while others use this one."""
        try:
            with closing(self._connect("ro")) as source, closing(sqlite3.connect(out)) as target:
                source.backup(target)
        except sqlite3.Error as error:
            raise fault(error, self.path) from error

    def version(self) -> str | None:
        """The schema version of the store; None when it is no store of ours."""
        database = self._open("ro")
        try:
            (mark,) = next(database.tuples("PRAGMA application_id"))
            if mark != APPLICATION_ID:
                return None
            row = database.one("SELECT version_num FROM alembic_version")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode in _NO_STORE:
                return None
            raise fault(error, self.path) from error
        finally:
            database.close()
        return row["version_num"] if row else None

    def text_ids(self) -> str:
        """A SELECT of the ids of incidents that match the full-text query `:text`."""
        return "SELECT rowid FROM incident_text WHERE incident_text MATCH :text"

    def text_query(self, words: str) -> str:
        """A researcher's words as a query: all of them, in any order, operators taken as words."""
        return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())

    def csv_cell(self, expression: str, delimiter: str) -> str:
        """SQL for a text as a cell of a CSV line without line breaks."""
        return sqlite_text.csv_cell(expression, delimiter)

    def joined(self, expressions: Sequence[str], delimiter: str) -> str:
        """SQL that joins values to one text; what is unknown is empty."""
        return sqlite_text.joined(expressions, delimiter)

    def json_object(self, expressions: Sequence[tuple[str, str]]) -> str:
        """SQL for a JSON object of names and expressions."""
        return sqlite_text.json_object(expressions)

    def json_list(self, expression: str) -> str:
        """SQL for a list cell as a JSON array, NULL where it is unknown."""
        return sqlite_text.json_list(expression)

    def json_text(self, expression: str) -> str:
        """SQL for a value as JSON."""
        return f"json_quote({expression})"

    def _upgrade(self) -> None:
        from alembic.util import CommandError
        from sqlalchemy.exc import SQLAlchemyError

        from schema.migrations.run import upgrade

        try:
            upgrade(self.url)
        except (SQLAlchemyError, CommandError) as error:
            reason = getattr(error, "orig", None) or error
            raise StoreError(f"{self.path}: the tables cannot be laid ({reason})") from error
        with self._transaction() as database:
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(FULL_TEXT)

    def _check_current(self) -> None:
        found = self.version() if self.exists() else None
        self._refuse_foreign(found)
        if found != HEAD:
            raise StoreError(
                f"{self.path}: expected a store of version {HEAD}, found {found}\n"
                "  run `incidents migrate` first"
            )

    def _refuse_foreign(self, found: str | None) -> None:
        if not self.path.exists():
            raise StoreError(
                f"{self.path}: expected a store, found nothing\n"
                "  `incidents init` makes one; --db names another"
            )
        if found is None:
            raise StoreError(f"{self.path}: expected a store, found a file that is not one")
        if found > HEAD:
            raise StoreError(
                f"{self.path}: expected a store of version {HEAD} or older, found {found}\n"
                "  a newer version of this program made it; update the program"
            )

    @contextmanager
    def _transaction(self) -> Iterator[SqliteDatabase]:
        database = self._open("rw")
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute("PRAGMA defer_foreign_keys = ON")
            yield database
            database.lay_indexes()
            database.execute("COMMIT")
        except sqlite3.Error as error:
            raise fault(error, self.path) from error
        finally:
            database.close()

    def _open(self, mode: str) -> SqliteDatabase:
        if self.path.is_dir():
            raise StoreError(f"{self.path}: expected the file of a store, found a folder")
        if mode == "ro":
            self._undo_crash()
        try:
            connection = self._connect(mode)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
        except sqlite3.Error as error:
            raise fault(error, self.path) from error
        return SqliteDatabase(connection)

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        wait = settings.busy_timeout()
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=wait)

    def _undo_crash(self) -> None:
        """Take back what a program wrote that was killed; one that only reads may not do it.

        The journal of a program that is still writing is left alone: its lock says so.
        """
        if not self.path.with_name(f"{self.path.name}-journal").exists():
            return
        with suppress(sqlite3.Error), closing(self._connect("rw")) as connection:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
