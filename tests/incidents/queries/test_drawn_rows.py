"""A map's table is the same whether it is made of a data frame or of the rows of a store, where
nearly every text is another one and where few are.
"""

import numpy as np
import pytest

import incidents
import maps.table
from incidents.queries.frame import drawn


@pytest.mark.parametrize("at_once", [20_000, 7])
def test_a_table_of_rows_is_that_of_the_data_frame(seed_file, monkeypatch, at_once):
    monkeypatch.setattr(maps.table, "_AT_ONCE", at_once)
    store = incidents.open(seed_file)
    of_frame = maps.table.read(store.frame())
    of_rows, context = drawn(store, {}, maps.table.of_rows)
    assert len(of_rows) == of_frame.count == context["made"]["records"]
    for name, column in of_frame.texts.items():
        rows = range(of_frame.count)
        assert [of_rows.texts[name].at(row) for row in rows] == [column.at(row) for row in rows]
    for name, column in of_frame.numbers.items():
        np.testing.assert_array_equal(of_rows.numbers[name], column)


def test_no_rows_are_an_empty_table(seed_file):
    table, _ = drawn(
        incidents.open(seed_file), {"status": "draft", "country": "FJ"}, maps.table.of_rows
    )
    assert len(table) == 0
    assert all(not len(column.positions) for column in table.texts.values())
