"""What civilians, children and others say of all the dead, by one authority."""

import pytest

from incidents.figures.derive import derive
from incidents.figures.groups import lone_total
from tests.incidents.figures.claims_table import claims

NONE = (None, None, None)


@pytest.mark.parametrize(
    ("total", "groups", "figure", "findings"),
    [
        # Civilians and combatants add up; so do men, women and children; others overlap.
        ("", {"civilian": "4+", "combatant": "3+"}, (7, None, None), []),
        ("", {"man": "2+", "woman": "3+", "child": "1+"}, (6, None, None), []),
        ("", {"civilian": "4+", "child": "2+"}, (4, None, None), []),
        ("", {"medical": "5+"}, (5, None, None), []),
        ("", {"civilian": "3+", "medical": "5+"}, (5, None, None), []),
        # A best alone is no least.
        ("", {"civilian": "~5~9"}, NONE, []),
        # Groups that reach an end of their total leave it; groups above it raise it.
        ("-5", {"civilian": "5+"}, (5, None, 5), []),
        ("-5", {"civilian": "6+"}, (6, None, None), ["total_below_groups"]),
        ("2~5~9", {"civilian": "5+"}, (5, 5, 9), []),
        ("2~5~9", {"civilian": "6+"}, (6, None, 9), ["total_below_groups"]),
        ("2~5~9", {"civilian": "2+"}, (2, 5, 9), []),
        ("3", {"civilian": "3+"}, (3, 3, 3), []),
    ],
)  # fmt: skip
def test_groups_and_their_total(total, groups, figure, findings):
    raw = [{"by": "ngo", "killed": toll, "group": group, "day": 11}
           for group, toll in groups.items()]  # fmt: skip
    raw += [{"by": "ngo", "killed": total, "day": 11}] if total else []
    derived = derive(claims({"claims": raw}))
    found = derived.figure("killed")
    assert (found.low, found.best, found.high) == figure
    assert [str(finding.problem) for finding in derived.findings] == findings


@pytest.mark.parametrize(
    ("figures", "total"),
    [
        ({}, NONE),
        ({"total": (5, 5, 5)}, (5, 5, 5)),
        ({"civilian": (3, 3, 3)}, (3, None, None)),
        ({"total": NONE, "civilian": (3, 3, 3)}, (3, None, None)),
        ({"civilian": (None, None, 3)}, NONE),
        ({"civilian": (4, 4, 4), "combatant": (3, 3, 3)}, (7, None, None)),
        ({"man": (2, 2, 2), "woman": (3, 3, 3), "child": (1, 1, 1)}, (6, None, None)),
        ({"civilian": (4, 4, 4), "child": (2, 2, 2)}, (4, None, None)),
        ({"civilian": (3, 3, 3), "medical": (5, 5, 5)}, (5, None, None)),
        ({"total": (5, 5, 5), "civilian": (3, 3, 3)}, (5, 5, 5)),
        ({"total": (5, 5, 5), "civilian": (5, 5, 5)}, (5, 5, 5)),
        ({"total": (2, 2, 2), "civilian": (3, 3, 3)}, (3, None, None)),
        ({"total": (2, 3, 3), "civilian": (3, 3, 3)}, (3, 3, 3)),
        ({"total": (2, 4, 9), "civilian": (3, 3, 3)}, (3, 4, 9)),
        ({"total": (2, 4, 9), "civilian": (5, 5, 5)}, (5, None, 9)),
        ({"total": (2, None, None), "civilian": (3, 3, 3)}, (3, None, None)),
        ({"total": (None, None, 2), "civilian": (3, 3, 3)}, (3, None, None)),
    ],
)  # fmt: skip
def test_the_total_of_a_lone_record(figures, total):
    assert lone_total(figures) == total
