"""A store from before there were answers of services gets their table."""

import sqlite3
from contextlib import closing

import pytest

import incidents
from incidents.geocode.answer import Hints
from incidents.geocode.services.cached import CachedService
from incidents.store.engines.sqlite import APPLICATION_ID
from schema.errors import StoreError
from schema.migrations.run import upgrade


@pytest.fixture
def old(tmp_path):
    """A store of version 0001 with one source in it."""
    path = tmp_path / "old.db"
    upgrade(f"sqlite:///{path}", to="0001")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "INSERT INTO source (key, publisher, kind, reliability, credibility)"
            " VALUES ('paper', 'The Paper', 'news', 'B', '2')"
        )
        connection.commit()
    return path


def test_an_old_store_is_migrated(old, call, asking, server):
    with pytest.raises(StoreError, match="incidents migrate"):
        incidents.open(old)
    ended = call("--db", old, "migrate")
    assert (ended.code, ended.out) == (0, "")
    assert "from version 0001 to" in ended.err
    store = incidents.open(old)
    with store.reading() as database:
        assert list(database.tuples("SELECT key, publisher FROM source")) == [
            ("paper", "The Paper")
        ]
    cached = CachedService(asking(), store)
    assert cached.search("Alder", Hints()) == cached.search("Alder", Hints()) == []
    assert len(server.asked) == 1


def test_a_question_stands_once(store):
    row = ("x", "Alder", "", "", "2024-05-01T00:00:00Z", "[]")
    columns = ["service", "text", "country", "admin1", "asked_at", "answer"]
    with (
        pytest.raises(StoreError, match="UNIQUE"),
        store.engine.writing() as database,
    ):
        database.insert_many("service_answer", columns, [row, row])
