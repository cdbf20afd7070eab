"""Papers that print one wire report are proposed as one authority, and nothing changes."""

import pytest

import incidents
from incidents.linkage.one_text import shares_text

WIRE = "Two people were killed when a missile hit a warehouse on the edge of the town, the governor"


@pytest.mark.parametrize(
    ("other", "shares"),
    [
        (f"«{WIRE.upper()}» said on Friday", True),
        ("Two people were killed when a missile hit a warehouse", False),
        (WIRE.replace("missile", "drone"), False),
        ("", False),
    ],
)
def test_sixty_letters_in_a_row_are_one_text(other, shares):
    assert shares_text(WIRE, other) == shares
    assert shares_text(other, WIRE) == shares


def test_one_text_of_two_publishers_waits_for_a_person(bare, collection):
    toll = {"outcome": "killed", "low": 2, "high": 2, "quote": WIRE}
    record = {
        "code": "warehouse", "title": "Missile on a warehouse", "event_type": "missile_strike",
        "casualties": [toll | {"source": "paper"}, toll | {"source": "wire"}],
    }  # fmt: skip
    bare.add_collection(collection({"incidents": [record]}))
    library = incidents.open(bare.engine.location)
    waiting = [one for one in library.check() if one.check == "one_text"]
    assert [(one.code, one.level) for one in waiting] == [("warehouse", "note")]
    assert "print one text" in waiting[0].message
    changed = library.get("warehouse")
    for claim in changed.casualties:
        claim.via = "The Wire"
    library.revise("warehouse", changed)
    assert [one for one in library.check() if one.check == "one_text"] == []
