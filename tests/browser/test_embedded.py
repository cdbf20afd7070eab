"""The page inside other pages, and a page that a browser saved and opens again."""

import html
import re

import pytest
from playwright.sync_api import expect

import incidents
import maps


@pytest.fixture
def opened(browser, tmp_path):
    """Open a text as a page, with what it complained of."""
    contexts = []

    def opened(text, name="page.html"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        context = browser.new_context(reduced_motion="reduce")
        contexts.append(context)
        page, said = context.new_page(), []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        return page, said

    yield opened
    for context in contexts:
        context.close()


def test_a_page_in_a_notebook_or_a_frame_breaks_nothing(opened, dnipro, sumy, context):
    text = maps.render(maps.page([dnipro, sumy], context=context))
    notebook = f'<iframe width="1000" height="700" srcdoc="{html.escape(text)}"></iframe>'
    page, said = opened(notebook)
    frame = page.frame_locator("iframe")
    expect(frame.locator("html[data-drawn]")).to_be_attached()
    frame.locator("[name=q]").fill("oreshnik")
    expect(frame.locator("html")).to_have_attribute("data-shown", "1")
    frame.locator(".entries button").first.click()
    expect(frame.locator(".incident-popup h2")).to_contain_text("Oreshnik")
    page.wait_for_timeout(400)  # the address is written later
    assert said == []


def test_embed_lets_links_open_as_ordinary_pages(opened, seed_file, call, tmp_path):
    out = tmp_path / "map.html"
    ended = call("--db", seed_file, "map", out, "--weapon", "oreshnik", "--embed")
    page, said = opened(f"<h1>An article</h1>{ended.out}")
    frame = page.frame_locator("iframe")
    expect(frame.locator("html[data-drawn]")).to_be_attached()
    frame.locator(".entries button").first.click()
    link = frame.locator(".record-sources a").first
    expect(link).to_be_attached()
    link.evaluate("link => { link.href = 'data:text/html,plain'; }")
    permits = page.locator("iframe").get_attribute("sandbox").split()
    assert {"allow-popups-to-escape-sandbox", "allow-downloads"} <= set(permits)
    assert "allow-same-origin" not in permits
    assert said == []


def test_where_no_script_may_run_the_page_says_so_alone(opened, sumy):
    """As in a file that JupyterLab has not been told to trust."""
    text = html.escape(maps.render(maps.page([sumy])))
    page, _ = opened(f'<iframe sandbox width="900" height="600" srcdoc="{text}"></iframe>')
    frame = page.frame_locator("iframe")
    word, message = frame.locator("noscript"), frame.locator(".loading")
    expect(word).to_contain_text("Allow scripts", use_inner_text=True)
    over, under = word.bounding_box(), message.bounding_box()
    assert over["y"] <= under["y"]
    assert over["y"] + over["height"] >= under["y"] + under["height"]


def test_a_page_that_a_browser_saved_opens_again(visit, opened, seed_file):
    seen = visit(maps.page(incidents.open(seed_file).frame(weapon="shahed", claims=True)))
    seen.page.evaluate("() => { location.hash = 'incident=2024-11-22-sumy-shahed'; }")
    expect(seen.popup.locator(".claim").first).to_be_attached()
    saved = "<!DOCTYPE html>" + seen.page.evaluate("() => document.documentElement.outerHTML")
    page, said = opened(saved, "saved.html")
    expect(page.locator("html")).to_have_attribute("data-shown", re.compile(r"\d+"))
    for part in (".panel", ".timeline", ".borders", ".record-panel", ".leaflet-map-pane"):
        expect(page.locator(part)).to_have_count(1)
    expect(page.locator(".panel header p").first).to_contain_text("incident")
    page.locator(".entries button").first.click()
    expect(page.locator(".incident-popup .record-part").first).to_be_attached()
    assert said == []
