"""Every fact of the texts that the project began with stands in the store, with its source."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import incidents
from incidents.queries.record_view import read_record
from incidents.weapons.records import weapon_records
from incidents.weapons.transfers import transfer_records

GROUPS = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))
FACTS = [
    pytest.param(group["record"], fact, id=f"{name} {fact['field']} {fact['path']} {number}")
    for name, group in GROUPS.items()
    for number, fact in enumerate(group["facts"])
]


@pytest.fixture(scope="module")
def store(seed_file):
    return incidents.open(seed_file)


def record_of(store, name: str) -> dict[str, Any]:
    kind, code = name.split(":")
    with store.reading() as database:
        if kind == "incident":
            return read_record(database, code).document
        if kind == "weapon":
            return weapon_records(database, slug=code)[0]
        return next(r for r in transfer_records(database) if r["code"] == code)


def found_at(record: dict[str, Any], path: str) -> list[tuple[Any, dict[str, Any] | None]]:
    """Values at a path, each with the sourced part of the record that holds it."""
    head, _, tail = path.partition(".")
    parts = record.get(head, [])
    if head == "statements":
        return [(part["value"], part) for part in parts if part["field"] == tail]
    if head == "specifications":
        return [(part["low"], part) for part in parts if part["property"] == tail]
    if isinstance(parts, dict):
        return [(parts.get(tail), None)]
    if tail:
        return [(part[tail], part) for part in parts if part.get(tail) is not None]
    return [(value, None) for value in (parts if isinstance(parts, list) else [parts])]


def agrees(value: Any, part: dict[str, Any] | None, fact: dict[str, Any]) -> bool:
    wanted = fact["holds"]
    same = str(wanted) in value if isinstance(value, str) else value == wanted
    said = part or {}
    return same and all(fact[k] in (said.get(k) or "") for k in ("speaker", "via") if k in fact)


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_the_fact_stands_in_the_store_with_its_source(store, name, fact):
    found = found_at(record_of(store, name), fact["path"])
    if fact.get("absent"):
        assert found == [], "the texts do not say this, so nobody may"
        return
    holding = [part for value, part in found if agrees(value, part, fact)]
    assert holding, f"{fact['path']} holds {[value for value, _ in found]}"
    for part in holding:
        if part is not None:
            assert part["source"], "a part of a record without its source"
            assert part["quote"], "a claim without the source's own words"


def test_the_facts_cover_the_four_groups():
    fields = {name[:2]: set() for name in GROUPS}
    for name, group in GROUPS.items():
        fields[name[:2]] |= {fact["field"] for fact in group["facts"]}
    assert {name: len(found) for name, found in fields.items()} == {
        "G1": 18,
        "G2": 10,
        "W1": 7,
        "T1": 11,
    }


def test_killed_reads_low_0_best_blank_high_unknown_and_injured_is_not_stated(store):
    with store.reading() as database:
        row = database.one(
            "SELECT killed_low, killed_best, killed_high, injured_low, injured_best, injured_high"
            " FROM incident WHERE code = '2024-11-21-dnipro-oreshnik'"
        )
    assert list(row.values()) == [0, None, None, None, None, None]
