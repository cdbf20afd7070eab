"""Keys of names whose scripts write consonants, and what is chosen by them."""

import pytest

from incidents.geocode.answer import Hints
from incidents.geocode.spelling import abjad


def spellings(names):
    return {abjad.keys(name) for name in names.split("|")}


@pytest.mark.parametrize(
    "names",
    [
        "Bint Jbeil|Bent Jbaïl|bint jbail",
        "Kfar Tebnit|Kfar Tibnît|Kfar Tibneet",
        "Khiam|El Khiyam|Al-Khayyam|El Khiâm",
        "Adaissah|Aadaïssé|Adaisseh",
        "Khan Sheikhoun|Khān Shaykhūn|Khan Shaikhoun",
        "Deir ez-Zor|Dayr az Zawr|Deir al-Zour",
        "Hawija|Al Hawijah|al-Hawayjah",
        "الخيام|خيام|الخَيام",
        "معرة النعمان|معره النعمان",
        "قریة|قرية",
    ],
)
def test_spellings_of_one_name_share_both_keys(names):
    assert len(spellings(names)) == 1, spellings(names)
    assert all(next(iter(spellings(names))))


@pytest.mark.parametrize(
    ("names", "consonants"),
    [
        ("Bint Jbeil|Bint Jubayl|بنت جبيل", "bntjbl"),
        ("Nabatieh|An Nabatiyah|النبطية|نبطيّة", "nbt"),
        ("Tulkarem|Tulkarm|طولكرم", "tlkrm"),
        ("Kiryat Shmona|Qiryat Shemona|קרית שמונה", "krtSmn"),
        ("Isfahan|Esfahan|اصفهان", "sfhn"),
    ],
)
def test_consonants_are_the_same_in_any_script(names, consonants):
    assert {abjad.keys(name)[0] for name in names.split("|")} == {consonants}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Baghdad", "Al Baghdadi"), ("بغداد", "البغدادي"), ("Zahle", "Sahle"), ("Jabal", "Jabalya"),
     ("Nabatieh", "Nabaat"), ("Aadaisse", "El Aadse")],
)  # fmt: skip
def test_other_names_are_spelled_otherwise(one, other):
    assert abjad.keys(one) != abjad.keys(other)


@pytest.mark.parametrize("name", ["", "Aya", "Oyo", "أي", "123"])
def test_a_name_of_hardly_any_consonants_has_no_key(name):
    assert abjad.keys(name) in (("", ""), ("123", "123"))


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Um Durman", "SD", "Omdurman"),
        ("Nabatiyeh", "LB", "Nabatîyé et Tahta"),
        ("النبطية", "LB", "Nabatîyé et Tahta"),
        ("Marjeyoun", "LB", "Marjayoun"),
        ("Qaim", "IQ", "Al Qā’im"),
    ],
)
def test_another_spelling_is_found_in_its_country(text, country, name, find):
    one = find(text, country=country).chosen
    assert (one.name, one.precision, one.how) == (name, "settlement", "spelled")


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Um Durman", "SD", "Omdurman"),
        ("Marjeyoun", "LB", "Marjayoun"),
        ("النبطية", "LB", "Nabatîyé et Tahta"),
        ("Deir Al Balah", "PS", "Dayr al Balaḩ"),
    ],
)
def test_another_spelling_is_the_name_where_nobody_looks_too(text, country, name, unattended):
    assert unattended.geocode(text, Hints(country)).chosen.name == name


def test_the_same_consonants_are_left_open_where_nobody_looks(unattended):
    answer = unattended.geocode("Fillajah", Hints("IQ"))
    assert answer.chosen is None, answer.reason


@pytest.mark.parametrize(
    ("text", "country"),
    [("البغدادي", "IQ"), ("Al Homsi", "SY"), ("Chana", "LB"), ("Maaraboun", "LB"),
     ("Bissariye", "LB"), ("Es Sahle", "LB")],
)  # fmt: skip
def test_what_sounds_alike_is_not_chosen_while_villages_are_missing(text, country, find):
    answer = find(text, country=country)
    assert answer.chosen is None, answer.reason
