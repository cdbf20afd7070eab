"""The tables that the migrations lay are those of the models."""

import sqlite3
from contextlib import closing

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import incidents
import schema.tables
from incidents.store import history
from schema.columns import COLUMNS
from schema.migrations import run
from schema.migrations.versions import HEAD
from tools.torture.older_stores import older_store


def test_a_migrated_store_has_the_tables_of_the_models(tmp_path):
    url = f"sqlite:///{tmp_path / 'x.db'}"
    run.upgrade(url)
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, SQLModel.metadata) == []
            assert context.get_current_revision() == HEAD
    finally:
        engine.dispose()


def test_head_names_the_newest_step():
    from pathlib import Path

    folder = Path(run.__file__).parent
    assert ScriptDirectory(str(folder)).get_heads() == [HEAD]


def test_every_flat_column_stands_on_the_incident_table():
    stored = set(schema.tables.Incident.model_fields)
    assert {column.name for column in COLUMNS} <= stored


def test_migrating_a_current_store_changes_no_record(ledger):
    before = ledger.get("home")
    assert ledger.engine.migrate() == (HEAD, HEAD)
    assert ledger.get("home") == before


def test_older_records_say_how_their_areas_are_known(tmp_path):
    """Of a file whose areas the program may have worked out they count as worked out."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    run.upgrade(url, "0006")
    engine = sa.create_engine(url)
    rows = {"file": (1, 1.0, "UA"), "own": (2, 1.0, "UA"), "hand": (None, 1.0, "UA"),
            "area": (1, None, "UA"), "none": (1, 1.0, None)}  # fmt: skip
    try:
        with engine.begin() as connection:
            batch = sa.text(
                "INSERT INTO batch (id, name, importer, version, rows_read, loaded, updated,"
                " unchanged, skipped, rejected, started) VALUES"
                " (:id, 'x', :importer, '0', 0, 0, 0, 0, 0, 0, '2024')"
            )
            for number, importer in ((1, "geoconfirmed"), (2, "csv")):
                connection.execute(batch, {"id": number, "importer": importer})
            insert = sa.text(
                "INSERT INTO incident (uid, code, level, title, event_type, status, verification,"
                " attribution, exact_location_precision, location_precision, restricted, batch_id,"
                " exact_latitude, country) VALUES (:c, :c, 'strike', 'x', 'other', 'published',"
                " 'unverified', 'unknown', 'exact', 'exact', 0, :b, :y, :z)"
            )
            for code, (number, latitude, country) in rows.items():
                connection.execute(insert, {"c": code, "b": number, "y": latitude, "z": country})
        run.upgrade(url)
        with engine.connect() as connection:
            found = dict(connection.execute(sa.text("SELECT code, area_how FROM incident")).all())
    finally:
        engine.dispose()
    assert found == {
        "file": "derived", "own": "stated", "hand": "stated", "area": "stated", "none": None,
    }  # fmt: skip


def test_what_was_changed_beside_the_log_is_named_and_not_made_true(bare, incident, tmp_path, call):
    """A migration takes every record into the log anew, so that it looks at all of them first."""
    for code in ("whole", "edited"):
        bare.add(incident(code=code))
    old = older_store(bare.engine.path, tmp_path / "old.db", "0011")
    with closing(sqlite3.connect(old)) as database:
        database.execute("UPDATE incident SET summary = 'x' WHERE code = 'edited'")
        database.commit()
    ended = call("--db", old, "migrate")
    assert ended.code == 0, ended.err
    assert "the history of 1 record does not verify (incident:edited)" in ended.err
    store = incidents.open(old)
    assert [one for one in store.check() if one.check == "log"] == []
    with store.reading() as database:
        leaves = history.revisions(database, "store")
    (leaf,) = [one for one in leaves if one["action"] == "unverified"]
    assert leaf["changes"] == {"records": [None, ["incident:edited"]]}
    clean = older_store(bare.engine.path, tmp_path / "clean.db", "0011")
    assert "does not verify" not in call("--db", clean, "migrate").err
