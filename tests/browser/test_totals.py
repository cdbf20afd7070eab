"""Munitions of records with several weapons: the page counts what `incidents count` counts."""

import shutil

import pytest

import incidents
import maps

MUNITIONS = ("launched_low", "launched_high", "intercepted_low", "intercepted_high")
TYPES = ("", "drone", "one_way_attack_drone", "missile", "cruise_missile", "ballistic_missile")
COLUMNS = [
    "code",
    "title",
    "event_type",
    "date_start",
    "weapons",
    "weapon_types",
    "launched_low",
    "sources",
]
TOGETHER = [
    "joint",
    "Both at once",
    "combined_attack",
    "2024-01-01",
    "shahed; kh-101",
    "",
    70,
    "A paper",
]


@pytest.fixture(scope="module")
def store(seed_file, tmp_path_factory):
    """The seed records, and a row that counts two weapons together."""
    path = tmp_path_factory.mktemp("totals") / "incidents.db"
    made = incidents.open(shutil.copy(seed_file, path))
    assert not made.add_rows([TOGETHER], COLUMNS, "test").rejected
    return path


def choose(seen, kind):
    seen.page.locator(".panel [name=weapon_type]").select_option(kind)


def counted(call, store, *words):
    ended = call("--db", store, "count", "--format", "json", *words)
    assert ended.code == 0, ended.err
    (row,) = ended.json
    return {name: row[name] for name in MUNITIONS}


def shown(seen):
    found = seen.figures()
    return {name: found[name] for name in MUNITIONS}


def test_each_kind_of_weapon_has_the_sums_of_count(visit, call, store):
    seen = visit(maps.page(incidents.open(store).frame()))
    seen.page.locator(".panel summary", has_text="Filters").click()
    for kind in TYPES:
        choose(seen, kind)
        asked = ("--weapon-type", kind) if kind else ()
        seen.becomes(lambda: shown(seen), counted(call, store, *asked))
    seen.reads(seen.page.locator(".panel"), "one weapon type alone: ballistic missile")


def test_a_map_of_one_weapon_has_the_sums_of_count(visit, call, store):
    seen = visit(maps.page(incidents.open(store).frame(weapon="shahed")))
    seen.becomes(lambda: shown(seen), counted(call, store, "--weapon", "shahed"))


def test_counts_of_several_weapons_together_are_left_out_with_the_reason(visit):
    row = {"code": "a", "weapons": "shahed; kh-101", "launched_low": 70, "launched_high": 70}
    row |= {"weapon_types": "one_way_attack_drone; air_launched_cruise_missile"}
    alone = {"code": "b", "weapon_types": "one_way_attack_drone", "launched_low": 3}
    seen = visit(maps.page([row, alone]))
    seen.becomes(lambda: seen.figures()["launched_low"], 73)
    seen.page.locator(".panel summary", has_text="Filters").click()
    choose(seen, "drone")
    seen.becomes(lambda: seen.figures()["launched_low"], 3)
    said = "Counts of 1 record are of other weapons or of several together"
    seen.reads(seen.page.locator(".panel"), said)
    choose(seen, "missile")
    seen.becomes(lambda: seen.figures()["launched_low"], None)


def test_the_page_says_what_it_leaves_out(visit, store):
    made = incidents.open(store)
    seen = visit(maps.page(made.frame()))
    left = made.query(columns=["code"]).left_out()
    assert left  # the seed collection holds test launches
    for reason, number in left.items():
        seen.reads(seen.page.locator(".panel"), f"{number} {reason.replace('_', ' ')}")
