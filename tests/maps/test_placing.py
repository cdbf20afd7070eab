import numpy as np
import pytest

from maps.placing import place
from maps.table import read


def placed(**cells):
    """The latitude and the outline of one row."""
    found = place(read([{"code": "a", **cells}]))
    (latitude,), (area,) = found.latitude, found.area
    point = None if np.isnan(latitude) else latitude
    return point, None if np.isnan(area) else found.outlines[int(area)]


def test_a_settlement_is_a_dot(sumy):
    assert placed(**sumy) == (50.9077, None)


@pytest.mark.parametrize(
    ("precision", "admin1", "code"),
    [("admin1", "Sumy", "UA-59"), ("admin2", "Sumy Oblast", "UA-59"), ("country", "Sumy", "UA")],
)
def test_a_record_known_to_an_area_is_that_area_even_with_coordinates(precision, admin1, code):
    point, area = placed(
        latitude=50.9, longitude=34.8, country="UA", admin1=admin1, location_precision=precision
    )
    assert point is None
    assert area.code == code


@pytest.mark.parametrize("name", ["Харківська область", "KHARKIV", "Kharkiv region"])
def test_provinces_are_found_by_native_and_generic_names(name):
    _, area = placed(country="UA", admin1=name, location_precision="admin1")
    assert area.code == "UA-63"


def test_a_province_nobody_knows_falls_back_to_its_country():
    _, area = placed(country="UA", admin1="Nowhere", location_precision="admin1")
    assert area.code == "UA"


def test_each_row_gets_its_own_area():
    rows = [{"country": "UA", "admin1": name} for name in ("Sumy", "Odesa", "Sumy", None)]
    found = place(read([*rows, {"country": "QQ"}]))
    codes = [None if np.isnan(n) else found.outlines[int(n)].code for n in found.area]
    assert codes == ["UA-59", "UA-51", "UA-59", "UA", None]
    assert found.located == 4


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"latitude": 48.0},
        {"latitude": 148.0, "longitude": 35.0},
        {"country": "QQ"},
        {"latitude": float("nan"), "longitude": float("nan")},
    ],
)
def test_without_coordinates_or_area_nothing_is_drawn(cells):
    assert placed(**cells) == (None, None)
