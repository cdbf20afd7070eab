"""What somebody may put in that is none: addresses, areas, stories, records full of markup."""

import json

import pytest
import yaml
from playwright.sync_api import expect

import incidents
import maps

MARKUP = "<img src=x onerror=\"document.title='broken'\">"
ENDED = "</script><script>document.title='broken'</script>"
BESIDE = "Read it beside the map"


@pytest.fixture(scope="module")
def page(seed_file):
    """The map of all seed records."""
    return maps.page(incidents.open(seed_file).frame())


def wave(number, **more):
    """A record with markup in every free text that the page shows of it."""
    source = {"key": f"s{number}", "publisher": MARKUP, "title": ENDED, "published": "2024-11-22",
              "url": "https://example.org/?q=%3Cimg%20src=x%3E&a=1", "accessed": "2024-11-23",
              "archive_url": "https://example.org/archived", "reliability": "F",
              "credibility": "6"}  # fmt: skip
    claim = {
        "outcome": "killed",
        "status": "claimed",
        "as_of": "2024-11-22",
        "source": f"s{number}",
    }
    return {
        "code": f"hostile-{number}", "title": f"{MARKUP} {number}", "summary": ENDED + MARKUP,
        "status": "published", "event_type": "drone_strike", "verification": "corroborated",
        "date_start": "2024-11-21", "date_precision": "day", "date_words": MARKUP,
        "place": {"name": MARKUP, "admin1": "Sumy", "country": "UA",
                  "latitude": 50.9, "longitude": 34.8},
        "location_how": "reported", "uncertainty_m": 5000, "location_precision": "settlement",
        "location_words": MARKUP, "attacker": "Russia", "attribution": "alleged",
        "weapons": [{"weapon": "Geran-2", "text": MARKUP, "launched_low": 3,
                     "source": f"s{number}"}],
        "targets": [{"category": "energy", "name": MARKUP, "damage": "damaged"}],
        "casualties": [claim | {"low": 2, "high": 4, "speaker": MARKUP, "quote": MARKUP},
                       claim | {"low": 9, "high": 9, "speaker": ENDED, "quote": ENDED}],
        "statements": [{"field": "attacker", "value": MARKUP, "quote": ENDED,
                        "source": f"s{number}"}],
        "sources": [source],
    } | more  # fmt: skip


def test_markup_stays_text_wherever_the_record_is_told(visit, call, tmp_path):
    """In claims, statements, sources, parts and twins; in popups, beside the map, in every part."""
    store, file, out = tmp_path / "s.db", tmp_path / "hostile.yaml", tmp_path / "map.html"
    story = tmp_path / "story.yaml"
    records = [wave(1, level="wave"), wave(2, parent="hostile-1"), wave(3)]
    file.write_text(yaml.safe_dump_all(records), "utf-8")
    story.write_text(json.dumps([{"title": MARKUP, "text": ENDED, "filter": {"q": MARKUP}}]))
    assert call("--db", store, "init", "--empty").code == 0
    added = call("--db", store, "add", file)
    assert added.code == 0, added.err
    made = ("map", out, "--title", MARKUP, "--story", story)
    assert call("--db", store, *made).code == 0
    seen = visit(out)
    seen.shows(3)
    seen.reads(seen.page.get_by_role("region", name="Story"), MARKUP, ENDED)
    for name in ("Filters", "Charts", "Layers", "Draw and measure", "Record a story"):
        seen.page.locator("summary", has_text=name).first.click()
    scripts = seen.page.locator("script").count()
    for n in range(3):
        seen.page.locator(".entries button").nth(n).click()
        expect(seen.popup.locator(".claim").first).to_be_attached()
        seen.page.get_by_role("button", name=BESIDE).click()
        record = seen.page.locator(".record-body")
        seen.reads(record, "Casualty claims", "Statements", "graded F6", MARKUP, ENDED)
        addresses = record.locator("a[href^=http]").evaluate_all("all => all.map((a) => a.href)")
        assert set(addresses) == {records[0]["sources"][0][k] for k in ("url", "archive_url")}
        seen.page.locator(".record-close").click()
    seen.rest()
    assert seen.page.locator("img").count() == 0
    assert seen.page.locator("script").count() == scripts
    assert seen.page.title() == MARKUP
    assert (seen.requests, seen.complaints) == ([], [])


ADDRESSES = {
    "area=30,50+40,45+40,50+30,45": "area 30,50 40,45",  # crosses itself
    "area=1,1+1,1+1,1": "area 1,1",  # holds nothing
    "area=500,10+501,10+501,11": "area 500,10",  # no place of the globe
    "step=eon": "step eon",
    "heat=toString": "heat toString",
    "in-view=maybe": "in-view maybe",
    "from=2024-13": "from 2024-13",
    "to=2024-02-30": "to 2024-02-30",
    "from=2025&to=2024": "from 2025 to 2024",
    "killed-min=-1": "killed-min -1",
    "layers=__proto__": "layer __proto__",
    "weapon=shahed&weapon=kh-101": "weapon kh-101",
    "country=constructor": "country constructor",
    "%": "%",
    "x" * 3000: "xxx…",
}


def test_what_an_address_cannot_ask_is_said_and_left_out(visit, page, seed_file, all_shown):
    shaheds = len(incidents.open(seed_file).frame(weapon="shahed"))
    seen = visit(page)
    for address, told in ADDRESSES.items():
        seen.page.evaluate("hash => { location.hash = hash; }", address)
        seen.reads(seen.page.locator(".panel header .fault"), told)
        seen.shows(shaheds if "shahed" in address else all_shown)
        expect(seen.page.locator(".empty")).to_be_hidden()
        expect(seen.page.locator("[name=layer-points]")).to_be_checked()
    assert seen.complaints == []


def test_a_selection_of_nothing_has_no_figures_and_no_file(visit, page, all_shown):
    seen = visit(page)
    seen.page.locator("summary", has_text="Charts").click()
    seen.page.evaluate("() => { location.hash = 'area=0,0+1,0+1,1&compare="
                       "2024-01-01/2024-06-30,2024-07-01/2024-12-31'; }")  # fmt: skip
    seen.shows(0)
    seen.reads(seen.page.locator(".panel header"), f"0 incidents of {all_shown}")
    expect(seen.page.locator(".empty")).to_be_visible()
    seen.page.get_by_role("button", name="Clear the filters").click()
    seen.shows(all_shown)
    expect(seen.page.locator(".empty")).to_be_hidden()
    assert seen.complaints == []


def test_a_link_with_an_incident_alone_goes_there(visit, page):
    seen = visit(page)
    seen.page.evaluate("() => { location.hash = 'incident=2024-11-22-sumy-shahed'; }")
    expect(seen.popup.locator(".incident-code")).to_have_text("2024-11-22-sumy-shahed")
    zoom = "Object.values(window).find((value) => value instanceof L.Map).getZoom()"
    seen.becomes(lambda: seen.page.evaluate(zoom) > 7, True)


def test_a_recorded_text_of_any_characters_is_read_again(visit, page, seed_file, call, tmp_path):
    text = "a\u2028b\u0085c\ufeffd\x7fe\u202ef 🚀 {{ 7 }} --- # \\ \" ' :"
    seen = visit(page)
    seen.page.locator(".story-recorder summary").click()
    seen.page.locator("[name=story-text]").fill(text)
    seen.page.locator("[name=story-title]").fill(MARKUP)
    seen.page.get_by_role("button", name="Record what the map shows").click()
    seen.reads(seen.page.locator(".story-list"), MARKUP)
    with seen.page.expect_download() as saved:
        seen.page.get_by_role("button", name="Save the story").click()
    file, out = tmp_path / "own.yaml", tmp_path / "again.html"
    saved.value.save_as(file)
    ended = call("--db", seed_file, "map", out, "--story", file)
    assert ended.code == 0, ended.err
    (step,) = yaml.safe_load(file.read_text("utf-8"))
    assert step["text"] == text
    again = visit(out)
    seen.becomes(lambda: again.page.locator(".story h2").inner_text(), MARKUP)
    assert again.page.locator("img").count() == 0
