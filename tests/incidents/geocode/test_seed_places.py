"""The places of the seed incidents agree with what the geocoder makes of their names."""

from importlib.resources import files
from pathlib import Path

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.scope import kilometres
from schema.document.read import read_files

SEED = sorted(Path(str(files("seed_data"))).glob("incidents/*.yaml"))
LEAST_KM = 5.0
LACKING = {
    "2022-03-01-kharkiv-administration": "the name is of a building, no recorded site",
    "2022-07-09-chasiv-yar-uragan": "the name is of a building, no recorded site",
}
"""Records whose place the gazetteer does not have, and why."""


def located():
    for incident in read_files(SEED).incidents:
        place = incident.place
        named = place and place.name and place.latitude is not None
        if named and incident.location_how == "gazetteer":
            yield incident


LOCATED = list(located())


def apart_km(place, one):
    return kilometres((place.latitude, place.longitude), (one.latitude, one.longitude))


def test_there_is_something_to_compare():
    assert len(LOCATED) > 2 * len(LACKING)


@pytest.mark.parametrize("incident", LOCATED, ids=lambda incident: incident.code)
def test_the_place_is_found_within_its_radius(incident, geocoder):
    place = incident.place
    hints = Hints(place.country, place.admin1)
    answer = geocoder.geocode(place.name, hints)
    allowed = max(LEAST_KM, (incident.uncertainty_m or 0) / 1000)
    if incident.code in LACKING:
        assert answer.candidates == (), "it is there now: take it off the list"
        assert "no place of this name" in answer.reason
        return
    offered = [*answer.candidates, *([answer.chosen] if answer.chosen else [])]
    assert min((apart_km(place, one) for one in offered), default=None) <= allowed, answer.reason
    if answer.chosen:
        assert apart_km(place, answer.chosen) <= max(allowed, answer.chosen.uncertainty_m / 1000)


def test_most_of_them_are_chosen_outright(geocoder):
    answers = [
        geocoder.geocode(one.place.name, Hints(one.place.country, one.place.admin1))
        for one in LOCATED
    ]
    assert sum(answer.chosen is not None for answer in answers) >= 0.9 * len(answers)
