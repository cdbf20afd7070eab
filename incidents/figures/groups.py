"""Groups and the total: what civilians, children and others say of all, within one authority."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from incidents.figures.claims import TOTAL
from incidents.figures.counts import Count
from incidents.figures.verdicts import Finding, Problem, listed
from schema.moments import before, newest

WHOLES = (("civilian", "combatant"), ("man", "woman", "child"))
"""Groups that part one whole between them, so that they add up. Others overlap: a child is a
civilian, a medical worker a man or a woman."""


@dataclass(slots=True)
class Lifted:
    """The counts of a total once groups are read.

    `stated`: totals that an authority states, none below its own groups, and sums of parts that it
    calls the whole. `parts`: for each authority that states no total, the least that its groups
    make; those lower no total of others.
    """

    stated: list[Count] = field(default_factory=list)
    parts: list[Count] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def lift(counts: Sequence[Count]) -> Lifted:
    """Read the groups of one outcome. `counts` are those of it that stand."""
    lifted = Lifted()
    by_authority: dict[str, list[Count]] = {}
    for count in counts:
        by_authority.setdefault(count.authority, []).append(count)
    for own in by_authority.values():
        totals = [count for count in own if count.group == TOTAL]
        groups = [count for count in own if count.group != TOTAL and not count.derived]
        sums = _sums(groups)
        if totals:
            lifted.stated += [_raised(total, sums, lifted.findings) for total in totals]
            continue
        wholes = [count for count in sums if count.whole]
        lifted.stated += wholes
        if sums and not wholes:
            lifted.parts.append(max(sums, key=lambda count: count.low or 0))
    return lifted


def _sums(groups: Sequence[Count]) -> list[Count]:
    """What one authority's groups say of its total: a count for each whole that they part, and for
    each group that parts none. Only what it calls the whole has a best and a greatest.
    """
    by_group: dict[str, list[Count]] = {}
    for count in groups:
        by_group.setdefault(count.group, []).append(count)
    families = [[g for g in whole if g in by_group] for whole in WHOLES]
    families += [[g] for g in by_group if not any(g in whole for whole in WHOLES)]
    sums = (_family([by_group[g] for g in family]) for family in families if family)
    return [count for count in sums if count is not None]


def _family(groups: Sequence[Sequence[Count]]) -> Count | None:
    members = [count for group in groups for count in group]
    whole = all(count.whole for count in members) and all(len(group) == 1 for group in groups)
    low = _stated_sum(groups)
    if low is None and not whole:
        return None
    return replace(
        members[0],
        numbers=tuple(number for count in members for number in count.numbers),
        group=TOTAL,
        low=_all(count.low for count in members) if whole else low,
        best=_all(count.best for count in members) if whole else None,
        high=_all(count.high for count in members) if whole else None,
        grade=max(count.grade for count in members),
        moment=newest([count.moment for count in members]),
        stated_low=True,
        whole=whole,
    )


def _stated_sum(groups: Sequence[Sequence[Count]]) -> int | None:
    """The least of each group, added. A best alone is no least, and lifts nothing."""
    lows = [
        min(lows)
        for group in groups
        if (lows := [c.low for c in group if c.low is not None and c.stated_low])
    ]
    return sum(lows) if lows else None


def _all(numbers: Iterable[int | None]) -> int | None:
    stated = list(numbers)
    known = [number for number in stated if number is not None]
    return sum(known) if len(known) == len(stated) else None


def _raised(total: Count, sums: Sequence[Count], findings: list[Finding]) -> Count:
    """A total that is not below the groups of its own authority."""
    for groups in sums:
        low = groups.low
        if low is None or not groups.stated_low or low <= (total.low or 0):
            continue
        below = total.high is not None and total.high < low
        # A newer total is a correction of everything older: groups that it left behind do not
        # raise it again. An open total ("at least 2") is corrected by none and raised by all.
        if below and before(groups.moment, total.moment):
            findings.append(_finding(Problem.OLDER_GROUPS_ABOVE_TOTAL, total, groups))
            continue
        if below or (total.best is not None and total.best < low):
            findings.append(_finding(Problem.TOTAL_BELOW_GROUPS, total, groups))
        total = replace(
            total,
            numbers=total.numbers + groups.numbers,
            low=low,
            best=total.best if total.best is not None and total.best >= low else None,
            high=None if below else total.high,
        )
    return total


def _finding(problem: Problem, total: Count, groups: Count) -> Finding:
    how = {
        Problem.TOTAL_BELOW_GROUPS: "is below its own groups",
        Problem.OLDER_GROUPS_ABOVE_TOTAL: "is below older groups of the same authority",
    }[problem]
    make = "makes" if len(groups.numbers) == 1 else "make"
    sentence = (
        f"the total of {listed(total.numbers)} {how}: {listed(groups.numbers)} {make} at least"
    )
    return Finding(
        problem, (*total.numbers, *groups.numbers), f"{sentence} {groups.low} {total.outcome}"
    )
