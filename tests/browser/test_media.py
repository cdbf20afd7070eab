"""Pictures and films: links alone, graphic ones behind a warning that is opened first."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import maps

PLAIN = ["https://example.org/smoke.jpg", "javascript:alert(1)"]
GRAPHIC = ["https://example.com/film.mp4", "http://example.net/x"]


@pytest.fixture
def pictured(sumy):
    return sumy | {"media_urls": PLAIN, "graphic_media_urls": GRAPHIC}


def open_popup(seen):
    seen.page.locator(".incident-point").focus()
    seen.page.keyboard.press("Enter")
    seen.popup.wait_for()


def test_a_graphic_link_is_not_seen_before_the_warning_is_opened(visit, pictured):
    seen = visit(maps.page([pictured]))
    open_popup(seen)
    shown = seen.popup.locator(".incident-media a:visible")
    addresses = "links => links.map((link) => link.getAttribute('href'))"
    seen.reads(seen.popup, "Warning: 2 links to graphic images", "javascript:alert(1)")
    assert shown.evaluate_all(addresses) == PLAIN[:1]
    seen.popup.locator("summary").click()
    seen.becomes(lambda: shown.evaluate_all(addresses), PLAIN[:1] + GRAPHIC)
    assert {link.get_attribute("rel") for link in shown.all()} == {"noopener noreferrer"}

    def fits():
        box = seen.popup.bounding_box()
        return box["y"] >= 0 and box["y"] + box["height"] <= seen.page.viewport_size["height"]

    seen.becomes(fits, True)


def test_the_keyboard_opens_the_warning(visit, pictured):
    seen = visit(maps.page([pictured]))
    open_popup(seen)
    seen.popup.locator("summary").focus()
    seen.page.keyboard.press("Enter")
    link = seen.popup.locator(".incident-graphic a").first
    expect(link).to_be_visible()
    seen.page.keyboard.press("Tab")
    expect(link).to_be_focused()


def test_the_page_loads_no_picture(visit, pictured):
    seen = visit(maps.page([pictured]))
    open_popup(seen)
    seen.popup.locator("summary").click()
    expect(seen.popup.locator(".incident-graphic a").first).to_be_visible()
    seen.rest()
    assert seen.popup.locator("img, video, iframe, object, embed").count() == 0
    assert (seen.requests, seen.complaints) == ([], [])


def test_a_source_that_is_graphic_itself_is_opened_from_behind_the_warning_alone(visit, pictured):
    said = {
        "sources": ["A channel", "A paper"],
        "source_urls": [GRAPHIC[0], "https://example.org/"],
    }
    seen = visit(maps.page([pictured | said]))
    open_popup(seen)
    seen.reads(seen.popup, "A channel (graphic, see the warning)")
    shown = seen.popup.locator("a:visible").evaluate_all("links => links.map((link) => link.href)")
    assert "https://example.org/" in shown
    assert GRAPHIC[0] not in shown


def test_a_record_without_media_says_nothing_of_it(visit, sumy):
    seen = visit(maps.page([sumy]))
    open_popup(seen)
    assert seen.popup.locator(".incident-media").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_warning(visit, pictured, scheme):
    seen = visit(maps.page([pictured]), color_scheme=scheme, bypass_csp=True)
    open_popup(seen)
    seen.popup.locator("summary").click()
    found = Axe().run(seen.page, context=".incident-popup").response["violations"]
    assert [v for v in found if v["impact"] in ("serious", "critical")] == []
