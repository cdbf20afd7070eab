"""A count: one number of one authority as it enters low, best and high, whatever its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from incidents.figures.claims import NONE_REPORTED, Claim
from schema.moments import Span, newest


@dataclass(frozen=True, slots=True)
class Count:
    """One number of one authority. `numbers` are the places of its claims.

    `low` is None for "up to", `high` for "at least", `best` where no single number is given.
    `stated_low` is False where the least is only a best figure's, which lifts nothing, as nothing
    that is `derived` does. `moment` is when it stood.
    """

    numbers: tuple[int, ...]
    outcome: str
    group: str
    low: int | None
    best: int | None
    high: int | None
    authority: str
    side: str = "unknown"
    grade: str = "F6"
    moment: Span | None = None
    stated_low: bool = True
    whole: bool = False
    derived: bool = False

    @property
    def figured(self) -> bool:
        """Whether it gives any number."""
        return not (self.low is None and self.best is None and self.high is None)

    @property
    def greatest_held(self) -> int | None:
        """The greatest number that it gives at all."""
        held = [n for n in (self.low, self.best, self.high) if n is not None]
        return max(held, default=None)

    def allows(self, number: int) -> bool:
        """Whether it leaves room for a number."""
        return (self.low or 0) <= number and (self.high is None or number <= self.high)

    def holds(self, other: Count) -> bool:
        """Whether every number that the other leaves room for fits this one as well."""
        if (self.low or 0) > (other.low or 0):
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def excludes(self, other: Count) -> bool:
        """Whether no number fits both."""
        return self.above(other) or other.above(self)

    def above(self, other: Count) -> bool:
        """Whether it begins where the other has ended."""
        return self.low is not None and other.high is not None and self.low > other.high


def count_of(claim: Claim) -> Count:
    """A claim as a count. "None reported" is 0 or more."""
    low, best, high = (0, None, None) if claim.status == NONE_REPORTED else claim.figure
    return Count(
        (claim.number,),
        claim.outcome,
        claim.group,
        low,
        best,
        high,
        claim.authority,
        claim.side,
        claim.grade,
        claim.moment,
        claim.low is not None,
        claim.whole,
        claim.derived,
    )


def one_count_each(counts: Iterable[Count]) -> list[Count]:
    """Counts of one number by one authority as one, with the best grade and the newest moment."""
    alike: dict[tuple[object, ...], list[Count]] = {}
    for count in counts:
        figure = (count.outcome, count.group, count.low, count.best, count.high)
        alike.setdefault((count.authority, count.side, *figure), []).append(count)
    return [_merged(group) if len(group) > 1 else group[0] for group in alike.values()]


def _merged(counts: Sequence[Count]) -> Count:
    return replace(
        counts[0],
        numbers=tuple(number for count in counts for number in count.numbers),
        grade=min(count.grade for count in counts),
        moment=newest([count.moment for count in counts]),
        stated_low=any(count.stated_low for count in counts),
        whole=any(count.whole for count in counts),
        derived=all(count.derived for count in counts),
    )


def summed(base: Count, additions: Sequence[Count]) -> Count:
    """A count with what adds to it: the weakest grade, for a sum is as good as its worst part.

    An addition of two authorities in one number and no certain order may be one event told twice:
    the least takes it once, the greatest each time, and no best is left.
    """
    low, best, high = base.low, base.best, base.high
    for twins in twins_of(additions):
        first, told = twins[0], len({twin.authority for twin in twins})
        low = _plus(low, first.low)
        best = _plus(best, first.best) if told == 1 else None
        high = _plus(high, None if first.high is None else first.high * told)
    return replace(
        base,
        numbers=base.numbers + tuple(n for count in additions for n in count.numbers),
        low=low,
        best=best,
        high=high,
        grade=max(count.grade for count in (base, *additions)),
        moment=newest([c.moment for c in (base, *additions) if c.authority == base.authority]),
    )


def twins_of(additions: Sequence[Count]) -> list[list[Count]]:
    """Additions of one number that no certain order holds apart, together; others alone."""
    alike: dict[tuple[object, ...], list[Count]] = {}
    for count in additions:
        alike.setdefault((count.low, count.best, count.high), []).append(count)
    return [cluster for counts in alike.values() for cluster in _overlapping(counts)]


def _overlapping(counts: Sequence[Count]) -> list[list[Count]]:
    clusters: list[list[Count]] = []
    end = ""
    # In the order in which they begin: what begins after the first of a cluster has ended is apart.
    for count in sorted(counts, key=lambda c: c.moment or ("", "")):
        if clusters and (count.moment is None or not end or count.moment[0] <= end):
            clusters[-1].append(count)
        else:
            clusters.append([count])
            end = ""
        if count.moment:
            end = min(end or count.moment[1], count.moment[1])
    return clusters


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
