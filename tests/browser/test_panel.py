"""What the panel owns up to: records that cannot be placed, and lines that are not drawn."""

import re

import pytest
from playwright.sync_api import expect

import maps

UNDATED = {"code": "u", "title": "Some day", "latitude": 50.0, "longitude": 30.0}


def narrow(seen):
    seen.page.get_by_label("First date shown").press("ArrowRight")


def test_undated_incidents_are_counted_and_each_opens(visit, dnipro, sumy):
    early = sumy | {"code": "early", "date_start": "2023-01-01", "date_end": "2023-01-02"}
    seen = visit(maps.page([dnipro, early, UNDATED, UNDATED | {"code": "v", "title": "A week"}]))
    panel = seen.page.locator(".panel")
    panel.locator("summary", has_text="2 incidents without a date").click()
    panel.locator(".listing summary", has_text="Some day").click()
    seen.reads(panel.locator(".listing .incident-details"), "date unknown")


def test_a_window_of_dates_leaves_them_out_but_lists_them(visit, dnipro, sumy):
    early = sumy | {"code": "early", "date_start": "2023-01-01", "date_end": "2023-01-02"}
    seen = visit(maps.page([dnipro, early, UNDATED]))
    narrow(seen)
    seen.shows(2)
    listing = seen.page.locator("summary", has_text="1 incident without a date")
    expect(listing).to_be_visible()
    seen.page.locator("[name=q]").fill("oreshnik")
    expect(listing).to_be_hidden()


def test_an_open_list_stays_open_when_the_answer_changes(visit, sumy):
    seen = visit(maps.page([sumy, UNDATED, UNDATED | {"code": "w", "title": "Another"}]))
    seen.page.locator("summary", has_text="2 incidents without a date").click()
    seen.page.locator("[name=q]").fill("another")
    expect(seen.page.locator("summary", has_text="1 incident without a date")).to_be_visible()
    inside = seen.page.locator(".listing details summary")
    expect(inside).to_have_text(["Another"])
    expect(inside).to_be_visible()


def test_without_such_records_nothing_is_said(visit, sumy):
    seen = visit(maps.page([sumy]))
    expect(seen.page.locator(".entries button")).to_have_count(1)
    assert seen.page.locator(".listing:visible").count() == 0


@pytest.mark.parametrize(("many", "said"), [(1600, "1,500 of 1,600 lines drawn"), (40, None)])
def test_lines_that_are_not_drawn_are_said(visit, many, said):
    site = {"name": "Pad", "latitude": 52.0, "longitude": 40.0}
    rows = [
        {"code": str(n), "latitude": 40 + n // 40 / 4, "longitude": 20 + n % 40 / 4}
        | {"launch_sites": "Pad"}
        for n in range(many)
    ]
    seen = visit(maps.page(rows, context={"sites": [site]}))
    seen.becomes(lambda: seen.layer("lines"), min(many, 1500))
    legend = seen.page.locator(".legend")
    if said:
        seen.reads(legend, said)
    else:
        expect(legend).not_to_contain_text("lines drawn")


def test_marks_beyond_the_reach_of_the_arrows_are_said(visit):
    rows = [
        {"code": str(n), "latitude": 30 + n // 20 * 1.5, "longitude": 10 + n % 20 * 1.5}
        for n in range(300)
    ]
    seen = visit(maps.page(rows, layers=["points"]))
    group = seen.page.get_by_role("group", name="Incidents on the map")
    expect(group).to_have_attribute("aria-label", re.compile("; 120 of "))


def test_rings_shown_at_the_start_are_in_the_first_view(visit, dnipro, context):
    rings = [{"weapon": "oreshnik", "low_km": 300, "high_km": 900}]
    told = {"sites": context.sites, "ranges": rings}
    box = """() => {
        const map = Object.values(window).find((v) => v instanceof L.Map), bounds = map.getBounds();
        return [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    }"""
    seen = visit(maps.page([dnipro], context=told, layers=["points", "ranges"]))
    south, west, north, east = seen.page.evaluate(box)
    # 900 km around Kapustin Yar (48.57 N, 46.25 E) reach 8.1 degrees north and south.
    assert (south, north) == (pytest.approx(39, abs=3), pytest.approx(58, abs=3))
    assert south < 40.5
    assert north > 56.6
    assert west < 34
    assert east > 58.4
    without = visit(maps.page([dnipro], context=told, layers=["points"]))
    assert without.page.evaluate(box)[2] < 52
