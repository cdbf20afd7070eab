"""How a database finds what common questions ask for: an index serves their order, so that a few of
a million records cost what a few cost.
"""

import pytest

import incidents
from incidents.queries.filters import from_keywords
from incidents.queries.query import asked_of, select_rows

NEWEST = "ix_incident_newest"
QUESTIONS = {
    "nothing": {}, "a month": {"from_": "2024-11", "to": "2024-11"}, "a country": {"country": "UA"},
    "an area": {"admin1": "Sumy"}, "an attacker": {"attacker": "Russia"},
    "a box": {"bbox": "20,40,40,60"},
    "a kind of event": {"event_type": "drone_strike"}, "the dead": {"killed_min": 5},
    "dead children": {"killed_min": 1, "group": "child"}, "the missing": {"missing_min": 1},
    "munitions": {"launched_min": 9}, "few sources": {"sources_max": 1},
    "a verification": {"verification": "corroborated"}, "what is contested": {"contested": "any"},
    "a draft": {"status": "draft"}, "a circle": {"near": "50,30", "within": "25km"},
}  # fmt: skip
OF_MANY = {"a weapon": {"weapon": "shahed"}, "a type": {"weapon_type": "drone"},
           "a target": {"target": "residential"}, "words": {"text": "strike"}}  # fmt: skip
FEW = {"a weapon": "ix_weapon_use_weapon", "a type": "ix_weapon_use_type",
       "a target": "ix_target_category"}  # fmt: skip


@pytest.fixture(scope="module")
def store(seed_file):
    return incidents.open(seed_file)


def _plan(store, filters):
    with store.reading() as database:
        query = asked_of(store, database, from_keywords(filters))
        sql = select_rows(query, limit=100)
        return [row[3] for row in database.tuples(f"EXPLAIN QUERY PLAN {sql}", query.parameters)]


@pytest.mark.parametrize("filters", QUESTIONS.values(), ids=QUESTIONS)
def test_an_index_gives_the_newest_first(store, filters):
    plan = _plan(store, filters)
    assert any(NEWEST in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)


@pytest.mark.parametrize("asked", OF_MANY)
def test_many_records_that_other_tables_name_are_walked_in_order(store, asked, monkeypatch):
    monkeypatch.setattr("incidents.queries.conditions.MANY", 1)
    plan = _plan(store, OF_MANY[asked])
    assert any(NEWEST in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)


@pytest.mark.parametrize("asked", FEW)
def test_few_records_that_other_tables_name_are_looked_up(store, asked):
    plan = _plan(store, OF_MANY[asked])
    assert any(f"COVERING INDEX {FEW[asked]}" in step for step in plan)
    assert any("USING INTEGER PRIMARY KEY" in step for step in plan)


def test_the_answer_is_the_same_either_way(store, monkeypatch):
    looked_up = {asked: list(store.query(**filters)) for asked, filters in OF_MANY.items()}
    monkeypatch.setattr("incidents.queries.conditions.MANY", 1)
    walked = {asked: list(store.query(**filters)) for asked, filters in OF_MANY.items()}
    assert all(looked_up.values())
    assert walked == looked_up
