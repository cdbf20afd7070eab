"""What sides disagree about, beyond counts (those stand in cases.yaml)."""

import pytest

from incidents.figures.contested import (
    Statement,
    contested_fields,
    dates_exclude,
    names_exclude,
)

JUDGED = {"attacker": names_exclude, "date": dates_exclude}


def said(field, value, by, side="unknown", denied=False):
    return Statement(field, value, by, side, denied)


@pytest.mark.parametrize(
    ("statements", "fields"),
    [
        ([said("attacker", "north", "un", "independent"), said("attacker", "south", "army",
          "attacker")], ("attacker",)),
        ([said("attacker", "north", "un", "independent"), said("attacker", "North", "army",
          "attacker")], ()),
        ([said("attacker", "north", "un", "independent"), said("attacker", "south", "wire",
          "press")], ()),
        ([said("attacker", "north", "police"), said("attacker", "north", "army", denied=True)],
         ("attacker",)),
        ([said("attacker", "south", "police"), said("attacker", "north", "army", denied=True)], ()),
        ([said("attacker", "north", "army"), said("attacker", "north", "army", denied=True)], ()),
        ([said("date", "2026-03-10", "a", "attacker"), said("date", "2026-03-11", "b",
          "defender")], ("date",)),
        ([said("date", "2026-03", "a", "attacker"), said("date", "2026-03-11", "b",
          "defender")], ()),
        ([said("date", "in spring", "a", "attacker"), said("date", "2026-03-11", "b",
          "defender")], ()),
        ([said("weapon", "drone", "a", "attacker"), said("weapon", "missile", "b",
          "defender")], ()),
    ],
)  # fmt: skip
def test_fields(statements, fields):
    assert contested_fields(statements, JUDGED) == fields


def test_fields_come_in_the_order_of_the_column():
    statements = [
        said("date", "2026-03-10", "a", "attacker"), said("date", "2026-03-12", "b", "defender"),
        said("attacker", "north", "b", "defender"), said("attacker", "south", "a", "attacker"),
    ]  # fmt: skip
    assert contested_fields(statements, JUDGED) == ("attacker", "date")
