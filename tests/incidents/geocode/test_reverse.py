"""From coordinates to what lies there, and what is odd about them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.geocode.reverse import doubts, reverse


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "area", "town"),
    [
        (48.4647, 35.0462, "UA", "Dnipropetrovsk", "Dnipro"),
        (44.6, 33.52, "UA", "Sevastopol", "Sevastopol"),
        (45.2, 34.1, "UA", "Crimea", None),
        (48.0, 37.8, "UA", "Donetsk", "Donetsk"),
        (35.93, 36.63, "SY", "Idlib", "Idlib"),
        (50.6, 36.58, "RU", "Belgorod", "Belgorod"),
    ],
)
def test_what_lies_there(latitude, longitude, country, area, town, geocoder):
    where = geocoder.reverse(latitude, longitude)
    assert (where.country, where.admin1) == (country, area)
    assert where.nearest is not None
    if town:
        assert where.nearest.admin1 == area
        assert where.km < 10
    assert where.words().startswith(f"{area}, {country}")


def test_at_sea_nothing_lies(geocoder):
    where = geocoder.reverse(30.0, -40.0)
    assert (where.country, where.admin1, where.nearest, where.km) == (None, None, None, None)
    assert where.words() == "at sea"


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "why"),
    [
        (0, 0, "UA", "0/0, which marks a failed look-up"),
        (0, 0, None, "0/0, which marks a failed look-up"),
        (35.04, 48.46, "UA", "latitude and longitude look swapped: outside UA, inside when so"),
        (50.6, 36.58, "UA", "outside UA: they lie in RU"),
        (43.0, 32.0, "UA", "outside UA: they lie in the sea"),
        (48.46, 35.04, "SY", "outside SY: they lie in UA"),
    ],
)
def test_doubts(latitude, longitude, country, why, geocoder):
    assert doubts(geocoder.gazetteer, latitude, longitude, country) == [why]


@pytest.mark.parametrize("country", ["UA", "SY", "LB", "YE"])
def test_the_middle_of_a_country_is_doubted(country, geocoder):
    middle = geocoder.gazetteer.country_centre(country)
    said = doubts(geocoder.gazetteer, *middle, country)
    assert said == [f"the middle of {country}, which often stands for an unknown place"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [
        (48.46, 35.04, "UA"), (44.95, 34.1, "UA"), (48.0, 37.8, "UA"), (46.47, 30.76, "UA"),
        (45.255, 30.204, "UA"), (33.27, 35.2, "LB"), (48.46, 35.04, None), (48.46, 35.04, "XX"),
    ],
)  # fmt: skip
def test_nothing_is_odd(latitude, longitude, country, geocoder):
    assert doubts(geocoder.gazetteer, latitude, longitude, country) == []


@given(st.floats(-90, 90), st.floats(-180, 180))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_coordinates_have_whereabouts(geocoder, latitude, longitude):
    where = reverse(geocoder.gazetteer, latitude, longitude)
    assert (where.nearest is None) == (where.km is None)
    assert where.admin1 is None or where.country is not None
    assert where.words()
