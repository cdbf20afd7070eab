"""Records that are one event, worked out from the judgements that stand, and nothing else.

The order in which people judged does not count. Links are taken the surest first: those that a
person made, then accepted ones by their score. A link that would bring two records together which
somebody called different, or part of one another, is broken, and it is said by which judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from incidents.linkage.judging import DIFFERENT, PART_OF, SAME, Judgement

_APART = (DIFFERENT, PART_OF)


@dataclass(frozen=True)
class Broken:
    """A link that does not hold, and the judgement that breaks it."""

    link: Judgement
    by: Judgement


@dataclass(frozen=True)
class Clusters:
    """Sets of two or more records that are one event each, by their codes in order."""

    members: tuple[tuple[str, ...], ...] = ()
    broken: tuple[Broken, ...] = ()
    _of: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def holding(self, code: str) -> tuple[str, ...]:
        """The members of the cluster of a record; empty where it is in none."""
        return self._of.get(code, ())


def clusters(judgements: Iterable[Judgement]) -> Clusters:
    """Clusters of the judgements that stand, one a pair."""
    given = list(judgements)
    apart: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for one in given:
        if one.verdict in _APART:
            apart[one.one][one.other] = apart[one.other][one.one] = one
    links = sorted((one for one in given if one.verdict == SAME), key=_surest_first)
    sets: dict[str, set[str]] = {}
    broken = []
    for link in links:
        first, second = (sets.setdefault(code, {code}) for code in (link.one, link.other))
        if first is second:
            continue
        if by := _breaking(first, second, apart):
            broken.append(Broken(link, by))
            continue
        first |= second
        for code in second:
            sets[code] = first
    members = {tuple(sorted(codes)) for codes in sets.values() if len(codes) > 1}
    ordered = tuple(sorted(members))
    return Clusters(ordered, tuple(broken), {code: one for one in ordered for code in one})


def _surest_first(link: Judgement) -> tuple[bool, float, tuple[str, str]]:
    return (link.score is not None, -(link.score or 0.0), link.pair)


def _breaking(
    first: set[str], second: set[str], apart: dict[str, dict[str, Judgement]]
) -> Judgement | None:
    """The judgement that keeps two sets apart, always the same one of several."""
    few, many = sorted((first, second), key=len)
    keeping = [by for code in few for other, by in apart.get(code, {}).items() if other in many]
    return min(keeping, key=lambda by: by.pair, default=None)
