"""The edges of the world: neighbours across the antimeridian, circles near the poles."""

import pytest
from playwright.sync_api import expect

import maps

MAP = "Object.values(window).find((value) => value instanceof L.Map)"


@pytest.fixture
def fiji():
    """Four strikes around the antimeridian, within 100 km."""
    longitudes = (179.9, -179.9, 179.5, -179.2)
    return [
        {"code": f"f{n}", "title": f"Strike {n}", "place": f"Village {n}", "latitude": -17.0,
         "longitude": longitude, "uncertainty_m": 3000, "date_start": "2024-01-01"}
        for n, longitude in enumerate(longitudes)
    ]  # fmt: skip


def rings(seen):
    """What the buttons of rings say."""
    labels = seen.page.locator(".incident-point").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    return sorted(label.split(":")[0] for label in labels if "incidents:" in label)


def test_the_first_view_is_there_where_the_incidents_are(visit, fiji):
    seen = visit(maps.page(fiji))
    zoom, longitude = seen.page.evaluate(f"[{MAP}.getZoom(), {MAP}.getCenter().lng]")
    assert zoom > 5
    # Beside the panel, so the middle lies west of it, on whichever copy of the world.
    assert abs((longitude % 360) - 180) < 5


@pytest.mark.parametrize("middle", [180, -180, 179, -179, 540])
def test_neighbours_across_the_antimeridian_stand_in_one_ring(visit, fiji, middle):
    seen = visit(maps.page(fiji))
    seen.look(-17, middle, 5)
    seen.becomes(lambda: rings(seen), ["4 incidents"])
    seen.click("4 incidents")
    # Going closer stays there.
    zoom = seen.page.evaluate(f"{MAP}.getZoom()")
    seen.becomes(lambda: seen.page.evaluate(f"{MAP}.getZoom()") > 5, True, zoom)
    seen.becomes(lambda: seen.page.evaluate(f"{MAP}.getBounds().getEast() % 360 > 0"), True)
    longitude = seen.page.evaluate(f"{MAP}.getCenter().lng")
    assert abs((longitude % 360) - 180) < 5


def test_a_place_beyond_the_antimeridian_is_named_opened_and_counted(visit, fiji):
    seen = visit(maps.page(fiji))
    seen.look(-17, 180, 9)
    names = seen.page.locator(".map-name-place")
    seen.becomes(lambda: {"Village 0", "Village 1"} <= set(names.all_inner_texts()), True)
    seen.click("Strike 1")
    expect(seen.popup.locator("h2")).to_have_text("Strike 1")
    # The map stays where it is: it does not turn once around the world.
    assert seen.page.evaluate(f"{MAP}.getCenter().lng") == pytest.approx(180, abs=1)
    seen.page.keyboard.press("Escape")
    seen.page.get_by_label("Only what the map shows now").check()
    seen.reads(seen.page.locator(".panel header"), "4 incidents in view")


@pytest.mark.parametrize(("latitude", "radius_km"), [(78, 900), (84, 400), (-70, 1500)])
def test_circles_near_the_poles_are_true(visit, latitude, radius_km):
    """Just within the radius the ground is painted, just beyond it is not, in every direction."""
    row = {"code": "a", "latitude": latitude, "longitude": 40.0, "date_start": "2024"}
    seen = visit(maps.page([row | {"uncertainty_m": radius_km * 1000}], layers=["uncertainty"]),
                 width=1400, height=1000)  # fmt: skip
    seen.look(70 if latitude > 0 else -68, 40, 2)
    seen.becomes(seen.painted, True)
    read = f"""(km) => {{
        const {{ ringAround }} = incidentMap['geometry/sphere.js'], map = {MAP};
        const canvas = document.querySelector('.leaflet-incident-marks-pane canvas');
        const box = canvas.getBoundingClientRect(), brush = canvas.getContext('2d');
        return ringAround([{latitude}, 40], km).filter(([lat]) => Math.abs(lat) < 84.5)
            .map((place) => {{
                const {{ x, y }} = map.latLngToContainerPoint(place);
                return brush.getImageData(x - box.x, y - box.y, 1, 1).data[3] > 0;
            }});
    }}"""
    within = seen.page.evaluate(read, radius_km * 0.94)
    beyond = seen.page.evaluate(read, radius_km * 1.07)
    assert len(within) > 30
    assert len(beyond) > 30
    assert all(within)
    assert not any(beyond)
