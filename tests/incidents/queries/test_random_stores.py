"""Random stores of waves and strikes: rows add up to the total, no filter makes a sum larger, and
what SQL sums is what the written rule sums.
"""

import random
import shutil

import pytest

import incidents
from incidents.figures.sums.munitions import munitions
from incidents.figures.sums.totals import sums
from incidents.figures.sums.trees import Node

RECORDS = 70
WEAPONS = ("kite", "kite-2", "x-900", "plain-shell", "drone", "missile", "several")
TYPES = {"drone", "missile", "several"}
PLACES = [{"country": "UA", "admin1": "Sumy"}, {"country": "UA", "admin1": "Lviv"},
          {"country": "UA"}, {"country": "FJ"}]  # fmt: skip
BROADER = {
    "kite-2": "kite", "kite": "type one_way_attack_drone", "type one_way_attack_drone": "drone",
    "x-900": "type air_launched_cruise_missile",
    "type air_launched_cruise_missile": "type cruise_missile", "type cruise_missile": "missile",
    "plain-shell": "type howitzer",
}  # fmt: skip
BREAKDOWNS = (
    ["month"], ["year"], ["country"], ["admin1"], ["attacker"], ["country", "month"],
    ["attacker", "admin1", "year"],
)  # fmt: skip
BY_WEAPON = (["weapon"], ["weapon-type"], ["month", "weapon"], ["weapon", "weapon-type", "country"])
FILTERS = (
    {"country": "UA"}, {"admin1": "Sumy"}, {"weapon": "kite"}, {"weapon": "kite-2"},
    {"weapon_type": "missile"}, {"attacker": "Northland"}, {"to": "2024-06"}, {"killed_min": 3},
    {"target": "port"}, {"country": "UA", "weapon_type": "drone"},
)  # fmt: skip
ENDS = ("low", "best", "high")


def _ends(dice, most=9):
    low, high = sorted(dice.randrange(most) for _ in "ab")
    return dice.choice([{}, {"low": low, "high": high}, {"low": low}, {"low": low, "high": low}])


def _record(dice, number):
    made = {
        "code": f"r{number}", "title": "A strike", "event_type": "combined_attack",
        "level": dice.choice(["strike", "wave"]),
        "date_start": f"2024-{dice.randrange(1, 13):02}-03", "date_precision": "day",
        "attacker": dice.choice(["north", "south", None]),
        "place": dice.choice(PLACES), "location_precision": "admin1",
        "parent": f"r{dice.randrange(number)}" if number and dice.random() < 0.5 else None,
        "verification": dice.choice(["unverified", "corroborated", "refuted"]),
        "targets": [{"category": c} for c in dice.sample(["port", "rail"], dice.randrange(3))],
        "weapons": [
            {"type" if weapon in TYPES else "weapon": weapon, "source": "paper",
             **{f"launched_{end}": n for end, n in _ends(dice).items()}}
            for weapon in dice.sample(WEAPONS, dice.randrange(3))
        ],
        "casualties": [
            {"outcome": outcome, "source": "paper", **ends}
            for outcome in ("killed", "injured")
            if (ends := _ends(dice))
        ],
    }  # fmt: skip
    return {key: value for key, value in made.items() if value is not None}


@pytest.fixture(scope="module", params=[1, 2])
def records(request):
    dice = random.Random(request.param)  # noqa: S311  # no secret hangs on it
    return [_record(dice, number) for number in range(RECORDS)]


@pytest.fixture(scope="module")
def store(records, context_file, collection, tmp_path_factory):
    file = shutil.copy(context_file, tmp_path_factory.mktemp("random") / "random.db")
    made = incidents.open(file)
    made.add_collection(collection({"incidents": records}))
    return made


def _lows(rows, name):
    return sum(row[f"{name}_low"] or 0 for row in rows)


@pytest.mark.parametrize("by", BREAKDOWNS, ids="-".join)
@pytest.mark.parametrize("filters", [{}, *FILTERS[:5]], ids=str)
def test_rows_add_up_to_the_total(store, by, filters):
    (total,) = store.count(**filters)
    rows = store.count(by, **filters).rows
    assert sum(row["incidents"] for row in rows) == total["incidents"]
    for name in ("killed", "injured", "launched"):
        assert _lows(rows, name) == (total[f"{name}_low"] or 0)
        for end in ENDS if name != "launched" else ("high",):
            ends = [row[f"{name}_{end}"] for row in rows if _states(row, name)]
            if None not in ends and total[f"{name}_{end}"] is not None:
                assert sum(ends) == total[f"{name}_{end}"]


def _states(row, name):
    return any(row.get(f"{name}_{end}") is not None for end in ENDS)


@pytest.mark.parametrize("by", BY_WEAPON, ids="-".join)
def test_munitions_of_all_weapons_add_up_to_the_total(store, by):
    (total,) = store.count()
    assert _lows(store.count(by), "launched") == total["launched_low"]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_no_filter_makes_a_sum_larger(store, filters):
    (total,), (some,) = store.count(), store.count(**filters)
    assert some["incidents"] <= total["incidents"]
    for name in ("killed", "injured", "launched"):
        assert (some[f"{name}_low"] or 0) <= (total[f"{name}_low"] or 0)


def test_the_database_sums_what_the_written_rule_sums(store, records):
    rows = {row["code"]: row for row in store.query().dicts()}
    nodes = [_node(record, records, rows) for record in records if record["code"] in rows]
    (total,) = store.count()
    written = sums(nodes, ["killed", "injured"]).total
    assert total["incidents"] == written.incidents
    for name in ("killed", "injured"):
        tally = written.tally(name)
        assert tuple(total[f"{name}_{end}"] for end in ENDS) == tally.figure
        assert total[f"{name}_unknown"] == tally.unknown
    uses = [Node(n.id, n.parent, _uses(records, n.id)) for n in nodes]
    launched = munitions(uses, broader=BROADER).total
    assert (total["launched_low"], None, total["launched_high"]) == launched.figure
    assert total["launched_unknown"] == launched.unknown


def _node(record, records, rows):
    parents = {each["code"]: each.get("parent") for each in records}
    above = parents[record["code"]]
    while above is not None and above not in rows:
        above = parents[above]
    row = rows[record["code"]]
    figures = {n: tuple(row[f"{n}_{end}"] for end in ENDS) for n in ("killed", "injured")}
    return Node(record["code"], above, figures)


def _uses(records, code):
    (record,) = (each for each in records if each["code"] == code)
    return {
        use.get("weapon") or use["type"]: (use.get("launched_low"), None, use.get("launched_high"))
        for use in record["weapons"]
    }
