"""What civilians, children and others say of all the dead, by one authority."""

from dataclasses import replace

import pytest

from incidents.figures.derive import derive
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


def test_groups_that_a_flat_row_worked_out_say_nothing_of_its_total():
    groups = {"total": "2", "civilian": "17+", "combatant": "5+"}
    raw = [{"by": "ngo", "killed": toll, "group": group} for group, toll in groups.items()]
    listed = claims({"claims": raw})
    assert derive(listed).figure("killed").low == 22
    apart = [replace(claim, derived=claim.group != "total") for claim in listed]
    derived = derive(apart)
    total, civilians = derived.figure("killed"), derived.figure("killed", "civilian")
    assert ((total.low, total.best, total.high), civilians.low) == ((2, 2, 2), 17)
    assert derived.findings == ()


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (
            {"civilian": "6+"},
            "the total of claim 2 is below its own groups: claim 1 makes at least 6 killed",
        ),
        (
            {"man": "4+", "woman": "3+"},
            "the total of claim 3 is below its own groups: claims 1 and 2 make at least 7 killed",
        ),
    ],
)
def test_a_total_below_its_groups_is_said_in_a_sentence(groups, sentence):
    raw = [{"by": "ngo", "killed": toll, "group": group} for group, toll in groups.items()]
    (finding,) = derive(claims({"claims": [*raw, {"by": "ngo", "killed": "2"}]})).findings
    assert finding.sentence == sentence
