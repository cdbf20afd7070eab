import numpy as np
import pandas as pd
import pytest

from maps.table import read
from schema.columns import COLUMNS
from schema.errors import InputError


def cells(rows, name):
    """A column as the rows have it, unknown as None."""
    table = read(rows)
    if name in table.texts:
        return [table.texts[name].at(row) for row in range(table.count)]
    return [None if np.isnan(value) else value for value in table.numbers[name]]


def test_every_flat_column_is_there_and_unknown_is_none():
    table = read([{"code": "a"}])
    assert set(table.texts) | set(table.numbers) == {column.name for column in COLUMNS}
    assert cells([{"code": "a"}], "killed_low") == [None]
    assert cells([{"code": "a"}], "weapons") == [None]


@pytest.mark.parametrize("unknown", [None, "", float("nan"), pd.NA, pd.NaT])
@pytest.mark.parametrize("make", [list, pd.DataFrame])
def test_all_ways_of_saying_nothing_are_unknown(unknown, make):
    rows = make([{"code": "a", "killed_low": unknown, "title": unknown, "weapons": unknown}])
    assert [cells(rows, name) for name in ("killed_low", "title", "weapons")] == [[None]] * 3


def test_a_frame_with_gaps_keeps_its_numbers():
    rows = pd.DataFrame([{"code": "a", "killed_low": 2}, {"code": "b"}])
    assert cells(rows, "killed_low") == [2, None]
    assert cells(rows.astype({"killed_low": "Int64"}), "killed_low") == [2, None]


def test_zero_stays_zero():
    assert cells(pd.DataFrame([{"code": "a", "killed_low": 0}]), "killed_low") == [0]


def test_list_cells_keep_their_items_apart():
    table = read([{"code": "a", "target_names": ["Mill; bakery", "Port", None]}])
    assert table.texts["target_names"].used() == ["Mill; bakery", "Port"]
    assert cells([{"target_names": r"Mill\; bakery; Port"}], "target_names") == [
        r"Mill\; bakery; Port"
    ]


def test_a_bad_number_is_named_with_its_row_and_column():
    with pytest.raises(InputError, match="row 2, latitude: expected a number, found 'north'"):
        read([{"code": "a"}, {"code": "b", "latitude": "north"}])


@pytest.mark.parametrize("wrong", ["rows.csv", 3, {"code": "a"}, [{"foo": 1}]])
def test_what_holds_no_rows_is_refused(wrong):
    with pytest.raises(InputError, match="expected"):
        read(wrong)


def test_no_rows_are_no_error():
    assert read([]).count == 0
    assert read(pd.DataFrame()).count == 0
