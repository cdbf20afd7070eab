"""Going to a result, drawing an area, measuring, saving what is selected."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

import incidents
import maps

SIZES = [(390, 844), (683, 384), (1280, 800), (1366, 650), (1920, 1080)]
AREA = ".incident-point[aria-label^='Somewhere in']"
AT = {"latitude": 50.0, "longitude": 36.0, "uncertainty_m": 5000}
COVERED = """() => {
    // Whether the middle of each thing is seen: nothing else lies over it.
    const clear = (x, y, holder) => {
        const top = document.elementFromPoint(x, y);
        return Boolean(top && holder.contains(top));
    };
    const popup = [...document.querySelectorAll('.incident-popup')].at(-1);
    const box = popup.getBoundingClientRect(), tip = popup.querySelector('.leaflet-popup-tip');
    const point = tip.getBoundingClientRect(), map = document.querySelector('.incident-map');
    const foot = [point.x + point.width / 2, point.bottom + 2];
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth
        && foot[1] < innerHeight;
    const links = [...popup.querySelectorAll('a[href^=http], button')].every((one) => {
        one.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = one.getBoundingClientRect();
        return clear(x + Math.min(width, 20) / 2, y + Math.min(height, 12) / 2, one);
    });
    return [inside, clear(...foot, map), links];
}"""


@pytest.fixture(scope="module")
def page(seed_file):
    """The map of all seed records, with the claims."""
    return maps.page(incidents.open(seed_file).frame(claims=True))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_chosen_result_is_seen_whole_and_its_links_are_reached(visit, page, width, height):
    """At each size of screen: never under the panel or the bar of time."""
    seen = visit(page, width=width, height=height)
    toggle = seen.page.locator(".panel-toggle")
    for n in (0, 20, 60, 90, 120, 150):
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        button = seen.page.locator(".entries > li button").nth(n % 147)
        title = button.locator("strong").text_content()
        button.click()
        expect(seen.popup.locator("h2").last).to_have_text(title)
        expect(seen.popup.last.locator(".record-part").first).to_be_attached()
        seen.becomes(lambda: seen.page.evaluate(COVERED), [True, True, True], title)
        seen.page.keyboard.press("Escape")
        expect(seen.popup).to_have_count(0)


def test_the_first_view_shows_where_the_incidents_are(visit):
    """One strike far away does not make the map show half the globe; nothing is hatched unasked."""
    many = [AT | {"code": str(n), "latitude": 48 + n / 40, "longitude": 35.0} for n in range(80)]
    far = {"code": "far", "latitude": 60.0, "longitude": 110.0}
    whole = [{"code": f"c{n}", "title": f"Somewhere {n}", "country": "RU"} for n in range(260)]
    whole = [one | {"location_precision": "country"} for one in whole]
    seen = visit(maps.page([*many, far, *whole]))
    zoom = "Object.values(window).find((value) => value instanceof L.Map).getZoom()"
    assert seen.page.evaluate(zoom) > 5
    expect(seen.page.locator(AREA)).to_have_count(0)
    edge = seen.page.locator(".edge-count button")
    expect(edge).to_have_text("260 incidents known to a country only")
    edge.click()
    expect(seen.popup.locator(".incident-entry")).to_have_count(200)
    seen.popup.get_by_role("button", name="Show 60 more of 60").click()
    expect(seen.popup.locator(".incident-entry")).to_have_count(260)
    seen.popup.get_by_role("button", name="Hatch these countries").click()
    expect(seen.page.locator(AREA)).to_have_count(1)
    expect(edge).to_be_hidden()
    expect(seen.page.locator("[name=layer-countries]")).to_be_checked()
    alone = visit(maps.page(whole[:2]))
    expect(alone.page.locator(AREA)).to_have_count(1)


def draw(seen, tool, *places):
    """Click places of the world with a tool, then Enter where it asks for it."""
    button = seen.page.locator(".area-tools").get_by_role("button", name=tool)
    if not button.is_visible():
        seen.page.locator(".area-tools summary").click()
    button.click()
    at = """([lat, lng]) => {
        const map = Object.values(window).find((value) => value instanceof L.Map);
        const { x, y } = map.latLngToContainerPoint([lat, lng]);
        return [x, y];
    }"""
    for place in places:
        seen.page.mouse.click(*seen.page.evaluate(at, list(place)))
        seen.page.wait_for_timeout(300)  # two clicks within it would be a double click
    if tool != "Box":
        seen.page.locator(".incident-map").focus()
        seen.page.keyboard.press("Enter")


def test_a_drawn_area_filters_as_inside_does_and_a_line_is_measured(
    visit, seed_file, call, tmp_path, all_shown
):
    seen = visit(maps.page(incidents.open(seed_file).frame()))
    seen.look(49, 34, 6)
    corners = [(51.5, 34.2), (49.2, 36.5), (47.4, 34.8), (49.0, 33.1)]
    draw(seen, "Polygon", *corners)
    expect(seen.page.locator(".drawn-area-line")).to_have_count(1)
    expect(seen.page).to_have_url(re.compile("area="))
    with seen.page.expect_download() as saved:
        seen.page.get_by_role("button", name="Save the area").click()
    file = tmp_path / "area.geojson"
    saved.value.save_as(file)
    rows = call("--db", seed_file, "query", "--inside", file, "--format", "json").json
    assert 3 < len(rows) < 100
    seen.shows(len(rows))
    (right,) = call("--db", seed_file, "count", "--inside", file, "--format", "json").json
    names = [name for name in seen.figures() if name in right]
    seen.becomes(lambda: {n: seen.figures()[n] for n in names}, {n: right[n] for n in names})
    with seen.page.expect_download() as saved:
        seen.page.get_by_role("button", name="GeoJSON", exact=True).click()
    saved.value.save_as(file)
    collection = json.loads(file.read_text("utf-8"))
    assert {f["id"] for f in collection["features"]} == {row["code"] for row in rows}
    assert collection["metadata"]["selection"]["inside"]["type"] == "Polygon"
    assert collection["metadata"]["credits"]
    seen.page.get_by_role("button", name="Take it off").click()
    seen.shows(all_shown)
    note = seen.page.locator(".area-tools .note")
    draw(seen, "Polygon", (51, 34), (48, 36), (51, 36), (48, 34))
    seen.reads(note, "crosses itself")
    draw(seen, "Polygon", (51, 34), (48, 36))
    seen.reads(note, "three corners or more")
    seen.shows(all_shown)
    draw(seen, "Measure", (50.45, 30.52), (49.99, 36.23))  # Kyiv to Kharkiv
    seen.reads(note, "along the line")
    km = int(note.inner_text().split(" km")[0].replace(",", ""))
    assert km == pytest.approx(409, abs=6)
    draw(seen, "Box", (51, 34), (48, 37))
    expect(seen.page.locator(".drawn-area-line")).to_have_count(1)
    seen.becomes(lambda: 0 < seen.shown < all_shown, True)
    assert seen.complaints == []


def test_the_selection_is_saved_as_export_writes_it(visit, seed_file, call, tmp_path):
    """Cell by cell, but for what the page does not hold; a selection of nothing says so."""
    seen = visit(maps.page(incidents.open(seed_file).frame(weapon="shahed")))
    saved = []

    def keep(one):
        saved.append(one)

    seen.page.on("download", keep)
    seen.page.get_by_role("button", name="CSV", exact=True).click()
    seen.becomes(lambda: len(saved), 2)
    table, head = tmp_path / "table.csv", tmp_path / "head.json"
    for one, file in zip(saved, (table, head), strict=True):
        one.save_as(file)
    out = tmp_path / "right.csv"
    assert call("--db", seed_file, "export", out, "--weapon", "shahed").code == 0

    def read(path):
        rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        return {row["code"]: row for row in rows}

    mine, right = read(table), read(out)
    assert list(mine) == list(right)
    for code, row in right.items():
        for name, cell in row.items():
            if name == "datasets":
                continue
            if name in ("latitude", "longitude") and cell and not mine[code][name]:
                assert row["location_precision"] in ("admin1", "admin2", "country")
                continue
            try:
                assert float(mine[code][name]) == float(cell)
            except ValueError:
                assert mine[code][name] == cell, (code, name)
    told = json.loads(head.read_text("utf-8"))
    assert told["records"] == len(right)
    assert "shahed" in told["page"]["Filter"]
    hostile = visit(maps.page([AT | {"code": "x", "title": '=1+1;@x, "y"', "summary": "a\nb"}]))
    with hostile.page.expect_download() as one:
        hostile.page.get_by_role("button", name="CSV", exact=True).click()
    one.value.save_as(table)
    assert read(table)["x"]["title"] == "'=1+1;'@x, \"y\""
    assert read(table)["x"]["summary"] == "a\nb"
    hostile.page.locator("[name=q]").fill("nothing at all")
    hostile.shows(0)
    hostile.page.keyboard.press("Escape")
    hostile.page.get_by_role("button", name="CSV", exact=True).click(force=True)
    hostile.reads(hostile.page.locator(".downloads"), "Nothing is selected")
