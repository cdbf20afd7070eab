"""Districts by their names: what sources call a raion of Ukraine means one, or stays as written."""

import pytest

from incidents.store.places.district_names import district_named, districts, is_same_district
from schema.areas import first_level


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("Чугуївський район|Чугуївський р-н|Chuhuivskyi|Chuhuivsky raion|Chuhuiv Raion",
         "UA63140000000096278"),
        ("Bakhmut raion|Бахмутський|Bakhmutskyy|Bakhmut", "UA14020000000013572"),
        ("Kryvyi Rih district|Криворізький район|Kryvorizkyi", "UA12060000000022633"),
        ("Sievierodonetskyi|Сєвєродонецький район|Siverskodonetsk raion", "UA44120000000092852"),
        ("Khmelnytskyi raion|Хмельницький", "UA68040000000086061"),
        ("Khmilnytskyi raion|Хмільник район", "UA05120000000017020"),
    ],
)  # fmt: skip
def test_every_name_means_one_district(names, code):
    assert {name: district_named(name, "UA").code for name in names.split("|")} == dict.fromkeys(
        names.split("|"), code
    )


@pytest.mark.parametrize("name", ["Telmanove raion", "Kharkiv City", "raion", "", "Bakhmutivka"])
def test_what_is_no_present_district_stays_as_it_is_written(name):
    assert district_named(name, "UA") is None
    assert district_named("Bakhmut raion", "RU") is None
    assert district_named("Bakhmut raion", None) is None


def test_two_names_of_one_district_are_the_same():
    assert is_same_district("Izium raion", "Ізюмський район", "UA")
    assert is_same_district("Telmanove raion", "telmanove Raion", "UA")
    assert not is_same_district("Izium raion", "Kupiansk raion", "UA")
    assert not is_same_district("Izium raion", "Ізюмський район", "RU")


def test_every_district_lies_in_an_area_of_ukraine_and_has_its_own_code():
    found = districts()
    assert len({one.code for one in found}) == len({one.native for one in found}) == 136
    assert {first_level()[one.admin1].country for one in found} == {"UA"}
    assert all(44 < one.latitude < 53 and 20 <= one.km <= 95 for one in found)
