import pytest

from maps.palette import style_for
from maps.placing import place
from maps.rows import read


def placed(**cells):
    (row,) = read([{"code": "a", **cells}])
    return place(row, style_for([]))


def test_a_settlement_is_a_dot(sumy):
    assert placed(**sumy).point
    assert placed(**sumy).area is None


@pytest.mark.parametrize(
    ("precision", "admin1", "code"),
    [("admin1", "Sumy", "UA-59"), ("admin2", "Sumy Oblast", "UA-59"), ("country", "Sumy", "UA")],
)
def test_a_record_known_to_an_area_is_that_area_even_with_coordinates(precision, admin1, code):
    incident = placed(
        latitude=50.9, longitude=34.8, country="UA", admin1=admin1, location_precision=precision
    )
    assert incident.point is None
    assert incident.area
    assert incident.area.code == code


@pytest.mark.parametrize("name", ["Харківська область", "KHARKIV", "Kharkiv region"])
def test_provinces_are_found_by_native_and_generic_names(name):
    incident = placed(country="UA", admin1=name, location_precision="admin1")
    assert incident.area
    assert incident.area.code == "UA-63"


def test_a_province_nobody_knows_falls_back_to_its_country():
    incident = placed(country="UA", admin1="Nowhere", location_precision="admin1")
    assert incident.area
    assert incident.area.code == "UA"


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
    assert not placed(**cells).located
