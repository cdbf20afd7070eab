"""What tests of the store share."""

import sqlite3
from contextlib import closing

import pytest

from schema.migrations import run


@pytest.fixture
def made_older(tmp_path):
    """Take out of a store's file what came after a version of the tables, in place."""

    def made_older(file, version):
        tables = tmp_path / "tables.db"
        run.upgrade(f"sqlite:///{tables}", version)
        with closing(sqlite3.connect(file)) as database, database:
            for table, column in sorted(_columns(file) - _columns(tables)):
                database.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
            database.execute("UPDATE alembic_version SET version_num = ?", (version,))
        tables.unlink()
        return file

    return made_older


def _columns(file):
    names = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute(f"{names} WHERE m.type = 'table' AND m.name NOT LIKE '%text%'")
        return set(rows.fetchall())
