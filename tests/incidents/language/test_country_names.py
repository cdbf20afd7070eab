"""Countries by name: ordinary spellings in many languages, and no guess where a name may be two."""

import subprocess
import sys

import pytest

from incidents.language.country_names import country_code
from schema.areas import country_names

ORDINARY = {
    "AE": "UAE", "BA": "Bosnia; Bosnia & Herzegovina", "BO": "Bolivia (Plurinational State of)",
    "BF": "Upper Volta", "CD": "DR Congo; DRC; Congo-Kinshasa; Zaire; Congo, Dem. Rep.",
    "CG": "Congo-Brazzaville; Republic of the Congo", "CI": "Ivory Coast; Cote d'Ivoire",
    "CV": "Cape Verde", "CZ": "Czech Republic", "DE": "Deutschland; Allemagne; Німеччина",
    "EG": "مصر; Egipto", "FR": "Frankreich; Франція",
    "GB": "UK; U.K.; Great Britain; England; Scotland",
    "GM": "The Gambia", "IL": "Ізраїль; إسرائيل",
    "IR": "Islamic Republic of Iran; Iran (Islamic Republic of); Иран",
    "KP": "DPRK; Democratic People's Republic of Korea; North Korea",
    "KR": "South Korea; Republic of Korea", "LA": "Lao PDR",
    "LB": "لبنان; Liban", "LY": "Libyen; ليبيا", "MD": "Republic of Moldova",
    "MK": "North Macedonia; FYROM", "MM": "Burma; Myanmar (Burma)",
    "NL": "Holland; The Netherlands",
    "PS": "State of Palestine; OPT; oPt; Gaza; Gaza Strip; West Bank; Palestinian Territories; "
    "Occupied Palestinian Territory; فلسطين",
    "RU": "Russian Federation; Росія; Россия; Rusia; Russie; RUS",
    "SY": "Syrian Arab Republic; Syrien; سوريا; Сирія", "SZ": "Swaziland", "TL": "East Timor",
    "TR": "Türkiye; Turkiye; Republic of Türkiye; Туреччина",
    "TZ": "United Republic of Tanzania",
    "UA": "Україна; Украина; أوكرانيا; Ucrania; UKR; ua",
    "US": "USA; U.S.; U.S.A.; United States of America; Estados Unidos; États-Unis",
    "VE": "Venezuela (Bolivarian Republic of)", "VN": "Viet Nam; South Vietnam",
    "XK": "Kosovo; Republic of Kosovo", "YE": "اليمن; North Yemen; Ємен",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [(name, code) for code, names in ORDINARY.items() for name in names.split("; ")],
)
def test_an_ordinary_spelling_is_known(name, code):
    assert country_code(f" {name} ") == code


def test_every_country_is_known_by_its_code_and_its_own_name():
    for code, name in country_names().items():
        assert country_code(code) == country_code(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Guinea", "GN"), ("Equatorial Guinea", "GQ"), ("Guinea-Bissau", "GW"),
     ("Papua New Guinea", "PG"), ("Niger", "NE"), ("Nigeria", "NG"), ("Sudan", "SD"),
     ("South Sudan", "SS"), ("Dominica", "DM"), ("Dominican Republic", "DO"), ("Samoa", "WS"),
     ("American Samoa", "AS"), ("Ireland", "IE"), ("China", "CN"), ("Taiwan", "TW"),
     ("Georgia", "GE"), ("Mali", "ML"), ("Oman", "OM")],
)  # fmt: skip
def test_names_much_alike_are_told_apart(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    "name",
    ["Congo", "Kongo", "Korea", "Corée", "Virgin Islands", "Soviet Union", "USSR", "Yugoslavia",
     "Czechoslovakia", "Serbia and Montenegro", "European Union", "EU", "Africa", "Kurdistan",
     "Crimea", "Donetsk", "Luhansk People's Republic", "Abkhazia", "Somaliland", "Kashmir",
     "Ukrane", "Nigera", "Syra", "Uman", "Male", "Beni", "Durham", "Bra", "Ner", "Tô",
     "Israel and Palestine", "International", "unknown", "n/a", "?", "-", "", "12", "X" * 600],
)  # fmt: skip
def test_what_may_be_two_or_is_no_country_has_no_code(name):
    assert country_code(name) is None


def test_no_name_of_a_province_or_town_is_taken_for_another_country():
    from schema import ground
    from schema.areas import admin1

    ours = {*country_names().values(), "Gaza", "Zaire"}  # also in Mozambique and Angola
    for area in admin1().values():
        if area.name not in ours:
            assert country_code(area.name) in (None, area.country), area
    for town in ground.towns():
        if town.name not in ours and len(town.name) > 2:  # Bo is a code as well
            assert country_code(town.name) in (None, *_named_alike(town.name)), town


def _named_alike(name):
    return [code for code, country in country_names().items() if country[:4] == name[:4]]


def test_the_library_is_imported_only_for_a_name_that_we_do_not_know():
    script = (
        "import sys, warnings; warnings.simplefilter('error')\n"
        "from incidents.language.country_names import country_code\n"
        "for name in ('UA', 'Ukraine', 'DR Congo (Zaire)', 'U.S.', 'Korea'): country_code(name)\n"
        "assert 'countrynames' not in sys.modules\n"
        "assert country_code('Allemagne') == 'DE'\n"
        "assert 'countrynames' in sys.modules\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
