"""Which clock a place goes by: known where towns agree, and nowhere that two are in use."""

import pytest

from incidents.geocode.time_zones import zone_at


@pytest.mark.parametrize(
    ("spot", "country", "admin1", "zone"),
    [
        ((50.91, 34.8), "UA", "Sumy", "Europe/Kyiv"),
        ((44.95, 34.1), "UA", "Crimea", None),
        ((48.0, 37.8), "UA", "Donetsk", None),
        ((50.91, 34.8), "UA", None, None),
        ((33.5, 36.3), "SY", None, "Asia/Damascus"),
        (None, "SY", None, "Asia/Damascus"),
        (None, "RU", None, None),
        ((55.75, 37.6), "RU", "Moscow", "Europe/Moscow"),
        ((31.5, 34.45), "PS", None, "Asia/Gaza"),
        ((0.0, -30.0), None, None, None),
        ((33.5, 36.3), "XX", None, None),
    ],
)
def test_the_clock_of_a_place(spot, country, admin1, zone):
    assert zone_at(spot, country, admin1) == zone
