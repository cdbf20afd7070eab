"""The tables that the migrations lay are those of the models."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import schema.tables
from schema.columns import COLUMNS
from schema.migrations import run
from schema.migrations.versions import HEAD


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
