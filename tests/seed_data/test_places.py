"""Lint of where the collection's strikes were: the coordinates claim no more than is known."""

import re

import pytest

from schema.areas import admin1, countries

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
