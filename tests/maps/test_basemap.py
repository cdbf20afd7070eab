"""The ground of a page: its own region closely, the rest of the world coarsely."""

import pytest

import maps
from maps.basemap import Basemap, towns_in, water_in, zoom_of
from maps.region import Region
from schema import ground

EMPTY = Region()
UKRAINE = Region((y, x) for y in range(8, 11) for x in range(4, 8))


def names(towns):
    return {name for name, *_ in towns}


def region(rows):
    return maps.IncidentLayer(rows).region


def test_a_page_of_one_strike_names_the_towns_around_it_alone(sumy):
    found = names(towns_in(region([sumy])))
    assert {"Sumy", "Okhtyrka", "Lebedyn"} <= found
    assert not {"Dezful", "Khan Yunis"} & found


def test_the_great_cities_and_rivers_are_everywhere():
    assert {"Kyiv", "Tehran", "Tokyo"} <= names(towns_in(EMPTY))
    assert "Okhtyrka" not in names(towns_in(EMPTY))
    ranks = {rank for rank, _ in water_in(EMPTY)["river"]}
    assert ranks
    assert max(ranks) <= 4


def test_small_rivers_come_with_their_region():
    ranks = {rank for rank, _ in water_in(UKRAINE)["river"]}
    assert {7, 8, 9} <= ranks
    far = [p for rank, p in water_in(UKRAINE)["river"] if rank > 6 and p[0] < 0]
    assert far == []


def test_an_area_has_its_ground_too(sumy):
    del sumy["latitude"], sumy["longitude"]
    assert region([sumy | {"location_precision": "admin1"}]).holds(50.9, 34.8)


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0)])
def test_the_edges_of_the_world_have_a_region(latitude, longitude):
    row = {"code": "edge", "latitude": latitude, "longitude": longitude}
    assert region([row]).holds(latitude, longitude)


def test_a_page_without_a_place_has_no_region():
    assert region([]) == EMPTY


def test_the_larger_the_town_the_sooner_its_name():
    towns = {town.name: zoom_of(town) for town in ground.towns()}
    assert towns["Kyiv"] < towns["Kharkiv"] < towns["Sumy"] < towns["Okhtyrka"] <= 10.25
    assert min(towns.values()) > 3


def test_the_ground_of_a_page_is_smaller_than_its_outlines_were():
    assert len(Basemap(["UA"], UKRAINE).data.encode()) < 400_000


def test_the_credits_name_the_sources(sumy):
    html = maps.render(maps.page([sumy], context={"credits": ["A data set"]}))
    assert ground.CREDIT in html
    assert "A data set" in html
