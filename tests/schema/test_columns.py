"""The flat columns that scripts outside the project rely on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.columns import COLUMNS, NAMES, join_list, select, split_list
from schema.errors import UnknownNameError
from schema.vocabulary import names

CONTRACT = [
    "code",
    "title",
    "level",
    "parent",
    "event_type",
    "status",
    "verification",
    "date_start",
    "date_end",
    "date_precision",
    "time_local",
    "place",
    "admin1",
    "country",
    "latitude",
    "longitude",
    "location_precision",
    "uncertainty_m",
    "attacker",
    "attribution",
    "target_types",
    "target_names",
    "weapons",
    "weapon_types",
    "launched_low",
    "launched_high",
    "intercepted_low",
    "intercepted_high",
    "hit_low",
    "hit_high",
    "launch_sites",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "civilians_killed_low",
    "civilians_killed_high",
    "children_killed_low",
    "children_killed_high",
    "sources",
    "source_urls",
    "datasets",
    "summary",
]


def test_the_columns_begin_with_those_of_the_contract():
    assert list(NAMES[: len(CONTRACT)]) == CONTRACT
    assert len(set(NAMES)) == len(NAMES)


def test_every_column_says_what_it_means():
    for column in COLUMNS:
        assert column.meaning
        assert column.hxl.startswith("#")
        assert column.numeric == bool(column.unit)
        assert not column.vocabulary or column.vocabulary in names()


def test_select_keeps_the_order_asked_for_and_offers_the_nearest():
    assert [c.name for c in select(["title", " code"])] == ["title", "code"]
    with pytest.raises(UnknownNameError, match="did you mean killed_low"):
        select(["kiled_low"])


@given(st.lists(st.text(min_size=1), max_size=5))
def test_a_list_cell_is_read_back_as_it_was(items):
    assert split_list(join_list(items)) == items


def test_items_are_parted_by_semicolon_and_space():
    assert join_list(["a", "b;c", "d\\e"]) == "a; b\\;c; d\\\\e"
    assert join_list([]) is None
