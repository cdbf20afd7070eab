"""Figures, dates and places in the words of a popup."""

import pytest

import maps


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


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, None),
        (1, 1, "1"),
        (0, 0, "0"),
        (2, None, "at least 2"),
        (0, None, "0 or more (no upper figure)"),
        (None, 5, "at most 5"),
        (114, 1200, "114 to 1,200"),
    ],
)
def test_munitions(words, low, high, said):
    assert words("count", low, high) == said


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (None, None, None, "not stated"),
        (2, 2, 2, "2"),
        (0, 0, 0, "0"),
        (0, None, None, "0 or more (best and high unknown)"),
        (2, 2, None, "2 or more (best 2, high unknown)"),
        (13, 15, 20, "13 to 20 (best 15)"),
        (13, None, 20, "13 to 20 (best unknown)"),
        (None, 4, None, "low unknown (best 4, high unknown)"),
    ],
)
def test_people_are_never_zero_by_silence(words, low, best, high, said):
    assert words("people", low, best, high) == said


@pytest.mark.parametrize(
    ("metres", "said"),
    [(250, "250 m"), (1500, "1.5 km"), (6000, "6 km"), (25_000, "25 km"), (1_500_000, "1,500 km")],
)
def test_distances(words, metres, said):
    assert words("distance", metres) == said
