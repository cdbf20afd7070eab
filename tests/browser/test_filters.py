"""The panel, the slider and the address: what they show is what `incidents count` gives."""

import json

import pytest

import incidents
import maps
from incidents.importers.seed_collection import fill
from schema.columns import NAMES

FIELDS = {"weapon_type", "target", "attacker", "verification", "killed_min", "injured_min"}
BASE = {
    "level": "strike",
    "event_type": "missile_strike",
    "status": "published",
    "country": "UA",
    "location_precision": "settlement",
    "sources": "A paper",
    "source_urls": "https://example.org/1",
}
ROWS = [
    {"code": "wave", "level": "wave", "date_start": "2024-03-01", "weapon_types": "drone"}
    | {"launched_low": 9, "launched_high": 9, "killed_low": 5, "killed_best": 5},
    {"code": "one", "parent": "wave", "date_start": "2024-03-01", "place": "Odesa"}
    | {"weapons": "shahed", "weapon_types": "one_way_attack_drone", "launched_low": 4}
    | {"latitude": 46.48, "longitude": 30.72, "killed_low": 2, "killed_best": 2, "killed_high": 2}
    | {"target_types": "port", "verification": "geolocated"},
    {"code": "two", "parent": "wave", "date_start": "2024-03-02", "place": "Київ"}
    | {"weapons": "shahed", "weapon_types": "one_way_attack_drone", "launched_low": 3}
    | {"latitude": 50.45, "longitude": 30.52, "killed_low": 1, "injured_low": 4}
    | {"target_types": "residential; energy", "verification": "single_source"},
    {"code": "month", "date_start": "2024-04", "date_precision": "month", "place": "Lviv"}
    | {"weapons": "kh-101", "weapon_types": "air_launched_cruise_missile", "launched_low": 2}
    | {"latitude": 49.84, "longitude": 24.03, "launched_high": 2, "injured_low": 0}
    | {"injured_best": 0, "injured_high": 0, "target_types": "energy"},
    {"code": "year", "date_start": "2025", "date_precision": "year", "place": "Dnipro"}
    | {"weapons": "iskander-m", "weapon_types": "short_range_ballistic_missile"}
    | {"latitude": 48.46, "longitude": 35.04, "intercepted_low": 1, "killed_low": 12},
    {"code": "undated", "place": "Sumy", "weapon_types": "howitzer"}
    | {"latitude": 50.9, "longitude": 34.8, "injured_low": 7, "target_types": "medical"},
    {"code": "lost", "date_start": "2024-05-05", "weapon_types": "mortar", "killed_low": 3},
]
QUESTIONS = [
    {},
    {"weapon_type": "drone"},
    {"weapon_type": "missile"},
    {"target": "energy"},
    {"verification": "single_source"},
    {"killed_min": "2"},
    {"injured_min": "1"},
    {"killed_min": "0", "target": "port"},
    {"from": "2024-04-10", "to": "2024-04-20"},
    {"from": "2024-03-02", "to": "2024-03-02"},
    {"from": "2025-06-01", "to": "2025-06-30"},
    {"from": "2024-03-01", "to": "2024-12-31", "weapon_type": "drone"},
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store with waves, months, years, undated and unlocated records."""
    path = tmp_path_factory.mktemp("filters") / "incidents.db"
    made = incidents.create(path)
    fill(made, events=False)
    rows = [{"title": row["code"].title(), **BASE, **row} for row in ROWS]
    result = made.add_rows([[row.get(n, "") for n in NAMES] for row in rows], list(NAMES), "test")
    assert not result.rejected
    return path


@pytest.fixture
def seen(visit, store):
    return visit(maps.page(incidents.open(store).frame()))


def counted(call, store, asked):
    """What `incidents count` gives for the same filter."""
    words = [w for name, value in asked.items() for w in (f"--{name.replace('_', '-')}", value)]
    ended = call("--db", store, "count", "--format", "json", *words)
    assert ended.code == 0, ended.err
    (row,) = ended.json
    return row


def ask(seen, asked):
    """Fill in the panel as a reader does; the window of dates goes through the address."""
    dates = "&".join(f"{name}={asked[name]}" for name in ("from", "to") if name in asked)
    if dates:
        seen.page.evaluate(f"location.hash = {json.dumps(dates)}")
        seen.page.wait_for_timeout(300)
    panel = seen.page.locator(".panel")
    panel.locator("summary", has_text="Filters").click()
    for name in FIELDS & set(asked):
        field = panel.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(asked[name])
        else:
            field.fill(asked[name])
            field.press("Tab")
    seen.page.wait_for_timeout(500)


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_filters_change_the_totals_to_what_count_gives(seen, call, store, asked):
    ask(seen, asked)
    expected = counted(call, store, asked)
    got = seen.figures()
    munitions = ("launched_best", "intercepted_best")
    assert {n: v for n, v in got.items() if n not in munitions} == {
        name: expected[name] for name in got if name not in munitions
    }
    above = seen.page.locator(".panel .note", has_text="waves or roll-ups").count()
    assert seen.shown == expected["incidents"] + above
    assert seen.complaints == []


def test_search_finds_words_in_any_script(seen):
    for words, shown in (("одеса", 0), ("київ", 1), ("SHAHED", 2), ("kh-101 lviv", 1)):
        seen.page.locator("[name=q]").fill(words)
        seen.page.wait_for_timeout(350)
        assert seen.shown == shown


def test_nothing_found_says_so_and_clears(seen):
    seen.page.locator("[name=q]").fill("nowhere at all")
    seen.page.locator(".empty").wait_for()
    assert "Nothing on this map answers" in seen.page.locator(".empty").inner_text()
    seen.page.get_by_role("button", name="Clear the filters").click()
    seen.page.locator(".empty").wait_for(state="hidden")
    assert seen.shown == len(ROWS)


def test_the_address_restores_a_view(seen, visit, store):
    seen.page.locator("[name=q]").fill("shahed")
    seen.page.evaluate(
        "Object.values(window).find((v) => v instanceof L.Map).setView([49.5, 30], 7)"
    )
    seen.page.wait_for_timeout(900)
    address = seen.page.url
    assert "q=shahed" in address
    assert "view=7/49.5000/30.0000" in address.replace("%2F", "/")
    again = seen.page.context.new_page()
    again.goto(address)
    again.wait_for_selector("html[data-shown='2']", state="attached")
    assert again.locator("[name=q]").input_value() == "shahed"
    centre = "Object.values(window).find((v) => v instanceof L.Map).getCenter().lat"
    assert again.evaluate(centre) == pytest.approx(49.5, abs=0.01)


def test_the_slider_narrows_by_key_and_counts_the_undated(seen):
    line = seen.page.locator(".timeline")
    assert "1 undated incident" in line.inner_text()
    seen.page.get_by_label("First date shown").press("ArrowRight")
    seen.page.wait_for_timeout(400)
    assert "1 undated incident left out" in line.inner_text()
    assert seen.shown < len(ROWS) - 1
    assert "from=" in seen.page.url


def test_time_runs_and_stops(seen):
    seen.page.get_by_label("Speed").select_option("fast")
    seen.page.get_by_role("button", name="Play").click()
    seen.page.wait_for_timeout(300)
    first = seen.page.locator(".time-words").inner_text()
    seen.page.wait_for_timeout(600)
    assert seen.page.locator(".time-words").inner_text() != first
    seen.page.get_by_role("button", name="Stop").click()
    stopped = seen.page.locator(".time-words").inner_text()
    seen.page.wait_for_timeout(500)
    assert seen.page.locator(".time-words").inner_text() == stopped


def test_layers_are_switched_and_stay_in_the_address(seen):
    seen.page.locator("summary", has_text="Layers").click()
    before = seen.page.locator(".incident-point").count()
    seen.page.get_by_label("Groups").uncheck()
    seen.page.get_by_label("Incidents", exact=True).uncheck()
    seen.page.wait_for_timeout(700)
    assert before > 0
    assert seen.page.locator(".incident-point").count() == 0
    assert "layers=" in seen.page.url
