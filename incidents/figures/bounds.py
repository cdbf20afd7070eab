"""Low, best and high out of the counts that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.figures.authorities import maybe_opposed, opposed
from incidents.figures.counts import Count, one_count_each
from schema.moments import before

RULE = "toll-2"


@dataclass(frozen=True, slots=True)
class Figure:
    """A derived figure: low, best and high (None is unknown), the claims that decided, and why.

    `deciding` are places in the record's list, from 0; reasons number claims from 1.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    deciding: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    rule: str = RULE


def figure_of(
    stated: Sequence[Count], parts: Sequence[Count] = (), undecided: bool = False
) -> Figure:
    """The figure that standing counts make.

    `stated` are counts of the whole, `parts` the least that each authority's groups make where it
    states no whole; `undecided` says that some claim may add to a count, which leaves the greatest
    unknown.
    """
    counts = one_count_each(stated)
    deciding = sorted({n for count in (*counts, *parts) for n in count.numbers})
    if not counts and not parts:
        return Figure(reasons=("no counted claim",))
    low, low_reason = _low(counts, parts)
    high, high_reason = _high(counts, parts, undecided)
    best, best_reason = _best(counts, parts)
    reasons = tuple(reason for reason in (low_reason, high_reason, best_reason) if reason)
    return Figure(low, best, high, tuple(deciding), reasons)


def _low(counts: Sequence[Count], parts: Sequence[Count]) -> tuple[int | None, str]:
    """The least of the stated leasts; unknown when a claim without one ends at or below it."""
    lows = [count.low for count in counts if count.low is not None]
    ends = [end for count in counts if count.low is None and (end := _end(count)) is not None]
    of_groups = max((part.low for part in parts if part.low is not None), default=None)
    if lows:
        low = min(lows)
        if any(end <= low for end in ends):
            return None, 'low unknown: a claim of "up to" ends at or below every least'
        return low, ""
    if of_groups is None:
        return None, "low unknown: no claim gives a least"
    if any(end < of_groups for end in ends):
        return None, 'low unknown: groups make more than a claim of "up to" allows'
    return of_groups, "low from groups: nobody states how many in all"


def _end(count: Count) -> int | None:
    """Where a count without a least ends for certain: its best, or else its greatest."""
    return count.high if count.best is None else count.best


def _high(
    counts: Sequence[Count], parts: Sequence[Count], undecided: bool
) -> tuple[int | None, str]:
    if undecided:
        return None, 'high unknown: a claim counts "more" and names no claim that it adds to'
    highs = [count.high for count in counts if count.high is not None]
    if not highs:
        return None, "high unknown: no claim gives an upper figure"
    high = max(highs)
    starts = [
        count.low if count.best is None else count.best for count in counts if count.high is None
    ]
    if any(start is not None and start >= high for start in starts):
        return None, 'high unknown: a claim of "at least" reaches every upper figure'
    if any(part.low is not None and part.low > high for part in parts):
        return None, "high unknown: groups of an authority that states no total lie above it"
    return high, ""


def _best(counts: Sequence[Count], parts: Sequence[Count]) -> tuple[int | None, str]:
    """The first by grade, then newest, that gives one figure which its betters leave room for."""
    ranked = _ranked([*counts, *parts])
    floor, ceiling = 0, None
    for place, count in enumerate(ranked):
        number = count.best
        if number is not None and number >= floor and (ceiling is None or number <= ceiling):
            beside = [other for other in ranked[place + 1 :] if _beside(count, other)]
            if all(other.allows(number) for other in beside):
                blank = _doubt(count, number, ranked)
                return (None, blank) if blank else (number, _from(count))
        floor = max(floor, count.low or 0)
        ceiling = count.high if ceiling is None else min(ceiling, count.high or ceiling)
        if ceiling is not None and ceiling < floor:
            return None, _disagreement(ranked)
    if all(count.best is None for count in ranked):
        return None, "best blank: no claim gives a single figure"
    return None, "best blank: no claim gives a single figure that those before it leave room for"


def _ranked(counts: Iterable[Count]) -> list[Count]:
    """Best graded first; of one grade the newest first, without a moment last."""
    ordered = sorted(counts, key=lambda c: c.moment[1] if c.moment else "", reverse=True)
    return sorted(ordered, key=lambda c: c.grade)


def _beside(one: Count, other: Count) -> bool:
    """Whether two counts rank alike: one grade, and no certain order in time."""
    if one.grade != other.grade:
        return False
    return not before(one.moment, other.moment) and not before(other.moment, one.moment)


def _doubt(count: Count, number: int, ranked: Sequence[Count]) -> str:
    """Why a number that ranks first is no best after all; empty when nothing speaks against it."""
    for other in ranked:
        rival = other.best is not None and other.best != number and other.grade == count.grade
        if rival and _beside(count, other):
            return "best blank: equally graded and dated claims disagree"
        if rival and maybe_opposed(count.side, other.side):
            return "best blank: equally graded claims of opposed sides disagree"
        above = other.low is not None and other.low > number
        if above and before(count.moment, other.moment) and not opposed(count.side, other.side):
            later = other.numbers[0] + 1
            return f"best blank: claim {later} is later and higher, and nobody says which overtakes"
    return ""


def _disagreement(ranked: Sequence[Count]) -> str:
    if len(ranked) > 1 and _beside(ranked[0], ranked[1]):
        return "best blank: equally graded and dated claims disagree"
    return "best blank: the first claims leave no common figure"


def _from(count: Count) -> str:
    return f"best from claim {count.numbers[0] + 1} (graded {count.grade})"
