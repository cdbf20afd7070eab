"""Candidates out of invented places: villages without coordinates, districts, sites, long lists."""

from incidents.geocode.choice import answer
from incidents.geocode.contest import Caution
from incidents.geocode.gazetteer.index import Place
from incidents.geocode.matching import Match
from incidents.geocode.scope import District, Scope


def place(number, **more):
    usual = {
        "id": number, "source": "geonames", "ref": str(number), "key": None, "name": "Vilne",
        "latitude": 50.0, "longitude": 30.0, "country": "UA", "admin1": "Kyiv",
        "admin1_code": "UA-32", "admin2": None, "kind": "settlement", "precision": "settlement",
        "uncertainty_m": 1500, "population": 50_000, "presumed": 3_000,
        "main": True,
    }  # fmt: skip
    return Place(**(usual | more))


def village(number, **more):
    """A settlement of a register: it stands in the middle of its district."""
    return place(
        number, **{"source": "register", "precision": "admin2", "uncertainty_m": 40_000,
                   "population": 0, "presumed": 500} | more
    )  # fmt: skip


def district(name, km, latitude=50.5):
    return District(name, latitude, 30.5, km, place(99, name=name, ref=f"town of {name}"))


def asked(*places, scope=None, registered=False, tier="exact", **more):
    found = [Match(one, tier, **more) for one in places]
    caution = Caution(frozenset(("UA",) if registered else ()))
    return answer("Vilne", found, scope or Scope(country="UA"), caution)


def test_a_town_is_itself():
    given = asked(place(1))
    one = given.chosen
    assert given.text == "Vilne"
    assert (one.precision, one.uncertainty_m, one.how) == ("settlement", 1500, "exact")
    assert (one.gazetteer, one.gazetteer_id, one.population) == ("GeoNames", "1", 50_000)
    assert one.score == round(one.score, 3) < 0.9


def test_a_site_at_a_town_lies_within_ten_kilometres_of_it():
    one = asked(place(1), at=True).chosen
    assert (one.precision, one.uncertainty_m, one.how) == ("near_settlement", 11_500, "relative")


def test_of_a_long_list_the_first_twenty_are_offered():
    far = [place(n, latitude=40.0 + n) for n in range(25)]
    given = asked(*far)
    assert given.chosen is None
    assert [one.gazetteer_id for one in given.candidates] == [str(n) for n in range(20)]


def test_a_village_stands_in_the_smallest_district_that_is_named():
    near, wide = district("Near", 12.5, 50.6), district("Wide", 30.0)
    scope = Scope(country="UA", districts=(wide, near))
    (one,) = asked(village(1), scope=scope, registered=True).candidates[-1:]
    assert (one.latitude, one.longitude, one.uncertainty_m) == (50.6, 30.5, 12_500)
    assert one.how == "register"


def test_a_district_as_wide_as_the_registers_says_no_more_than_it():
    scope = Scope(country="UA", districts=(district("Wide", 40.0),))
    one = asked(village(1), scope=scope, registered=True).candidates[-1]
    assert (one.latitude, one.uncertainty_m) == (50.0, 40_000)


def test_without_a_place_of_the_name_the_one_district_is_what_is_known():
    scope = Scope(country="UA", districts=(district("Near", 12.5),), said=("Near",))
    given = asked(scope=scope)
    assert given.text == "Vilne"
    assert given.candidates == (given.chosen,)
    one = given.chosen
    assert (one.name, one.admin2, one.kind, one.how) == ("Near", "Near", "area", "area")
    assert (one.precision, one.uncertainty_m) == ("admin2", 12_500)
    assert (one.latitude, one.longitude, one.gazetteer_id) == (50.5, 30.5, "town of Near")
    assert one.score == 0.3
    assert "no place of this name in Near" in given.reason
    assert given.reason.endswith("the district that it lies in is")


def test_without_a_place_of_the_name_two_districts_or_none_choose_nothing():
    two = asked(scope=Scope(districts=(district("A", 10.0), district("B", 10.0))))
    assert (two.text, two.chosen, [one.name for one in two.candidates]) == (
        "Vilne",
        None,
        ["A", "B"],
    )
    none = asked()
    assert (none.text, none.chosen, none.candidates) == ("Vilne", None, ())


def test_villages_of_one_name_in_one_district_leave_the_district():
    scope = Scope(country="UA", districts=(district("Near", 12.5),))
    given = asked(village(1), village(2, latitude=52.0), scope=scope, registered=True)
    assert given.chosen is not None
    assert (given.chosen.name, given.chosen.how) == ("Near", "area")
    assert given.candidates[0] == given.chosen
    assert len(given.candidates) == 3
    assert given.reason.endswith("; all of them in the district that is named")
    towns = asked(place(1), place(2, latitude=52.0), scope=scope)
    assert (towns.chosen, len(towns.candidates)) == (None, 2)
