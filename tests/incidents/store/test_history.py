"""The chain shows tampering; a purge leaves tombstones and a chain that verifies; checks find."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from incidents.store.checks import health
from incidents.store.history import Author
from schema.errors import InputError


def tamper(store, *statements):
    with closing(sqlite3.connect(store.engine.location)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def found(store):
    with store.reading() as database:
        return [(f.check, f.code) for f in health.run(database) if f.level == "error"]


@pytest.fixture
def revised(ledger):
    """The record `night` with four revisions."""
    for n in range(3):
        document = ledger.get("night").model_copy(update={"summary": f"State {n}"})
        ledger.revise("night", document, Author(f"reason {n}", "ann"))
    assert found(ledger) == []
    return ledger


NIGHT = "WHERE record = 'incident:night' AND number"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE revision SET changes = replace(changes, 'State 0', 'State X') {NIGHT} = 2",
        f"UPDATE revision SET digest = 'x' {NIGHT} = 2",
        f"UPDATE revision SET who = 'bob' {NIGHT} = 2",
        f"UPDATE revision SET why = NULL {NIGHT} = 3",
        f"UPDATE revision SET at = '2020-01-01T00:00:00Z' {NIGHT} = 3",
        f"UPDATE revision SET action = 'restore' {NIGHT} = 4",
        f"DELETE FROM revision {NIGHT} = 1",
        f"DELETE FROM revision {NIGHT} = 3",
        "UPDATE revision SET number = CASE number WHEN 2 THEN -3 ELSE -2 END "
        f"{NIGHT} IN (2, 3); UPDATE revision SET number = -number {NIGHT} < 0",
        f"UPDATE revision SET record = 'incident:month', number = 2 {NIGHT} = 4",
    ],
)
def test_the_log_shows_a_changed_leaf_another_order_and_a_missing_leaf(revised, statement):
    tamper(revised, *statement.split("; "))
    assert {name for name, _ in found(revised)} >= {"log"}


@pytest.mark.parametrize("which", ["= 4", "> 0"])
def test_a_missing_end_of_the_chain_shows_in_the_record(revised, which):
    tamper(revised, f"DELETE FROM revision {NIGHT} {which}")
    assert ("histories", "night") in found(revised)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incident SET title = 'Another' WHERE code = 'night'",
        "UPDATE incident SET place = 'Another' WHERE code = 'night'",
        "UPDATE casualty_claim SET low = 1 WHERE incident_id = "
        "(SELECT id FROM incident WHERE code = 'night')",
        "DELETE FROM weapon_use WHERE incident_id = (SELECT id FROM incident WHERE code = 'night')",
    ],
)
def test_a_record_changed_behind_its_history_shows(revised, statement):
    tamper(revised, statement)
    assert ("histories", "night") in found(revised)


def test_what_one_loaded_and_others_revised_verifies(seed):
    seed.retract("2024-11-22-sumy-shahed", "a test")
    assert found(seed) == []
    tamper(seed, "UPDATE incident SET status = 'draft' WHERE code = '2024-11-22-sumy-shahed'")
    assert ("histories", "2024-11-22-sumy-shahed") in found(seed)


def test_a_purge_drops_the_words_for_ever_and_the_log_still_verifies(ledger):
    words = "Name Of A Victim 4711"
    first = ledger.get("night")
    ledger.revise("night", first.model_copy(update={"summary": words}))
    ledger.revise("night", first)
    file = Path(ledger.engine.location)
    assert words.encode() in file.read_bytes()
    ledger.purge("night", [2, 3], "a person asked", "ann")
    assert words.encode() not in file.read_bytes()
    assert found(ledger) == []
    links = ledger.history("night")
    assert [link["changes"] is None for link in links] == [False, True, True, False]
    assert (links[-1]["action"], links[-1]["why"]) == ("purge", "a person asked")
    with pytest.raises(InputError, match="purged"):
        ledger.restore("night", 1)
    ledger.revise("night", first.model_copy(update={"summary": "After"}))
    ledger.restore("night", 4)
    assert ledger.get("night") == first
    assert found(ledger) == []
    tamper(ledger, f"UPDATE revision SET who = 'bob' {NIGHT} = 2")
    assert ("log", "night") in found(ledger)


def test_a_purge_of_a_revision_that_is_not_there_changes_nothing(ledger):
    before = Path(ledger.engine.location).read_bytes()
    with pytest.raises(InputError, match="numbers of revisions that still say something"):
        ledger.purge("night", [1, 9], "why")
    assert Path(ledger.engine.location).read_bytes() == before


def test_check_finds_a_tampered_flat_column_and_mends_it(ledger):
    before = ledger.frame().set_index("code").sort_index()
    tamper(
        ledger,
        "UPDATE incident SET killed_low = 99, weapons = 'x' WHERE code = 'night'",
        "UPDATE incident SET latitude = exact_latitude, parent = 'month' WHERE code = 'home'",
    )
    assert found(ledger) == [
        ("full_text", "night"), ("totals", ""), ("flat_columns_agree", "home"),
        ("flat_columns_agree", "night"),
    ]  # fmt: skip
    with ledger.writing() as database:
        assert health.mend(database, list(health.run(database))) == 2
    assert found(ledger) == []
    assert ledger.frame().set_index("code").sort_index().equals(before)


def test_check_finds_circles_loose_pointers_and_doubtful_figures(ledger):
    tamper(
        ledger,
        "UPDATE incident SET parent_id = (SELECT id FROM incident WHERE code = 'home') "
        "WHERE code = 'wave'",
        "UPDATE incident SET intercepted_low = 99 WHERE code = 'home'",
        "UPDATE weapon_use SET weapon_id = 999 WHERE launched_low = 20",
    )
    with ledger.reading() as database:
        listed = {(f.check, f.code) for f in health.run(database)}
    assert {("parents", "wave"), ("parents", "home"), ("integrity", "weapon_use"),
            ("munitions", "home"), ("sources", "year")} <= listed  # fmt: skip


def test_restricted_details_stay_out_of_the_history(ledger, incident):
    place = {"name": "House", "country": "UA", "latitude": 50.123456, "longitude": 30.123456}
    claim = {"outcome": "killed", "low": 1, "high": 1, "source": "paper", "speaker": "Widow"}
    ledger.add(
        incident(code="x", place=place, location_precision="exact", location_how="hand",
                 targets=[{"category": "residential"}], casualties=[claim | {"restricted": True}])
    )  # fmt: skip
    shown = str(ledger.history("x"))
    assert "50.123456" not in shown
    assert "Widow" not in shown
    whole = str(ledger.history("x", include_restricted=True))
    assert "50.123456" in whole
    assert "Widow" in whole
