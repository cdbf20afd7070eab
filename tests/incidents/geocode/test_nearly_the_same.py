"""Names that are nearly another: adjectives, people, slips, and a town behind a comma."""

import shutil

import pytest

import incidents
from incidents.geocode.answer import Hints
from incidents.geocode.spelling.romanise import origin_keys, sound_key
from incidents.geocode.wording import read


@pytest.mark.parametrize(
    ("text", "country", "city"),
    [
        ("Al Tikriti", "IQ", "Tikrit"),
        ("Kirkukis", "IQ", "Kirkuk"),
        ("Beiruti", "LB", "Beirut"),
        ("Homsiyya", "SY", "Homs"),
        ("Mariupolskyi", "UA", "Mariupol"),
        ("Бейрутия", "LB", "Beirut"),
    ],
)
def test_what_comes_from_a_city_is_no_spelling_of_it(text, country, city, find):
    for hints in ({}, {"country": country}):
        answer = find(text, **hints)
        assert answer.chosen is None, answer.reason
        assert city not in {c.name for c in answer.candidates if c.how != "derived"}


def test_the_reason_names_the_city_that_the_word_comes_from(find):
    answer = find("Al Tikriti", country="IQ")
    assert "people or things from Tikrīt are called so" in answer.reason
    assert [one.how for one in answer.candidates] == ["derived"]


def test_the_origin_of_a_name(unattended):
    assert sound_key("Aleppo") in origin_keys("Aleppoians")
    assert sound_key("Tikrit") in origin_keys("at-Tikritiyya")
    for name in ("Kharkiv", "Beit", "", "i", "Sumy"):
        assert origin_keys(name) == set()


@pytest.mark.parametrize(
    ("text", "how"),
    [("Kherrson", "transliterated"), ("Khersno", "fuzzy"), ("near Kherrson", "relative")],
)
def test_a_name_that_is_only_alike_needs_a_person(text, how, find, unattended):
    assert find(text, country="UA").chosen.how == how
    answer = unattended.geocode(text, Hints("UA"))
    assert answer.chosen is None
    assert "a person may choose it" in answer.reason
    assert {one.admin1 for one in answer.candidates} == {"Kherson"}
    assert unattended.geocode("у Херсоні", Hints("UA")).chosen.name == "Kherson"


def test_nothing_is_filled_or_drafted_by_a_name_that_is_only_alike(
    catalogue_file, tmp_path, use_cache, incident
):
    store = incidents.open(shutil.copy(catalogue_file, tmp_path / "s.db"))
    store.add(incident(code="slip", place={"name": "Kherrson", "country": "UA"}))
    store.add(incident(code="right", place={"name": "Херсон", "country": "UA"}))
    filled = {one.code: one.filled for one in store.fill_places().places}
    assert filled == {"slip": False, "right": True}
    assert store.get("slip").place.latitude is None
    assert store.geocode("Kherrson", country="UA").chosen.name == "Kherson"


@pytest.mark.parametrize(
    "text", ["г. Херрсон", "місто Херрсон", "city of Kherrson", "Khersno city"]
)
def test_a_city_is_never_another_place_by_its_sound(text, find):
    assert read(text).city
    answer = find(text, country="UA")
    assert answer.chosen is None
    assert answer.candidates


def test_a_village_is_no_city(find):
    assert find("Zorykivka", admin1="Luhansk").chosen
    answer = find("г. Zorykivka", admin1="Luhansk")
    assert answer.chosen is None
    assert "is no city" in answer.reason


@pytest.mark.parametrize("text", ["с. Городок", "Городище", "Citybase", "м'який", "гора Говерла"])
def test_a_name_that_begins_like_a_word_for_city_says_none(text):
    assert not read(text).city


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Engels, Mariupol", {}),
        ("Zorykivka, Kramatorsk", {"admin1": "Luhansk"}),
        ("Саки, Краматорськ", {"country": "UA"}),
        ("near Engels, Mariupol", {}),
        ("Engels (Mariupol)", {"country": "RU"}),
    ],
)
def test_a_place_far_from_the_town_behind_the_comma_stays_open(text, hints, find):
    answer = find(text, **hints)
    assert answer.chosen is None
    assert "no place of this name lies by" in answer.reason
    assert answer.candidates


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sartana, Mariupol", "Sartana"),
        ("Сартана, Маріуполь", "Sartana"),
        ("near Sartana, Mariupol", "near Sartana, Mariupol"),
        ("Mariupol, Sartana", "Mariupol"),
        ("Kramatorsk, Zorykivka", "Kramatorsk"),
        ("Kramatorsk, Unheardofname", "Kramatorsk"),
    ],
)
def test_a_place_by_the_town_behind_the_comma_or_larger_than_it_is_chosen(text, name, find):
    answer = find(text)
    assert answer.chosen is not None, answer.reason
    assert answer.chosen.name == name


def test_a_part_of_a_city_with_its_country_may_be_of_the_area_too(find):
    for text in ("eastern part of Kharkiv", "eastern part of Kharkiv, Ukraine"):
        assert "may be the settlement or the area" in find(text).reason


@pytest.mark.parametrize("text", ["Миронівка", "Калинівка", "Тернівка"])
def test_a_name_that_a_large_town_bore_once_is_no_likelier_in_cyrillic(text, find):
    answer = find(text, country="UA")
    assert answer.chosen is None, answer.reason
    assert "comparable size" in answer.reason


@pytest.mark.parametrize("text", ["Kharkiv / Chuhuiv", "Харків/Чугуїв", "Lyman / Sloviansk"])
def test_two_places_with_a_slash_between_are_not_the_larger_of_them(text, find):
    answer = find(text, country="UA")
    assert answer.chosen is None
    assert len(answer.candidates) > 1
    assert "different places" in answer.reason


@pytest.mark.parametrize(
    "text", ["Yuzhne / Pivdenne", "Сєвєродонецьк/Северодонецк", "Aleppo / حلب", "Mosul / Qqqqqxyz"]
)
def test_two_names_of_one_place_are_that_place(text, find):
    assert find(text).chosen is not None, find(text).reason


@pytest.mark.parametrize("text", ["N/A", "n/a", "A/B"])
def test_an_abbreviation_with_a_slash_is_no_two_names(text, find):
    assert find(text).chosen is None


def test_a_bare_name_that_only_the_area_has_is_its_town(find, unattended):
    one = find("Hodeidah", country="YE").chosen
    assert (one.precision, one.how) == ("settlement", "spelled")
    assert unattended.geocode("Hodeidah", Hints("YE")).chosen.precision == "settlement"
    assert find("Hodeidah governorate", country="YE").chosen.precision == "admin1"
    assert find("Полтавщина").chosen.precision == "admin1"
