"""Tiles: nothing is asked of a server before the reader, told of it, switches them on."""

import base64
import re
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import maps

GREY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNsAAAAhgCBv4cNyAAAAABJRU5ErkJggg=="
)
STREET, PHOTO = "OpenStreetMap.Mapnik", "Esri.WorldImagery"
HOST = "https://tile.openstreetmap.org/"


@pytest.fixture
def tiled(visit, dnipro, sumy):
    """A map with two services, whose servers answer; what they were asked stands in `asked`."""

    def tiled(rows=(dnipro, sumy), answers=True, **options):
        seen = visit(maps.page(list(rows), tiles=[STREET, PHOTO]), **options)
        seen.asked = []

        def answer(route):
            seen.asked.append(route.request)
            return route.fulfill(body=GREY, content_type="image/png") if answers else route.abort()

        for host in ("tile.openstreetmap.org", "server.arcgisonline.com"):
            seen.page.context.route(f"https://{host}/**", answer)
        return seen

    return tiled


def switch_on(seen, name=STREET):
    seen.page.get_by_role("radio", name=name).click()
    seen.page.get_by_role("dialog").get_by_role("button", name="Switch on").click()
    seen.page.locator("img.leaflet-tile-loaded").first.wait_for()


def test_nothing_is_asked_before_the_reader_agrees(tiled):
    seen = tiled()
    page = seen.page
    page.get_by_role("radio", name=STREET).click()
    seen.reads(
        page.get_by_role("dialog"),
        f"The servers of {STREET} (tile.openstreetmap.org) learn your address and each view",
    )
    seen.rest()
    page.get_by_role("button", name="Leave off").click()
    expect(page.get_by_role("radio", name="Outlines in this file")).to_be_checked()
    seen.rest()
    assert (seen.asked, seen.requests, seen.complaints) == ([], [], [])


def test_only_the_server_named_is_asked_and_learns_no_page(tiled):
    seen = tiled()
    switch_on(seen)
    addresses = [request.url for request in seen.asked]
    assert addresses
    assert all(re.fullmatch(HOST + r"\d+/\d+/\d+\.png", address) for address in addresses)
    assert all("referer" not in request.all_headers() for request in seen.asked)
    tile = seen.page.locator("img.leaflet-tile").first
    expect(tile).to_have_attribute("referrerpolicy", "no-referrer")
    assert (seen.requests, seen.complaints) == ([], [])


def test_credit_stands_in_place_of_the_borders_while_tiles_are_on(tiled):
    seen = tiled()
    note = seen.page.locator(".borders")
    before = note.inner_text()
    switch_on(seen)
    expect(note).to_have_text("© OpenStreetMap contributors")
    owed = note.get_by_role("link", name="OpenStreetMap")
    expect(owed).to_have_attribute("href", "https://www.openstreetmap.org/copyright")
    switch_on(seen, PHOTO)
    expect(note).to_contain_text("Esri")
    seen.page.get_by_role("radio", name="Outlines in this file").click()
    expect(note).to_have_text(before, use_inner_text=True)
    expect(seen.page.locator("img.leaflet-tile")).to_have_count(0)


def test_a_link_switches_nothing_on(tiled):
    seen = tiled()
    switch_on(seen)
    expect(seen.page).to_have_url(re.compile("view="))
    seen.rest()
    many = len(seen.asked)
    again = replace(seen, page=seen.page.context.new_page())
    again.page.goto(seen.page.url)
    again.page.wait_for_selector("html[data-drawn]", state="attached")
    expect(again.page.get_by_role("radio", name="Outlines in this file")).to_be_checked()
    again.rest()
    assert len(seen.asked) == many


def test_the_policy_holds_for_every_other_server(tiled):
    seen = tiled()
    switch_on(seen)
    seen.page.evaluate("""() => {
        for (const host of ['example.org', 'a.tile.openstreetmap.org']) {
            new Image().src = `https://${host}/1/1/1.png`;
        }
        fetch('https://tile.openstreetmap.org/1/1/1.json').catch(() => {});
    }""")

    def refused():
        return len([said for said in seen.complaints if "Content Security Policy" in said])

    seen.becomes(lambda: refused() >= 3, True)
    assert seen.requests == []


def test_tiles_are_not_asked_for_beyond_their_deepest_zoom(tiled):
    seen = tiled()
    switch_on(seen, "Esri.WorldImagery")
    seen.look(48.4, 35, 19)

    def deepest():
        return max(int(one.url.split("/tile/")[1].split("/")[0]) for one in seen.asked)

    seen.becomes(deepest, 18)
    seen.rest()
    assert deepest() == 18


def test_a_server_that_does_not_answer_is_said_and_the_outlines_stay(tiled):
    seen = tiled(answers=False)
    seen.page.get_by_role("radio", name=STREET).click()
    seen.page.get_by_role("button", name="Switch on").click()
    seen.page.get_by_text("Some tiles did not come").wait_for()


def test_the_keyboard_alone_switches_them_on(tiled):
    seen = tiled()
    seen.page.get_by_role("radio", name="Outlines in this file").focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.get_by_role("dialog").wait_for()
    expect(seen.page.get_by_role("button", name="Leave off")).to_be_focused()
    seen.page.keyboard.press("Escape")
    seen.page.get_by_role("dialog").wait_for(state="detached")
    expect(seen.page.get_by_role("radio", name="Outlines in this file")).to_be_checked()
    seen.page.get_by_role("radio", name="Outlines in this file").focus()
    seen.page.keyboard.press("ArrowDown")
    expect(seen.page.get_by_role("button", name="Leave off")).to_be_focused()
    seen.page.keyboard.press("Tab")
    expect(seen.page.get_by_role("button", name="Switch on")).to_be_focused()
    seen.page.keyboard.press("Enter")
    seen.page.locator("img.leaflet-tile-loaded").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing_serious_in_the_warning(tiled, width, scheme):
    seen = tiled(width=width, color_scheme=scheme, bypass_csp=True)
    if width < 600:
        seen.page.get_by_role("button", name="Show details").click()
    seen.page.get_by_role("radio", name=STREET).click()
    box = seen.page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    found = Axe().run(seen.page).response["violations"]
    assert [v for v in found if v["impact"] in ("serious", "critical")] == []


def test_without_tiles_the_page_has_nothing_of_them(visit, sumy):
    seen = visit(maps.page([sumy]))
    assert seen.page.get_by_role("radio").count() == 0
    policy = seen.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "img-src data: blob:;" in policy
    assert "http" not in policy
