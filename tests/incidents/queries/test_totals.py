"""Totals of the ledger, row by row, and of invented waves: each end, the unknown, and the order."""

import pytest

import incidents
from incidents.figures.sums.tallies import OF_WAVES

MUNITIONS = ("low", "high")
PEOPLE = ("low", "best", "high", "unknown")
FIGURES = {"launched": MUNITIONS, "intercepted": MUNITIONS, "killed": PEOPLE, "injured": PEOPLE}
LEDGER = {
    "weapon": {
        "x-900": (3, (7, 8), (None, None), (1, None, 3, 2), (10, None, None, 2)),
        "kite": (2, (22, None), (15, 15), (4, None, None, 0), (1, 1, 1, 1)),
        None: (2, (None, None), (None, None), (0, None, None, 1), (None, None, None, 2)),
        "kite-2": (1, (3, 3), (None, None), (2, 2, 2, 0), (5, 5, 5, 0)),
        "plain-shell": (1, (10, 10), (None, None), (0, 0, 0, 0), (1, 1, 1, 0)),
        OF_WAVES: (0, (None, None), (None, None), (6, None, None, 0), (75, None, None, 0)),
    },
    "target": {
        None: (5, (13, 13), (None, None), (0, None, None, 3), (1, 1, 1, 4)),
        "residential": (2, (7, None), (None, None), (6, None, None, 0), (5, 5, 5, 1)),
        "medical": (1, (4, None), (None, None), (4, None, None, 0), (None, None, None, 1)),
        "port": (1, (None, None), (None, None), (1, None, 3, 0), (10, None, None, 0)),
        OF_WAVES: (0, (22, 23), (15, None), (6, None, None, 0), (75, None, None, 0)),
    },
    "month": {
        "2022-02": (2, (2, 2), (None, None), (None, None, None, 2), (None, None, None, 2)),
        "2024-03": (1, (None, None), (None, None), (0, None, None, 0), (None, None, None, 1)),
        "2024-05": (2, (25, 26), (15, None), (9, 9, 9, 0), (90, 90, 90, 0)),
        "2024-07": (1, (4, None), (None, None), (4, None, None, 0), (None, None, None, 1)),
        "imprecise": (2, (11, 11), (None, None), (0, 0, 0, 1), (1, 1, 1, 1)),
    },
}  # fmt: skip


def figures(row):
    """How many incidents, then the ends of each figure; of people also how many state none."""
    ends = (tuple(row[f"{name}_{end}"] for end in ends) for name, ends in FIGURES.items())
    return row["incidents"], *ends


@pytest.fixture(scope="module")
def store(ledger_file):
    """The ledger, for reading only."""
    return incidents.open(ledger_file)


@pytest.mark.parametrize("key", LEDGER)
def test_every_row_of_the_ledger_in_its_order(store, key):
    rows = store.count(key).rows
    assert [(row[key], figures(row)) for row in rows] == list(LEDGER[key].items())


@pytest.mark.parametrize(
    ("key", "incidents"),
    [
        ("country", {"UA": 6, "FJ": 2}),
        ("admin1", {"Sumy": 3, None: 2, "Kharkiv": 1, "Lviv": 1, "Odesa": 1, OF_WAVES: 0}),
        ("attacker", {"Northland": 3, None: 3, "Southland": 2}),
        ("year", {"2022": 2, "2023": 1, "2024": 5}),
    ],
)
def test_every_other_key(store, key, incidents):
    assert [(row[key], row["incidents"]) for row in store.count(key)] == list(incidents.items())


def test_rows_of_one_size_go_by_name_and_the_unnamed_come_last(store):
    assert [row["attacker"] for row in store.count("attacker", to="2023-12")] == [None]
    sizes = [(row["weapon-type"], row["incidents"]) for row in store.count("weapon-type")]
    assert sizes == [
        ("air_launched_cruise_missile", 3), ("one_way_attack_drone", 3), ("howitzer", 1),
        ("mortar", 1), (None, 1), (OF_WAVES, 0),
    ]  # fmt: skip


def test_time_runs_forward_whatever_stands_first(store):
    for by in (["month", "weapon"], ["weapon", "month"]):
        pairs = [(row["month"], row["weapon"], row["incidents"]) for row in store.count(by)]
        assert all(list(row)[:2] == by for row in store.count(by))
        assert pairs == [
            ("2022-02", "x-900", 2), ("2024-03", None, 1), ("2024-05", "kite-2", 1),
            ("2024-05", "x-900", 1), ("2024-05", OF_WAVES, 0), ("2024-05", "kite", 0),
            ("2024-07", "kite", 1), ("imprecise", "kite", 1), ("imprecise", "plain-shell", 1),
            ("imprecise", None, 1),
        ]  # fmt: skip


def test_a_row_of_munitions_alone_counts_no_incident_and_no_unknown_toll(store):
    rows = {(r["month"], r["weapon"]): r for r in store.count(["month", "weapon"])}
    row = rows["2024-05", "kite"]
    silent = (None, None, None, 0)
    assert figures(row) == (0, (17, 17), (15, 15), silent, silent)
    assert row["records_left_out"] == {"counted_with_parts": 1, "draft": 1}


def test_nothing_makes_one_row_that_says_so(store):
    (row,) = store.count(text="nowhere")
    silent = (None, None, None, 0)
    assert figures(row) == (0, (None, None), (None, None), silent, silent)
    assert (row["launched_unknown"], row["intercepted_unknown"]) == (0, 0)


def test_uses_without_a_count_are_counted_as_unknown(store):
    (row,) = store.count(country="FJ")
    assert (row["launched_unknown"], row["intercepted_unknown"]) == (0, 2)
    (row,) = store.count(event_type="artillery_strike")
    assert (row["launched_unknown"], row["intercepted_unknown"]) == (1, 1)


def use(low, high, weapon="kite", **more):
    return {"weapon": weapon, "launched_low": low, "launched_high": high, "source": "paper"} | more


def dead(low, high):
    return {"outcome": "killed", "low": low, "high": high, "source": "paper"}


@pytest.fixture
def campaign(bare, incident, collection):
    """Three levels: a campaign that counts its launches, a wave, two strikes; one strike alone."""
    records = [
        {"code": "campaign", "level": "wave", "date_start": "2024-05", "date_precision": "month",
         "weapons": [use(None, 30)], "casualties": [dead(50, 50)]},
        {"code": "wave", "level": "wave", "parent": "campaign", "date_start": "2024-05-02",
         "weapons": [use(9, 9)], "casualties": [dead(20, 20)]},
        {"code": "first", "parent": "wave", "date_start": "2024-05-02", "weapons": [use(3, 4)],
         "casualties": [dead(2, 3)],
         "targets": [{"category": "port"}, {"category": "port", "name": "the other"}]},
        {"code": "second", "parent": "wave", "date_start": "2024-05-02",
         "weapons": [use(1, 1), use(1, 1, "kite-2")], "casualties": [dead(2, 3)]},
        {"code": "alone", "date_start": "2024-06-02",
         "weapons": [use(5, 5), use(5, 5, text="again", intercepted_low=2)],
         "casualties": [dead(1, None)],
         "targets": [{"category": "port"}, {"category": "port", "name": "the quay"}]},
    ]  # fmt: skip
    usual = {"title": "A strike", "event_type": "drone_strike", "date_precision": "day"}
    bare.add_collection(collection({"incidents": [usual | record for record in records]}))
    return bare


def test_each_level_of_a_wave_is_counted_once(campaign):
    (row,) = campaign.count(to="2024-05")
    assert row["incidents"] == 2
    assert figures(row)[3] == (50, 50, 50, 0)
    assert figures(row)[1] == (9, 30)
    assert row["records_left_out"] == {"counted_with_parts": 2}


def test_strikes_count_their_own_where_no_wave_answers(campaign):
    (row,) = campaign.count(target="port", to="2024-05")
    assert (row["incidents"], figures(row)[1]) == (1, (3, 4))


def test_two_targets_of_one_kind_and_two_like_uses_are_no_second_incident(campaign):
    (port,) = campaign.count("target", target="port")
    assert figures(port)[0] == 2
    assert figures(port)[3] == (3, None, None, 0)
    (kites,) = campaign.count("weapon", weapon="kite", from_="2024-06")
    assert figures(kites) == (1, (10, 10), (2, None), (1, None, None, 0), (None,) * 3 + (1,))


def test_a_month_and_a_year_need_dates_that_lie_in_them(bare, incident):
    for number, when in enumerate(
        [{"date_start": "2023-12-31", "date_end": "2024-01-01", "date_precision": "night"},
         {"date_start": "2023-12-30", "date_end": "2024-01-02", "date_precision": "day"},
         {"date_start": "2024-02", "date_precision": "month"},
         {"date_start": "2024", "date_precision": "year"}, {}]
    ):  # fmt: skip
        bare.add(incident(code=f"r{number}", **when))
    assert {r["month"]: r["incidents"] for r in bare.count("month")} == {
        "2024-01": 1, "2024-02": 1, "imprecise": 2, "undated": 1,
    }  # fmt: skip
    assert {r["year"]: r["incidents"] for r in bare.count("year")} == {
        "2024": 3, "imprecise": 1, "undated": 1,
    }  # fmt: skip


def test_a_count_of_all_weapons_together_holds_those_that_are_named(bare, incident):
    together = use(9, 9) | {"weapon": None, "type": "several"}
    bare.add(incident(weapons=[{k: v for k, v in together.items() if v}, use(4, 4)]))
    rows = {row["weapon"]: figures(row)[:2] for row in bare.count("weapon")}
    assert rows == {"kite": (1, (4, 4)), "several": (1, (5, 5))}
    (total,) = bare.count()
    assert figures(total)[1] == (9, 9)
    (row,) = bare.query(columns=["launched_low", "launched_high"])
    assert tuple(row) == (9, 9)


@pytest.mark.parametrize(
    ("figure", "group"),
    [
        ("civilians_killed", "civilian"),
        ("children_killed", "child"),
        ("combatants_killed", "combatant"),
        ("women_killed", "woman"),
    ],
)
def test_groups_of_the_dead_are_summed(bare, incident, figure, group):
    bare.add(incident(casualties=[dead(3, 4) | {"group": group}]))
    (row,) = bare.count(figures=figure)
    assert (row[f"{figure}_low"], row[f"{figure}_high"]) == (3, 4)
