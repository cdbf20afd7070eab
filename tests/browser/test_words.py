"""Figures, dates and places in the words of a popup."""

import json
from pathlib import Path

import pytest

import maps

FIGURES = json.loads((Path(__file__).parents[1] / "figures_in_words.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def words(browser, tmp_path_factory):
    """Ask a function of `text/figures.js` or `text/calendar.js` in a page."""
    path = maps.save(maps.page([]), tmp_path_factory.mktemp("say") / "map.html")
    page = browser.new_page()
    page.goto(path.as_uri())
    homes = "{ ...incidentMap['text/figures.js'], ...incidentMap['text/calendar.js'] }"
    yield lambda name, *given: page.evaluate(
        f"([name, given]) => ({homes})[name](...given)", [name, list(given)]
    )
    page.close()


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        ("2024-11-21", "2024-11-21", "day", "21 November 2024"),
        ("2024-11-21", "2024-11-22", "night", "night of 21-22 November 2024"),
        ("2023-10", None, "month", "October 2023 (known to the month)"),
        ("2023-10-01", "2023-10-31", "month", "October 2023 (known to the month)"),
        ("2023", None, "year", "2023 (known to the year)"),
        (None, None, None, "date unknown"),
        ("last spring", None, None, "last spring"),
    ],
)
def test_dates_say_how_closely_they_are_known(words, start, end, precision, said):
    assert words("when", start, end, precision, None) == said


def test_a_time_is_local(words):
    assert (
        words("when", "2024-11-21", None, "time", "05:17") == "21 November 2024, 05:17 local time"
    )


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["text"] or "unknown")
def test_figures_read_as_everywhere_else(words, case):
    assert words("span", case["low"], case["high"], case["best"]) == case["text"]


@pytest.mark.parametrize(
    ("figure", "heard"),
    [
        ("2", "2"),
        ("2+", "at least 2"),
        ("2+ (best 3)", "at least 2, best 3"),
        ("?-5", "at most 5"),
        ("13-20 (best 15)", "13 to 20, best 15"),
        ("0+", "at least 0"),
        ("", ""),
    ],
)
def test_figures_have_words_for_those_who_hear_them(words, figure, heard):
    assert words("aloud", figure) == heard


@pytest.mark.parametrize(
    ("metres", "said"),
    [(250, "250 m"), (1500, "1.5 km"), (6000, "6 km"), (25_000, "25 km"), (1_500_000, "1,500 km")],
)
def test_distances(words, metres, said):
    assert words("distance", metres) == said
