"""Rivers, lakes and towns of the ground: what has to be there, and that all of it is sound."""

from importlib.resources import files
from itertools import pairwise

import pytest
from shapely.geometry import LineString, Point

from schema import ground

DEGREE_KM = 111.2


def town(name):
    found = [one for one in ground.towns() if one.name == name]
    assert found, name
    return found[0]


@pytest.mark.parametrize(
    ("river", "place"),
    [
        ("Dnipro", "Kyiv"),
        ("Dnipro", "Dnipro"),
        ("Dnipro", "Zaporizhzhia"),
        ("Dnipro", "Kherson"),
        ("Donets", "Sloviansk"),
        ("Southern Bug", "Vinnytsia"),
        ("Nile", "Cairo"),
        ("Danube", "Budapest"),
    ],
)
def test_a_river_flows_past_its_town(river, place):
    at = town(place)
    lines = [LineString(w.degrees()) for w in ground.water() if w.name == river]
    away = min(line.distance(Point(at.longitude, at.latitude)) for line in lines)
    assert away * DEGREE_KM < 20


def test_the_great_rivers_rank_before_the_small():
    ranks = {line.name: line.rank for line in ground.water() if line.kind == "river"}
    assert ranks["Volga"] < ranks["Dnipro"] < ranks["Desna"] < ranks["Seym"]
    assert [w.rank for w in ground.water()] == sorted(w.rank for w in ground.water())


def test_every_line_lies_on_the_globe_and_a_lake_comes_back_to_its_start():
    assert {line.kind for line in ground.water()} == {"river", "lake"}
    for line in ground.water():
        points = line.degrees()
        assert 0 <= line.rank <= 10
        assert len(points) > 1
        assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in points), line.name
        assert all(a != b for a, b in pairwise(points)), line.name
        assert line.kind == "river" or points[0] == points[-1], line.name


def test_a_reservoir_that_is_no_more_is_a_river():
    names = {line.name for line in ground.water()}
    assert "Kremenchuk Reservoir" in names
    assert "Kakhovka Reservoir" not in names
    course = [LineString(w.degrees()) for w in ground.water() if w.name == "Dnipro"]
    assert min(line.distance(Point(34.0, 47.4)) for line in course) * DEGREE_KM < 20


@pytest.mark.parametrize(
    ("name", "capital", "thousands"),
    [("Kyiv", True, 2_500), ("Kharkiv", False, 1_000), ("Damascus", True, 1_000)],
)
def test_a_town_has_its_size_and_says_whether_it_is_a_capital(name, capital, thousands):
    assert town(name).capital is capital
    assert town(name).thousands > thousands


def test_towns_of_ukraine_are_spelt_as_ukraine_does():
    names = {one.name for one in ground.towns()}
    assert {"Odesa", "Mykolaiv", "Zaporizhzhia", "Kryvyi Rih", "Kamianske", "Bakhmut"} <= names
    assert not {"Odessa", "Mykolayiv", "Zaporizhzhya", "Kryvyy Rih", "Kharkov"} & names


def test_a_district_is_no_town_of_its_own():
    names = {one.name for one in ground.towns()}
    assert not {"Saltivka", "Troieshchyna", "Sykhiv", "Pravyi Bereh"} & names
    assert {"Brovary", "Irpin", "Makiivka"} <= names


def test_a_city_that_two_states_claim_is_nobodys_capital():
    assert not town("Jerusalem").capital


def test_towns_lie_on_the_globe_the_largest_first():
    towns = ground.towns()
    assert all(abs(t.latitude) <= 90 and abs(t.longitude) <= 180 and t.name for t in towns)
    assert [t.thousands for t in towns] == sorted((t.thousands for t in towns), reverse=True)


def test_the_files_stay_small():
    folder = files("seed_data") / "ground"
    sizes = [len((folder / name).read_bytes()) for name in ("water.json", "towns.json")]
    assert sum(sizes) < 600_000
