"""Clusters of judgements, whatever the order in which they came; judgements, undone and redone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.linkage.clusters import clusters
from incidents.linkage.judging import Judgement, judge, judgements, standing, undo
from incidents.store.history import Author
from incidents.store.log.verify import faults
from schema.errors import UsageError

CODES = "abcdefg"
JUDGEMENTS = st.lists(
    st.builds(
        Judgement,
        st.sampled_from(CODES),
        st.sampled_from(CODES),
        st.sampled_from(["same", "different", "part_of", "unsure"]),
        st.one_of(st.none(), st.floats(0.5, 1)),
    ).filter(lambda one: one.one != one.other),
    unique_by=lambda one: one.pair,
)


@given(JUDGEMENTS, st.randoms(use_true_random=False))
def test_clusters_do_not_hang_on_the_order_of_judgements(given_, draw):
    made = clusters(given_)
    mixed = list(given_)
    draw.shuffle(mixed)
    assert clusters(mixed) == made


@given(JUDGEMENTS)
def test_a_cluster_holds_what_is_linked_and_nothing_that_is_apart(given_):
    made = clusters(given_)
    seen = [code for members in made.members for code in members]
    assert len(seen) == len(set(seen))
    broken = {one.link.pair for one in made.broken}
    for one in given_:
        together = one.other in made.holding(one.one)
        if one.verdict in ("different", "part_of"):
            assert not together
        elif one.verdict == "same":
            assert together != (one.pair in broken)
    for one in made.broken:
        assert one.by.verdict in ("different", "part_of")


def test_a_different_splits_a_cluster_and_says_which_link_broke():
    links = [Judgement("a", "b", "same", 0.9), Judgement("b", "c", "same", 0.8)]
    apart = Judgement("a", "c", "different", why="two craters", who="anna")
    made = clusters([*links, apart])
    assert made.members == (("a", "b"),)
    assert [(one.link.pair, one.by.who) for one in made.broken] == [(("b", "c"), "anna")]


def test_judgements_and_their_undoing_are_what_a_model_says(ledger, incident):
    """Judgements and undoings at random: what stands after each, and that the log holds. What
    stands of a pair is its verdict and the decision that first said so.
    """
    codes = [ledger.add(incident(code=code)) for code in "abcd"]
    draw = random.Random(11)  # noqa: S311  # the same each time
    stands: list[dict] = [{}]  # after each decision
    touched: list[set] = [set()]  # the pairs of each decision
    refused = 0
    for _ in range(60):
        with ledger.writing() as database:
            if len(stands) > 1 and draw.random() < 0.4:
                number = draw.randrange(1, len(stands))
                pairs = touched[number]
                if any(stands[-1].get(pair) != stands[number].get(pair) for pair in pairs):
                    refused += 1
                    with pytest.raises(UsageError, match="judged again since"):
                        undo(database, number)
                    continue
                undo(database, number)
                after = {pair: stands[number - 1].get(pair) for pair in pairs}
            else:
                one, other = draw.sample(codes, 2)
                verdict = draw.choice(["same", "different", "unsure"])
                judge(database, one, other, verdict, Author("because"))
                after = {tuple(sorted((one, other))): (verdict, len(stands))}
        stands.append({pair: what for pair, what in {**stands[-1], **after}.items() if what})
        touched.append(set(after))
        with ledger.reading() as database:
            now = {pair: one.verdict for pair, one in standing(database).items()}
        assert now == {pair: verdict for pair, (verdict, _) in stands[-1].items()}
    assert refused > 3
    with ledger.reading() as database:
        assert len({one.decision for one in judgements(database)}) == len(stands) - 1
        assert list(faults(database)) == []


def test_what_was_judged_twice_is_undone_step_by_step(ledger, incident):
    """The later judgement taken back, the earlier one can be taken back too."""
    one, other = (ledger.add(incident(code=code)) for code in ("left", "right"))
    with ledger.writing() as database:
        for verdict in ("same", "different", "same"):
            judge(database, one, other, verdict, Author("because"))
        with pytest.raises(UsageError, match="take the later ones back first"):
            undo(database, 1)
        verdicts = []
        for number in (3, 2, 1):
            undo(database, number)
            verdicts += [one.verdict for one in standing(database).values()]
    assert verdicts == ["different", "same"]
