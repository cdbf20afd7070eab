"""CSV cells: harmless in a spreadsheet, and read back as they were."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.exporters.writers import csv as exporter
from incidents.exporters.writers.csv import protect, unprotect
from schema.columns import COLUMNS, select

SIGNS = "=+-@\t\r"
hostile = st.one_of(
    st.text(alphabet="'=+-@\t\r\n\"ab ,", max_size=8),
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
)
COLUMN = select(["title"])


def written(rows, columns):
    out = io.StringIO(newline="")
    exporter.write(rows, columns, out)
    return out.getvalue()


@given(hostile)
def test_a_protected_cell_is_no_formula_and_gives_its_text_back(text):
    cell = protect(text)
    assert not cell.startswith(tuple(SIGNS))
    assert unprotect(cell) == text


@given(hostile, hostile)
def test_two_texts_never_make_the_same_cell(one, other):
    assert (protect(one) == protect(other)) == (one == other)


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_neutralised_and_plain_text_is_left_alone(sign):
    assert protect(f"{sign}1") == f"'{sign}1"
    assert protect(f"'{sign}1") == f"''{sign}1"
    for text in ("it's", "'quoted'", "", "a=b", " =1"):
        assert protect(text) == text


def test_nul_becomes_visible():
    assert protect("a\x00=") == "a\u2400="
    assert "\x00" not in written([("\x00=1",)], COLUMN)


def test_numbers_stay_numbers():
    columns = select(["latitude", "longitude", "uncertainty_m", "killed_low", "killed_high"])
    text = written([(-16.8, -179.0, 1500.0, 0, None)], columns)
    assert text.splitlines()[1] == "-16.8,-179,1500,0,"


@given(st.lists(st.tuples(hostile, hostile), max_size=4))
def test_csv_and_pandas_read_the_same_cells(rows):
    text = written(rows, select(["title", "summary"]))
    cells = list(csv.reader(io.StringIO(text, newline="")))
    assert cells[0] == ["title", "summary"]
    assert [tuple(map(unprotect, row)) for row in cells[1:]] == rows
    frame = pd.read_csv(
        io.StringIO(text, newline=""), dtype=str, keep_default_na=False, skip_blank_lines=False
    )
    assert [tuple(map(unprotect, row)) for row in frame.itertuples(index=False)] == rows


def test_the_header_is_all_columns_in_order():
    assert written([], COLUMNS) == ",".join(column.name for column in COLUMNS) + "\n"
