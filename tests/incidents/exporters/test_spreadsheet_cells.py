"""One cell at a time: no formula, no invisible break, numbers without a false point."""

import pytest

from incidents.exporters.spreadsheet_cells import cell, number, protect, unprotect


@pytest.mark.parametrize("sign", "=+-@\t\r\uff1d\uff0b\uff0d\uff20")
def test_a_formula_gets_one_apostrophe_and_loses_it_again(sign):
    for text in (f"{sign}1+1", f"'{sign}1", f"''{sign}1"):
        assert protect(text) == f"'{text}"
        assert unprotect(protect(text)) == text
        assert protect(f"a;{text};b") == f"a;'{text};b"
        assert unprotect(f"a;'{text};b") == f"a;{text};b"


@pytest.mark.parametrize("text", ["", "it's", "'quoted'", "a=b", " =1", "plain", "a; =1", "it;s"])
def test_plain_text_is_left_alone(text):
    assert protect(text) == text
    assert unprotect(text) == text


def test_nul_becomes_the_visible_sign():
    assert protect("a\x00b") == "a\u2400b"
    assert protect("\x00=1") == "\u2400=1"


@pytest.mark.parametrize(
    ("value", "written"),
    [("=1", "'=1"), ("a", "a"), (1500.0, 1500), (-16.8, -16.8), (7, 7), (0, 0), (None, None)],
)
def test_a_value_as_a_cell(value, written):
    made = cell(value)
    assert (made, type(made)) == (written, type(written))


@pytest.mark.parametrize(
    ("value", "written"), [(None, ""), (0, "0"), (1500.0, "1500"), (-16.8, "-16.8"), (0.0, "0")]
)
def test_an_unknown_number_is_empty_and_zero_is_zero(value, written):
    assert number(value) == written
