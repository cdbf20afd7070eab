"""The written rule: claims to low, best and high, with the deciding claims."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.store.casualties import Figure, Toll, derive

KILLED = ("killed", "total")


def toll(low=None, high=None, best=None, **more):
    usual = {"number": 0, "outcome": "killed", "group": "total", "status": "asserted",
             "teller": ("paper", "")}  # fmt: skip
    return Toll(**(usual | {"low": low, "best": best, "high": high} | more))


def none(**more):
    return toll(status="none_reported", **more)


def figure(*tolls, kind=KILLED):
    numbered = [replace(toll, number=n) for n, toll in enumerate(tolls)]
    return derive(numbered).get(kind, Figure())


def bounds(*tolls, kind=KILLED):
    found = figure(*tolls, kind=kind)
    return found.low, found.best, found.high


def test_asserted_and_claimed_count():
    assert bounds(toll(2, 2)) == (2, 2, 2)
    assert bounds(toll(2, 5, status="claimed")) == (2, None, 5)


@pytest.mark.parametrize("status", ["denied", "refuted", "opinion", "reported_possible"])
def test_other_statuses_never_count(status):
    assert bounds(toll(9, 9, status=status)) == (None, None, None)
    assert bounds(toll(2, 3), toll(9, 9, status=status)) == (2, None, 3)


def test_a_refused_claim_never_counts():
    assert bounds(toll(2, 2), toll(9, 9, accepted=False)) == (2, 2, 2)
    assert bounds(toll(9, 9, accepted=False)) == (None, None, None)


def test_none_reported_alone_is_no_zero():
    found = figure(none())
    assert (found.low, found.best, found.high, found.deciding) == (0, None, None, (0,))


def test_none_reported_gives_way_to_any_counted_claim_above_zero():
    found = figure(none(date="2024-05-02"), toll(2, 2, teller=("wire", "")))
    assert (found.low, found.best, found.high, found.deciding) == (2, 2, 2, (1,))


def test_none_reported_gives_way_to_a_group_of_the_same_outcome():
    civilians = toll(3, 3, group="civilian")
    assert bounds(none(), civilians) == (None, None, None)
    assert bounds(none(), civilians, kind=("killed", "civilian")) == (3, 3, 3)
    assert bounds(none(), toll(3, 3, outcome="injured")) == (0, None, None)


def test_none_reported_counts_beside_a_zero():
    assert bounds(none(), toll(0, 0, teller=("wire", ""))) == (0, None, None)


def test_a_group_never_adds_to_the_total():
    assert bounds(toll(2, 2), toll(1, 1, group="child")) == (2, 2, 2)
    assert bounds(toll(1, 1, group="child"), kind=KILLED) == (None, None, None)


def test_of_one_source_and_speaker_the_newest_counts():
    old, new = toll(5, 5, date="2024-05-01"), toll(3, 3, date="2024-05-02")
    found = figure(old, new)
    assert (found.low, found.best, found.high, found.deciding) == (3, 3, 3, (1,))
    spoken = replace(new, teller=("paper", "a mayor"))
    assert bounds(old, spoken) == (3, 3, 5)


def test_an_earlier_smaller_toll_of_anybody_is_superseded():
    early, late = toll(2, 4, date="2024-05-01"), toll(6, 6, date="2024-05-02", teller=("w", ""))
    assert bounds(early, late) == (6, 6, 6)
    assert bounds(replace(early, low=2, high=None), late) == (6, 6, 6)


def test_an_earlier_larger_toll_is_a_conflict():
    early, late = toll(8, 8, date="2024-05-01"), toll(6, 6, date="2024-05-02", teller=("w", ""))
    assert bounds(early, late) == (6, 6, 8)


def test_a_month_is_not_older_than_its_days():
    month, day = toll(2, 2, date="2024-05"), toll(6, 6, date="2024-05-12", teller=("w", ""))
    found = figure(month, day)
    assert (found.low, found.high) == (2, 6)


def test_low_is_the_least_and_high_the_greatest():
    assert bounds(toll(2, 5), toll(3, 9, teller=("w", ""))) == (2, None, 9)


def test_an_open_claim_at_or_above_every_closed_high_leaves_high_unknown():
    closed = toll(2, 5)
    for low, high in ((5, None), (6, None), (4, 5)):
        assert bounds(closed, toll(low, None, teller=("w", "")))[2] == high
    assert bounds(toll(4, None)) == (4, None, None)


def test_best_comes_from_the_best_graded_then_the_newest():
    a = toll(2, 2, grade="B2", date="2024-05-01")
    b = toll(3, 3, grade="C1", date="2024-05-01", teller=("w", ""))
    assert bounds(a, b)[1] == 2
    assert bounds(replace(a, grade="C1"), replace(b, low=1, high=1, date="2024-05-03"))[1] == 1


def test_best_is_the_own_best_of_a_range():
    assert bounds(toll(2, 6, best=3)) == (2, 3, 6)
    assert bounds(toll(best=3)) == (3, 3, 3)


def test_best_is_blank_when_the_first_gives_a_range_or_equals_disagree():
    assert bounds(toll(2, 6, grade="A1"), toll(3, 3, grade="B1", teller=("w", "")))[1] is None
    assert bounds(toll(2, 2), toll(3, 3, teller=("w", "")))[1] is None


def test_an_explicit_successor_replaces_whatever_the_dates():
    old = toll(9, 9, key="first", date="2024-05-09")
    new = toll(2, 2, supersedes="first", date="2024-05-01", teller=("w", ""))
    assert bounds(old, new) == (2, 2, 2)


def test_claims_that_replace_each_other_do_not_vanish():
    a = toll(2, 2, key="a", supersedes="b")
    b = toll(3, 3, key="b", supersedes="a", teller=("w", ""))
    assert bounds(a, b) == (2, None, 3)
    late = toll(4, 4, key="late", date="2024-05-09")
    early = toll(5, 5, supersedes="late", date="2024-05-01")
    assert bounds(late, early) == (5, 5, 5)


def test_words_alone_give_no_figure():
    assert bounds(toll()) == (None, None, None)
    assert bounds(toll(), toll(2, 2, teller=("w", ""), grade="A1")) == (2, 2, 2)
    assert bounds(toll(grade="A1"), toll(2, 2, teller=("w", ""), grade="B2")) == (2, 2, 2)


def test_the_reasons_name_the_claims_as_people_count_them():
    found = figure(toll(9, 9, status="denied"), toll(1, 1, date="2024-05-01"),
                   toll(2, 2, date="2024-05-02"))  # fmt: skip
    assert "claim 1 is denied, which does not count" in found.reasons
    assert "claim 2 is superseded by claim 3" in found.reasons
    assert found.deciding == (2,)
    assert found.rule


counts = st.integers(0, 12)
dates = st.sampled_from(["", "2024", "2024-05", "2024-05-01", "2024-05-02", "2024-06-01"])


@st.composite
def tolls(draw):
    status = draw(st.sampled_from(["asserted", "claimed", "none_reported", "denied", "opinion"]))
    stated = draw(st.sampled_from(["range", "open", "up_to", "best", "best_up_to", "all", "words"]))
    low, best, high = sorted([draw(counts), draw(counts), draw(counts)])
    if status == "none_reported" or stated == "words":
        low = best = high = None
    low = None if stated in ("up_to", "best", "best_up_to") else low
    high = None if stated in ("open", "best") else high
    best = best if stated in ("best", "best_up_to", "all") else None
    return toll(
        low, high, best, status=status, date=draw(dates),
        teller=(draw(st.sampled_from("pqr")), draw(st.sampled_from(["", "mayor"]))),
        grade=draw(st.sampled_from(["A1", "B2", "F6"])),
        accepted=draw(st.sampled_from([True, True, True, False])),
        key=draw(st.sampled_from([None, "k", "l"])),
        supersedes=draw(st.sampled_from([None, None, None, "k", "l"])),
    )  # fmt: skip


many = st.lists(tolls(), min_size=1, max_size=7)


@given(many)
def test_low_never_exceeds_high(claims):
    low, best, high = bounds(*claims)
    assert low is None or high is None or low <= high
    assert best is None or high is None or best <= high
    assert best is None or low is None or low <= best


@given(many, tolls())
def test_a_denial_changes_no_figure(claims, denial):
    denial = replace(denial, status="denied", key=None)
    assert bounds(*claims, denial) == bounds(*claims)
    assert figure(*claims, denial).deciding == figure(*claims).deciding


@given(many, dates)
def test_none_reported_never_lowers_a_positive_low(claims, date):
    low, _, high = bounds(*claims)
    after = bounds(*claims, none(date=date, teller=("new", "")))
    if low:
        assert after == bounds(*claims)
        assert (after[0], after[2]) == (low, high)


@given(many.flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_claims_changes_no_figure(pair):
    assert bounds(*pair[0]) == bounds(*pair[1])


@given(many)
def test_a_figure_rests_on_counted_accepted_claims(claims):
    for number in figure(*claims).deciding:
        assert claims[number].accepted
        assert claims[number].status in ("asserted", "claimed", "none_reported")
