"""How a page comes up: the first drawing stays where it is, the legend names what is drawn."""

import pytest
from playwright.sync_api import expect

import incidents
import maps

# Where the map stands whenever it has moved, from its first moment on.
WATCH = """
    let leaflet;
    window.moves = [];
    Object.defineProperty(window, 'L', { configurable: true, get: () => leaflet, set(value) {
        leaflet = value;
        leaflet.Map.addInitHook(function watch() {
            this.on('moveend', () => {
                const { lat, lng } = this.getCenter();
                window.moves.push([this.getZoom(), lat.toFixed(3), lng.toFixed(3)].join('/'));
            });
        });
    } });
"""


@pytest.fixture
def moves(browser, tmp_path):
    """Every view that a page of many incidents has had until it stands still."""
    contexts = []

    def go(made, address="", width=1200):
        path = maps.save(made, tmp_path / "map.html")
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(path.as_uri() + address)
        expect(page.locator("html[data-drawn]")).to_be_attached()
        expect(page.locator(".panel")).to_be_visible()
        page.wait_for_timeout(500)
        return page.evaluate("window.moves")

    yield go
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def many():
    """More than are read whole before anything is drawn."""
    return maps.page(
        [
            {"code": str(n), "latitude": 45 + n % 70 / 10, "longitude": 24 + n % 130 / 10,
             "date_start": f"20{n % 20:02d}-05-01"}
            for n in range(3000)
        ]
    )  # fmt: skip


@pytest.mark.parametrize("width", [390, 1200])
def test_the_panel_does_not_move_the_map(moves, many, width):
    assert len(set(moves(many, width=width))) == 1


def test_a_link_to_a_view_comes_up_there(moves, many):
    assert set(moves(many, "#view=8/49/30")) == {"8/49.000/30.000"}


def test_the_legend_names_what_is_drawn(visit, seed_file):
    seen = visit(maps.page(incidents.open(seed_file).frame()))
    legend, launched = seen.page.locator(".legend"), "From the reported launch site"
    seen.reads(legend, launched, "Known to the area only")
    seen.page.evaluate("() => { location.hash = 'country=LY&layers=launches,areas,points'; }")
    seen.shows(4)
    expect(legend).not_to_contain_text(launched)
    expect(legend).not_to_contain_text("Known to the area only")
    seen.page.evaluate("() => { location.hash = 'weapon=oreshnik&layers=launches,points'; }")
    seen.reads(legend, launched)
