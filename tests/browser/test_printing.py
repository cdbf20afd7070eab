"""The page on paper: one sheet with all that the panel says, and a table when asked."""

import re

from playwright.sync_api import expect

import incidents
import maps


def _pages(data):
    return len(re.findall(rb"/Type\s*/Page\b", data))


def test_a_page_prints_on_one_sheet_and_with_a_table_on_more(visit, seed_file):
    store = incidents.open(seed_file)
    page = visit(maps.page(store.frame())).page
    page.evaluate("location.hash = 'country=UA&from=2024'")
    expect(page.locator(".panel header [role=status]").first).to_contain_text(" of ")
    assert _pages(page.pdf(prefer_css_page_size=True)) == 1
    page.evaluate("""() => {
        globalThis.print = () => {};
        dispatchEvent(new Event('beforeprint'));
    }""")
    panel, sheet = (page.locator(name).bounding_box() for name in (".panel", "main"))
    assert panel["y"] + panel["height"] <= sheet["y"] + sheet["height"]
    assert page.locator(".panel footer").is_visible()
    assert page.locator(".printed-filter").inner_text() == "country UA; from 2024"
    assert not page.locator(".timeline").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".timeline").is_visible()

    page.evaluate("[...document.querySelectorAll('.printing button')][1].click()")
    codes = page.locator(".printed-table tbody td:last-child").all_text_contents()
    assert sorted(codes) == sorted(
        row["code"] for row in store.query(country="UA", from_="2024").dicts()
    )
    assert _pages(page.pdf(prefer_css_page_size=True)) > 1
