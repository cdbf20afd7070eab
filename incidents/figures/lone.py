"""The rule for claims that nothing else speaks to: one authority, one moment, one count a group.

Nearly every row of a loaded file is such a record. These functions give what `derive` gives, and
hold only comparisons, so that a bulk load can write them in SQL; a test compares the two on every
shape of claim.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.figures.claims import TOTAL, Triple, plain_figure
from incidents.figures.groups import WHOLES


def lone_total(figures: Mapping[str, Triple]) -> Triple:
    """The total of one outcome where one authority gives at most one count for each group.

    `figures` holds low, best and high as stated, by group, the total included where it is stated.
    None of the groups is called the whole (`whole`).
    """
    total = figures.get(TOTAL)
    groups = {group: figure for group, figure in figures.items() if group != TOTAL}
    least = max((low for low in _leasts(groups)), default=None)
    if total is None or total == (None, None, None):
        return least, None, None
    low, best, high = plain_figure(*total)
    if least is None or least <= (low or 0):
        return low, best, high
    return (
        least,
        best if best is not None and best >= least else None,
        high if high is None or high >= least else None,
    )


def _leasts(groups: Mapping[str, Triple]) -> list[int]:
    """What each whole that groups part makes at least, and each group that parts none."""
    families = [*WHOLES, *((group,) for group in groups if not any(group in w for w in WHOLES))]
    stated = ([low for g in family if g in groups and (low := groups[g][0]) is not None]
              for family in families)  # fmt: skip
    return [sum(lows) for lows in stated if lows]
