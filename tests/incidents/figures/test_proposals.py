"""What a person is asked to judge."""

from dataclasses import replace

import pytest

from incidents.figures.claims import Claim
from incidents.figures.derive import derive
from incidents.figures.proposals import proposals

OLD = Claim(0, "killed", low=23, high=23, authority="police", side="defender", grade="B2",
            as_of="2026-03-10")  # fmt: skip
NEW = Claim(1, "killed", low=29, high=29, authority="un", side="independent", grade="A1",
            as_of="2026-04-09")  # fmt: skip


def offered(*claims):
    return proposals(claims, derive(claims))


def test_a_later_higher_count_of_another_may_overtake():
    (proposal,) = offered(OLD, NEW)
    assert (proposal.field, proposal.number, proposal.names) == ("supersedes", 1, 0)
    assert (proposal.grade, proposal.named_grade) == ("A1", "B2")
    assert "claim 2 (graded A1)" in proposal.sentence
    assert "claim 1 (graded B2)" in proposal.sentence


def test_above_the_start_of_an_open_claim():
    assert offered(replace(OLD, high=None), NEW)
    assert not offered(replace(OLD, low=29, high=None), NEW)


@pytest.mark.parametrize(
    "new",
    [
        replace(NEW, side="attacker"),
        replace(NEW, low=23),
        replace(NEW, as_of="2026-03-10"),
        replace(NEW, as_of="2026-06-01"),
        replace(NEW, as_of=""),
        replace(NEW, outcome="injured"),
        replace(NEW, group="civilian"),
    ],
    ids=["across sides", "not wholly above", "same day", "after two months", "without a moment",
         "other outcome", "other group"],
)  # fmt: skip
def test_what_is_not_proposed(new):
    assert offered(OLD, new) == []


def test_an_attacker_overtakes_nobody_whose_side_is_unknown():
    assert not offered(replace(OLD, side="unknown"), replace(NEW, side="attacker"))
    assert offered(replace(OLD, side="unknown"), NEW)


def test_the_sentence_gives_both_numbers_and_moments():
    (proposal,) = offered(replace(OLD, high=None), NEW)
    assert "23+ of 2026-03-10" in proposal.sentence
    assert "29 of 2026-04-09" in proposal.sentence
    assert proposal.waiting == 0


def test_of_several_the_best_graded():
    third = replace(NEW, number=2, authority="town", grade="C3", side="defender")
    assert [p.number for p in offered(OLD, NEW, third)] == [1]


def test_more_is_proposed_as_an_addition_to_the_newest_count():
    first = replace(OLD, high=None, authority="governor", low=10)
    second = replace(first, number=1, low=18, high=18, as_of="2026-03-11")
    more = replace(first, number=2, low=2, high=2, as_of="2026-03-16", words="two more bodies")
    (proposal,) = offered(first, second, more)
    assert (proposal.field, proposal.number, proposal.names) == ("adds_to", 2, 1)
    assert "two more bodies" in proposal.sentence
