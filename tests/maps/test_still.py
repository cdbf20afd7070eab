"""Pictures for print: what is on them, what is counted below, and nothing that runs."""

import re

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

import maps
from maps.still.view import View, fitted, read_view
from schema.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    {"code": "a", "latitude": 50.45, "longitude": 30.52, "weapon_types": "cruise_missile",
     "uncertainty_m": 4000, "location_precision": "settlement", "country": "UA",
     "verification": "confirmed"},
    {"code": "b", "latitude": 50.4501, "longitude": 30.5201, "weapon_types": "cruise_missile",
     "uncertainty_m": 50, "location_precision": "exact", "country": "UA",
     "verification": "unverified"},
    {"code": "c", "latitude": 46.48, "longitude": 30.72, "weapon_types": "one_way_attack_drone",
     "location_precision": "site", "country": "UA", "verification": "unverified"},
    {"code": "d", "location_precision": "admin1", "country": "UA", "admin1": "Sumy Oblast"},
    {"code": "e", "location_precision": "country", "country": "UA"},
    {"code": "f"},
]  # fmt: skip
CONTEXT = {"credits": ["incidents-db"], "left_out": ["2 records left out: refuted"],
           "made": {"filter": {"country": "UA"}, "time": "2026-01-02T00:00:00Z",
                    "version": "incidents-db 1", "head": f"7:{'ab' * 32} x"}}  # fmt: skip


def _drawn(rows=ROWS, **wanted):
    return ElementTree.fromstring(maps.svg(rows, CONTEXT, maps.Still(**wanted)))


def _words(root):
    return [" ".join(e.itertext()).strip() for e in root.iter(f"{SVG}text")]


def test_everything_is_on_the_picture_or_counted_below_it():
    words = _words(_drawn(title="Strikes"))
    assert words[:2] == ["Strikes", "country UA"]
    assert "2" in words  # the two in Kyiv, near each other
    assert "1 in Sumy" in " ".join(words)
    told = next(line for line in words if line.startswith("6 incidents"))
    assert told.split(", ") == ["6 incidents", "3 with a place on the map", "1 known to an area",
                                "1 known to a country only and not drawn",
                                "1 without a place and not drawn"]  # fmt: skip
    assert "2 records left out: refuted" in words
    assert "2026-01-02; incidents-db 1; log 7:abababababab" in words
    assert any(line.startswith("incidents-db; Towns: GeoNames") for line in words)
    for entry in ("Cruise missiles", "Drones and loitering munitions", "Hollow: not verified",
                  "So many incidents near each other", "It happened within this circle",
                  "Known to be in this area, no closer"):  # fmt: skip
        assert entry in words
    assert "Bombs" not in words
    assert any(re.fullmatch(r"[125]0* km", line) for line in words)
    assert "Kyiv" in words


def test_what_lies_beside_a_view_is_counted():
    words = _words(_drawn(view="46.48,30.72,9"))
    assert "2 lie beside this view" in words
    assert "Odesa" in words


def test_a_circle_has_the_size_of_its_radius():
    view = "50.45,30.52,10"
    root = _drawn(ROWS[:1], view=view, size=(1200, 800))
    (circle,) = [c for c in root.iter(f"{SVG}circle")
                 if c.get("stroke-dasharray") and c.get("cx") != "10"]  # fmt: skip
    # 4 km at 50.45 N: a pixel of zoom 10 is 152.87 m x cos(50.45) wide
    assert float(circle.get("r")) == pytest.approx(4000 / (152.874 * 0.63675), rel=0.002)


def test_across_the_antimeridian_the_picture_stays_close():
    rows = [{"code": str(n), "latitude": -17, "longitude": longitude, "country": "FJ"}
            for n, longitude in enumerate((178.5, -179.2))]  # fmt: skip
    words = _words(_drawn(rows))
    assert not any("beside" in line for line in words)
    (bar,) = [line for line in words if re.fullmatch(r"\d+ km", line)]
    assert int(bar.split()[0]) <= 50


def test_nothing_to_draw_is_said():
    words = _words(_drawn([]))
    assert "0 incidents, 0 with a place on the map" in words


@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_themes_draw_the_same(theme):
    words = _words(_drawn(theme=theme, locator=True))
    assert words == _words(_drawn(locator=True))


def test_a_hostile_text_stays_a_text():
    title = "</title><script>alert(1)</script>&amp;"
    rows = [ROWS[0] | {"admin1": "<script>", "place": "<script>"}]
    text = maps.svg(rows, CONTEXT, maps.Still(title=title))
    assert "<script" not in text
    assert title in _words(ElementTree.fromstring(text))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"size": (0, 0)}, "300 to 8,000 pixels"),
        ({"size": (100_000, 700)}, "300 to 8,000 pixels"),
        ({"size": (300, 300)}, "make it higher"),
        ({"theme": "pink"}, "expected light, dark, grey"),
        ({"view": "95,0,3"}, "expected `fit` or LAT,LON,ZOOM"),
        ({"view": "nan,0,3"}, "expected `fit` or LAT,LON,ZOOM"),
        ({"view": "1,2"}, "expected `fit` or LAT,LON,ZOOM"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wanted, expected):
    with pytest.raises(UsageError, match=re.escape(expected)):
        _drawn(**wanted)


places = st.tuples(st.floats(-80, 80), st.floats(-180, 180))


@given(st.lists(places, min_size=1, max_size=6))
def test_a_fitted_view_holds_all_that_it_is_fitted_to(given_places):
    view = fitted(given_places, 900, 600)
    for place in given_places:
        assert view.holds(view.at(*place), margin=260)  # never closer than the world is wide
    if view.zoom > 2:
        assert all(view.holds(view.at(*place), margin=1) for place in given_places)


@given(places, st.floats(0, 14))
def test_the_middle_of_a_view_is_the_middle_of_the_picture(place, zoom):
    view = View(*place, zoom, 900, 600)
    x, y = view.at(*place)
    assert (x, y) == (pytest.approx(450, abs=1e-3), pytest.approx(300, abs=1e-3))
    west, south, east, north = view.box
    assert west < place[1] < east
    assert south < place[0] < north


def test_fit_is_no_view_of_its_own():
    assert read_view("fit", 900, 600) is None
