"""A story told on the map: steps from a file, and steps recorded in the page."""

import pytest
from playwright.sync_api import expect

import incidents
import maps

STEPS = """
- title: The first night
  text: |
    Drones reached a city.

    <img src=x onerror="document.title='broken'">
  view: 8/50.9/34.8
  filter: {weapon: шахед, from: 2024-11, to: 2024-11}
  incident: 2024-11-22-sumy-shahed
- title: All of it
  layers: [points, heat]
"""
BROKEN = {
    "no list": ("title: A", "expected a list of steps, found dict"),
    "no step": ("[]", "expected a list of steps, found nothing"),
    "an unknown key": ("- {titel: A}", "step 1"),
    "an unknown filter": ("- {filter: {wepon: x}}", "weapon"),
    "no such incident": ("- {title: A}\n- {incident: nowhere}", "step 2: expected an incident"),
    "no view": ("- {view: here}", "view"),
    "no place of the globe": ("- {view: 7/95/35}", "on the globe"),
    "no layer": ("- {title: A}\n- {layers: [heat, pionts]}", "step 2: expected a layer of the map"),
    "text in place of a step": ("- A\n- B", "step 1"),
    "a filter that is no table": ("- {filter: weapon}", "step 1"),
    "too long a title": (f"- {{title: {'A' * 300}}}", "step 1"),
    "no YAML": ("- {title: [", "story.yaml"),
}


def test_a_story_leads_through_its_steps(visit, seed_file, call, tmp_path, all_shown):
    file, out = tmp_path / "story.yaml", tmp_path / "map.html"
    file.write_text(STEPS, "utf-8")
    assert call("--db", seed_file, "map", out, "--story", file).code == 0
    seen = visit(out)
    card = seen.page.get_by_role("region", name="Story")
    seen.reads(card, "Step 1 of 2", "The first night", "Drones reached a city.", "<img src=x")
    seen.shows(1)
    expect(seen.popup.locator(".incident-code")).to_have_text("2024-11-22-sumy-shahed")
    expect(seen.page.locator(".time-words")).to_contain_text("November 2024")
    expect(card.get_by_role("button", name="Back")).to_be_disabled()
    card.get_by_role("button", name="Next").click()
    seen.reads(card, "Step 2 of 2", "All of it")
    seen.shows(all_shown)
    expect(seen.popup).to_have_count(0)
    expect(seen.page.locator("[name=layer-heat]")).to_be_checked()
    card.get_by_role("button", name="Back").click()
    seen.shows(1)
    assert seen.page.locator("img").count() == 0
    assert (seen.requests, seen.complaints) == ([], [])


def test_a_recorded_story_is_read_again(visit, seed_file, call, tmp_path, all_shown):
    seen = visit(maps.page(incidents.open(seed_file).frame()))
    seen.page.locator(".story-recorder summary").click()
    seen.page.get_by_role("button", name="Save the story").click()
    seen.reads(seen.page.locator(".story-recorder"), "No step is recorded yet")
    seen.page.evaluate("() => { location.hash = 'country=UA&view=6/49/32&step=month'; }")
    seen.becomes(lambda: seen.shown < all_shown, True)
    many = seen.shown
    seen.page.locator("[name=story-title]").fill('Ukraine: "all" of it')
    seen.page.locator("[name=story-text]").fill("Two\n\nparagraphs, 'quoted'")
    seen.page.get_by_role("button", name="Record what the map shows").click()
    with seen.page.expect_download() as saved:
        seen.page.get_by_role("button", name="Save the story").click()
    file, out = tmp_path / "own.yaml", tmp_path / "again.html"
    saved.value.save_as(file)
    ended = call("--db", seed_file, "map", out, "--story", file)
    assert ended.code == 0, ended.err
    again = visit(out)
    card = again.page.get_by_role("region", name="Story")
    again.reads(card, 'Ukraine: "all" of it', "paragraphs, 'quoted'")
    again.shows(many)
    expect(again.page.get_by_label("Step", exact=True)).to_have_value("month")


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_story_is_refused_with_the_place(seed_file, call, tmp_path, case):
    text, told = BROKEN[case]
    file, out = tmp_path / "story.yaml", tmp_path / "map.html"
    file.write_text(text, "utf-8")
    ended = call("--db", seed_file, "map", out, "--story", file)
    assert ended.code in (1, 2)
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert not out.exists()
