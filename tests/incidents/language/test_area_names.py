"""First-level areas by their names, in any language."""

from collections import Counter

import pytest

from incidents.language.area_names import first_level_area, first_level_named
from schema.areas import first_level


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Kharkiv Oblast", "UA", "UA-63"),
        ("Харківська обл.", "UA", "UA-63"),
        ("Харьковская область", "UA", "UA-63"),
        ("харьковской области", "UA", "UA-63"),
        ("Kharkivs'ka oblast'", "UA", "UA-63"),
        ("Kharkovskaya oblast", None, "UA-63"),
        ("Oblast of Kharkiv", None, "UA-63"),
        ("UA-63", "UA", "UA-63"),
        ("Zaporizhia", "UA", "UA-23"),
        ("Zaporiz'ka oblast", "UA", "UA-23"),
        ("Kyiv", "UA", "UA-32"),
        ("Kyiv Oblast", "UA", "UA-32"),
        ("м. Київ", "UA", "UA-30"),
        ("Київ", "UA", "UA-30"),
        ("Moscow", "RU", "RU-MOW"),
        ("Moscow Province", "RU", "RU-MOS"),
        ("Al-Hudaydah Governorate", "YE", "YE-HU"),
        ("محافظة حلب", "SY", "SY-HL"),
        ("Idleb", "SY", "SY-ID"),
        ("South", "LB", "LB-JA"),
        ("Şanlıurfa", "TR", "TR-63"),
        ("Sanliurfa", "TR", "TR-63"),
    ],
)
def test_every_spelling_means_its_area(name, country, code):
    area = first_level_area(name, country)
    assert area
    assert area.code == code


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donestk Oblast", "UA"),  # a slip of the pen is not guessed
        ("صنعاء", "YE"),  # the governorate and the city beside it
        ("Altai", "RU"),  # a krai and a republic
        ("Kharkiv", "RU"),
        ("Oblast", "UA"),
        ("RU-KRS", "UA"),
        ("", "UA"),
    ],
)
def test_what_means_none_or_several_stays_open(name, country):
    assert first_level_area(name, country) is None


def test_a_name_of_areas_in_several_countries_needs_the_country():
    assert {area.country for area in first_level_named("Punjab")} == {"IN", "PK"}
    assert first_level_area("Punjab", "PK").code == "PK-PB"


def test_shown_names_mean_their_own_areas():
    """So that what a store has written once is never read otherwise."""
    named = Counter((area.country, area.name) for area in first_level().values())
    read_otherwise = {
        area
        for area in first_level().values()
        if named[area.country, area.name] == 1
        and first_level_named(area.name, area.country) != (area,)
    }
    assert read_otherwise == set()
