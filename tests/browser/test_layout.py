"""Parts of the page at every size: none covers another, none leaves the screen."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

import incidents
import maps

# The five sizes, the same magnified to 200 %, and small phones.
SIZES = [(390, 844), (683, 384), (1280, 800), (1366, 650), (1920, 1080),
         (640, 400), (683, 325), (960, 540), (320, 480), (568, 320)]  # fmt: skip
PARTS = """() => [".panel", ".timeline", ".borders", ".leaflet-control-zoom",
    ".leaflet-control-scale", ".edge-count", ".story",
    ".incident-popup .leaflet-popup-content-wrapper"]
    .flatMap((name) => [...document.querySelectorAll(name)].map((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        return [name, left, top, right, bottom];
    })).filter(([, left, , right]) => right > left)"""
ASIDE = """() => [...document.querySelectorAll('.panel-body, .panel header, .timeline, html')]
    .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className)"""


def covered(seen, width, height):
    """Pairs of parts that overlap, and parts that leave the screen."""
    parts = seen.page.evaluate(PARTS)
    outside = [one for one in parts
               if one[1] < 0 or one[2] < 0 or one[3] > width or one[4] > height]  # fmt: skip
    pairs = [
        (a[0], b[0])
        for a, b in combinations(parts, 2)
        if a[1] < b[3] - 1 and b[1] < a[3] - 1 and a[2] < b[4] - 1 and b[2] < a[4] - 1
    ]
    return outside, pairs, seen.page.evaluate(ASIDE)


@pytest.fixture(scope="module")
def page(seed_file):
    """The map of all seed records."""
    return maps.page(incidents.open(seed_file).frame())


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_part_covers_another_or_leaves_the_screen(visit, page, width, height):
    seen = visit(page, width=width, height=height)
    seen.becomes(lambda: covered(seen, width, height), ([], [], []))
    if seen.page.locator(".panel-body").is_hidden():
        seen.page.get_by_role("button", name="Show details").click()
    seen.page.locator(".entries button").first.click()
    expect(seen.popup).to_have_count(1)
    seen.becomes(lambda: covered(seen, width, height), ([], [], []))


@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 400), (1280, 800)])
def test_what_the_ground_is_not_is_said_from_near_and_covers_nothing(visit, page, width, height):
    seen = visit(page, width=width, height=height)
    seen.look(50.0, 36.25, 12)
    seen.reads(seen.page.locator(".ground-note"), "no street")
    seen.becomes(lambda: covered(seen, width, height), ([], [], []))
    seen.look(50.0, 36.25, 11)
    expect(seen.page.locator(".ground-note")).to_have_text("")


def test_a_long_title_on_a_phone_lifts_the_bar_of_time(visit, sumy):
    later = sumy | {"code": "later", "date_start": "2024-03-05"}
    context = {"title": "Strikes on power plants, substations and dams " * 3}
    made = maps.page([sumy, later], context=context)
    seen = visit(made, width=390, height=844)
    expect(seen.page.locator(".timeline")).to_be_visible()
    seen.becomes(lambda: covered(seen, 390, 844), ([], [], []))


STORY = """
- {title: The first night, text: Two cities were hit before dawn., incident: 2024-11-22-sumy-shahed}
- {title: A town, text: One more., view: 9/50.6/34.9, incident: 2024-11-22-sumy-shahed}
"""


@pytest.mark.parametrize(
    ("width", "height"),
    [(390, 844), (683, 384), (640, 400), (1010, 700), (1280, 800), (1920, 1080)],
)
def test_the_card_of_a_story_and_its_incident_stand_beside_each_other(
    visit, seed_file, call, tmp_path, width, height
):
    file, out = tmp_path / "story.yaml", tmp_path / "map.html"
    file.write_text(STORY, "utf-8")
    assert call("--db", seed_file, "map", out, "--story", file, "--slim").code == 0
    seen = visit(out, width=width, height=height)
    card = seen.page.get_by_role("region", name="Story")
    seen.reads(card, "Step 1 of 2")
    expect(seen.popup).to_have_count(1)
    seen.becomes(lambda: covered(seen, width, height), ([], [], []))
    card.get_by_role("button", name="Next").click()
    seen.reads(card, "Step 2 of 2")
    seen.becomes(lambda: covered(seen, width, height), ([], [], []))
