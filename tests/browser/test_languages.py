"""A map in Ukrainian, Russian and Arabic: whole, with right plurals, mirrored where needed."""

import re

import pytest
from playwright.sync_api import expect

import maps

NAMES = re.compile(r"[A-Za-z]{3,}")
# Names of programs, formats and licences, which every language writes so.
LATIN = {"folium", "Leaflet", "BSD", "Clause", "CSV", "GeoJSON", "YAML", "Natural", "Earth", "FPV"}
OWN_WORDS = """() => {
    const read = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const at = walk.currentNode.parentElement;
        // Words of records have a direction of their own; scripts and names of places go by.
        const others = '[dir="auto"], script, noscript, style, option, .borders, .map-name';
        if (at.closest(others)) continue;
        read.push(walk.currentNode.textContent);
    }
    const labels = [...document.querySelectorAll("[aria-label], [placeholder]")]
        .filter((one) => !one.closest(".leaflet-pane"));
    return [...read, ...labels.flatMap((one) => [one.ariaLabel, one.placeholder])].filter(Boolean);
}"""
ROWS = [
    {"code": "a", "title": "A", "date_start": "2024-11-21", "date_end": "2024-11-21",
     "date_precision": "day", "country": "UA", "latitude": 48.46, "longitude": 35.05,
     "location_precision": "settlement", "uncertainty_m": 5000, "event_type": "missile_strike",
     "weapon_types": "ballistic_missile", "killed_low": 2, "injured_low": 1, "injured_high": 4,
     "verification": "confirmed"},
    {"code": "b", "title": "B", "date_start": "2024-12", "country": "UA", "latitude": 50.9,
     "longitude": 34.8, "location_precision": "exact", "weapon_types": "one_way_attack_drone",
     "verification": "contested", "contested": "killed"},
    {"code": "c", "title": "C", "country": "UA", "location_precision": "country"},
]  # fmt: skip


@pytest.mark.parametrize("language", ["uk", "ru", "ar"])
def test_no_word_of_the_page_is_left_in_english(visit, language):
    page = visit(maps.page(ROWS, lang=language)).page
    for name in ("charts", "layers", "filters"):
        page.locator(f"details.{name}").first.evaluate("(one) => { one.open = true; }")
    page.wait_for_selector(".chart")
    left = [text for text in page.evaluate(OWN_WORDS) if set(NAMES.findall(text)) - LATIN]
    assert left == []


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("uk", {1: "1 інцидент", 3: "3 інциденти", 5: "5 інцидентів", 21: "21 інцидент"}),
        ("ru", {1: "1 инцидент", 2: "2 инцидента", 11: "11 инцидентов",
                1000: "1\xa0000 инцидентов"}),
        ("ar", {0: "لا حوادث", 1: "حادثة واحدة", 2: "حادثتان", 3: "3 حوادث", 11: "11 حادثة",
                100: "100 حادثة"}),
    ],
)  # fmt: skip
def test_a_number_has_the_form_of_its_language(visit, language, counted):
    page = visit(maps.page(ROWS, lang=language)).page
    say = "(n) => incidentMap['text/figures.js'].plural(n, '{n} incident', '{n} incidents')"
    assert {n: page.evaluate(say, n) for n in counted} == counted


def test_dates_are_written_in_the_language(visit):
    page = visit(maps.page(ROWS, lang="uk")).page
    when = "(date) => incidentMap['text/calendar.js'].when(...date)"
    assert page.evaluate(when, ["2024-11-21", "2024-11-22", "night", None]) == (
        "ніч 21-22 листопада 2024"
    )
    assert page.evaluate(when, ["2023-10", None, "month", None]) == "жовтень 2023 (відомий місяць)"


def test_a_link_keeps_its_view_in_every_language(visit, tmp_path):
    made = maps.page(ROWS, lang="ar")
    seen = visit(made)
    seen.page.goto(seen.page.url.partition("#")[0] + "#verification=confirmed&incident=a")
    seen.page.reload()
    seen.shows(1)
    expect(seen.popup).to_contain_text("ضربة صاروخية")
    assert "verification=confirmed" in seen.page.url
    assert seen.requests == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_arabic_is_mirrored_and_the_map_is_not(visit, width, height):
    page = visit(maps.page(ROWS, lang="ar"), width=width, height=height).page
    assert page.evaluate("document.documentElement.dir") == "rtl"
    panel, zoom = (page.locator(one).bounding_box() for one in (".panel", ".leaflet-control-zoom"))
    assert zoom["x"] < width / 4
    if width > 640:
        assert panel["x"] > width / 2
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    west, east = page.evaluate(
        """() => { const map = Object.values(window).find((value) => value instanceof L.Map);
        return [30, 40].map((longitude) => map.latLngToContainerPoint([48, longitude]).x); }"""
    )
    assert west < east


def test_figures_keep_their_signs_from_right_to_left(visit):
    seen = visit(maps.page(ROWS, lang="ar"))
    seen.page.goto(seen.page.url.partition("#")[0] + "#incident=a")
    seen.page.reload()
    toll = seen.popup.locator(".incident-people dd").first
    expect(toll).to_have_text("2+")
    assert toll.evaluate("(one) => getComputedStyle(one).unicodeBidi") == "plaintext"
