"""The panel, the slider and the address: what they show is what `incidents count` gives."""

import json
import random
import re
import shutil
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

import incidents
import maps
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
def store(catalogue_file, tmp_path_factory):
    """A store with waves, months, years, undated and unlocated records."""
    path = tmp_path_factory.mktemp("filters") / "incidents.db"
    made = incidents.open(shutil.copy(catalogue_file, path))
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
        seen.page.evaluate(f"""() => new Promise((done) => {{
            addEventListener("hashchange", done, {{ once: true }});
            location.hash = {json.dumps(dates)};
        }})""")
    panel = seen.page.locator(".panel")
    panel.locator("summary", has_text="Filters").click()
    for name in FIELDS & set(asked):
        field = panel.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(asked[name])
        else:
            field.fill(asked[name])
            field.press("Tab")


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_filters_change_the_totals_to_what_count_gives(seen, call, store, asked):
    expected = counted(call, store, asked)
    names = set(seen.figures()) - {"launched_best", "intercepted_best"}
    ask(seen, asked)

    def got():
        return {name: value for name, value in seen.figures().items() if name in names}

    seen.becomes(got, {name: expected[name] for name in names})
    above = seen.page.locator(".panel .note", has_text=re.compile(r"^\d+ waves? "))
    seen.becomes(lambda: seen.shown - above.count(), expected["incidents"])
    assert seen.complaints == []


def test_search_finds_words_in_any_script(seen):
    for words, shown in (("одеса", 0), ("київ", 1), ("SHAHED", 2), ("kh-101 lviv", 1)):
        seen.page.locator("[name=q]").fill(words)
        seen.shows(shown)


def test_nothing_found_says_so_and_clears(seen):
    seen.page.locator("[name=q]").fill("nowhere at all")
    seen.page.locator(".empty").wait_for()
    seen.reads(seen.page.locator(".empty"), "Nothing on this map answers")
    seen.page.get_by_role("button", name="Clear the filters").click()
    seen.page.locator(".empty").wait_for(state="hidden")
    seen.shows(len(ROWS))


def test_the_address_restores_a_view(seen, visit, store):
    seen.page.locator("[name=q]").fill("shahed")
    seen.look(49.5, 30, 7)
    view = "view=7/49.5000/30.0000".replace("/", "(/|%2F)")
    expect(seen.page).to_have_url(re.compile(rf"q=shahed.*{view}"))
    again = seen.page.context.new_page()
    again.goto(seen.page.url)
    again.wait_for_selector("html[data-shown='2']", state="attached")
    expect(again.locator("[name=q]")).to_have_value("shahed")
    centre = "Object.values(window).find((v) => v instanceof L.Map).getCenter().lat"
    assert again.evaluate(centre) == pytest.approx(49.5, abs=0.01)


def test_the_slider_narrows_by_key_and_counts_the_undated(seen):
    line = seen.page.locator(".timeline")
    seen.reads(line, "1 undated incident")
    seen.page.get_by_label("First date shown").press("ArrowRight")
    seen.reads(line, "1 undated incident left out")
    seen.becomes(lambda: seen.shown < len(ROWS) - 1, True)
    expect(seen.page).to_have_url(re.compile("from="))


def test_time_runs_and_stops(seen):
    seen.page.get_by_label("Speed").select_option("fast")
    seen.page.get_by_role("button", name="Play").click()
    words = seen.page.locator(".time-words")
    for _ in range(3):
        expect(words).not_to_have_text(words.inner_text())
    seen.page.get_by_role("button", name="Stop").click()
    seen.rest()
    stopped = words.inner_text()
    seen.rest()  # longer than a step
    assert words.inner_text() == stopped


def test_layers_are_switched_and_stay_in_the_address(seen):
    seen.page.locator("summary", has_text="Layers").click()
    before = seen.page.locator(".incident-point").count()
    seen.page.get_by_label("Groups").uncheck()
    seen.page.get_by_label("Incidents", exact=True).uncheck()
    assert before > 0
    expect(seen.page.locator(".incident-point")).to_have_count(0)
    expect(seen.page).to_have_url(re.compile("layers="))


CHOICES = ("weapon", "weapon_type", "event_type", "target", "country", "admin1", "attacker")
CHOICES += ("source", "dataset", "verification", "contested")
LEASTS = ("killed_min", "injured_min", "missing_min", "launched_min")


def random_questions(seen, number):
    """Filters in all combinations, of what the page offers; the seed of chance is fixed."""
    pick = random.Random(20)  # noqa: S311  # test data, no secret
    offered = seen.page.evaluate(
        """names => names.map((name) => [name,
            [...incidentMap['data/choices.js'].optionsOf(LAYER.data, name)]])""".replace(
            "LAYER",
            "Object.entries(window).find(([name]) => name.startsWith('incident_layer_'))[1]",
        ),
        CHOICES,
    )
    known = {name: codes for name, codes in offered if codes}
    for n in range(number):
        asked = {}
        for name in pick.sample(sorted(known), k=(1, 1, 2, 1, 2)[n % 5]):
            asked[name] = pick.choice(known[name])[0]
        if n % 3 == 0:
            asked[pick.choice(LEASTS)] = str(pick.randrange(0, 20))
        if n % 4 == 0:
            year = pick.randrange(2014, 2026)
            asked |= {"from": f"{year}-0{pick.randrange(1, 9)}", "to": str(year + 1)}
        # the command line takes a province by its name as well
        named = dict(known.get("admin1", ()))
        yield asked, {**asked, **({"admin1": named[asked["admin1"]]} if "admin1" in asked else {})}


def test_sixty_random_filters_give_the_totals_of_count(visit, seed_file):
    library = incidents.open(seed_file)
    seen = visit(maps.page(library.frame()))
    tried = 0
    for asked, named in random_questions(seen, 60):
        words = {("from_" if n == "from" else n): v for n, v in named.items()}
        words |= {name: int(v) for name, v in words.items() if name in LEASTS}
        (right,) = library.count(figures=("launched", "intercepted", "killed", "injured"), **words)
        hash_ = "&".join(f"{n.replace('_', '-')}={quote(v)}" for n, v in asked.items())
        seen.page.evaluate("hash => { location.hash = hash; }", hash_)
        rows = len(list(library.query(columns=["code"], **words)))
        seen.shows(rows)
        expect(seen.page.locator(".fault")).to_be_hidden()
        tried += rows > 0
        if not rows:
            continue

        def got(right=right):
            return {n: v for n, v in seen.figures().items() if n in right and right[n] != v}

        seen.becomes(got, {}, asked)
        headline = seen.page.locator(".panel header p").first
        many = f"{right['incidents']:,} incident"
        seen.becomes(lambda one=headline, many=many: one.inner_text().startswith(many), True, asked)
    assert tried >= 30
    assert seen.complaints == []


def test_weapons_and_places_are_found_in_every_script(visit, seed_file, all_shown):
    library = incidents.open(seed_file)
    seen = visit(maps.page(library.frame()))
    field = seen.page.locator("[name=q]")
    for words in ("Х-101", "шахед", "geran-2", "Київ", "Дніпро", "israel"):
        field.fill(words)
        seen.becomes(lambda: 0 < seen.shown < all_shown, True, words)
    seen.page.locator(".panel summary", has_text="Filters").click()
    field.fill("")
    weapon = seen.page.locator("[name=weapon]")
    for word in ("шахед", "Geran-2", "Х-101"):
        weapon.fill(word)
        weapon.press("Tab")
        seen.shows(len(list(library.query(columns=["code"], weapon=word))))
    weapon.fill("Geran-2")
    weapon.press("Tab")
    seen.reads(seen.page.locator(".field-fault"), "6 records name only the family")
    seen.page.locator(".field-fault").get_by_role("button", name="Shahed").click()
    seen.shows(6)
    weapon.fill("no such thing")
    weapon.press("Tab")
    seen.reads(seen.page.locator(".field-fault"), "no weapon of this map")
    seen.shows(all_shown)
