"""Whatever a record holds, it stays text."""

import pytest
from playwright.sync_api import expect

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
ADDRESSES = (
    "javascript:alert(1)",
    " JaVaScRiPt:alert(2)",
    "data:text/html,x",
    "file:///etc/passwd",
    "no address",
)


def everywhere(text, longitude=35.0):
    """A record with this text in every place that takes free text."""
    names = ("title", "place", "admin1", "attacker", "summary", "code", "time_local", "parent")
    cell = text.replace("\\", "\\\\").replace(";", "\\;")
    lists = ("target_names", "weapons", "weapon_types", "launch_sites", "sources")
    rest = {"date_start": text, "country": "UA", "event_type": text}
    place = {"latitude": 48.0, "longitude": longitude}
    return dict.fromkeys(names, text) | dict.fromkeys(lists, cell) | rest | place


@pytest.fixture
def hostile(visit):
    """One map of all hostile texts, in its records and in its context."""
    texts = list(HOSTILE.values())
    sites = [{"name": text, "latitude": 52.0, "longitude": 25 + n} for n, text in enumerate(texts)]
    context = {
        "title": "".join(texts),
        "sites": sites,
        "credits": texts,
        "made": {"filter": "".join(texts)},
    }
    rows = [everywhere(text, 25 + 2 * n) for n, text in enumerate(texts)]
    return visit(maps.page(rows, context=context))


def test_text_stays_text(hostile):
    for n, text in enumerate(HOSTILE.values()):
        hostile.page.locator(".entries button").nth(n).click()
        hostile.popup.wait_for()
        heading = hostile.popup.locator("h2")
        hostile.becomes(lambda one=heading: one.evaluate("node => node.textContent"), text)
        assert heading.evaluate("node => node.childElementCount") == 0
        hostile.page.keyboard.press("Escape")
        hostile.popup.wait_for(state="detached")
    assert hostile.page.locator("h1").evaluate("node => node.textContent") == "".join(
        HOSTILE.values()
    )
    assert hostile.page.locator("img").count() == 0
    assert hostile.page.title() != "broken"
    assert (hostile.drawn, hostile.requests, hostile.complaints) == (len(HOSTILE), [], [])


def test_a_script_that_slipped_in_would_not_run(hostile):
    hostile.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'broken'";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend",
                "<img src='https://example.org/x.png' onerror='document.title = `broken`'>");
        }"""
    )
    hostile.becomes(
        lambda: any("Content Security Policy" in said for said in hostile.complaints), True
    )
    hostile.rest()
    assert hostile.page.title() != "broken"
    assert hostile.requests == []


def test_control_characters_are_made_visible(visit):
    seen = visit(maps.page([everywhere("nul\x00 escape\x1b delete\x7f")]))
    seen.click(0)
    expect(seen.popup.locator("h2")).to_have_text("nul␀ escape␛ delete\ufffd")
    assert seen.complaints == []


def test_only_web_addresses_become_links(visit):
    row = everywhere("A strike") | {"source_urls": [*ADDRESSES, "HTTPS://Example.org/a?b=1&c"]}
    seen = visit(maps.page([row]))
    seen.click(0)
    seen.reads(seen.popup, *(address.strip() for address in ADDRESSES))
    links = seen.popup.locator(".incident-details a")
    assert [link.get_attribute("href") for link in links.all()] == ["https://example.org/a?b=1&c"]
    assert seen.complaints == []
