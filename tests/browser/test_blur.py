"""`map --blur`: the page holds no position finer than the grid, and says so."""

import csv
import re

import pytest

import incidents
import maps

LOCATION = ("latitude", "longitude", "location_precision", "uncertainty_m")
LAYER = "Object.entries(window).find(([name]) => name.startsWith('incident_layer_'))[1]"
HELD = f"""() => {{
    const {{ data }} = {LAYER}, rows = {{}};
    for (let row = 0; row < data.count; row += 1) {{
        rows[data.text('code', row)] = ['latitude', 'longitude', 'uncertainty_m']
            .map((name) => data.number(name, row)).concat(data.text('location_precision', row));
    }}
    return {{ rows, sites: data.layers.launches, rings: data.layers.ranges }};
}}"""


@pytest.fixture(scope="module")
def store(seed_file):
    """The seed records in a file."""
    return seed_file


def test_the_page_holds_what_a_blurred_export_holds(visit, store, call, tmp_path):
    out = tmp_path / "blurred.csv"
    assert call("--db", store, "export", out, "--blur", "5km").code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        exported = {row["code"]: row for row in csv.DictReader(file)}
    seen = visit(maps.page(incidents.open(store).frame(blur="5km")))
    held = seen.page.evaluate(HELD)
    assert set(held["rows"]) == set(exported)
    drawn = 0
    for code, (latitude, longitude, radius, precision) in held["rows"].items():
        row = exported[code]
        assert precision == row["location_precision"]
        if latitude is None:  # an area, or nowhere: drawn without coordinates
            continue
        drawn += 1
        assert [latitude, longitude, radius] == [
            float(row[name]) for name in ("latitude", "longitude", "uncertainty_m")
        ]
    assert drawn > 50


def test_launch_sites_and_range_rings_are_coarsened_too(visit, store):
    exact, blurred = (
        incidents.open(store).frame(blur=size).attrs["context"]["sites"] for size in (None, "5km")
    )
    html = maps.render(maps.page(incidents.open(store).frame(blur="5km")))
    for site, moved in zip(exact, blurred, strict=True):
        assert moved["name"] == site["name"]
        assert moved["uncertainty_m"] >= 3536 + (site["uncertainty_m"] or 0)
        assert f'"latitude":{site["latitude"]},"longitude":{site["longitude"]}' not in html
        assert f"[{site['latitude']},{site['longitude']}]" not in html
    held = visit(maps.page(incidents.open(store).frame(blur="5km"))).page.evaluate(HELD)
    places = {(site["latitude"], site["longitude"]) for site in blurred}
    assert {(site["latitude"], site["longitude"]) for site in held["sites"]} <= places
    assert {tuple(ring["place"]) for ring in held["rings"]} <= places


def test_the_page_says_so_where_it_is_seen_and_in_what_made_it(visit, store):
    seen = visit(maps.page(incidents.open(store).frame(weapon="shahed", blur="5km")))
    said = "coarsened to a grid of 5km; each circle still holds the true place"
    seen.reads(seen.page.locator(".borders"), f"Positions are {said}")
    seen.reads(seen.page.locator(".panel"), re.compile(rf"Positions\s+{said}"))


def test_a_page_that_is_not_blurred_says_nothing_of_it(visit, store):
    seen = visit(maps.page(incidents.open(store).frame(weapon="shahed")))
    seen.rest()
    assert "coarsened" not in seen.page.locator("body").inner_text()


@pytest.mark.parametrize("kind", ["a.html", "a.csv"])
def test_the_coordinates_asked_for_are_not_repeated(store, call, tmp_path, kind):
    command, out = ("map" if kind == "a.html" else "export"), tmp_path / kind
    near = ("--near", "48.4235,34.9773", "--within", "80km", "--blur", "5km")
    assert call("--db", store, command, out, *near).code == 0
    for written in tmp_path.iterdir():
        text = written.read_text("utf-8")
        assert "48.4235" not in text
        assert "34.9773" not in text


def test_a_place_asked_for_by_name_is_still_said(store, call, tmp_path):
    out = tmp_path / "a.html"
    assert (
        call(
            "--db", store, "map", out, "--near", "Dnipro", "--within", "80km", "--blur", "5km"
        ).code
        == 0
    )
    assert "near: Dnipro" in out.read_text("utf-8")


def test_a_grid_that_is_none_is_refused(store, call, tmp_path):
    ended = call("--db", store, "map", tmp_path / "a.html", "--blur", "2000km")
    assert ended.code == 2
    assert "--blur: expected 1m to 1000km" in ended.err
    assert list(tmp_path.iterdir()) == []
