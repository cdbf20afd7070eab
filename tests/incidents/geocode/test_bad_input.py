"""What is no place: the answer says so, and nothing raises."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.geocode.answer import METHODS, Answer, Hints
from schema.errors import UnknownNameError
from schema.vocabulary import vocabulary

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
WORDS = st.sampled_from(
    "г. м. near район область 20 км km south of від к югу от , ( ) / - ' \u02bc Сумах Kharkiv حلب "
    "48.5 N E ° \x00 \u202e ½ oblast between and і 0 + محافظة airport north".split(" ")
)
TEXTS = st.text(max_size=60) | st.lists(WORDS, max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the text is empty"),
        (" \t\n", "the text is empty"),
        ("\x00\x07\u200b\u202e", "the text is empty"),
        ("123456", "no letter in it"),
        ("12/34", "no letter in it"),
        ("---", "no letter in it"),
        ("x" * 10_000, "10,000 characters are no place; 300 at most"),
        ("Київ " * 2_000, "10,000 characters are no place"),
        ("0,0", "what programs write when they know no place"),
        ("95.123, 200.456", "expected latitude within 90"),
        ("Zzyzxqwv", "no place of this name is in the gazetteer"),
        ("щщщщщщщ", "no place of this name is in the gazetteer"),
    ],
)
def test_no_place(text, reason, find):
    answer = find(text)
    assert (answer.text, answer.chosen, answer.candidates) == (text, None, ())
    assert reason in answer.reason


def test_three_hundred_characters_are_still_read(find):
    assert find("Kharkiv".ljust(300)).chosen.name == "Kharkiv"
    assert find("Kharkiv".ljust(301)).chosen is None
    assert find("а" * 300, country="UA").chosen is None


@pytest.mark.parametrize("text", ["Дніпro", "Aвдiївка", "Хаrків"])
def test_mixed_scripts_are_a_slip_and_never_exact(text, find):
    answer = find(text)
    assert answer.chosen is None
    assert answer.candidates
    assert {one.how for one in answer.candidates} <= {"transliterated", "fuzzy"}


@pytest.mark.parametrize("text", ["Khar\x00kiv", "\u202eKharkiv", "Kharkiv\n", "\x1b[31mKharkiv"])
def test_control_characters_reach_no_answer(text, find):
    answer = find(text)
    for one in answer.candidates:
        assert one.name.isprintable()


def test_a_place_in_the_sea_is_said_to_be_there(find):
    answer = find("43.512, 31.523")
    assert answer.chosen.country is None
    assert answer.reason.startswith("decimal pair: at sea")


def test_coordinates_that_contradict_the_country_are_left_to_a_person(find):
    fits = find("48.42, 34.98", country="UA")
    assert (fits.chosen.country, fits.chosen.how) == ("UA", "coordinates")
    for text, country, why in (
        ("34.98, 48.42", "UA", "latitude and longitude look swapped"),
        ("48.42, 34.98", "RU", "outside RU: they lie in UA"),
    ):
        answer = find(text, country=country)
        assert answer.chosen is None
        assert len(answer.candidates) == 1
        assert why in answer.reason


def test_coordinates_do_not_hide_an_unknown_country(find):
    with pytest.raises(UnknownNameError, match="no country is called 'XQ'"):
        find("48.42, 34.98", country="XQ")


@given(TEXTS, st.sampled_from([None, "UA", "LB"]))
@SHARED
def test_any_text_gets_an_answer(geocoder, text, country):
    answer = geocoder.geocode(text, Hints(country))
    assert isinstance(answer, Answer)
    assert answer.text == text
    assert answer.reason
    precisions = set(vocabulary("location_precisions").codes)
    for one in answer.candidates:
        assert -90 <= one.latitude <= 90
        assert -180 <= one.longitude <= 180
        assert one.how in METHODS
        assert one.precision in precisions
        assert one.kind in vocabulary("place_kinds").codes
        assert one.uncertainty_m > 0
        if country and one.how != "coordinates":
            assert one.country == country
    if answer.chosen:
        assert answer.chosen in answer.candidates or answer.chosen.how == "area"


@given(st.text(max_size=30), st.text(max_size=30))
@SHARED
def test_any_hint_is_taken_or_refused(geocoder, area, district):
    try:
        reason = geocoder.geocode("Olenivka", Hints("UA", area, district)).reason
    except UnknownNameError as error:
        reason = str(error)
    assert reason
