"""Why an end of a figure is what it is, or unknown: the sentences that a reader is given."""

import pytest

from incidents.figures.derive import derive
from tests.incidents.figures.claims_table import claims


def killed(*raw):
    """Low, best and high of the dead, and the reasons."""
    figure = derive(claims({"claims": raw})).figure("killed")
    return (figure.low, figure.best, figure.high), figure.reasons


def by(name, toll, **more):
    return {"by": name, "killed": toll, "day": 11} | more


DISAGREE = "best blank: equally graded and dated claims disagree"
NO_COMMON = "best blank: the first claims leave no common figure"
NO_SINGLE = "best blank: no claim gives a single figure"
NO_UPPER = "high unknown: no claim gives an upper figure"
UP_TO = 'low unknown: a claim of "up to" ends at or below every least'
GROUPS_LOW = "low from groups: nobody states how many in all"


@pytest.mark.parametrize(
    ("raw", "figure", "reasons"),
    [
        ([by("un", "4")], (4, 4, 4), ("best from claim 1 (graded B2)",)),
        ([by("un", "4+")], (4, None, None), (NO_UPPER, NO_SINGLE)),
        ([by("un", "-9")], (None, None, 9), ("low unknown: no claim gives a least", NO_SINGLE)),
        # An "up to" that ends where another begins leaves no least; one above it does.
        ([by("un", "5+"), by("ngo", "-5")], (None, None, None),
         (UP_TO, 'high unknown: a claim of "at least" reaches every upper figure', NO_SINGLE)),
        ([by("un", "5+"), by("ngo", "-6")], (5, None, 6), (NO_SINGLE,)),
        # Groups of who states no whole: the high stays while they do not lie above it.
        ([by("un", "10"), by("ngo", "10+", group="civilian")], (10, 10, 10),
         ("best from claim 1 (graded B2)",)),
        ([by("un", "10"), by("ngo", "11+", group="civilian")], (10, None, None),
         ("high unknown: groups of an authority that states no total lie above it", DISAGREE)),
        ([by("ngo", "3+", group="civilian")], (3, None, None), (GROUPS_LOW, NO_UPPER, NO_SINGLE)),
        ([by("ngo", "3+", group="civilian"), by("un", "-3")], (3, None, 3),
         (GROUPS_LOW, NO_SINGLE)),
        ([by("ngo", "4+", group="civilian"), by("un", "-3")], (None, None, None),
         ('low unknown: groups make more than a claim of "up to" allows',
          "high unknown: groups of an authority that states no total lie above it", DISAGREE)),
        # Better graded claims leave room for exactly one number.
        ([by("a", "5-10", grade="A1"), by("b", "10+"), by("c", "10", grade="C3")], (5, 10, None),
         ('high unknown: a claim of "at least" reaches every upper figure',
          "best from claim 3 (graded C3)")),
        ([by("a", "3-5"), by("b", "8-10")], (3, None, 10), (DISAGREE,)),
        ([by("a", "3-5", grade="A1"), by("b", "8-10")], (3, None, 10), (NO_COMMON,)),
        ([by("a", "3-5"), by("b", "8-10", day=12)], (3, None, 10), (NO_COMMON,)),
        ([by("a", "5"), by("b", "6")], (5, None, 6), (DISAGREE,)),
        ([by("a", "5", grade="A1"), by("b", "9", day=12)], (5, None, 9),
         ("best blank: claim 2 is later and higher, and nobody says which overtakes",)),
        ([by("b", "9", day=10), by("a", "5", grade="A1")], (5, 5, 9),
         ("best from claim 2 (graded A1)",)),
    ],
)  # fmt: skip
def test_each_end_and_why(raw, figure, reasons):
    assert killed(*raw) == (figure, reasons)


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ([by("un", "4", key="a", adds_to="b"), by("ngo", "3", key="b", adds_to="a")],
         ["claims 1 and 2 add to each other in a circle, so none of them does"]),
        ([by("un", "4", adds_to="gone")],
         ["claim 1 adds to 'gone', which no claim of its outcome and group that counts is called: "
          "the greatest of killed stays unknown"]),
    ],
)  # fmt: skip
def test_what_check_reports_of_additions(raw, sentences):
    derived = derive(claims({"claims": raw}))
    assert [finding.sentence for finding in derived.findings] == sentences
