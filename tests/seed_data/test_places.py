"""Lint of where the collection's strikes were: the coordinates claim no more than is known."""

import re

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.gazetteer import home
from incidents.geocode.geocoder import Geocoder
from schema.areas import admin1, countries
from schema.geodesy import great_circle_m

RADIUS_M = {
    "exact": (0, 500),
    "site": (50, 5_000),
    "neighbourhood": (200, 5_000),
    "settlement": (1_000, 20_000),
    "near_settlement": (2_000, 50_000),
}
"""Least and greatest radius that a precision can have; an area has no coordinates at all."""
POINTLESS = re.compile(
    r"(?i)gazetteer|no coordinates|without coordinates|no (town|place|community|village)|not named"
)


@pytest.fixture(scope="module")
def located(collected):
    return [i for i in collected if i.place and i.place.latitude is not None]


@pytest.fixture(scope="module")
def unlocated(collected):
    return [i for i in collected if i.place and i.place.latitude is None]


def test_coordinates_say_how_they_were_found_by_whom_and_when(located):
    for incident in located:
        assert incident.location_how, incident.code
        assert incident.location_by, incident.code
        assert incident.location_at, incident.code


def test_the_radius_fits_the_precision(located):
    odd = [
        f"{i.code}: {i.location_precision} {i.uncertainty_m} m"
        for i in located
        if i.location_precision not in RADIUS_M
        or i.uncertainty_m is None
        or not RADIUS_M[i.location_precision][0]
        <= i.uncertainty_m
        <= RADIUS_M[i.location_precision][1]
    ]
    assert odd == []


def test_the_centre_of_a_town_from_a_gazetteer_is_no_site(located):
    posing = [
        i.code
        for i in located
        if i.location_how == "gazetteer"
        and i.location_precision not in ("settlement", "near_settlement")
    ]
    assert posing == []


def test_a_computed_point_near_a_town_is_not_called_the_town(located):
    relative = [i.location_precision for i in located if i.location_how == "relative"]
    assert "settlement" not in relative


def test_without_coordinates_there_is_no_radius_and_a_named_place_says_why(unlocated):
    for incident in unlocated:
        assert incident.uncertainty_m is None, incident.code
        if incident.location_precision not in ("admin1", "admin2", "country"):
            said = [f"{s.value} {s.inferred}" for s in incident.statements if s.field == "place"]
            assert any(POINTLESS.search(text) for text in said), f"{incident.code}: {said}"


def test_coordinates_lie_in_the_stated_country_and_province(located):
    outside = []
    for incident in located:
        place, point = incident.place, (incident.place.latitude, incident.place.longitude)
        area = countries()[place.country]
        if not area.contains(*point) and area.distance_km(*point) > 5:
            outside.append(f"{incident.code}: {place.country}")
        units = [unit for unit in admin1(place.country).values() if unit.name == place.admin1]
        if not any(unit.contains(*point) or unit.distance_km(*point) < 16 for unit in units):
            outside.append(f"{incident.code}: {place.admin1}")
    assert outside == []


def test_a_wave_is_kept_at_its_country_or_says_where_it_fell(collected):
    for incident in collected:
        if incident.level != "strike" and incident.location_precision != "country":
            assert collected.said(incident, "place"), incident.code
            assert incident.location_words, incident.code


def test_every_real_strike_keeps_the_words_for_its_place_and_its_date(collected):
    for incident in collected.strikes():
        assert incident.location_words, incident.code
        assert incident.date_words, incident.code
        assert collected.said(incident, "place"), incident.code
        assert collected.said(incident, "date"), incident.code


RELATIVE = {
    "2015-01-24-mariupol-rockets": ("8.5 km north-east of Mariupol city centre", "UA", "Donetsk"),
    "2018-04-14-him-shinshar-storage": ("some fifteen miles west of Homs", "SY", "Homs"),
    "2021-04-02-oleksandrivske-drone": ("47 km north-east of Donetsk", "UA", "Donetsk"),
    "2021-06-22-togoga-market": ("a village about 20km west of Mekelle", "ET", "Tigray"),
    "2024-11-21-dnipro-oreshnik": (
        "about 4 miles (6 1/2 kilometers) southwest of the center of Dnipro", "UA",
        "Dnipropetrovsk",
    ),
}  # fmt: skip
"""The words for a place that is told by another one, with what the record says besides."""


def test_places_told_by_others_are_those_of_the_geocoder(located, use_cache):
    """Nobody's hand makes the radius smaller than the words leave open."""
    told = {i.code: i for i in located if i.location_how == "relative"}
    assert set(told) == set(RELATIVE)
    geocoder = Geocoder(home.existing())
    for code, (words, country, area) in RELATIVE.items():
        assert words in told[code].location_words
        one = geocoder.geocode(words, Hints(country, area)).chosen
        here = (told[code].place.latitude, told[code].place.longitude)
        assert great_circle_m(here, (one.latitude, one.longitude)) < 500, code
        assert told[code].uncertainty_m == pytest.approx(one.uncertainty_m, abs=100), code


def test_no_radius_of_a_town_is_smaller_than_the_geocoders(located, use_cache):
    geocoder, small = Geocoder(home.existing()), []
    for incident in located:
        if (incident.location_how, incident.location_precision) != ("gazetteer", "settlement"):
            continue
        place = incident.place
        one = geocoder.geocode(place.name, Hints(place.country, place.admin1)).chosen
        if one and one.latitude == place.latitude and one.longitude == place.longitude:
            least = min(one.uncertainty_m, RADIUS_M["settlement"][1])
            small += [f"{incident.code}: below {least}"] * (incident.uncertainty_m < least)
    assert small == []


def test_every_site_has_coordinates_or_its_page_prints_none(unlocated, seed):
    sites = [i.code for i in unlocated if i.location_precision in ("exact", "site")]
    assert sites == []
    bare = [p for p in seed.places if p.latitude is None and p.kind not in ("settlement", "area")]
    assert all("no coordinates" in p.note or "none" in p.note for p in bare)
