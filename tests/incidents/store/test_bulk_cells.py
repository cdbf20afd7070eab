"""List cells of a flat row: what they become, so that the same cells come out again."""

import pytest

from incidents.store.bulk.cited import cited_of
from incidents.store.bulk.lists import interleaved, items
from incidents.store.bulk.targets import targets_of
from incidents.store.bulk.uses import uses_of
from schema.errors import InputError

KITE, RAVEN = (1, "one_way_attack_drone"), (2, "mortar")
KNOWN = {"kite": KITE, "raven": RAVEN}


def uses(weapons, types, sites=0, counted=False):
    found = uses_of(weapons, types, sites, counted, KNOWN)
    return [(use.weapon, use.type, use.counted, use.site) for use in found.uses]


def nobody(_):
    return []


def test_items_are_read_once_each_with_their_escapes():
    assert items(r"a\; b; c; c") == ["a; b", "c"]
    assert items(None) == []


@pytest.mark.parametrize(
    ("weapons", "types"),
    [
        ("kite", "one_way_attack_drone"),
        ("kite", "drone"),
        ("kite", "unknown; drone"),
        ("kite", "mortar; one_way_attack_drone"),
        ("raven; kite", "mortar; one_way_attack_drone; glide_bomb"),
        (None, "glide_bomb; mortar"),
        ("kite", "rocket"),
    ],
)
def test_stated_types_come_out_as_they_came_in(weapons, types):
    found = uses_of(weapons, types, 0, False, KNOWN)
    assert (found.weapons, found.types) == (weapons, types)


def test_a_single_use_takes_counts_and_launch_site():
    assert uses("kite", None, 1, True) == [(*KITE, True, 0)]
    assert uses(None, None, 0, True) == [(None, "unknown", True, None)]
    assert uses(None, None) == []


def test_what_several_uses_share_stands_beside_them():
    several = [(*KITE, False, None), (*RAVEN, False, None)]
    assert uses("kite; raven", None) == several
    assert uses("kite; raven", None, 0, True) == [*several, (None, "several", True, None)]
    assert uses("kite", None, 2, True) == [
        (*KITE, False, None),
        (None, "several", True, 0),
        (None, "several", False, 1),
    ]


def test_members_and_groups_keep_both_orders():
    members = [("a", 1), ("b", 2), ("c", 1)]
    assert list(interleaved(members, [1, 2])) == members
    assert list(interleaved([("b", 2)], [1, 2, 3])) == [(None, 1), ("b", 2), (None, 3)]


def test_targets_are_paired_in_order():
    assert targets_of("port", "crane; silo").targets == (
        ("port", "crane", None),
        ("port", "silo", None),
    )
    assert [t[:2] for t in targets_of("port; rail", "crane").targets] == [
        ("port", "crane"),
        ("rail", None),
    ]
    assert targets_of(None, "crane").types == "unknown"


def test_an_address_belongs_to_whom_it_is_recorded_under():
    def recorded(url):
        return ["Wire"]

    url = "https://wire.example/1"
    found = cited_of("Paper; Wire", url, recorded)
    assert [reference[:2] for reference in found.references] == [("Paper", None), ("Wire", url)]
    assert [r[:2] for r in cited_of("Paper", url, nobody).references] == [("Paper", url)]
    assert cited_of(None, url, nobody).publishers == "wire.example"


def test_what_is_no_code_or_address_is_refused_with_its_column():
    with pytest.raises(InputError) as weapon:
        uses_of("kit", None, 0, False, KNOWN)
    assert (weapon.value.where, "kite" in weapon.value.expected) == ("weapons", True)
    with pytest.raises(InputError) as url:
        cited_of(None, "paper.example", nobody)
    assert url.value.where == "source_urls"
