"""The Explosive Weapons Monitor: a weapon by its type and its launch, groups that are no total."""

import pytest


@pytest.fixture
def rows(run, load, use_cache):
    """The report of a load, and its rows by the number of the event."""
    report = load("sheet.csv").json
    return report, {row["code"][-4:]: row for row in run("query", "--format", "json").json}


def test_a_weapon_is_its_type_and_its_launch(rows):
    report, found = rows
    assert (report["loaded"], report["rejected"]) == (5, 0)
    kinds = {code: (row["weapon_types"], row["event_type"]) for code, row in found.items()}
    assert kinds == {
        "9101": ("drone", "drone_strike"),
        "9102": ("bomb", "air_strike"),
        "9103": ("unknown", "remote_violence_unspecified"),
        "9104": ("unknown", "remote_violence_unspecified"),
        "9105": ("unknown", "remote_violence_unspecified"),
    }
    weapons = [one for one in report["not_understood"] if one["column"] == "Explosive Weapon Type"]
    assert [(one["value"], one["count"]) for one in weapons] == [("Zorp charge", 1)]
    assert found["9101"]["title"].startswith("Drone strike")


def test_sectors_are_targets_and_forces_are_their_state(rows):
    _, found = rows
    assert [found[code]["target_types"] for code in ("9101", "9102", "9104")] == [
        "medical", "education; other", "other",
    ]  # fmt: skip
    assert found["9102"]["target_names"] == "Protection"
    assert [found[code]["attacker"] for code in ("9101", "9102", "9103")] == [
        "Russia", "Israel", None,
    ]  # fmt: skip
    assert (found["9102"]["country"], found["9102"]["latitude"]) == ("PS", None)
    assert (found["9101"]["location_precision"], found["9101"]["latitude"]) == (
        "near_settlement", 50.9,
    )  # fmt: skip
    assert (found["9103"]["location_precision"], found["9103"]["latitude"]) == ("admin2", None)


def test_counts_are_of_their_group_and_never_a_total(rows, run):
    _, found = rows
    shown = run("show", found["9102"]["code"], "--format", "json").json["casualties"]
    assert {(claim["group"], claim.get("words"), claim["low"]) for claim in shown} == {
        ("other", "Aid Workers Killed", 1), ("other", "Educators Killed", 3),
    }  # fmt: skip
    medical = run("show", found["9101"]["code"], "--format", "json").json["casualties"]
    assert [(claim["group"], claim["low"]) for claim in medical] == [("medical", 2)]


def test_it_is_recognised(load):
    report = load("sheet.csv", "--dry-run", origin="auto").json
    assert report["format"] == "explosive_weapons_monitor"
