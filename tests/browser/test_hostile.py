"""Whatever a record holds, it stays text."""

import pytest

import maps

HOSTILE = {
    "markup": "<img src=x onerror=\"document.title='broken'\">",
    "script end": "</script><script>document.title='broken'</script>",
    "comment": "<!--<script>",
    "quotes": "\"'`${document.title='broken'}",
    "template": "{{ 7 * 7 }}{% raw %}{# #}",
    "right to left": "\u202eضربة على دنيبرو\u202c",
    "emoji": "🚀👩🏽‍🚒",
    "line ends": "a\u2028b\u2029c",
}


def everywhere(text):
    """A record with this text in every place that takes free text."""
    names = ("title", "place", "admin1", "attacker", "summary", "code", "time_local", "parent")
    cell = text.replace("\\", "\\\\").replace(";", "\\;")
    lists = ("target_names", "weapons", "weapon_types", "launch_sites", "sources")
    return dict.fromkeys(names, text) | dict.fromkeys(lists, cell) | {
        "date_start": text, "country": "UA", "latitude": 48.0, "longitude": 35.0,
        "event_type": text,
    }  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_text_stays_text(visit, name):
    text = HOSTILE[name]
    site = {"name": text, "latitude": 49.0, "longitude": 40.0}
    context = {"title": text, "sites": [site], "credits": [text], "made": {"filter": text}}
    seen = visit(maps.page([everywhere(text)], context=context))
    seen.page.locator(".incident-point").click()
    heading = seen.popup.locator("h2")
    assert heading.evaluate("node => node.textContent") == text
    assert heading.evaluate("node => node.childElementCount") == 0
    assert seen.page.locator("img").count() == 0
    assert seen.page.title() != "broken"
    assert (seen.drawn, seen.requests, seen.complaints) == (1, [], [])


def test_control_characters_are_made_visible(visit):
    seen = visit(maps.page([everywhere("nul\x00 escape\x1b delete\x7f")]))
    seen.page.locator(".incident-point").click()
    assert seen.popup.locator("h2").inner_text() == "nul␀ escape␛ delete\ufffd"
    assert seen.complaints == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "x y",
    ],
)
def test_only_web_addresses_become_links(visit, address):
    row = everywhere("A strike") | {"source_urls": address}
    seen = visit(maps.page([row]))
    seen.page.locator(".incident-point").click()
    assert seen.popup.locator(".incident-details a").count() == 0
    assert address.strip() in seen.popup.inner_text()


def test_a_script_that_slipped_in_would_not_run(visit):
    seen = visit(maps.page([everywhere("A strike")]))
    seen.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'broken'";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend",
                "<img src='https://example.org/x.png' onerror='document.title = `broken`'>");
        }"""
    )
    seen.page.wait_for_timeout(100)
    assert seen.page.title() != "broken"
    assert seen.requests == []
    assert any("Content Security Policy" in said for said in seen.complaints)
