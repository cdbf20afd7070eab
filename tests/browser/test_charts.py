"""Small charts and two periods: the page draws what `count` counts, unknown as unknown."""

import csv

import pytest
from playwright.sync_api import expect

import incidents
import maps

PEOPLE = ("killed", "injured")
MUNITIONS = ("launched", "intercepted")


@pytest.fixture(scope="module")
def page(seed_file):
    """The map of all seed records."""
    return maps.page(incidents.open(seed_file).frame())


def number(text):
    return int(text) if text else None


def drawn(seen, folder):
    """The points of the charts by figure and key, as the page saves them."""
    with seen.page.expect_download() as caught:
        seen.page.get_by_role("button", name="Save these series (CSV)").click()
    path = folder / "series.csv"
    caught.value.save_as(path)
    lines = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    return {(line["figure"], line["key"]): line for line in lines}


def counted(call, store, *words):
    ended = call("--db", store, "count", "--format", "json", *words)
    assert ended.code == 0, ended.err
    return ended.json


def test_charts_have_the_sums_of_count(visit, page, call, seed_file, tmp_path):
    seen = visit(page)
    seen.page.locator(".charts > summary").click()
    expect(seen.page.locator(".chart")).to_have_count(5)
    points = drawn(seen, tmp_path)
    rows = counted(call, seed_file, "--by", "year")
    assert {row["year"] for row in rows} == {
        key
        for (figure, key), point in points.items()
        if figure == "killed" and point["records"] != "0"
    }
    for row in rows:
        key = row["year"]
        assert number(points["incidents", key]["low"]) == row["incidents"]
        for figure in (*PEOPLE, *MUNITIONS):
            point = points[figure, key]
            ends = ("low", "best", "high") if figure in PEOPLE else ("low", "high")
            told = {end: number(point[end]) for end in ends}
            assert told == {end: row[f"{figure}_{end}"] for end in ends}, (figure, key)
            assert number(point["unknown"]) == row[f"{figure}_unknown"], (figure, key)
    types = {
        key: number(point["records"])
        for (figure, key), point in points.items()
        if figure == "incidents by weapon type"
    }
    by_type = {
        row["weapon-type"]: row["incidents"]
        for row in counted(call, seed_file, "--by", "weapon-type")
        if row["incidents"]
    }
    by_type.pop("several")  # no type: these records name others as well
    assert types == by_type
    seen.page.locator(".panel [name=weapon_type]").evaluate(
        "field => { field.value = 'drone'; field.dispatchEvent(new Event('change')); }"
    )
    told = "Incidents by"
    seen.becomes(
        lambda: (
            told in seen.page.locator(".chart").first.inner_text()
            and drawn(seen, tmp_path)["launched", "2024"]["low"]
        ),
        str(
            counted(call, seed_file, "--weapon-type", "drone", "--from", "2024", "--to", "2024")[0][
                "launched_low"
            ]
        ),
    )
    assert seen.complaints == []


def test_two_periods_stand_beside_each_other(visit, page, call, seed_file):
    seen = visit(page)
    seen.page.evaluate("""() => {
        location.hash = 'compare=2024-01-01/2024-06-30,2024-07-01/2024-12-31&layers=periods';
    }""")
    seen.page.locator(".charts > summary").click()
    cells = seen.page.locator(".compared tbody tr").first.locator("td")
    spans = (("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31"))
    for at, (first, last) in enumerate(spans):
        (row,) = counted(call, seed_file, "--from", first, "--to", last)
        expect(cells.nth(at)).to_have_text(str(row["incidents"]))
    seen.reads(
        seen.page.locator(".legend"),
        "1 July 2024 to 31 December 2024 against 1 January 2024 to 30 June 2024",
    )
    seen.page.locator("[name=first-to]").fill("2023-01-01")
    seen.reads(seen.page.locator(".periods"), "A period ends before it begins.")
    seen.page.evaluate("() => { location.hash = 'compare=2024-01-01/2023-06-30,<b>'; }")
    seen.reads(seen.page.locator(".panel .fault").first, "compare 2024-01-01/2023-06-30,<b>")
    expect(seen.page.locator(".compared")).to_have_count(0)
    assert seen.complaints == []
