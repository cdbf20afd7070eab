import pandas as pd
import pytest

from maps.rows import read
from schema.columns import NAMES
from schema.errors import InputError


def test_every_flat_column_is_there_and_unknown_is_none():
    (row,) = read([{"code": "a"}])
    assert set(row) == set(NAMES)
    assert row["killed_low"] is None
    assert row["weapons"] == []


@pytest.mark.parametrize("unknown", [None, "", float("nan"), pd.NA, pd.NaT])
def test_all_ways_of_saying_nothing_are_unknown(unknown):
    (row,) = read([{"code": "a", "killed_low": unknown, "title": unknown, "weapons": unknown}])
    assert (row["killed_low"], row["title"], row["weapons"]) == (None, None, [])


def test_a_frame_with_gaps_keeps_whole_numbers_whole():
    first, second = read(pd.DataFrame([{"code": "a", "killed_low": 2}, {"code": "b"}]))
    assert repr(first["killed_low"]) == "2"
    assert second["killed_low"] is None


def test_zero_stays_zero():
    (row,) = read(pd.DataFrame([{"code": "a", "killed_low": 0}]))
    assert row["killed_low"] == 0


def test_list_cells_are_split_and_unescaped():
    (row,) = read([{"code": "a", "target_names": r"Mill\; bakery; Port"}])
    assert row["target_names"] == ["Mill; bakery", "Port"]


def test_a_bad_number_is_named_with_its_row_and_column():
    with pytest.raises(InputError, match="row 2, latitude: expected a number, found 'north'"):
        read([{"code": "a"}, {"code": "b", "latitude": "north"}])


@pytest.mark.parametrize("wrong", ["rows.csv", 3, {"code": "a"}, [{"foo": 1}]])
def test_what_holds_no_rows_is_refused(wrong):
    with pytest.raises(InputError, match="expected"):
        read(wrong)


def test_no_rows_are_no_error():
    assert read([]) == []
    assert read(pd.DataFrame()) == []
