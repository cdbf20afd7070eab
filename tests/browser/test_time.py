"""The bar of time: the whole window is dragged, time adds up, years stand below it."""

import pytest
from playwright.sync_api import expect

import incidents
import maps

DAYS = """() => {
    const words = new URLSearchParams(location.hash.slice(1));
    return [words.get('from'), words.get('to')];
}"""


@pytest.fixture(scope="module")
def page(seed_file):
    """The map of all seed records."""
    return maps.page(incidents.open(seed_file).frame())


def test_the_window_is_dragged_whole_and_days_are_a_step(visit, page):
    seen = visit(page)
    seen.page.evaluate("() => { location.hash = 'from=2020&to=2021'; }")
    expect(seen.page.locator(".time-words")).to_contain_text("2020 to 2021")
    box = seen.page.locator(".histogram").bounding_box()
    year = box["width"] / 12  # the collection has incidents of 2014 to 2025
    middle = (box["x"] + 7 * year, box["y"] + 20)
    seen.page.mouse.move(*middle)
    seen.page.mouse.down()
    seen.page.mouse.move(middle[0] + 2 * year, middle[1], steps=4)
    seen.page.mouse.up()
    seen.becomes(lambda: seen.page.evaluate(DAYS), ["2022-01-01", "2023-12-31"])
    expect(seen.page.locator(".time-words")).to_contain_text("1 January 2022 to 31 December 2023")
    assert "day" in seen.page.get_by_label("Step").locator("option").all_inner_texts()
    seen.page.get_by_label("Step").select_option("day")
    seen.page.get_by_label("First date shown").press("ArrowRight")
    seen.becomes(lambda: seen.page.evaluate(DAYS), ["2022-01-02", "2023-12-31"])
    assert seen.complaints == []


def test_time_adds_up_where_the_reader_wants_it(visit, page):
    seen = visit(page)
    seen.page.get_by_label("add up").check()
    seen.page.get_by_label("Speed").select_option("fast")
    seen.page.get_by_role("button", name="Play", exact=True).click()
    shown = []
    for _ in range(5):
        many = seen.shown
        shown.append(many)
        seen.becomes(lambda many=many: seen.shown != many, True)
    seen.page.get_by_role("button", name="Stop").click()
    assert shown[1:] == sorted(shown[1:])
    assert seen.page.evaluate(DAYS)[0] in (None, "2014-01-01")


def test_the_keyboard_comes_to_the_search_within_three_stops(visit, page):
    seen = visit(page)
    stops = []
    for _ in range(4):
        seen.page.keyboard.press("Tab")
        stops.append(seen.page.evaluate("document.activeElement.className"))
    assert stops[0] == "skip-link"
    again = visit(page)
    again.page.keyboard.press("Tab")
    again.page.keyboard.press("Enter")
    expect(again.page.locator("#panel-search")).to_be_focused()
    assert again.page.locator(".loading").count() == 0
    again.look(48.4, 35, 11)
    expect(again.page.locator(".ground-note")).to_be_hidden()
    again.look(48.4, 35, 12)
    expect(again.page.locator(".ground-note")).to_be_visible()
    assert again.complaints == []
