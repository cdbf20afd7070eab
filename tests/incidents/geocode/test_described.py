"""Places described by way of others, as the geocoder answers them, against geodesy."""

import pytest
from geographiclib.geodesic import Geodesic


def metres(one, latitude, longitude):
    return Geodesic.WGS84.Inverse(one.latitude, one.longitude, latitude, longitude)["s12"]


@pytest.mark.parametrize(
    ("text", "town", "bearing", "km"),
    [
        ("6.5 km southwest of the centre of Dnipro", "Dnipro", 225, 6.5),
        ("about 4 miles (6.5 km) southwest of the centre of Dnipro", "Dnipro", 225, 6.5),
        ("за 6,5 км на південний захід від центру Дніпра", "Dnipro", 225, 6.5),
        ("120 km west of Mosul", "Mosul", 270, 120),
        ("в 20 км к югу от Харькова", "Kharkiv", 180, 20),
        ("على بعد 20 كم شمال الموصل", "Mosul", 0, 20),
    ],
)
def test_a_distance_and_a_direction_land_where_geodesy_puts_them(text, town, bearing, km, find):
    start = find(town).chosen
    there = Geodesic.WGS84.Direct(start.latitude, start.longitude, bearing, km * 1000)
    answer = find(text)
    one = answer.chosen
    assert one is not None, answer.reason
    assert metres(one, there["lat2"], there["lon2"]) < 1_000
    assert (one.how, one.precision) == ("relative", "near_settlement")
    assert km * 100 <= one.uncertainty_m <= km * 1_000 + start.uncertainty_m


def test_the_radius_grows_with_the_distance_and_the_vagueness(find):
    texts = ("6.5 km southwest of the centre of Dnipro", "6.5 km from Dnipro", "near Dnipro")
    exact, around, near = (find(text).chosen.uncertainty_m for text in texts)
    assert exact < around < near
    assert find("60 km south of Dnipro").chosen.uncertainty_m > exact


@pytest.mark.parametrize(
    "text", ["near Olenivka", "10 km north of Pokrovsk", "outskirts of Avdiivka", "под Донецком"]
)
def test_a_description_is_no_surer_than_the_place_it_starts_from(text, find):
    answer = find(text)
    assert answer.chosen is None
    assert len(answer.candidates) > 1
    assert all(one.how == "relative" for one in answer.candidates)
    assert "the place that it is measured from is not certain" in answer.reason


def test_hints_reach_the_place_it_starts_from(find):
    one = find("10 km north of Olenivka", country="UA", admin1="Donetsk").chosen
    assert (one.admin1, one.how) == ("Donetsk", "relative")
    assert find("near Pokrovsk", country="UA").chosen.admin1 == "Donetsk"


@pytest.mark.parametrize(
    "text", ["between Bakhmut and Chasiv Yar", "между Бахмутом и Часовым Яром"]
)
def test_between_two_places(text, find):
    one, *ends = (find(name).chosen for name in (text, "Bakhmut", "Chasiv Yar"))
    near, far = sorted(metres(one, end.latitude, end.longitude) for end in ends)
    assert far - near < 100
    assert one.uncertainty_m >= near * 0.9


def test_between_a_place_and_an_unknown_one_is_nowhere(find):
    answer = find("between Bakhmut and Olenivka")
    assert (answer.chosen, answer.candidates) == (None, ())


def test_a_description_of_an_unknown_place_says_so(find):
    answer = find("20 km south of Zzyzxqwv")
    assert (answer.chosen, answer.candidates) == (None, ())
    assert "no place of this name" in answer.reason


def test_a_district_of_a_town_is_somewhere_in_it(find):
    one = find("Bakhmut district").chosen
    assert (one.precision, one.how) == ("admin2", "relative")


def test_a_short_plus_code_needs_a_certain_town(find):
    one = find("FXCH+23 Dnipro").chosen
    assert one.how == "coordinates"
    assert metres(one, *(find("Dnipro").chosen.latitude, find("Dnipro").chosen.longitude)) < 60_000
    assert find("FXCH+23 Olenivka").chosen is None


def test_a_border_by_a_town_reaches_into_the_other_country_and_is_in_none_for_certain(find):
    town = find("Vovchansk", country="UA").chosen
    answer = find("the border opposite Vovchansk")
    one = answer.chosen
    assert (one.country, one.admin1, one.precision) == (None, None, "near_settlement")
    assert one.uncertainty_m > town.uncertainty_m
    assert find("the border opposite Vovchansk", country="RU").chosen.country == "RU"
    assert "by the border" in answer.reason


def test_a_border_by_a_town_that_is_far_from_it_stays_open(find):
    answer = find("border opposite Sumy")
    assert answer.chosen is None
    assert answer.reason == "no other country is known within 25 km of Sumy"


def test_opposite_a_town_is_near_it(find):
    one, near = (find(f"{word} Nikopol", country="UA").chosen for word in ("opposite", "near"))
    assert (one.latitude, one.longitude, one.uncertainty_m, one.country) == (
        near.latitude, near.longitude, near.uncertainty_m, near.country)  # fmt: skip


@pytest.mark.parametrize(
    "text", ["border area opposite Vovchansk", "Border Russia near Vovchansk",
             "border in front of Vovchansk", "across the border from Vovchansk"],
)  # fmt: skip
def test_a_border_in_other_words(text, find):
    town = find("Vovchansk", country="UA").chosen
    one = find(text).chosen
    assert (one.latitude, one.longitude) == (town.latitude, town.longitude)
    assert one.country is None


def test_a_thing_near_a_town_is_near_it(find):
    one, near = find("hospital near Kharkiv").chosen, find("near Kharkiv").chosen
    assert (one.latitude, one.uncertainty_m, one.how) == (
        near.latitude, near.uncertainty_m, "relative")  # fmt: skip


def test_a_village_near_a_town_is_the_one_by_it(find):
    assert find("Kalynivka", country="UA").chosen is None
    one = find("Kalynivka near Brovary").chosen
    assert (one.name, one.admin1, one.precision) == ("Kalynivka", "Kyiv", "settlement")


def test_a_thing_near_nothing_known_stays_open(find):
    for text in ("a village near the border", "hill near Zzyzxqwv"):
        assert find(text, country="UA").chosen is None


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Краматорський район", "Kramatorsk", "UA"),
        ("Чугуївський район", "Chuhuiv", "UA"),
        ("Sumskyi raion", "Sumy", "UA"),
        ("Одеський район", "Odesa", "UA"),
        ("Вінницький район", "Vinnytsia", "UA"),
        ("Богодухівський район", "Bohodukhiv", "UA"),
        ("Шебекинский район", "Shebekino", "RU"),
    ],
)
def test_a_raion_is_around_the_town_that_it_is_called_after(text, town, country, find):
    one, middle = find(text).chosen, find(town, country=country).chosen
    assert (one.precision, one.country) == ("admin2", country)
    assert metres(one, middle.latitude, middle.longitude) < one.uncertainty_m
    assert one.uncertainty_m >= 30_000


def test_a_raion_that_two_towns_may_have_named_stays_open(find):
    assert find("Покровський район", country="UA").chosen is None


@pytest.mark.parametrize(
    "text",
    ["outside Sumy", "around Sumy", "environs of Sumy", "the periphery of Sumy", "probably in Sumy",
     "Sumy (approximate location)", "прибл. Суми", "possibly near Sumy", "Sumy [approx]",
     "somewhere in Sumy"],
)  # fmt: skip
def test_words_that_leave_room_lose_no_place(text, find):
    one = find(text, country="UA").chosen
    assert one is not None, find(text, country="UA").reason
    assert metres(one, 50.91741, 34.79906) < one.uncertainty_m


@pytest.mark.parametrize(
    "text",
    [
        "Israeli border opposite Metula",
        "border opp. Metula",
        "opposite Metula",
        "across from Metula",
    ],
)
def test_what_lies_opposite_abroad_is_by_the_border(text, find):
    one = find(text, country="LB").chosen
    assert (one.country, one.precision) == ("LB", "near_settlement")
    assert metres(one, 33.278, 35.579) < 3_000


@pytest.mark.parametrize(
    "text",
    ["Bakhmut or Artemivsk", "Bakhmut | Artemivsk", "Bakhmut aka Artemivsk", "Bakhmut [Artemivsk]",
     "Artemivsk (now Bakhmut)", "Артемівськ (нині Бахмут)"],
)  # fmt: skip
def test_two_names_of_one_place_are_that_place(text, chosen):
    assert chosen(text, country="UA")[0] == "Bakhmut"


@pytest.mark.parametrize(
    "text",
    ["Kharkiv or Sumy", "Odesa | Mykolaiv", "Kharkiv - Sumy", "Kharkiv and Sumy", "Kyiv / Lviv"],
)
def test_two_names_of_two_places_are_neither(text, find):
    assert find(text, country="UA").chosen is None
