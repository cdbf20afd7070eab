"""A new store is a copy of a prepared one: the same records, and an identity of its own."""

from contextlib import nullcontext

import pytest

import incidents
from incidents.importers.seed_store import counts, edition, make
from incidents.listener import Listener
from incidents.store.checks import health
from incidents.store.store import Store

OWN = {
    "incident": {"uid"},
    "batch": {"started", "ended"},
    "revision": {"who", "at", "salt", "digest", "states_root", "leaf"},
    "record_state": {"salt", "digest"},
    "log_head": {"root", "at", "frontier"},
}
"""What each store has for itself."""


def tables(store):
    """Every row of every table, but for what each store has for itself."""
    with store.reading() as database:
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        return {
            name: [
                {key: value for key, value in row.items() if key not in OWN.get(name, ())}
                for row in database.rows(f"SELECT * FROM {name}")
            ]
            for (name,) in list(database.tuples(listed))
        }


def column(store, table, name):
    with store.reading() as database:
        return [value for (value,) in database.tuples(f"SELECT {name} FROM {table} ORDER BY id")]


class Heard(Listener):
    """Keeps what is said of how far the work is."""

    def __init__(self):
        self.steps = []

    def progress(self):
        return nullcontext(lambda *step: self.steps.append(step))


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A store that was copied, by Ann."""
    monkeypatch.setenv("INCIDENTS_USER", "Ann")
    return make(tmp_path / "copied.db")


def test_a_copy_holds_what_the_documents_say(copied, tmp_path, monkeypatch):
    (tmp_path / "no-folder").touch()
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path / "no-folder"))  # nothing can be kept
    heard = Heard()
    laid = incidents.Library.init(tmp_path / "laid.db", listener=heard)
    assert {doing for doing, _, _ in heard.steps} == {"reading", "writing"}
    assert all(done <= total for _, done, total in heard.steps)
    assert tables(copied) == tables(laid)
    assert counts(copied) == counts(laid)
    assert min(counts(laid).values()) > 80
    with copied.reading() as ours, laid.reading() as theirs:
        layout = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
        assert list(ours.tuples(layout)) == list(theirs.tuples(layout))
        assert next(ours.tuples("PRAGMA application_id")) == next(
            theirs.tuples("PRAGMA application_id")
        )


def test_two_copies_share_no_uid_and_no_salt_and_their_histories_hold(copied, seed_file):
    seed_store = Store.open(seed_file)
    for table, name in (("incident", "uid"), ("revision", "salt")):
        ours, theirs = column(copied, table, name), column(seed_store, table, name)
        assert len(ours) == len(theirs) == len({*ours})
        assert not {*ours} & {*theirs}
    assert {*column(copied, "revision", "who")} == {"Ann"}
    with copied.reading() as database:
        assert [finding for finding in health.run(database) if finding.fails] == []


def test_a_damaged_prepared_store_is_made_anew(catalogue_file, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    kept = tmp_path / "seed" / f"{edition()}-catalogue.db"
    kept.parent.mkdir()
    kept.write_bytes(catalogue_file.read_bytes()[:100_000])
    made = make(tmp_path / "new.db", events=False)
    assert tables(made) == tables(Store.open(catalogue_file))
