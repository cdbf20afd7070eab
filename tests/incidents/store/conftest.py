"""What tests of the store share."""

import hashlib
import json
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
            ours, theirs = _columns(file), _columns(tables)
            for table in {name for name, _ in ours} - {name for name, _ in theirs}:
                database.execute(f'DROP TABLE "{table}"')
                ours = {pair for pair in ours if pair[0] != table}
            for table, column in sorted(ours - theirs):
                database.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
            if ("revision", "chain") in theirs:
                _chain(database)
            database.execute("UPDATE alembic_version SET version_num = ?", (version,))
        tables.unlink()
        return file

    return made_older


def _chain(database):
    """Give every record the chain of its own that it had before there was one log."""
    facts = "record, number, action, who, at, why, digest"
    database.execute("ALTER TABLE revision ADD COLUMN chain TEXT NOT NULL DEFAULT ''")
    chains = {}
    for number, *link in database.execute(
        f"SELECT id, {facts} FROM revision ORDER BY record, number"
    ).fetchall():
        before = chains.get(link[0], "")
        chains[link[0]] = made = hashlib.sha256(json.dumps([before, *link]).encode()).hexdigest()
        database.execute("UPDATE revision SET chain = ? WHERE id = ?", (made, number))


def _columns(file):
    names = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute(f"{names} WHERE m.type = 'table' AND m.name NOT LIKE '%text%'")
        return set(rows.fetchall())
