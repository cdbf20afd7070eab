"""What holds of the rule for any claims at all."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incidents.figures.claims import of_one_record, plain_figure
from incidents.figures.derive import derive
from incidents.figures.proposals import proposals
from incidents.figures.verdicts import Part
from tests.incidents.figures.strategies import claims, figures, records


def ordered(*numbers):
    known = [n for n in numbers if n is not None]
    return known == sorted(known)


@given(records())
def test_low_best_and_high_are_in_order(listed):
    for figure in derive(listed).figures.values():
        assert ordered(figure.low, figure.best, figure.high)


@given(records())
def test_what_gave_way_leads_to_a_claim_that_stands(listed):
    verdicts = {v.number: v for v in derive(listed).verdicts}
    for first in verdicts.values():
        step, seen = first, set()
        while step.gave_way_to is not None:
            assert step.number not in seen
            seen.add(step.number)
            step = verdicts[step.gave_way_to]
        if seen:
            assert step.stands or step.because is Part.UNDECIDED


@given(records())
def test_a_figure_needs_a_counted_claim_and_a_counted_claim_is_never_lost(listed):
    derived = derive(listed)
    counted = [c for c in listed if c.accepted and c.status in ("asserted", "claimed")]
    standing = {v.number for v in derived.verdicts if v.stands}
    undecided = {v.number for v in derived.verdicts if v.because is Part.UNDECIDED}
    assert bool(counted) == bool(standing | undecided)
    for figure in derived.figures.values():
        assert set(figure.deciding) <= standing
        if not figure.deciding:
            assert (figure.low, figure.best, figure.high) == (None, None, None)


@given(records(pointing=False), claims())
def test_another_authority_changes_nothing_of_what_stands(listed, more):
    stranger = replace(
        more, number=len(listed), authority="stranger", source="another page", key=""
    )
    without = {v.number: v for v in derive(listed).verdicts}
    beside = {v.number: v for v in derive([*listed, stranger]).verdicts}
    assert {n: beside[n] for n in without} == without


@given(records(), st.randoms())
def test_the_order_of_the_record_does_not_matter(listed, random):
    shuffled = list(listed)
    random.shuffle(shuffled)
    one, other = derive(listed), derive(shuffled)
    assert {v.number: v.stands for v in one.verdicts} == {
        v.number: v.stands for v in other.verdicts
    }
    ends = [
        {kind: (f.low, f.best, f.high) for kind, f in derived.figures.items()}
        for derived in (one, other)
    ]
    assert ends[0] == ends[1]


@given(claims())
def test_the_short_way_of_a_single_claim_is_the_whole_rule(claim):
    refused = replace(claim, number=1, accepted=False)
    short, full = derive([claim]), derive([claim, refused])
    assert short.verdicts == full.verdicts[:1]
    assert short.figures.keys() == full.figures.keys()
    for kind, figure in short.figures.items():
        other = full.figures[kind]
        assert (figure.low, figure.best, figure.high, figure.deciding) == (
            other.low, other.best, other.high, other.deciding)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["civilian", "combatant", "child", "medical"]), figures()),
       figures(), claims())  # fmt: skip
def test_each_figure_of_a_flat_row_stays_as_it_stands(groups, total, claim):
    stated = {"total": total, **groups}
    listed = [
        replace(claim, number=n, outcome="killed", group=group, status="asserted", accepted=True,
                words="", whole=False, derived=group != "total", low=low, best=best, high=high)
        for n, (group, (low, best, high)) in enumerate(stated.items())
    ]  # fmt: skip
    derived = derive(listed)
    for group, ends in stated.items():
        own = derived.figure("killed", group)
        assert plain_figure(*ends) == (own.low, own.best, own.high)


@given(records(most=4), records(most=4))
def test_records_judged_the_same_keep_their_keys_apart(one, other):
    joined = of_one_record([("first", one), ("second", other)])
    assert [claim.number for claim in joined] == list(range(len(one) + len(other)))
    keys = {claim.key for claim in joined}
    assert len(keys) == len(joined)
    of_first = {claim.key for claim in joined[: len(one)]}
    for claim in joined[len(one) :]:
        assert claim.supersedes not in of_first
        assert claim.adds_to not in of_first


@given(records())
def test_a_proposal_taken_is_a_proposal_gone_and_never_crosses_sides(listed):
    derived = derive(listed)
    for proposal in proposals(listed, derived):
        new = next(c for c in listed if c.number == proposal.number)
        old = next(c for c in listed if c.number == proposal.names)
        assert new.kind == old.kind
        if proposal.field != "supersedes":
            continue
        assert "attacker" not in (new.side, old.side) or "independent" not in (new.side, old.side)
        assert {new.side, old.side} != {"attacker", "defender"}
        if new.supersedes:
            continue
        taken = [replace(c, supersedes=old.key) if c is new else c for c in listed]
        again = derive(taken)
        assert not {v.number: v for v in again.verdicts}[old.number].stands
