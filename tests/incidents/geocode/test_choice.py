"""The rule of choice: one place only where no rival is left, and the reason either way."""

import pytest

from incidents.geocode.contest import COMPARABLE
from incidents.geocode.scope import RIVAL_KM, kilometres
from schema.errors import UnknownNameError


def places(answer):
    return [(one.name, one.admin1) for one in answer.candidates]


def test_olenivka_stays_open_until_the_area_is_known(find):
    answer = find("Olenivka", country="UA")
    assert answer.chosen is None
    assert places(answer)[0] == ("Olenivka", "Donetsk")
    assert {area for _, area in places(answer)} >= {"Donetsk", "Odesa", "Poltava"}
    assert "comparable size in UA" in answer.reason
    assert "the first-level area or a neighbour would help" in answer.reason
    helped = find("Olenivka", country="UA", admin1="Donetsk")
    assert helped.chosen.admin1 == "Donetsk"
    assert helped.reason == "the name; no other place in UA, Donetsk in the gazetteer has it"


def test_pokrovsk_stays_open_until_the_country_is_known(find):
    answer = find("Pokrovsk")
    assert answer.chosen is None
    assert {one.country for one in answer.candidates} == {"UA", "RU"}
    assert "the country" in answer.reason
    assert find("Pokrovsk", country="UA").chosen.admin1 == "Donetsk"


@pytest.mark.parametrize("text", ["Avdiivka", "Авдіївка", "Авдеевка"])
def test_avdiivka_stays_open_until_the_area_is_known(text, find):
    for hints in ({}, {"country": "UA"}):
        answer = find(text, **hints)
        assert answer.chosen is None
        assert places(answer)[:2] == [("Avdiyivka", "Donetsk"), ("Avdiyivka", "Chernihiv")]
        assert "2 places of this name and of comparable size" in answer.reason
    assert find(text, admin1="Donetsk").chosen.population > 30_000


def test_hroza_is_chosen_with_the_reason(find):
    answer = find("Гроза")
    assert (answer.chosen.name, answer.chosen.admin1) == ("Hroza", "Kharkiv")
    assert answer.reason == "the name; no other place in the gazetteer has it"


@pytest.mark.parametrize(
    "text",
    ["Springfield", "Tripoli", "Donetsk", "Artemivsk", "Красноармейск", "Михайловка", "Pokrov",
     "Ordzhonikidze", "الرقة", "Одесса", "Dzerzhynsk"],
)  # fmt: skip
def test_an_ambiguous_name_is_never_chosen_and_offers_its_bearers(text, find):
    answer = find(text)
    assert answer.chosen is None
    assert len(answer.candidates) > 1
    assert "places of this name and of comparable size" in answer.reason


@pytest.mark.parametrize(
    "text", "London|Paris|Kyiv|Sumy|Одеса|Olenivka|Pokrovsk|Hroza|Mosul|Gaza|Springfield".split("|")
)
@pytest.mark.parametrize("country", [None, "UA", "US"])
def test_a_choice_leaves_no_rival_behind(text, country, find):
    answer = find(text, country=country)
    scores = [one.score for one in answer.candidates]
    assert scores == sorted(scores, reverse=True)
    if answer.chosen is None:
        return
    here = (answer.chosen.latitude, answer.chosen.longitude)
    for other in answer.candidates:
        far = kilometres(here, (other.latitude, other.longitude)) > RIVAL_KM
        if far and other.how == answer.chosen.how and other.kind == answer.chosen.kind:
            assert other.population * COMPARABLE < answer.chosen.population, other.name


def test_a_much_larger_town_is_chosen_and_the_next_is_named(find):
    answer = find("Zaporizhzhia")
    assert answer.chosen.population > 700_000
    assert "by far the weightiest" in answer.reason
    assert len(answer.candidates) > 1


def test_a_village_that_looks_unique_needs_more_than_its_country(find):
    village = {"text": "Zorykivka", "country": "UA"}
    answer = find(**village)
    assert answer.chosen is None
    assert len(answer.candidates) == 1
    assert "many villages are not in it" in answer.reason
    assert find(**village, admin1="Luhansk").chosen.population < 1_000


def test_a_country_excludes_what_lies_elsewhere(find):
    answer = find("Dnipro", country="SY")
    assert (answer.chosen, answer.candidates) == (None, ())
    assert answer.reason == "no place of this name in SY is in the gazetteer"
    assert find("Donetsk", country="RU").chosen.admin1 == "Rostov"
    assert find("Donetsk", country="UA").chosen.admin1 == "Donetsk"


@pytest.mark.parametrize("country", ["UA", "ua", "Ukraine", "Україна", "Украина", "أوكرانيا"])
def test_a_country_by_code_or_name(country, find):
    assert find("Pokrovsk", country=country).chosen.country == "UA"


@pytest.mark.parametrize(
    "area", ["Donetsk", "Donetsk oblast", "Донецька область", "Донецкая", "Донеччина"]
)
def test_a_first_level_area_in_any_spelling(area, find):
    assert find("Olenivka", admin1=area).chosen.admin1 == "Donetsk"


def test_a_district_decides(find):
    assert find("Mykolaivka", country="UA", admin1="Donetsk", admin2="Sloviansk").chosen
    answer = find("Oleksandrivka", country="UA", admin1="Donetsk")
    assert answer.chosen is None
    helped = find("Luhanske", country="UA", admin1="Donetsk", admin2="Bakhmut").chosen
    assert (helped.name, helped.admin1) == ("Luhanske", "Donetsk")


def test_when_no_place_has_the_name_the_district_is_what_is_known(find):
    answer = find("Zzyzx", country="UA", admin1="Donetsk", admin2="Bakhmut")
    one = answer.chosen
    assert (one.precision, one.how, one.admin2) == ("admin2", "area", "Bakhmutskyi")
    assert one.uncertainty_m >= 30_000
    assert "no place of this name" in answer.reason


def test_a_neighbour_decides(find):
    answer = find("Avdiivka", near=((48.0, 37.8),))
    assert answer.chosen.admin1 == "Donetsk"
    assert answer.reason == "the name, near the neighbour that is named"
    assert find("Avdiivka", near=((51.5, 31.6),)).chosen.admin1 == "Chernihiv"
    assert find("Avdiivka", near=((40.0, 10.0),)).chosen is None


@pytest.mark.parametrize(
    ("hints", "offer"),
    [
        ({"country": "Ukrane"}, "did you mean Ukraine"),
        ({"country": "XQ"}, "no country is called 'XQ'"),
        ({"country": "UA", "admin1": "Donetzk"}, "did you mean Donetsk"),
        ({"country": "UA", "admin1": "Нетакая"}, "no first-level area is called"),
    ],
)
def test_a_hint_that_names_nothing_is_refused_with_the_nearest(hints, offer, find):
    for text in ("Olenivka", "Zzyzx"):
        with pytest.raises(UnknownNameError, match=offer):
            find(text, **hints)


def test_every_candidate_says_how_exact_it_is_and_where_it_comes_from(find):
    for text in ("Olenivka", "Сумщина", "Saky air base", "Boryspil airport", "Donbas", "Ukraine"):
        for one in find(text, country="UA").candidates:
            assert 0 < one.score <= 1
            assert one.uncertainty_m > 0
            assert one.gazetteer in ("GeoNames", "Natural Earth", "incidents-db")
            assert one.gazetteer_id


@pytest.mark.parametrize(
    ("name", "hints", "found"),
    [
        ("Ainata", {"country": "LB"}, None),  # the village of Bint Jbeil is not packed
        ("Ainata", {"country": "LB", "admin1": "Beqaa"}, "Aïnâta"),
        ("Marjayoun", {"country": "LB"}, "Marjayoun"),  # the seat of a district
        ("Tyre", {"country": "LB"}, "Tyre"),
        ("Chasiv Yar", {"country": "UA"}, "Chasiv Yar"),
        ("Rabotino", {"country": "UA"}, None),
    ],
)
def test_where_small_towns_are_missing_one_is_not_chosen_by_its_name_alone(
    find, name, hints, found
):
    answer = find(name, **hints)
    assert (answer.chosen and answer.chosen.name) == found
    if name == "Ainata" and found is None:
        assert "many small towns of the country are not in it" in answer.reason
        assert [one.name for one in answer.candidates] == ["Aïnâta"]


def test_a_country_is_sparse_where_hardly_any_small_town_is_counted(geocoder):
    countries = ("UA", "PS", "TR", "LB", "SY", "YE")
    sparse = [one for one in countries if geocoder.gazetteer.is_sparse(one)]
    assert sparse == ["LB", "SY", "YE"]
