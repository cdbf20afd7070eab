"""A migration that is killed at any of its statements leaves the old store or the new one.

What a kill leaves is what stands in the folder at that moment: it is kept before every statement,
and each state that differs is opened as the next program would. Real kills are those of `make
torture` and of `test_safety`.
"""

import shutil
import sqlite3
from contextlib import closing

import pytest

from incidents.library import Library
from schema.migrations.versions import HEAD
from tools.torture.listening import at_each_statement
from tools.torture.older_stores import older_store, versions

_ROWS = "SELECT code, title, killed_low, latitude FROM incident ORDER BY code"


@pytest.fixture
def older(ledger_file, tmp_path):
    """The ledger as the edition before this one left it, alone in a folder."""
    (tmp_path / "at").mkdir()
    before = versions()[versions().index(HEAD) - 1]
    return older_store(ledger_file, tmp_path / "at" / "store.db", before)


def rows(file):
    with closing(sqlite3.connect(file)) as database:
        (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        return version, database.execute(_ROWS).fetchall()


def test_a_migration_cut_off_at_any_statement(older, tmp_path):
    old, (version, records) = older.read_bytes(), rows(older)
    states, statements = {}, []

    def keep(statement):
        statements.append(statement)
        here = sorted(older.parent.iterdir())
        states.setdefault(tuple((path.name, path.read_bytes()) for path in here), len(statements))

    with at_each_statement(keep):
        Library.open(older, check=False).migrate()
    assert len(statements) > 100
    assert len(states) > 5
    seen = set()
    for number, state in enumerate(states):
        folder = tmp_path / f"killed-{number}"
        folder.mkdir()
        for name, content in state:
            (folder / name).write_bytes(content)
        found, kept = rows(folder / "store.db")
        assert kept == records
        assert found == HEAD or (folder / "store.db").read_bytes() == old
        seen.add(found)
        if number % 5 == 0 or found == HEAD:
            Library.open(folder / "store.db", check=False).migrate()
            assert rows(folder / "store.db") == (HEAD, records)
            assert not list(folder.glob(".*"))
        shutil.rmtree(folder)
    assert seen == {version, HEAD}
    assert rows(older) == (HEAD, records)
