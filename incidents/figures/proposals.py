"""Claims that a person should judge: what may overtake what, and what may add to what.

Nothing here changes a figure. `check` and `review` show a proposal with both grades, and a person
takes it by writing `supersedes` or `adds_to` with the words of the page that say so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.figures.authorities import opposed
from incidents.figures.claims import Claim
from incidents.figures.counts import Count, one_count_each
from incidents.figures.derive import Derivation
from incidents.figures.moments import before, last_minute
from incidents.figures.verdicts import Part

LONGEST_DAYS = 61
"""Two months: what is counted later than that is a new investigation and no rising toll."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """That claim `number` gets `field` (`supersedes` or `adds_to`) with the key of claim `names`.

    Numbers are places in the record's list, from 0. `grade` and `named_grade` are the Admiralty
    codes of the two, `sentence` says why.
    """

    field: str
    number: int
    names: int
    grade: str
    named_grade: str
    sentence: str


def proposals(claims: Sequence[Claim], derived: Derivation) -> list[Proposal]:
    """What a person should judge in one record; empty when nothing is open."""
    return [*_overtaken(derived.counts), *_additions(claims, derived)]


def _overtaken(counts: Sequence[Count]) -> Iterator[Proposal]:
    kinds: dict[tuple[str, str], list[Count]] = {}
    for count in one_count_each(counts):
        if count.moment is not None:
            kinds.setdefault((count.outcome, count.group), []).append(count)
    for alike in kinds.values():
        alike.sort(key=lambda c: c.moment or ("", ""))
        starts = [(count.moment or ("", ""))[0] for count in alike]
        for old in alike:
            end = (old.moment or ("", ""))[1]
            later = slice(
                bisect_right(starts, end), bisect_right(starts, last_minute(end, LONGEST_DAYS))
            )
            newer = [new for new in alike[later] if _may_overtake(new, old)]
            if newer:
                yield _supersedes(min(newer, key=_rank), old)


def _rank(count: Count) -> tuple[str, int]:
    """The best graded first, of one grade the one that is named last in the record."""
    return count.grade, -count.numbers[-1]


def _may_overtake(new: Count, old: Count) -> bool:
    end = old.low if old.high is None else old.high
    if end is None or new.low is None or new.low <= end:
        return False
    return not opposed(new.side, old.side) and new.authority != old.authority


def _supersedes(new: Count, old: Count) -> Proposal:
    number, names = new.numbers[-1], old.numbers[0]
    sentence = (
        f"claim {number + 1} (graded {new.grade}) is later and higher than claim {names + 1}"
        f" (graded {old.grade}): if its page says that the toll rose, let it supersede that claim"
    )
    return Proposal("supersedes", number, names, new.grade, old.grade, sentence)


def _additions(claims: Sequence[Claim], derived: Derivation) -> Iterator[Proposal]:
    stands = {verdict.number for verdict in derived.verdicts if verdict.stands}
    for verdict in derived.verdicts:
        if verdict.because is Part.UNDECIDED:
            more = next(claim for claim in claims if claim.number == verdict.number)
            bases = [c for c in claims if c.number in stands and _may_be_base(c, more)]
            if bases:
                yield _adds_to(more, max(bases, key=lambda c: c.moment or ("", "")))


def _may_be_base(base: Claim, more: Claim) -> bool:
    related = base.authority == more.authority or base.source == more.source
    return (
        related and base.kind == more.kind and base.figured and not before(more.moment, base.moment)
    )


def _adds_to(more: Claim, base: Claim) -> Proposal:
    sentence = (
        f'claim {more.number + 1} (graded {more.grade}) says "{more.words}": if it comes on top of'
        f" claim {base.number + 1} (graded {base.grade}), let it add to that claim"
    )
    return Proposal("adds_to", more.number, base.number, more.grade, base.grade, sentence)
