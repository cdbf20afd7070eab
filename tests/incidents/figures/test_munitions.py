"""Munitions: weapon by weapon the larger of a wave's own uses and its parts' uses."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.figures.sums.munitions import TOGETHER, munitions, record_total
from incidents.figures.sums.tallies import OF_WAVES
from incidents.figures.sums.trees import Node
from incidents.figures.sums.waves import SILENT


def shots(low, high="same"):
    return (low, None, low if high == "same" else high)


def total(nodes):
    low, _, high = munitions(nodes, "launched").total.tally("launched").figure
    return low, high


def by_weapon(nodes):
    rows = munitions(nodes, "launched", by_weapon=True).rows
    return {key: row.tally("launched").figure[::2] for key, row in rows.items()}


def test_a_record_adds_its_uses_and_says_when_one_is_unknown():
    assert record_total({"a": shots(3), "b": shots(4, 6)}) == (7, None, 9)
    assert record_total({"a": shots(3), "b": SILENT}) == (3, None, None)
    assert record_total({"a": SILENT, TOGETHER: shots(9)}) == (9, None, 9)
    assert record_total({"a": SILENT}) == SILENT
    assert record_total({}) == SILENT


def test_the_larger_of_wave_and_parts_for_each_weapon():
    nodes = [
        Node("w", None, {"drone": shots(50), "missile": shots(2)}),
        Node("east", "w", {"drone": shots(20), "missile": shots(3)}),
        Node("west", "w", {"drone": shots(10)}),
    ]
    assert by_weapon(nodes) == {"drone": (50, 50), "missile": (3, 3)}
    assert total(nodes) == (53, 53)


def test_a_weapon_of_a_part_alone_comes_on_top_of_the_waves_weapons():
    nodes = [Node("w", None, {"drone": shots(50)}), Node("east", "w", {"missile": SILENT})]
    assert total(nodes) == (50, None)


def test_a_part_whose_uses_do_not_fit_is_not_silent():
    nodes = [Node("w", None, {}), Node("east", "w", {"drone": shots(5)}), Node("west", "w", {})]
    assert total(nodes) == (5, 5)


def test_a_count_of_all_weapons_together_is_compared_together():
    nodes = [
        Node("w", None, {TOGETHER: shots(100), "drone": SILENT}),
        Node("east", "w", {"drone": shots(40)}),
        Node("west", "w", {"missile": shots(20)}),
    ]
    assert total(nodes) == (100, 100)
    assert by_weapon(nodes) == {"drone": (40, 40), "missile": (20, 20), OF_WAVES: (40, 40)}


def test_a_record_with_a_count_of_all_weapons_has_a_row_for_it():
    nodes = [Node("a", None, {TOGETHER: shots(9), "drone": shots(1)})]
    assert by_weapon(nodes) == {"drone": (1, 1), TOGETHER: (9, 9)}
    assert total(nodes) == (10, 10)


def test_two_counts_that_do_not_hold_each_other_leave_the_greatest_unknown():
    nodes = [Node("w", None, {"drone": shots(50)}), Node("east", "w", {TOGETHER: shots(20)})]
    assert total(nodes) == (50, None)


def test_what_a_wave_launched_beyond_its_parts_stands_in_its_own_row():
    nodes = [
        Node("w", None, {"drone": shots(50)}, ("may",)),
        Node("east", "w", {"drone": shots(20)}, ("june",)),
    ]
    answer = munitions(nodes, "launched")
    rows = {key: row.tally("launched").figure[::2] for key, row in answer.rows.items()}
    assert rows == {"may": (30, 30), "june": (20, 20)}


@st.composite
def arsenals(draw):
    nodes = []
    for number in range(draw(st.integers(1, 7))):
        uses = {}
        for weapon in draw(st.sets(st.sampled_from(["drone", "missile", TOGETHER]))):
            low, high = sorted(draw(st.tuples(st.integers(0, 9), st.integers(0, 9))))
            uses[weapon] = draw(st.sampled_from([(low, None, high), (low, None, None), SILENT]))
        parent = draw(st.sampled_from([None, *range(number)]))
        nodes.append(Node(number, parent, uses, (draw(st.sampled_from("ab")),)))
    return nodes


@given(arsenals())
def test_rows_add_up_and_ends_are_in_order(nodes):
    low, high = total(nodes)
    assert low is None or high is None or low <= high
    rows = munitions(nodes, "launched").rows
    assert sum(r.tally("launched").figure[0] or 0 for r in rows.values()) == (low or 0)
    named = by_weapon(nodes)
    assert sum(row[0] or 0 for row in named.values()) == (low or 0)
    for row in named.values():
        assert row[0] is None or row[1] is None or row[0] <= row[1]


@given(arsenals())
def test_leaving_out_a_weapon_makes_no_sum_larger(nodes):
    drones = [
        Node(n.id, n.parent, {w: f for w, f in n.figures.items() if w == "drone"}) for n in nodes
    ]
    assert (total(drones)[0] or 0) <= (total(nodes)[0] or 0)


def test_a_weapon_counts_every_record_that_used_it():
    nodes = [Node(n, None, {"drone": shots(1)}) for n in "ab"] + [
        Node("c", None, {"shell": SILENT})
    ]
    rows = munitions(nodes, "launched", by_weapon=True).rows
    assert {weapon: row.incidents for weapon, row in rows.items()} == {"drone": 2, "shell": 1}


def test_weapons_that_are_named_may_make_more_than_wave_and_parts_apart():
    nodes = [
        Node("w", None, {"drone": shots(50)}),
        Node("east", "w", {"missile": shots(30), TOGETHER: shots(1)}),
    ]
    assert total(nodes) == (80, None)
