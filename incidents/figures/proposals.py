"""Claims that a person should judge: what may overtake what, and what may add to what.

Nothing here changes a figure. `check` and `review` show a proposal with both grades, and a person
takes it by writing `supersedes` or `adds_to` with the words of the page that say so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.figures.authorities import maybe_opposed
from incidents.figures.claims import TOTAL, Claim
from incidents.figures.counts import Count, one_count_each
from incidents.figures.derive import Derivation
from incidents.figures.verdicts import Part
from incidents.language.figures_in_words import span
from schema.moments import before, last_minute

LONGEST_DAYS = 61
"""Two months: what is counted later than that is a new investigation and no rising toll."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """That claim `number` gets `field` (`supersedes` or `adds_to`) with the key of claim `names`.

    Numbers are places in the record's list, from 0. `grade` and `named_grade` are the Admiralty
    codes of the two, `sentence` says why, with both numbers and moments.
    """

    field: str
    number: int
    names: int
    grade: str
    named_grade: str
    sentence: str

    @property
    def waiting(self) -> int:
        """The claim that the judgement decides about; no other proposal does."""
        return self.names if self.field == "supersedes" else self.number


def proposals(claims: Sequence[Claim], derived: Derivation) -> list[Proposal]:
    """What a person should judge in one record; empty when nothing is open."""
    return [*_overtaken(claims, derived.counts), *_additions(claims, derived)]


def _overtaken(claims: Sequence[Claim], counts: Sequence[Count]) -> Iterator[Proposal]:
    by_number = {claim.number: claim for claim in claims}
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
                best = min(newer, key=_rank)
                yield _supersedes(by_number[best.numbers[-1]], by_number[old.numbers[0]], best, old)


def _rank(count: Count) -> tuple[str, int]:
    """The best graded first, of one grade the one that is named last in the record."""
    return count.grade, -count.numbers[-1]


def _may_overtake(new: Count, old: Count) -> bool:
    end = old.low if old.high is None else old.high
    if end is None or new.low is None or new.low <= end:
        return False
    return not maybe_opposed(new.side, old.side) and new.authority != old.authority


def _supersedes(new: Claim, old: Claim, above: Count, below: Count) -> Proposal:
    sentence = (
        f"{_counted(new)}: {_described(new, above.grade)} is later and higher than"
        f" {_described(old, below.grade)}".removesuffix(",")
    )
    return Proposal("supersedes", new.number, old.number, above.grade, below.grade, sentence)


def _counted(claim: Claim) -> str:
    return claim.outcome if claim.group == TOTAL else f"{claim.outcome} ({claim.group})"


def _described(claim: Claim, grade: str) -> str:
    low, best, high = claim.figure
    when = claim.as_of or claim.published
    moment = f" of {when}" if when else ""
    return f"claim {claim.number + 1} (graded {grade}), {span(low, high, best)}{moment},"


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
        f'{_counted(more)}: {_described(more, more.grade)} says "{more.words}" and may come on top'
        f" of {_described(base, base.grade)}".removesuffix(",")
    )
    return Proposal("adds_to", more.number, base.number, more.grade, base.grade, sentence)
