"""What sides disagree about: casualties by their claims, other fields by statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from incidents.figures.authorities import KNOWN_SIDES, folded, opposed
from incidents.figures.claims import Claim
from incidents.figures.counts import Count, count_of
from incidents.figures.standing import Standing
from schema.errors import InputError
from schema.moments import before, span_of

CONTESTABLE = ("killed", "injured", "missing", "attacker", "weapon", "date", "place")
"""What the column `contested` may list, in its order."""

_LATEST = "9999-12-31T23:59"


def contested_outcomes(claims: Sequence[Claim], stood: Standing) -> tuple[str, ...]:
    """Outcomes of which two known sides give numbers that exclude each other, or of which a denial
    stands against a count. A count that merely rises is not contested.
    """
    kinds: dict[tuple[str, str], list[Count]] = {}
    for count in stood.counts:
        kinds.setdefault((count.outcome, count.group), []).append(count)
    found = {kind[0] for kind, counts in kinds.items() if _sides_exclude(counts)}
    for denial in _denials(claims, stood):
        rivals = kinds.get((denial.outcome, denial.group), [])
        if any(c.authority != denial.authority and _denied(denial, c) for c in rivals):
            found.add(denial.outcome)
    return tuple(field for field in CONTESTABLE if field in found)


def _denials(claims: Sequence[Claim], stood: Standing) -> list[Count]:
    replaced = {v.number for v in stood.verdicts if v.gave_way_to is not None}
    return [
        count_of(claim)
        for claim in claims
        if claim.status == "denied" and claim.accepted and claim.number not in replaced
    ]


def _denied(denial: Count, count: Count) -> bool:
    """Whether a denial speaks of the number that somebody gives; in words it speaks of any."""
    return not denial.figured or not denial.excludes(count)


def _sides_exclude(counts: Sequence[Count]) -> bool:
    by_side = {side: [c for c in counts if c.side == side] for side in KNOWN_SIDES}
    return any(
        _exclude(by_side[one], by_side[other], rises=not opposed(one, other))
        for one in KNOWN_SIDES
        for other in KNOWN_SIDES
        if one != other
    )


def _exclude(lower: Sequence[Count], upper: Sequence[Count], rises: bool) -> bool:
    """Whether a count of `upper` lies above one of `lower`. With `rises`, one that is certainly
    later does not count: it may only have risen.

    Sorted once, so that a record with thousands of claims does not compare each with each.
    """
    ends = sorted(
        (c.moment[1] if c.moment else _LATEST, c.high) for c in lower if c.high is not None
    )
    least: list[int] = []
    for _, high in reversed(ends):
        least.append(min(high, least[-1]) if least else high)
    least.reverse()
    for count in upper:
        start = count.moment[0] if rises and count.moment else ""
        place = bisect_left(ends, (start, -1))
        if count.low is not None and place < len(ends) and least[place] < count.low:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Statement:
    """What one authority says of a field: `value`, asserted, or denied where `denied` is set."""

    field: str
    value: str
    authority: str
    side: str
    denied: bool = False


Excludes = Callable[[str, str], bool]
"""Whether two values of a field cannot both be right."""


def contested_fields(
    statements: Iterable[Statement], excludes: Mapping[str, Excludes]
) -> tuple[str, ...]:
    """Fields of which known sides state values that exclude each other, or of which a denial stands
    against an assertion of another authority.

    `statements` are those that stand, the record's own value among them as its authority states
    it; `excludes` says for each field to be judged how to compare it, and others are not judged:
    "Shahed" and "Shahed-136" differ as words and agree as weapons, which only the caller knows.
    """
    by_field: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.field in excludes:
            by_field.setdefault(statement.field, []).append(statement)
    return tuple(
        field
        for field in CONTESTABLE
        if field in by_field
        and any(
            _at_odds(one, other, excludes[field])
            for n, one in enumerate(by_field[field])
            for other in by_field[field][n + 1 :]
        )
    )


def _at_odds(one: Statement, other: Statement, excludes: Excludes) -> bool:
    if one.authority == other.authority or (one.denied and other.denied):
        return False
    if one.denied or other.denied:
        return not excludes(one.value, other.value)
    sides = one.side != other.side and {one.side, other.side} <= set(KNOWN_SIDES)
    return sides and excludes(one.value, other.value)


def self_contradictions(statements: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Fields of which one source itself states values that exclude each other: a date in the name
    of a row and another in its field, a point in one country and the name of another.

    `statements` are (field, value, source); dates in ISO form and codes of countries are judged.
    """
    known: dict[tuple[str, str], set[str]] = {}
    for field, value, source in statements:
        if field in _JUDGED and _JUDGED[field][0].fullmatch(value):
            known.setdefault((field, source), set()).add(value)
    return tuple(
        dict.fromkeys(
            field
            for (field, _), values in known.items()
            if any(_JUDGED[field][1](a, b) for a, b in combinations(sorted(values), 2))
        )
    )


def names_exclude(one: str, other: str) -> bool:
    """Whether two names differ in more than case and spaces. For codes of actors."""
    return folded(one) != folded(other)


def dates_exclude(one: str, other: str) -> bool:
    """Whether two dates can mean no common day. What is no date excludes nothing."""
    try:
        first, second = span_of(one.strip()), span_of(other.strip())
    except InputError:
        return False
    return before(first, second) or before(second, first)


_JUDGED: dict[str, tuple[re.Pattern[str], Excludes]] = {
    "date": (re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII), dates_exclude),
    "place": (re.compile(r"[A-Z]{2}", re.ASCII), names_exclude),
}
"""Fields in which a source can contradict itself: what a value looks like that can be judged."""
