"""The table of cases: low, best and high, and what gave way to what and why."""

import pytest

from incidents.figures.derive import derive
from tests.incidents.figures.claims_table import CASES, claims


@pytest.mark.parametrize("case", CASES, ids=[case["kind"] for case in CASES])
def test_a_case(case):
    listed = claims(case)
    derived = derive(listed)
    got = {name: _ends(derived, name) for name in case["right"]}
    assert got == {name: tuple(ends) for name, ends in case["right"].items()}
    gave_way = [
        [v.number + 1, v.gave_way_to + 1, str(v.because)]
        for v in derived.verdicts
        if v.gave_way_to is not None
    ]
    assert gave_way == case.get("gave_way", [])
    parts = {v.number + 1: str(v.because) for v in derived.verdicts}
    assert {n: parts[n] for n in case.get("because", {})} == case.get("because", {})
    uncounted = {"refused", "not_counted", "undecided"}
    for v in derived.verdicts:
        assert v.stands == (v.gave_way_to is None and str(v.because) not in uncounted)
    assert [str(f.problem) for f in derived.findings] == case.get("findings", [])
    assert list(derived.contested) == case.get("contested", [])


def _ends(derived, name):
    found = derived.figure(*name.split())
    return found.low, found.best, found.high


def test_every_kind_stands_once():
    kinds = [case["kind"] for case in CASES]
    assert len(set(kinds)) == len(kinds)


def test_the_reasons_number_claims_as_people_do():
    case = next(c for c in CASES if c["kind"] == "one of several updates")
    derived = derive(claims(case))
    assert (
        derived.verdicts[0].sentence == "gave way to claim 3, a newer count of the same authority"
    )
    reasons = derived.figure("killed").reasons
    assert "claim 1 gave way to claim 3, a newer count of the same authority" in reasons
    assert "best from claim 3 (graded B2)" in reasons
    assert derived.figure("killed").rule == "toll-2"
