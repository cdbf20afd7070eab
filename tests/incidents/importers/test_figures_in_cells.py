"""Figures as people write them in tables: what is read, what stays words, what is refused."""

import re

import pytest

from incidents.importers.values.figures import Dots, Figure, read_decimal, read_figure
from schema.errors import InputError


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0", 0), ("12", 12), (" 7 ", 7), (3, 3), (3.0, 3), ("3.0", 3), (0, 0), ("1,200", 1200),
        ("1 200", 1200), ("1\u00a0200", 1200), ("1\u202f200", 1200), ("1,234,567", 1234567),
        ("123456789", 123456789), ("٣", 3), ("۱۲", 12), ("٤٥٦٧٨٩٠", 4567890),
        ("۳۴۵۶۷۸۹۰", 34567890), ("١٢", 12),
    ],
)  # fmt: skip
def test_one_number_is_least_and_greatest(cell, number):
    assert read_figure(cell) == Figure(number, number)


@pytest.mark.parametrize(
    "cell",
    ["5-7", "5 - 7", "5–7", "5—7", "5‑7", "5 to 7", "5 and 7", "5/7", "5 до 7", "5 та 7", "5 и 7",
     "between 5 and 7", "from 5 to 7", "від 5 до 7", "от 5 до 7", "٥-٧"],
)  # fmt: skip
def test_a_range_has_two_ends(cell):
    assert read_figure(cell) == Figure(5, 7)


def test_a_range_may_have_one_end_twice_and_large_numbers():
    assert read_figure("5-5") == Figure(5, 5)
    assert read_figure("1,200 - 1,300") == Figure(1200, 1300)


@pytest.mark.parametrize(
    "cell",
    ["12+", "12 +", "12 or more", "12 and more", "at least 12", "At Least 12", "minimum 12",
     "min 12", "min. 12", "≥12", ">= 12", "не менее 12", "не менше 12", "щонайменше 12"],
)  # fmt: skip
def test_at_least_leaves_the_greatest_unknown(cell):
    assert read_figure(cell) == Figure(12, None, cell)


@pytest.mark.parametrize(
    "cell",
    ["> 11", ">11", "more than 11", "More than 11", "over 11", "более 11", "понад 11", "больше 11",
     "свыше 11", "Понад 11"],
)  # fmt: skip
def test_more_than_begins_one_above(cell):
    assert read_figure(cell) == Figure(12, None, cell)


@pytest.mark.parametrize(
    "cell", ["up to 4", "Up to 4", "at most 4", "≤4", "<= 4", "до 4", "не более 4", "не більше 4"]
)
def test_up_to_leaves_the_least_unknown(cell):
    assert read_figure(cell) == Figure(None, 4, cell)


@pytest.mark.parametrize("cell", ["dozens", "десятки", "many", "few"])
def test_words_stay_words(cell):
    assert read_figure(cell) == Figure(None, None, cell)


@pytest.mark.parametrize(
    "cell",
    ["5 - 2", "two or 3", "-1", -1, 2.5, "2.5", True, False, "?", "", "no", "1234567890", "1,20",
     "XX3", float("inf"), float("nan")],
)  # fmt: skip
def test_what_is_no_figure_is_refused(cell):
    with pytest.raises(
        InputError, match=re.escape(f"{cell:g}" if type(cell) in (int, float) else repr(cell))
    ):
        read_figure(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("48.5", 48.5), ("48,5", 48.5), ("-16.8", -16.8), ("−16.8", -16.8), ("+3", 3.0),
        (" 7 ", 7.0), (34, 34.0), (34.25, 34.25), ("1e3", 1000.0), ("1E-2", 0.01), ("٣٤.٥", 34.5),
    ],
)  # fmt: skip
def test_a_decimal_with_a_point_or_a_comma(cell, number):
    read = read_decimal(cell)
    assert (read, type(read)) == (number, float)


@pytest.mark.parametrize(
    "cell", ["", "north", "48.5 N", "1.2.3", "1,234.5", True, "nan", "inf", "߃"]
)
def test_what_is_no_decimal_is_refused(cell):
    with pytest.raises(InputError):
        read_decimal(cell)


@pytest.mark.parametrize("cell", ["12.000", "1.250", "12.000-13.000", "1.234.567", "۱۲.۰۰۰"])
def test_a_dot_before_three_digits_is_refused_where_the_column_does_not_say(cell):
    with pytest.raises(InputError, match="thousands or decimals"):
        read_figure(cell)
    assert read_figure("1.250", "thousands") == Figure(1250, 1250)
    assert read_figure("12.000", "decimals") == Figure(12, 12)


@pytest.mark.parametrize(
    ("cell", "number"), [("two", 2), ("Eleven", 11), ("twenty-five", 25), ("троє", 3)]
)
def test_a_number_in_one_word_is_read(cell, number):
    assert read_figure(cell) == Figure(number, number, cell)


@pytest.mark.parametrize("cell", ["~10", "about 10", "Approx. 1,200", "около 5", "c. 7", "a dozen"])
def test_about_so_many_bounds_nothing(cell):
    assert read_figure(cell) == Figure(None, None, cell)


@pytest.mark.parametrize(
    ("cells", "dot"),
    [
        ([], None),
        (["12", "5-7"], None),
        (["12.000"], None),  # twelve thousand, or twelve with three decimals
        (["12.000", "1.250"], "thousands"),
        (["12.000", "3.5"], "decimals"),
        (["2.00"], "decimals"),
        (["2.00", "12"], "decimals"),
        (["1.250", "3.5"], None),
        (["3.5", "1.250", "7"], None),
        (["1.250", "12.000"], "thousands"),
        (["۱.۲۵۰"], "thousands"),
        (["about 1.250 to 3.000"], "thousands"),
    ],
)
def test_the_cells_of_a_column_say_what_a_dot_parts(cells, dot):
    column = Dots()
    for cell in cells:
        column.add(cell)
    assert column.dot == dot


@pytest.mark.parametrize(
    "word",
    ["≈", "about", "around", "approx", "approx.", "approximately", "circa", "c.", "ca.", "roughly",
     "nearly", "almost", "близько", "майже", "около", "примерно", "почти", "حوالي", "نحو"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["{} 5", "{}5-7"])
def test_each_word_for_about_is_read_in_capitals_too(word, form):
    for cell in (form.format(word), form.format(word.upper())):
        assert read_figure(cell) == Figure(None, None, cell)
