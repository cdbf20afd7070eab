"""A layer of others in a page: that of docs/plugins.md draws, and one that breaks harms nobody."""

import pytest
from playwright.sync_api import expect

import maps
from tests.plugin_packages import install, install_documented, packages

MODULE = """
NAME, LABEL, MARK, SHOWN, SCRIPT = "odd", "Odd", "An odd mark", False, {script!r}
def pack(table, placed, context): return {{}}
"""
ROW = {"code": "x", "title": "A strike", "latitude": 50.9, "longitude": 34.8}


@pytest.fixture
def page_of(visit, tmp_path):
    """Make a map with layers out of a folder of packages, and open it."""

    def page_of(folder, *layers):
        with packages(folder):
            out = maps.save(maps.page([ROW], layers=layers), tmp_path / "out.html")
        return visit(out)

    return page_of


def test_the_documented_layer_draws_and_sends_nothing(page_of, tmp_path):
    seen = page_of(install_documented(tmp_path / "extras"), "squares")
    expect(seen.page.locator(".legend")).to_contain_text("A square: an incident with a point")
    assert seen.painted()
    assert (seen.requests, seen.complaints) == ([], [])
    seen.page.locator("summary", has_text="Layers").click()
    seen.page.get_by_label("Squares").uncheck()
    seen.rest()
    # Before the canvas is read once more, of which Chromium complains.
    assert (seen.requests, seen.complaints) == ([], [])
    seen.becomes(seen.painted, False)


def odd(folder, script):
    install(
        folder,
        "odd-layer",
        {"incidents.layers": {"odd": "odd_layer"}},
        {"odd_layer.py": MODULE.format(script=script)},
    )
    return folder


@pytest.mark.parametrize(
    "script",
    ["throw new Error('no luck');\nexport const layer = () => ({});",
     "export const layer = () => { throw new Error('no luck'); };",
     "export const layer = () => ({ refresh() { throw new Error('no luck'); } });",
     "export const layer = () => ({ draw() { throw new Error('no luck'); } });"],
)  # fmt: skip
def test_a_script_that_breaks_leaves_the_map_and_is_said(page_of, tmp_path, script):
    seen = page_of(odd(tmp_path / "odd", script), "points", "odd")
    expect(seen.page.locator(".legend")).to_contain_text("cannot be drawn")
    assert seen.painted()
    assert any("layer odd cannot be drawn" in told for told in seen.complaints)


@pytest.mark.parametrize(
    "act",
    ["fetch('https://example.org/x')", "new Image().src = 'https://example.org/x.png'",
     "new WebSocket('wss://example.org/x')", "navigator.sendBeacon('https://example.org/x')"],
)  # fmt: skip
def test_a_script_cannot_send(page_of, tmp_path, act):
    script = f"export const layer = () => {{ {act}; return {{}}; }};"
    seen = page_of(odd(tmp_path / "odd", script), "points", "odd")
    seen.rest()
    assert seen.requests == []
    assert any("Content Security Policy" in told for told in seen.complaints)
