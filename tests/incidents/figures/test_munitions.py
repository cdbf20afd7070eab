"""Munitions: weapon by weapon the larger of a wave's own uses and its parts' uses."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.figures.sums.munitions import TOGETHER, munitions, record_total
from incidents.figures.sums.tallies import OF_WAVES
from incidents.figures.sums.trees import Node
from incidents.figures.sums.waves import SILENT


def shots(low, high="same"):
    return (low, None, low if high == "same" else high)


BROADER = {"shahed-136": "shahed", "shahed": "drone", "orlan": "drone", "kh-101": "missile",
           "kalibr": "missile"}  # fmt: skip


def total(nodes):
    low, _, high = munitions(nodes, broader=BROADER).total.figure
    return low, high


def ends(rows):
    return {row: tally.figure[::2] for row, tally in rows.items()}


def by_weapon(nodes):
    rows = munitions(nodes, label=str, broader=BROADER).by_row
    assert {key for key, _ in rows} <= {None}
    return {weapon: tally.figure[::2] for (_, weapon), tally in rows.items()}


def test_a_record_adds_its_uses_and_says_when_one_is_unknown():
    assert record_total({"a": shots(3), "b": shots(4, 6)}) == (7, None, 9)
    assert record_total({"a": shots(3), "b": SILENT}) == (3, None, None)
    assert record_total({"a": SILENT, TOGETHER: shots(9)}) == (9, None, 9)
    assert record_total({"a": shots(4), TOGETHER: shots(9)}) == (9, None, 9)
    assert record_total({"a": shots(4), "b": SILENT, TOGETHER: shots(9, None)}) == (9, None, None)
    assert record_total({"a": shots(4), TOGETHER: SILENT}) == (4, None, None)
    assert record_total({"a": shots(12), TOGETHER: shots(9)}) == (12, None, 12)
    assert record_total({"a": shots(12, None), TOGETHER: shots(9)}) == (12, None, None)
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
    assert by_weapon(nodes) == {"drone": (1, 1), TOGETHER: (8, 8)}
    assert total(nodes) == (9, 9)


def test_two_counts_that_do_not_hold_each_other_leave_the_greatest_unknown():
    nodes = [Node("w", None, {"drone": shots(50)}), Node("east", "w", {TOGETHER: shots(20)})]
    assert total(nodes) == (50, None)


def test_what_a_wave_launched_beyond_its_parts_stands_in_its_own_row():
    nodes = [
        Node("w", None, {"drone": shots(50)}, ("may",)),
        Node("east", "w", {"drone": shots(20)}, ("june",)),
    ]
    rows = {("may", None): (30, 30), ("june", None): (20, 20)}
    assert ends(munitions(nodes).by_row) == rows
    rows = {("may", "drone"): (30, 30), ("june", "drone"): (20, 20)}
    assert ends(munitions(nodes, label=str).by_row) == rows


def test_a_part_is_compared_with_the_family_or_type_that_the_wave_counts():
    nodes = [
        Node("w", None, {"shahed": shots(99), "missile": shots(5)}),
        Node("east", "w", {"shahed-136": shots(20)}),
        Node("west", "w", {"kh-101": shots(7)}),
    ]
    assert total(nodes) == (106, 106)
    assert by_weapon(nodes) == {
        "shahed": (79, 79), "shahed-136": (20, 20), "kh-101": (7, 7),
    }  # fmt: skip


def test_the_nearest_use_that_holds_a_weapon_is_the_one_to_compare():
    nodes = [
        Node("w", None, {"missile": shots(27), "kh-101": shots(6)}),
        Node("east", "w", {"kh-101": shots(8)}),
    ]
    assert total(nodes) == (35, 35)
    assert by_weapon(nodes) == {"missile": (27, 27), "kh-101": (8, 8)}


def test_a_broader_word_of_a_part_is_compared_with_all_that_it_may_mean():
    nodes = [
        Node("w", None, {"kalibr": shots(20), "kh-101": shots(50), "shahed": shots(9)}),
        Node("east", "w", {"missile": shots(60)}),
    ]
    assert total(nodes) == (79, None)
    assert by_weapon(nodes) == {"missile": (60, 60), OF_WAVES: (10, None), "shahed": (9, 9)}
    nodes[1] = Node("east", "w", {"missile": shots(80)})
    assert total(nodes) == (89, None)


def test_weapons_compared_below_stay_together_above():
    nodes = [
        Node("all", None, {"kalibr": shots(5)}),
        Node("night", "all", {"missile": shots(9)}),
        Node("strike", "night", {"kalibr": shots(3)}),
    ]
    assert total(nodes) == (9, None)


def test_parts_of_a_silent_wave_add_up_whatever_they_are_called():
    nodes = [
        Node("w", None, {"missile": SILENT}),
        Node("east", "w", {"missile": shots(4)}),
        Node("west", "w", {"kh-101": shots(3)}),
    ]
    assert total(nodes) == (7, 7)


def test_a_row_that_holds_a_whole_tree_says_as_much_as_the_total():
    nodes = [
        Node("w", None, {"drone": shots(40)}),
        Node("east", "w", {"drone": shots(4, None)}),
        Node("west", "w", {"drone": SILENT}),
    ]
    assert by_weapon(nodes) == {"drone": (40, 40)}
    tally = munitions(nodes, label=str).by_row[None, "drone"]
    assert (tally.stated, tally.unknown) == (1, 0)


def test_rows_count_records_and_not_uses():
    nodes = [Node("a", None, {"kh-101": shots(5), "kalibr": SILENT})]
    (tally,) = munitions(nodes, label=BROADER.get).by_row.values()
    assert (tally.figure, tally.stated, tally.unknown) == ((5, None, None), 1, 0)


def test_a_record_of_two_keys_stands_in_the_row_of_each():
    nodes = [Node("a", None, {"drone": shots(5), TOGETHER: shots(7)}, ("port", "rail"))]
    assert ends(munitions(nodes, label=str).by_row) == {
        ("port", "drone"): (5, 5), ("rail", "drone"): (5, 5),
        ("port", TOGETHER): (2, 2), ("rail", TOGETHER): (2, 2),
    }  # fmt: skip
    assert ends(munitions(nodes).by_row) == {("port", None): (7, 7), ("rail", None): (7, 7)}


WEAPONS = ("drone", "shahed", "missile", TOGETHER)


@st.composite
def arsenals(draw):
    nodes = []
    for number in range(draw(st.integers(1, 7))):
        uses = {}
        for weapon in draw(st.sets(st.sampled_from(WEAPONS))):
            low, high = sorted(draw(st.tuples(st.integers(0, 9), st.integers(0, 9))))
            uses[weapon] = draw(st.sampled_from([(low, None, high), (low, None, None), SILENT]))
        parent = draw(st.sampled_from([None, *range(number)]))
        nodes.append(Node(number, parent, uses, (draw(st.sampled_from("ab")),)))
    return nodes


@given(arsenals())
def test_rows_add_up_and_ends_are_in_order(nodes):
    low, high = total(nodes)
    assert low is None or high is None or low <= high
    for label in (None, str, BROADER.get):
        rows = ends(munitions(nodes, label, BROADER).by_row).values()
        assert sum(row[0] or 0 for row in rows) == (low or 0)
        for row in rows:
            assert row[0] is None or row[1] is None or row[0] <= row[1]
        if high is not None and all(row[1] is not None for row in rows):
            assert sum(row[1] for row in rows) >= low


@given(arsenals(), st.sets(st.sampled_from(WEAPONS)))
def test_leaving_out_weapons_makes_no_sum_larger(nodes, left):
    fewer = [Node(n.id, n.parent, {w: f for w, f in n.figures.items() if w in left}) for n in nodes]
    assert (total(fewer)[0] or 0) <= (total(nodes)[0] or 0)


def test_weapons_that_are_named_may_make_more_than_wave_and_parts_apart():
    nodes = [
        Node("w", None, {"drone": shots(50)}),
        Node("east", "w", {"missile": shots(30), TOGETHER: shots(1)}),
    ]
    assert total(nodes) == (80, None)


def test_counts_of_all_weapons_together_of_wave_and_parts_are_compared():
    nodes = [Node("w", None, {TOGETHER: shots(10)}), Node("east", "w", {TOGETHER: shots(20)})]
    assert TOGETHER == "several"
    assert total(nodes) == (20, 20)


def test_a_count_of_all_weapons_below_what_a_part_may_have_leaves_the_greatest_open():
    uses = {"shahed": shots(0, 1), "missile": shots(0), "drone": shots(0, None)}
    assert total([Node("w", None, {TOGETHER: shots(0)}), Node("east", "w", uses)]) == (0, None)


def test_weapons_that_are_one_below_are_compared_with_all_that_hold_any_of_them():
    nodes = [
        Node("all", None, {"shahed": shots(5), "drone": shots(4)}),
        Node("night", "all", {"drone": shots(1)}),
        Node("strike", "night", {"shahed": shots(8)}),
    ]
    assert total(nodes) == (9, 9)
