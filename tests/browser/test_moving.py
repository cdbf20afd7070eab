"""A picture that was moved or filled up part by part is the one that is drawn in one go."""

import pytest

import maps

# How many pixels of each canvas change when all is drawn anew.
DIFFERENT = """() => {
    const map = Object.values(window).find((value) => value instanceof L.Map);
    const surfaces = Object.values(map._layers)
        .filter((layer) => layer instanceof incidentMap['drawing/surface.js'].Surface);
    const pixels = (surface) => {
        const { width, height } = surface._container;
        return surface._container.getContext('2d').getImageData(0, 0, width, height).data;
    };
    return surfaces.map((surface) => {
        const before = pixels(surface);
        surface.redraw();
        const after = pixels(surface);
        let different = 0;
        for (let i = 0; i < after.length; i += 4) {
            const off = [0, 1, 2, 3].map((part) => Math.abs(before[i + part] - after[i + part]));
            different += Math.max(...off) > 24;
        }
        return different;
    });
}"""
MOVE = """async ([dx, dy, zoom]) => {
    const map = Object.values(window).find((value) => value instanceof L.Map);
    if (zoom) map.setZoom(map.getZoom() + zoom); else map.panBy([dx, dy], { animate: false });
    await new Promise((done) => setTimeout(done, 1000));
}"""


@pytest.fixture
def crowded(dnipro):
    """Two incidents each at 400 places over Ukraine: more rings than are painted in one frame."""
    places = [(45 + n // 20 * 0.35, 23 + n % 20 * 0.8) for n in range(400)]
    return [
        dnipro | {"code": f"{n}-{twin}", "latitude": latitude, "longitude": longitude}
        for n, (latitude, longitude) in enumerate(places)
        for twin in (1, 2)
    ]


@pytest.mark.parametrize(
    "by", [(700, 0, 0), (-650, 500, 0), (0, -480, 0), (5000, 0, 0), (0, 0, 1), (0, 0, -1)]
)
def test_a_moved_map_looks_as_if_drawn_anew(visit, crowded, by):
    page = maps.page(crowded, layers=["points", "clusters"])
    seen = visit(page, reduced_motion="no-preference")
    assert seen.page.evaluate(DIFFERENT) == [0, 0]
    seen.page.evaluate(MOVE, by)
    assert max(seen.page.evaluate(DIFFERENT)) == 0


@pytest.mark.parametrize(("motion", "at_once"), [("reduce", True), ("no-preference", False)])
@pytest.mark.parametrize("go", ["map.panBy([200, 0])", "map.zoomIn()"])
def test_nothing_glides_for_a_reader_who_asks_for_less_motion(visit, dnipro, motion, at_once, go):
    seen = visit(maps.page([dnipro]), reduced_motion=motion)
    there = f"""() => {{
        const map = Object.values(window).find((value) => value instanceof L.Map);
        let there = false;
        map.once('moveend', () => there = true);
        {go};
        return there;
    }}"""
    assert seen.page.evaluate(there) == at_once


def test_the_map_is_never_scrolled_aside(visit, dnipro):
    seen = visit(maps.page([dnipro]))
    scrolled = """() => {
        const map = document.querySelector('.leaflet-container');
        map.scrollTo(300, 200);
        return [map.scrollLeft, map.scrollTop];
    }"""
    assert seen.page.evaluate(scrolled) == [0, 0]
