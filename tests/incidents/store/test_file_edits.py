"""Whoever edits the file beside the program is found out: every table and every column of the
schema is tried, so that a new column which nothing watches fails here.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import incidents
import schema.tables  # noqa: F401  # registers the tables
from incidents.store.checks import health
from incidents.store.texts import Reading
from schema.errors import StoreError, UsageError

PROJECT = Path(__file__).parents[3]
TABLES = sorted(SQLModel.metadata.tables)
# What no answer shows: the numbers that rows of a child table have, and the number of the one row
# of the head.
NUMBERS = {
    "actor_name", "place_name", "weapon_alias", "specification", "weapon_use", "target",
    "casualty_claim", "statement", "media", "incident_dataset", "imported_row", "reading",
    "log_head", "total_cell",
}  # fmt: skip
ORPHANS = ("imported_row",)
"""Rows that hang on no record say nothing to anybody."""
MORE = {
    "weapons": [
        {"slug": "ash", "name": "Ash", "type": "mortar",
         "statements": [{"field": "name_meaning", "value": "a nickname", "source": "paper"}]},
    ],
    "transfers": [
        {"code": "kites-for-north", "title": "Kites for Northland", "supplier": "south",
         "recipient": "north", "goods": "kites", "weapon": "kite", "value_usd": 5.0,
         "date": "2023-01", "status": "announced", "summary": "A hundred.",
         "statements": [{"field": "motive", "value": "unknown", "source": "paper"}]},
    ],
    "incidents": [
        {"code": "filmed", "title": "A filmed strike", "event_type": "drone_strike",
         "date_start": "2024-05-11", "date_precision": "day", "summary": "Seen by many.",
         "statements": [{"field": "motive", "value": "unknown", "source": "wire",
                         "quote": "nobody knows"}],
         "media": [{"url": "https://film.example/1", "credit": "A passer-by", "graphic": True}]},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory, ledger_file, collection):
    """The file of a store with rows in every table, some revised, one purged."""
    file = tmp_path_factory.mktemp("whole") / "whole.db"
    store = incidents.open(shutil.copy(ledger_file, file))
    store.add_collection(collection(MORE))
    store.load(PROJECT / "docs/examples/ged.csv", "ucdp")
    for title in ("Drones", "Drones at night"):
        store.revise("night", store.get("night").model_copy(update={"title": title}))
    store.purge("night", [2], "a person asked")
    store.link_judge("home", "port", "different", why="two places")
    draft = store.get("draft").model_copy(update={"code": "read", "title": "Read in a text"})
    store.add_drafts([draft], "Drones came.", [[Reading("title", 0, 6, "a rule", "somebody")]])
    with store.writing() as database:
        columns = ["service", "text", "country", "admin1", "asked_at", "answer"]
        row = ["service", "Alder", "UA", "Sumy", "2024-05-11T00:00:00Z", "[]"]
        database.insert_many("service_answer", columns, [row])
    assert error(file) is None
    return file


def error(file):
    """The first error that `check` finds; None of a store that is as the program left it."""
    with incidents.open(file).reading() as database:
        return next((one for one in health.run(database) if one.level == "error"), None)


@pytest.fixture
def after(whole, tmp_path):
    """What `check` says of a copy of the store on which statements were run."""

    def after(*statements):
        file = shutil.copy(whole, tmp_path / "edited.db")
        with closing(sqlite3.connect(file)) as database:
            changed = [database.execute(statement).rowcount for statement in statements]
            assert all(changed), statements
            database.commit()
        return error(file)

    return after


def rows_of(file, table):
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
    return [row for row in rows if table not in ORPHANS or row["incident_id"]]


def other(value):
    """Another value of a cell, as SQL."""
    if isinstance(value, bytes):
        return "x'00'"
    if isinstance(value, int | float):
        return str(value + 1000)
    return "'7'" if value is None else "'" + value.replace("'", "''") + "x'"


def literal(value):
    if value is None:
        return "NULL"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def where(row):
    """A condition that is true for one row."""
    if "id" in row:
        return f"id = {row['id']}"
    named = [name for name in ("incident_id", "source_id", "kind", "row_id", "revision_id")
             if name in row]  # fmt: skip
    return " AND ".join(f"{name} IS {literal(row[name])}" for name in named)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_watched(whole, after, table):
    rows = rows_of(whole, table)
    assert rows, "the store has no row of this table"
    for column in rows[0]:
        if column == "id" and table in NUMBERS:
            continue
        row = next((row for row in rows if row[column] is not None), rows[0])
        edit = f'UPDATE {table} SET "{column}" = {other(row[column])} WHERE {where(row)}'
        assert after(edit), edit
        if row[column] is not None and column not in ("id", "kind", "row_id", "revision_id"):
            emptied = f'UPDATE {table} SET "{column}" = NULL WHERE {where(row)}'
            if _may_be_empty(table, column):
                assert after(emptied), emptied


def _may_be_empty(table, column):
    """Whether a row may be without; a statement hangs on one record."""
    if table == "statement" and column.endswith("_id"):
        return False
    return SQLModel.metadata.tables[table].columns[column].nullable


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_gone_or_added_shows(whole, after, table):
    rows = rows_of(whole, table)
    for row in (rows[0], rows[-1]):
        assert after(f"DELETE FROM {table} WHERE {where(row)}"), row
    if "id" in rows[0] and table != "log_head":
        pointers = {name for name in rows[0] if name.endswith("_id") and name != "external_id"}
        copy = {
            name: literal(value) if name in pointers or value is None else other(value)
            for name, value in rows[0].items()
        }
        named = ", ".join(f'"{name}"' for name in copy)
        added = f"INSERT INTO {table} ({named}) VALUES ({', '.join(copy.values())})"
        assert after(added), added


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *((table, "id") for table in ("source", "weapon", "actor", "place", "incident")),
        ("casualty_claim", "incident_id"),
        ("weapon_use", "weapon_id"),
        ("incident", "code"),
        ("incident", "killed_best"),
        ("revision", "changes"),
    ],
)  # fmt: skip
def test_values_that_change_places_show(whole, after, table, column):
    rows = [row for row in rows_of(whole, table) if row[column] is not None]
    one = rows[0]
    two = next(row for row in rows if row[column] != one[column])
    swap = (
        f'UPDATE {table} SET "{column}" = -7 WHERE {where(one)}',
        f'UPDATE OR FAIL {table} SET "{column}" = {literal(one[column])} WHERE {where(two)}',
        f'UPDATE {table} SET "{column}" = {literal(two[column])} WHERE "{column}" IN (-7, \'-7\')',
    )
    assert after(*swap)


NIGHT = "(SELECT id FROM incident WHERE code = 'night')"


@pytest.mark.parametrize(
    "statements",
    [
        # A purge that nobody made.
        ("UPDATE revision SET changes = NULL, salt = NULL WHERE record = 'incident:filmed'",),
        # Salts that nobody purged, of the record as it is.
        ("UPDATE record_state SET salt = NULL WHERE kind = 'source'",),
        # A record with everything that the log has of it.
        (
            f"DELETE FROM record_state WHERE kind = 'incident' AND row_id = {NIGHT}",
            "DELETE FROM revision WHERE record = 'incident:night'",
            "DELETE FROM incident WHERE code = 'night'",
        ),
        # The whole log.
        ("DELETE FROM revision", "DELETE FROM record_state", "DELETE FROM log_head"),
        # Words that full-text search finds, and others not.
        ("UPDATE incident_text SET title = 'Elsewhere' WHERE rowid = 2",),
        ("DELETE FROM incident_text WHERE rowid = 2",),
        ("INSERT INTO incident_text (rowid, title) VALUES (9999, 'Nowhere')",),
    ],
)
def test_what_is_tidied_away_shows(after, statements):
    assert after(*statements)


def test_an_older_copy_shows_by_the_head_that_was_kept(whole, tmp_path):
    file = shutil.copy(whole, tmp_path / "older.db")
    store = incidents.open(shutil.copy(whole, tmp_path / "newer.db"))
    store.retract("filmed", "a test")
    head = str(store.head())
    assert [one for one in store.check(head) if one.level == "error"] == []
    (found,) = [one for one in incidents.open(file).check(head) if one.check == "head"]
    assert "changes are missing" in found.message
    # Another course of history, as long and whole in itself.
    other_way = incidents.open(file)
    other_way.retract("filmed", "another reason")
    assert [one for one in other_way.check() if one.level == "error"] == []
    (found,) = [one for one in other_way.check(head) if one.check == "head"]
    assert "do not lead to the head" in found.message
    assert store.prove(since=head)["proof"] == []
    with pytest.raises(UsageError, match="expected a head of this store"):
        other_way.prove(since=head)


def test_nothing_is_written_upon_what_was_edited(whole, tmp_path):
    """A change of something else would otherwise make it true."""
    file = shutil.copy(whole, tmp_path / "edited.db")
    store = incidents.open(file)
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE casualty_claim SET low = 400, high = 400 WHERE outcome = 'killed'")
        database.commit()
    before = Path(file).read_bytes()
    document = store.get("home").model_copy(update={"title": "Another"})
    with pytest.raises(StoreError, match="home is not what the log says"):
        store.revise("home", document)
    assert Path(file).read_bytes() == before
    assert store.mend() == 0
    with closing(sqlite3.connect(file)) as database:
        database.execute("DELETE FROM log_head")
        database.commit()
    with pytest.raises(StoreError, match="its head says no"):
        store.retract("filmed", "a test")
