"""Waves and parts: the larger of the two, what is left of the wave, rows that add up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.figures.sums.rows import Part, wave
from incidents.figures.sums.tallies import (
    NO_PART_FITS,
    OF_WAVES,
    PARTS_THAT_FIT,
    REASONS,
    WITH_PARTS,
    Sums,
    Tally,
)
from incidents.figures.sums.totals import sums
from incidents.figures.sums.trees import Node, one_each
from incidents.figures.sums.waves import SILENT, remainder, whole
from schema.errors import InputError
from tests.incidents.figures.strategies import figures, trees

NAMES = ("killed",)


def exact(n):
    return (n, n, n)


# The wave's own figure, its parts, what they are together.
WAVES = [
    ("the wave's own is larger", exact(40), [exact(12), exact(15)], exact(40)),
    ("the parts are larger", exact(20), [exact(12), exact(15)], exact(27)),
    ("the wave is silent", SILENT, [exact(12), exact(15)], exact(27)),
    ("one part is recorded", exact(40), [exact(4)], exact(40)),
    ("a part is silent", exact(11), [SILENT], exact(11)),
    ("wave and a part are silent", SILENT, [exact(3), SILENT], (3, None, None)),
    ("all are silent", SILENT, [SILENT, SILENT], SILENT),
    ("the wave states no high", (20, None, None), [exact(27)], (27, 27, None)),
    ("an open part below the wave", exact(40), [(12, None, None)], exact(40)),
    ("an open part above the wave", exact(20), [(27, None, None)], (27, None, None)),
    ("a silent part beside parts above the wave", exact(20), [exact(27), SILENT], (27, None, None)),
    ("an open part, the wave is silent", SILENT, [(12, None, None), exact(3)], (15, None, None)),
    ("up to", (None, None, 50), [exact(12)], (12, 12, 50)),
    ("the parts' best is below the wave's low", (40, None, 60), [exact(27)], (40, None, 60)),
    ("no parts", (4, 5, 6), [], (4, 5, 6)),
    ("nobody, by all accounts", exact(0), [exact(0)], exact(0)),
    ("the wave says nobody and a part is silent", exact(0), [SILENT], exact(0)),
    ("an open part that reaches the wave", exact(12), [(12, None, None)], exact(12)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "wave", "parts", "right"), WAVES, ids=[w[0] for w in WAVES])
def test_a_wave_with_its_parts(kind, wave, parts, right):
    assert whole(wave, parts) == right
    nodes = [Node("w", None, {"killed": wave})]
    nodes += [Node(n, "w", {"killed": part}) for n, part in enumerate(parts)]
    answer = sums(nodes, NAMES)
    assert answer.total.tally("killed").figure == right
    assert answer.total.incidents == len(parts or [wave])
    assert answer.total.left_out == ({WITH_PARTS: 1} if parts else {})
    assert answer.rows == {}


@pytest.mark.parametrize(
    ("together", "parts", "rest"),
    [
        ((40, 45, 50), [(10, 12, 14)], (30, 33, 36)),
        ((40, 45, 50), [(10, 12, 14), SILENT], (30, 33, 36)),
        ((40, 45, 50), [(10, 12, None)], (30, 33, None)),
        ((40, 45, 50), [(10, 12, 20)], (30, None, 30)),
        ((40, 40, 40), [(10, 12, 20)], (30, None, None)),
        ((40, None, 50), [(10, 12, 14)], (30, None, 36)),
        (SILENT, [SILENT], (0, None, None)),
    ],
)  # fmt: skip
def test_what_a_wave_has_beyond_its_parts(together, parts, rest):
    assert remainder(together, parts) == rest


def test_rows_take_the_rest_of_a_wave_by_its_own_value():
    nodes = [
        Node("w", None, {"killed": exact(40)}, ("ua",)),
        Node("east", "w", {"killed": exact(12)}, ("ua",)),
        Node("west", "w", {"killed": exact(15)}, ("pl",)),
        Node("alone", None, {"killed": (6, None, None)}, ("pl",)),
    ]
    answer = sums(nodes, NAMES)
    rows = {key: row.tally("killed").figure for key, row in answer.rows.items()}
    assert rows == {"ua": exact(25), "pl": (21, None, None)}
    assert answer.total.tally("killed").figure == (46, None, None)
    assert {key: row.incidents for key, row in answer.rows.items()} == {"ua": 1, "pl": 2}


def test_a_tree_in_one_row_is_one_entry_of_it():
    nodes = [
        Node("w", None, {"killed": exact(40)}, ("ua",)),
        Node("east", "w", {"killed": (12, None, None)}, ("ua",)),
        Node("west", "w", {}, ("ua",)),
    ]
    tally = sums(nodes, NAMES).row("ua").tally("killed")
    assert (tally.figure, tally.stated, tally.unknown) == (exact(40), 1, 0)


def test_a_row_says_which_waves_it_does_not_count():
    nodes = [
        Node("w", None, {"killed": exact(4)}, ("ua",)),
        Node("east", "w", {"killed": exact(1)}, ("pl",)),
    ]
    answer = sums(nodes, NAMES)
    assert {key: dict(row.left_out) for key, row in answer.rows.items()} == {
        "ua": {WITH_PARTS: 1}, "pl": {},
    }  # fmt: skip


OPEN = (0, None, None)
# What the wave states itself, with its parts, the parts in another row, the remainder's entry.
REMAINDERS = [
    ("people beyond the parts", exact(9), exact(9), [exact(4)], exact(5)),
    ("nobody beyond the parts", exact(4), exact(4), [exact(4)], None),
    ("nobody at all", exact(0), exact(0), [SILENT], None),
    ("munitions without a rest", (4, None, 4), (4, None, 4), [(4, None, 4)], None),
    ("a best that the parts alone have", (5, None, 9), (5, None, 9), [(5, 7, 9)], (0, None, 0)),
    ("an end that is open", (4, None, None), (4, None, None), [(4, None, None)], OPEN),
    ("a silent wave and an open part", SILENT, (12, None, None), [(12, None, None)], None),
    ("all silent", SILENT, SILENT, [SILENT], None),
    ("a silent part opens both ends", SILENT, (3, None, None), [exact(3), SILENT], OPEN),
    ("a silent part opens the high", SILENT, (3, None, None), [(3, None, 4), SILENT], OPEN),
    ("a silent part opens the best", SILENT, (3, None, None), [(3, 3, None), SILENT], OPEN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("own", "figure", "parts", "rest"), [r[1:] for r in REMAINDERS], ids=[r[0] for r in REMAINDERS]
)
def test_the_row_of_what_a_wave_has_beyond_its_parts(own, figure, parts, rest):
    laid = []
    below = [Part(n, part, {"elsewhere": part}) for n, part in enumerate(parts)]
    made = wave("w", figure, own, "here", below, laid)
    assert (made.id, made.figure, made.entries) == ("w", figure, [])
    entries = [(n, "elsewhere", part) for n, part in enumerate(parts)]
    assert laid == entries + ([("w", "here", rest)] if rest else [])


def test_every_wave_of_a_row_is_told():
    nodes = [
        node
        for name in "vw"
        for node in (
            Node(name, None, {"killed": exact(4)}, ("ua",)),
            Node(f"{name}-part", name, {"killed": exact(1)}, ("ua",)),
        )
    ]
    answer = sums(nodes, NAMES)
    assert answer.row("ua").left_out == answer.total.left_out == {WITH_PARTS: 2}


def test_a_silent_wave_adds_no_row_to_its_open_parts():
    nodes = [
        Node("w", None, {}, ("ua",)),
        Node("east", "w", {"killed": (12, None, None)}, ("pl",)),
    ]
    rows = sums(nodes, NAMES).rows
    assert {key for key, row in rows.items() if row.tallies} == {"pl"}


def test_what_a_wave_has_beyond_its_parts_may_have_a_row_of_its_own():
    nodes = [
        Node("w", None, {"killed": exact(4)}, ("a", "b"), rest="others"),
        Node("east", "w", {"killed": exact(1)}, ("a",)),
    ]
    rows = sums(nodes, NAMES).rows
    figures_of = {key: row.tally("killed").figure for key, row in rows.items()}
    assert figures_of == {"a": exact(1), "b": SILENT, "others": exact(3)}
    assert rows["b"].left_out == {WITH_PARTS: 1}


def test_a_wave_of_the_country_asked_for_counts_unless_a_part_lies_elsewhere():
    nodes = [
        Node("w", None, {"killed": exact(40)}),
        Node("east", "w", {"killed": exact(4)}),
        Node("small", "w", {"killed": exact(0)}, hit=False),
    ]
    assert sums(nodes, NAMES).total.tally("killed").figure == exact(40)
    nodes.append(Node("abroad", "w", {"killed": exact(3)}, hit=False, elsewhere=True))
    answer = sums(nodes, NAMES)
    assert answer.total.tally("killed").figure == exact(4)
    assert answer.total.left_out == {PARTS_THAT_FIT: 1}


def test_a_wave_without_a_value_of_its_own_has_a_row_for_its_rest():
    nodes = [
        Node("w", None, {"killed": (40, None, 50)}, ()),
        Node("east", "w", {"killed": (12, 12, 45)}, ("east",)),
        Node("several", "w", {"killed": exact(1)}, ("east", "west")),
    ]
    answer = sums(nodes, NAMES)
    rows = {key: row.tally("killed").figure for key, row in answer.rows.items()}
    # 50 less 46 is below the 27 that are left at least, so the upper end is not printed.
    assert rows == {"east": (13, 13, 46), "west": exact(1), OF_WAVES: (27, None, None)}


def test_an_area_is_answered_by_the_parts_that_fit():
    nodes = [
        Node("w", None, {"killed": exact(40)}),
        Node("east", "w", {"killed": exact(4)}),
        Node("west", "w", {"killed": exact(9)}, hit=False),
        Node("v", None, {"killed": exact(7)}),
        Node("elsewhere", "v", {"killed": exact(1)}, hit=False),
        Node("alone", None, {"killed": exact(2)}),
    ]
    answer = sums(nodes, NAMES, by_parts=True)
    assert answer.total.tally("killed").figure == exact(6)
    assert answer.total.incidents == 2
    assert answer.total.left_out == {PARTS_THAT_FIT: 1, NO_PART_FITS: 1}
    assert sums(nodes, NAMES).total.tally("killed").figure == exact(49)


def test_a_part_below_a_wave_that_is_no_hit_belongs_to_the_next_one_above():
    nodes = [
        Node("all", None, {"killed": exact(10)}),
        Node("night", "all", {"killed": exact(9)}, hit=False),
        Node("strike", "night", {"killed": exact(4)}),
    ]
    assert sums(nodes, NAMES).total.tally("killed").figure == exact(10)


def test_what_states_nothing_is_counted_as_unknown_and_no_zero():
    nodes = [Node(1, None, {"killed": exact(5)}), Node(2, None, {})]
    tally = sums(nodes, NAMES).total.tally("killed")
    assert (tally.figure, tally.unknown) == (exact(5), 1)
    assert sums([Node(2, None, {})], NAMES).total.tally("killed").figure == SILENT


def test_none_reported_leaves_the_upper_end_of_a_sum_open():
    nodes = [Node(1, None, {"killed": exact(5)}), Node(2, None, {"killed": (0, None, None)})]
    assert sums(nodes, NAMES).total.tally("killed").figure == (5, None, None)


def test_records_that_are_parts_of_each_other_are_refused():
    with pytest.raises(InputError, match="part of itself"):
        sums([Node(1, 2, {}), Node(2, 1, {})], NAMES)
    with pytest.raises(InputError, match="part of itself"):
        sums([Node(1, 1, {})], NAMES)


def test_records_judged_the_same_are_one():
    nodes = [
        Node("w", None, {"killed": exact(10)}, ("a",)),
        Node("one", None, {"killed": exact(4)}, ("b",), hit=False),
        Node("two", "w", {"killed": exact(6)}, ("c",)),
        Node("part", "two", {"killed": exact(1)}, ("c",)),
    ]
    asked = []

    def figures_of(members):
        asked.append(list(members))
        return {"killed": (4, None, 6)}

    merged = one_each(nodes, [["one", "two"]], figures_of)
    assert asked == [["one", "two"]]
    assert [node.id for node in merged] == ["w", "one", "part"]
    first = merged[1]
    assert (first.parent, first.hit, first.figures) == ("w", True, {"killed": (4, None, 6)})
    assert merged[2].parent == "one"


@given(figures(), st.lists(figures(), max_size=4))
def test_a_whole_is_in_order_and_never_below_what_it_is_made_of(wave, parts):
    low, best, high = whole(wave, parts)
    known = [n for n in (low, best, high) if n is not None]
    assert known == sorted(known)
    least = sum(part[0] or 0 for part in parts)
    assert (low or 0) >= max(wave[0] or 0, least)
    rest = [n for n in remainder((low, best, high), parts) if n is not None]
    assert rest == sorted(rest)
    assert rest[0] >= 0


@given(trees())
def test_lows_of_rows_add_up_and_so_do_the_others_where_every_row_gives_them(nodes):
    answer = sums(nodes, NAMES)
    total = answer.total.tally("killed").figure
    rows = [row.tally("killed").figure for row in answer.rows.values() if row.tallies]
    assert sum(row[0] or 0 for row in rows) == (total[0] or 0)
    for end in (1, 2):
        if total[end] is not None and all(row[end] is not None for row in rows):
            assert sum(row[end] for row in rows) == total[end]
        if total[end] is None and total != SILENT:
            assert any(row[end] is None for row in rows)
    for figure in (total, *rows):
        known = [n for n in figure if n is not None]
        assert known == sorted(known)
    counted = sum(row.incidents for row in answer.rows.values())
    assert counted == answer.total.incidents


@given(trees(), st.lists(st.booleans(), min_size=9, max_size=9), st.booleans())
def test_no_filter_makes_a_sum_larger(nodes, hits, by_parts):
    some = [replace(node, hit=hit) for node, hit in zip(nodes, hits, strict=False)]
    everything = sums(nodes, NAMES).total.tally("killed").figure
    filtered = sums(some, NAMES, by_parts).total.tally("killed").figure
    assert (filtered[0] or 0) <= (everything[0] or 0)
    for end in (1, 2):
        if everything[end] is not None and filtered[end] is not None:
            assert filtered[end] <= everything[end]


@given(trees(), st.integers(0, 9))
def test_sums_of_separate_trees_merge(nodes, cut):
    roots = {}
    for node in nodes:
        roots[node.id] = node.id if node.parent is None else roots[node.parent]
    pieces = [[n for n in nodes if (roots[n.id] < cut) is side] for side in (True, False)]
    merged = Sums()
    for piece in pieces:
        merged.merge(sums(piece, NAMES))
    at_once = sums(nodes, NAMES)
    assert merged.total == at_once.total
    assert merged.rows == at_once.rows


def test_an_answer_of_an_area_says_how_many_waves_it_took_through_parts_or_left_out():
    nodes = [
        Node("w", None, {"killed": exact(40)}),
        Node("east", "w", {"killed": exact(12)}),
        Node("v", None, {"killed": exact(9)}),
        Node("north", "v", {"killed": exact(3)}, hit=False),
        Node("u", None, {"killed": exact(8)}),
        Node("south", "u", {"killed": exact(2)}, hit=False),
    ]
    answer = sums(nodes, NAMES, by_parts=True)
    assert answer.total.tally("killed").figure == exact(12)
    assert answer.total.left_out == {PARTS_THAT_FIT: 1, NO_PART_FITS: 2}
    assert set(answer.total.left_out) <= set(REASONS)


def test_a_wave_that_is_not_among_the_records_is_none():
    answer = sums([Node("a", "elsewhere", {"killed": exact(4)})], NAMES)
    assert (answer.total.incidents, answer.total.tally("killed").figure) == (1, exact(4))


def test_each_group_of_records_judged_the_same_is_one():
    nodes = [Node(n, None, {"killed": exact(n)}) for n in range(1, 6)]
    joined = one_each(nodes, [(1, 2), (3, 4)], lambda ids: {"killed": exact(max(ids))})
    assert [(node.id, node.figures["killed"]) for node in joined] == [
        (1, exact(2)), (3, exact(4)), (5, exact(5)),
    ]  # fmt: skip


def test_the_names_that_scripts_rely_on():
    assert OF_WAVES == "(wave remainder)"
    assert list(REASONS) == ["counted_with_parts", "parts_that_fit", "no_part_fits"]


def test_a_tally_counts_what_states_each_end():
    tally = Tally()
    for figure in (SILENT, SILENT, (3, None, None), (None, None, 50), (None, 4, None)):
        tally.add(figure)
    assert (tally.stated, tally.unknown) == (3, 2)
    assert (tally.lows, tally.best_open, tally.high_open) == (1, 2, 2)
    tally = Tally()
    tally.add((None, None, 50))
    assert tally.figure == (None, None, 50)


def test_each_figure_has_its_own_tally():
    row = sums([Node(1, None, {"killed": exact(3), "injured": exact(5)})], ["killed", "injured"])
    assert row.total.tally("killed").figure == exact(3)
    assert row.total.tally("injured").figure == exact(5)
