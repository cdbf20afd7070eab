"""What stands in the gazetteer once it is built."""

from collections import defaultdict

import pytest

from incidents.geocode.gazetteer import home
from incidents.language.folding import lookup_form


def test_it_says_what_is_in_it_with_credits(geocoder):
    sources = {source["key"]: source for source in geocoder.gazetteer.sources()}
    assert set(sources) == {"geonames", "sites", "areas", "regions", "districts", "stamp"}
    assert sources["geonames"]["places"] > 200_000
    assert "CC BY 4.0" in sources["geonames"]["credit"]
    assert "Natural Earth" in sources["areas"]["credit"]
    assert "recognised borders" in sources["areas"]["credit"]
    assert sources["areas"]["places"] > 4_000
    assert sources["sites"]["places"] > 50
    assert sources["stamp"]["edition"] == home.stamp()


def test_files_that_were_added_are_named_with_their_digest(with_files):
    sources = {source["key"]: source for source in with_files.gazetteer.sources()}
    assert sources["register"]["places"] > 0
    for name in ("UA.txt", "kodifikator.xlsx"):
        assert sources[f"file:{name}"]["file"] == name
        assert len(sources[f"file:{name}"]["edition"]) == 64


def test_every_country_of_the_outlines_is_in_it(geocoder):
    countries = geocoder.gazetteer.countries()
    assert len(countries) == 250
    assert countries["UA"] == "Ukraine"
    for code in countries:
        latitude, longitude = geocoder.gazetteer.country_centre(code)
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180


def test_ukraine_has_its_recognised_borders(geocoder):
    areas = geocoder.gazetteer.first_level("UA")
    assert len(areas) == 27
    assert {"UA-43", "UA-40", "UA-14", "UA-09", "UA-65", "UA-23"} <= set(areas)
    for town in ("Simferopol", "Sevastopol", "Yalta", "Kerch"):
        places = geocoder.gazetteer.called(lookup_form(town))
        assert {p.country for p in places if p.population > 50_000} == {"UA"}


@pytest.fixture(scope="module")
def settlements(geocoder):
    """Every settlement of the world, by country."""
    by_country = defaultdict(list)
    for place in geocoder.gazetteer.around(-60, 75, -180, 180):
        by_country[place.country].append(place)
    return by_country


@pytest.mark.parametrize("country", ["UA", "SY", "LB", "YE", "IL", "PS", "IQ", "SD"])
def test_nearly_every_settlement_lies_in_an_area(country, settlements):
    here = settlements[country]
    assert len(here) > 10
    assert sum(place.admin1 is not None for place in here) >= 0.98 * len(here)


def test_the_middle_of_an_area_lies_in_it(geocoder):
    from schema.areas import admin1

    for code in ("UA-14", "UA-63", "SY-ID", "UA-43", "RU-KRS"):
        area = admin1()[code]
        (place,) = (
            p
            for p in geocoder.gazetteer.called(lookup_form(area.name))
            if p.source == "areas" and p.ref == code
        )
        assert area.contains(place.latitude, place.longitude)
        assert place.uncertainty_m > 10_000
