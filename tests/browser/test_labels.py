"""What is written on the map: no label covers another; shades and rings say what they mean."""

from itertools import combinations, pairwise

import pytest

import incidents
import maps

# Every text that is written on the canvas of incidents, where it stands on the screen.
LISTEN = """() => {
    const own = CanvasRenderingContext2D.prototype, before = own.fillText;
    window.texts = [];
    own.fillText = function (text, x, y) {
        if (this.canvas.isConnected && this.canvas.closest('.leaflet-incident-marks-pane')) {
            window.texts.push([text, x, y, this.measureText(text).width, this.canvas]);
        }
        before.call(this, text, x, y);
    };
}"""
WRITTEN = """() => {
    const names = [...document.querySelectorAll('.map-name')].map((name) => {
        const { left, top, right, bottom } = name.getBoundingClientRect();
        return [name.textContent, left + 1, top + 4, right - 1, bottom - 4];
    });
    const { width, height } = document.querySelector('.incident-map').getBoundingClientRect();
    const numbers = window.texts.map(([text, x, y, wide, canvas]) => {
        const box = canvas.getBoundingClientRect();
        return [text, box.x + x - wide / 2, box.y + y - 4, box.x + x + wide / 2, box.y + y + 3];
    }).filter(([, left, top]) => left > 0 && top > 0 && left < width && top < height);
    return [...names, ...numbers];
}"""
MAP = "Object.values(window).find((value) => value instanceof L.Map)"
SHOWN = [
    "provinces,points,clusters",
    "hexagons,points,clusters",
    "periods,points,clusters",
    "ranges,launches,points,clusters,uncertainty",
]


@pytest.fixture(scope="module")
def page(seed_file):
    """The map of all seed records."""
    return maps.page(incidents.open(seed_file).frame())


def covered(seen):
    """Pairs of texts on the map that overlap; None where nothing is written yet."""
    texts = seen.page.evaluate(WRITTEN)
    return [
        (a[0], b[0])
        for a, b in combinations(texts, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]


@pytest.mark.parametrize("layers", SHOWN)
def test_no_label_covers_another(visit, page, layers):
    seen = visit(page)
    seen.page.evaluate(LISTEN)
    for view in ("3/45/45", "5/48.5/34.5", "6/48.5/34.5", "7/48.3/36.5", "8/33/36"):
        seen.page.evaluate("() => { window.texts = []; }")
        seen.page.evaluate("hash => { location.hash = hash; }", f"view={view}&layers={layers}")
        seen.rest()
        # Drawn once more, so that only what the last drawing wrote is compared.
        seen.page.evaluate(f"() => {{ window.texts = []; {MAP}.eachLayer("
                           "(one) => one.redraw && one.surface && one.redraw()); }")  # fmt: skip
        seen.becomes(lambda: bool(seen.page.evaluate("window.texts.length")), True, view)
        seen.rest()
        assert covered(seen) == [], view
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("layer", "told"),
    [
        ("hexagons", "from 1, the lightest, to"),
        ("provinces", "from 1, the lightest, to"),
        ("periods", "second against first: "),
    ],
)
def test_shades_have_values_and_periods_their_split(visit, page, layer, told):
    seen = visit(page)
    seen.page.evaluate("hash => { location.hash = hash; }", f"layers={layer}")
    seen.reads(seen.page.locator(".legend"), told)


def test_the_size_of_a_ring_tells_its_count(visit):
    """At each zoom, and from two incidents to thousands, the larger number has the larger ring."""
    many = [2, 20, 200, 2000]
    rows = [
        {"code": f"{n}-{one}", "latitude": 48.0 + one % 7 / 500, "longitude": 25.0 + 5 * at,
         "date_start": "2024"}
        for at, n in enumerate(many)
        for one in range(n)
    ]  # fmt: skip
    seen = visit(maps.page(rows), width=1800)
    for zoom in (5, 6):
        seen.look(48.0, 32.0, zoom)
        seen.rest()
        layer = "Object.entries(window).find(([name]) => name.startsWith('incident_layer_'))[1]"
        reaches = seen.page.evaluate(
            f"{layer}.hits.marks.filter((one) => one.group)"
            ".map((one) => [one.group.count, one.reach]).sort((a, b) => a[0] - b[0])"
        )
        assert [count for count, _ in reaches] == many
        steps = [b - a for (_, a), (_, b) in pairwise(reaches)]
        assert min(steps) > 4
