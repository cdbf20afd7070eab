"""Bad input: one clear message each, with the place in the document."""

import pytest

from incidents.figures.authorities import Parties
from incidents.figures.faults import faults

PARTIES = Parties(frozenset({"north"}), frozenset())


def claim(**more):
    return {"outcome": "killed", "low": 4, "source": "p1", **more}


BAD = [
    ([claim(key="first"), claim(adds_to="frist")], "casualties[1].adds_to", "'first'"),
    ([claim(key="a", outcome="missing"), claim(adds_to="a")], "casualties[1].adds_to",
     "a claim of killed (total), found 'a', which counts missing (total)"),
    ([claim(key="a", group="child"), claim(adds_to="a")], "casualties[1].adds_to",
     "killed (child)"),
    ([claim(supersedes="gone")], "casualties[0].supersedes", "none is like it"),
    ([claim(key="a", supersedes="a")], "casualties[0].supersedes", "the claim itself"),
    ([claim(key="a", supersedes="b"), claim(key="b", supersedes="a")], "casualties[0].supersedes",
     "casualties[0] -> casualties[1] -> casualties[0]"),
    ([claim(key="a", adds_to="b"), claim(key="b", adds_to="a")], "casualties[0].adds_to", "circle"),
    ([claim(key="a"), claim(key="a")], "casualties[1].key", "casualties[0] has too"),
    ([{"group": "child", "low": 1}], "casualties[0]", "only the group 'child'"),
    ([claim(as_of="2026-03-09")], "casualties[0].as_of", "not before the incident (2026-03-10)"),
    ([claim(as_of="2026-03-10T25:00")], "casualties[0].as_of", "2026-03-10T09:00"),
    ([claim(as_of="2026-03T09:00")], "casualties[0].as_of", "2026-03-10T09:00"),
    ([claim(side="defender")], "casualties[0].side", "names no defender"),
    ([claim(side="north")], "casualties[0].side", "attacker, defender, independent"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "where", "words"), BAD, ids=[bad[2] for bad in BAD])
def test_a_fault(claims, where, words):
    found = faults(claims, PARTIES, "2026-03-10")
    assert len(found) == 1
    assert found[0].where == where
    assert words in str(found[0])


def test_a_sound_document_has_none():
    claims = [
        claim(key="lost", outcome="missing", as_of="2026-03"),
        claim(key="first", as_of="2026-03-10T00:00", supersedes="lost", side="attacker"),
        claim(adds_to="first", as_of="2026-03-12", side="press"),
    ]
    assert faults(claims, PARTIES, "2026-03-10") == []
    assert faults(claims, PARTIES) == []


def test_every_fault_is_told_at_once():
    claims = [claim(adds_to="gone", side="north", as_of="2020")]
    assert len(faults(claims, PARTIES, "2026-03-10")) == 3
