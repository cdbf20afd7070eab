import re
from dataclasses import replace
from itertools import pairwise

import folium
import pytest
from playwright.sync_api import expect

import maps
import maps.layers
from maps.embedding import leaflet
from maps.palette import STYLES

AREA = ".incident-point[aria-label^='Somewhere in']"
TONES = {style.key: style.colour for style in STYLES}


def quiet(seen):
    """Nothing was asked for and nothing went wrong."""
    return seen.requests == [] and seen.complaints == []


def test_the_seed_map_opens_without_a_network(visit, dnipro, sumy, context):
    seen = visit(maps.page([dnipro, sumy], context=context))
    assert (seen.drawn, seen.shown) == (2, 2)
    page = seen.page
    expect(page).to_have_title("Two strikes")
    expect(page.locator(".incident-point")).to_have_count(2)
    seen.becomes(lambda: (seen.layer("circles"), seen.layer("lines")), (1, 1))
    for name in ("Dnipro", "Sumy", "Kapustin Yar"):
        expect(page.locator(".map-name").get_by_text(name, exact=True)).to_have_count(1)
    assert quiet(seen)


@pytest.mark.parametrize("turned", [False, True])
def test_symbols_are_painted_where_their_incidents_are(visit, dnipro, sumy, turned):
    seen = visit(maps.page([sumy, dnipro] if turned else [dnipro, sumy]))
    for mark, tone in (("Oreshnik", TONES["ballistic"]), ("Shahed", TONES["drone"])):
        seen.becomes(lambda mark=mark: seen.colour_at(mark), tone)


def test_a_click_opens_a_popup_and_escape_closes_it(visit, dnipro, context):
    seen = visit(maps.page([dnipro], context=context))
    seen.click(0)
    seen.reads(
        seen.popup,
        "Oreshnik strike on the Pivdenmash plant in Dnipro",
        "21 November 2024",
        "Site, within 1.5 km",
        "0+",
        "not stated",
        "Reported launch site",
        "Russia (claimed by attacker)",
        "Oreshnik (intermediate-range ballistic missile)",
        "Dnipro, Dnipropetrovsk, Ukraine",
    )
    link = seen.popup.locator(".incident-sources a")
    assert link.get_attribute("href") == "https://example.org/dnipro"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"
    seen.page.keyboard.press("Escape")
    seen.popup.wait_for(state="detached")
    assert quiet(seen)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_a_popup_and_gets_its_place_back(visit, sumy, key):
    seen = visit(maps.page([sumy]))
    marker = seen.page.locator(".incident-point")
    expect(marker).to_have_attribute("aria-label", re.compile("Shahed drones"))
    marker.focus()
    seen.page.keyboard.press(key)
    seen.popup.wait_for()
    seen.reads(seen.popup, "night of 21-22 November 2024", "2+")
    expect(seen.popup.get_by_label("at least 2")).to_have_text("2+")
    seen.page.keyboard.press("Escape")
    seen.popup.wait_for(state="detached")
    expect(marker).to_be_focused()


def test_arrows_go_from_mark_to_mark(visit, dnipro, sumy):
    seen = visit(maps.page([dnipro, sumy]))
    seen.page.locator(".incident-point[aria-label^='Oreshnik']").focus()
    seen.page.keyboard.press("ArrowUp")
    expect(seen.page.locator(".incident-point[aria-label^='Shahed drones']")).to_be_focused()


def test_a_launch_site_leads_to_its_incidents(visit, dnipro, context):
    seen = visit(maps.page([dnipro], context=context))
    site = seen.page.locator(".incident-site")
    expect(site).to_have_attribute("aria-label", "Reported launch site: Kapustin Yar")
    site.focus()
    seen.page.keyboard.press("Enter")
    seen.popup.get_by_role("button", name="Oreshnik strike").click()
    seen.page.locator(".incident-details").wait_for()
    assert quiet(seen)


def test_incidents_at_one_spot_fan_out(visit, sumy):
    rows = [sumy | {"code": str(n), "title": f"Strike {n}"} for n in range(3)]
    seen = visit(maps.page(rows))
    together = seen.page.locator(".incident-point")
    expect(together).to_have_attribute("aria-label", re.compile("3 incidents: 3 drones"))
    seen.click(0)
    for n in range(3):
        seen.page.locator(f".incident-point[aria-label^='Strike {n}']").wait_for(state="attached")
        seen.click(f"Strike {n}")
        seen.reads(seen.popup, f"Strike {n}")
        seen.page.keyboard.press("Escape")
        seen.popup.wait_for(state="detached")


def test_many_at_one_spot_are_a_list(visit, sumy):
    rows = [sumy | {"code": str(n), "title": f"Strike {n}"} for n in range(250)]
    seen = visit(maps.page(rows))
    seen.click(0)
    seen.popup.wait_for()
    expect(seen.popup.locator(".incident-entry")).to_have_count(200)
    seen.popup.get_by_role("button", name="Show 50 more").click()
    expect(seen.popup.locator(".incident-entry")).to_have_count(250)
    seen.popup.get_by_role("button", name="Strike 7").first.click()
    seen.page.locator(".incident-details").wait_for()


def test_a_crowd_is_a_ring_that_opens_on_going_closer(visit, sumy):
    rows = [sumy | {"code": str(n), "latitude": 50 + n / 100} for n in range(40)]
    far = {"code": "far", "latitude": 10.0, "longitude": 10.0}
    seen = visit(maps.page([*rows, far]))
    before = seen.page.locator(".incident-point").count()
    seen.click("40 incidents")
    seen.becomes(lambda: seen.page.locator(".incident-point").count() > before, True)


def test_an_area_is_an_outline_and_never_a_dot(visit, sumy):
    seen = visit(maps.page([sumy | {"location_precision": "admin1", "admin1": "Sumy"}]))
    assert (seen.drawn, seen.shown) == (1, 1)
    area = seen.page.locator(AREA)
    expect(area).to_have_count(1)
    assert seen.page.locator(".incident-point").count() == 1
    area.focus()
    seen.page.keyboard.press("Enter")
    seen.popup.wait_for()
    seen.reads(seen.popup, "drawn as the outline of Sumy")
    assert quiet(seen)


def test_incidents_without_a_place_are_counted_and_listed(visit, sumy):
    lost = {"code": "x", "title": "Somewhere", "date_start": "2023-10", "date_precision": "month"}
    seen = visit(maps.page([sumy, lost, lost | {"code": "y", "title": "Elsewhere"}]))
    assert (seen.drawn, seen.shown) == (1, 3)
    panel = seen.page.locator(".panel")
    panel.locator("summary", has_text="2 incidents without a place").click()
    panel.locator("summary", has_text="Somewhere").click()
    seen.reads(panel, "October 2023 (known to the month)")


def test_sums_say_what_is_unknown_and_count_nobody_twice(visit, dnipro, sumy):
    wave = {"code": "wave", "title": "Wave", "level": "wave", "killed_best": 9, "killed_low": 9}
    seen = visit(maps.page([dnipro, sumy | {"parent": "wave"}, wave]))
    sums = seen.page.locator(".panel tbody tr")
    seen.becomes(lambda: sums.nth(0).inner_text().split(), "Killed 9 unknown unknown".split())
    seen.becomes(
        lambda: sums.nth(1).inner_text().split(), "Injured 1 of 2 not stated 13 13 13".split()
    )
    seen.reads(seen.page.locator(".panel"), "1 wave counted together with the strikes")


def test_nobody_said_anything_is_unknown_not_zero(visit, dnipro):
    seen = visit(maps.page([dnipro | {"killed_low": None}]))
    killed = seen.page.locator(".panel tbody tr").first
    wanted = "Killed 1 of 1 not stated unknown unknown unknown".split()
    seen.becomes(lambda: killed.inner_text().split(), wanted)


def test_an_empty_map_says_so(visit):
    seen = visit(maps.page([]))
    assert (seen.drawn, seen.shown) == (0, 0)
    seen.reads(seen.page.locator(".empty"), "No incident matches")
    assert quiet(seen)


def test_a_phone_folds_the_panel(visit, sumy):
    seen = visit(maps.page([sumy]), width=390, height=844, has_touch=True)
    body = seen.page.locator(".panel-body")
    expect(body).to_be_hidden()
    seen.page.get_by_role("button", name="Show details").click()
    expect(body).to_be_visible()
    seen.page.locator(".entries button").click()
    seen.reads(seen.popup, "Sumy")
    expect(body).to_be_hidden()
    width = "document.documentElement.scrollWidth <= innerWidth"
    assert seen.page.evaluate(width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_day_and_night_have_their_own_land(visit, sumy, scheme):
    seen = visit(maps.page([sumy]), color_scheme=scheme)
    land = "incidentMap['drawing/theme.js'].theme().colour('--land')"
    assert seen.page.evaluate(land) == {"light": "#f0ece1", "dark": "#1a2329"}[scheme]


def test_a_line_over_the_antimeridian_is_whole(visit, context):
    site = {"name": "Far east", "latitude": 60.0, "longitude": 175.0}
    row = {"code": "a", "latitude": 58.0, "longitude": -170.0, "launch_sites": "Far east"}
    seen = visit(maps.page([row], context={"sites": [site]}))
    way = seen.page.evaluate("incidentMap['geometry/sphere.js'].greatCircle([60, 175], [58, -170])")
    steps = [abs(b[1] - a[1]) for a, b in pairwise(way)]
    assert max(steps) < 1
    assert way[-1] == pytest.approx([58, 190])
    assert quiet(seen)


def test_a_stock_folium_map_takes_the_layer(visit, dnipro, context):
    stock = folium.Map(tiles=None)
    maps.IncidentLayer([dnipro], context=context).add_to(stock)
    served = {"leaflet.js": leaflet("leaflet.js"), "leaflet.css": leaflet("leaflet.css")}
    # folium's other libraries stay unreachable: the layer does not need them.
    seen = visit(stock, serve=served)
    assert seen.drawn == 1
    seen.page.locator(".incident-point").first.focus()
    seen.page.keyboard.press("Enter")
    seen.popup.wait_for()
    seen.reads(seen.popup, "Oreshnik strike")


LAYERS = [layer.NAME for layer in maps.layers.LAYERS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_draws(visit, dnipro, sumy, context, name, scheme):
    near = [sumy | {"code": str(n), "date_start": f"2023-0{n}-01"} for n in range(1, 6)]
    area = sumy | {"code": "area", "location_precision": "admin1"}
    asked = replace(context, ranges=[{"weapon": "oreshnik", "low_km": 900, "high_km": 5500}])
    country = sumy | {"code": "country", "location_precision": "country"}
    rows = [dnipro | {"uncertainty_m": 90_000}, *near, area, country]
    seen = visit(maps.page(rows, context=asked, layers=[name]), color_scheme=scheme)
    assert seen.drawn == len(rows)
    seen.becomes(seen.painted, True)
    assert quiet(seen)


def test_the_poles_and_the_antimeridian_break_nothing(visit):
    places = [(90, 0), (-90, 10), (0, 180), (0, -180), (85.06, 179.9999), (-89.9, -179.9999)]
    rows = [
        {"code": str(n), "latitude": lat, "longitude": lon, "uncertainty_m": 20_000}
        for n, (lat, lon) in enumerate(places)
    ]
    seen = visit(maps.page(rows, layers=LAYERS))
    assert seen.drawn == len(rows)
    assert quiet(seen)
