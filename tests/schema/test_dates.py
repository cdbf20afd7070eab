"""Partial dates keep the precision with which they are known."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import dates
from schema.errors import InputError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-11-21", "2024-11-21", "2024-11-21"),
    ],
)
def test_a_partial_date_spans_what_it_can_mean(text, first, last):
    assert dates.parse_partial(text) == text
    assert (dates.earliest(text), dates.latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "21.11.2024", "11/21/2024", "2024-1-1", "2024-13", "2024-02-30", "2023-02-29", "2024-00",
     "24", "20241121", "2024-11-21T10:00", "٢٠٢٤", "0000", "1899", "-2024", "2024-11-"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(InputError, match=r"expected a (date|year)"):
        dates.parse_partial(text, "date_start")


def test_a_week_reaches_six_days_further_and_a_night_two_dates():
    assert dates.span("2024-02-26", None, "week") == ("2024-02-26", "2024-03-03")
    assert dates.span("2024-11-21", "2024-11-22", "night") == ("2024-11-21", "2024-11-22")
    assert dates.span("2024-03", None, "month") == ("2024-03-01", "2024-03-31")
    assert dates.span("2024-03", "2024-04", "month") == ("2024-03-01", "2024-04-30")
    assert dates.span("2024-03", None, "week") == ("2024-03-01", "2024-03-31")
    assert dates.span("2024-02-26", "2024-02-28", "week") == ("2024-02-26", "2024-02-28")


def test_words_say_the_precision():
    assert dates.in_words("2024-11-21", "2024-11-22", "night") == "night of 21-22 November 2024"
    assert dates.in_words("2024-11", None, "month") == "November 2024 (known to the month)"
    assert dates.in_words("2024", None, "year") == "2024 (known to the year)"
    assert dates.in_words("2024-12-31", "2025-01-02", "day") == "31 December 2024 to 2 January 2025"
    assert dates.in_words("2024-11-21", "2024-11-21", "day") == "21 November 2024"
    assert dates.in_words("2024-11-21", None, "week") == "21 November 2024 (known to the week)"
    assert dates.in_words("2024-05-03", "2024-05-09", "day") == "3-9 May 2024"
    assert dates.in_words("2023", "2024", "year") == "2023 to 2024 (known to the year)"
    assert dates.in_words("2024-02", "2024-03", "month") == (
        "February 2024 to March 2024 (known to the month)"
    )
    night = "night of 31 May 2024 to 1 June 2024"
    assert dates.in_words("2024-05-31", "2024-06-01", "night") == night
    assert dates.in_words("2024-05-31", None, "night") == "31 May 2024"
    assert dates.in_words(None, None, None) == "date unknown"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_a_day_lies_in_its_month_and_year(day):
    whole = day.isoformat()
    for part in (whole, whole[:7], whole[:4]):
        assert dates.earliest(part) <= whole <= dates.latest(part)
        assert dt.date.fromisoformat(dates.latest(part))


def test_blanks_around_a_date_go_and_a_fault_names_its_place():
    assert dates.parse_partial(" 2024-11 ") == "2024-11"
    assert dates.parse_partial("1900") == "1900"
    with pytest.raises(InputError, match=r"^date: expected a date"):
        dates.parse_partial("soon")


@given(st.text(max_size=12))
def test_no_text_breaks_the_parser(text):
    try:
        found = dates.parse_partial(text)
    except InputError:
        return
    assert found == text.strip()
    assert dates.earliest(found) <= dates.latest(found)


def test_a_minute_in_utc_needs_a_whole_date_a_clock_and_a_zone():
    kyiv = "Europe/Kyiv"
    assert dates.start_utc("2023-01-14", "15:30", kyiv) == "2023-01-14T13:30:00Z"
    assert dates.start_utc("2023-07-14", "0:05", kyiv) == "2023-07-13T21:05:00Z"
    for start, clock, zone in (
        ("2023-01", "15:30", kyiv),
        ("2023-01-14", "about 15", kyiv),
        ("2023-01-14", "15:30", None),
        ("2023-01-14", "15:30", "Nowhere/Land"),
        ("2023-10-29", "3:30", kyiv),
    ):
        assert dates.start_utc(start, clock, zone) is None


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        ("2024-11-21", None, "day", "2024-11-21"),
        ("2024-11-21", "2024-11-21", "day", "2024-11-21"),
        ("2024-11-21", "2024-11-22", "night", "2024-11-21/2024-11-22"),
        ("2024-11-18", None, "week", "2024-11-18/2024-11-24"),
        ("2024-11", None, "month", "2024-11"),
    ],
)
def test_a_date_as_edtf(start, end, precision, written):
    assert dates.edtf(start, end, precision) == written
