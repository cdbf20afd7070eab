"""Countries by their names: the one answer to what a file or a person calls a country.

Codes are those of ISO 3166-1, with XK for Kosovo. Our own names and the few that only conflict
data sets use come first; the library countrynames (27,000 spellings in most languages) is asked
for what they lack, and never guesses a likeness.
"""

from __future__ import annotations

import warnings
from difflib import get_close_matches
from functools import cache

from incidents.language.folding import lookup_form
from schema import ground
from schema.areas import country_names, first_level_names

_OTHER_NAMES = {
    "BA": "Bosnia-Herzegovina",
    "BF": "Upper Volta",
    "CD": "DR Congo (Zaire); D.R. Congo; Congo, Dem. Rep.; Zaire; Democratic Republic of Congo; "
    "Dem. Rep. Congo; Dem. Rep. of Congo; Dem. Rep. of the Congo",
    "CF": "Central African Rep.",
    "CG": "People's Republic of the Congo; Congo, Rep.; Republic of Congo; Rep. of Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "DE": "East Germany; East Germany (GDR); GDR; West Germany; West Germany (FRG)",
    "GB": "UK; U.K.; Scotland; Wales; England; Northern Ireland",
    "EG": "مصر",
    "IR": "Persia",
    "KH": "Cambodia (Kampuchea); Kampuchea",
    "KP": "North Korea; DPRK",
    "KR": "ROK",
    "LA": "Lao PDR",
    "LK": "Ceylon",
    "LY": "Libyan Arab Jamahiriya",
    "MG": "Madagascar (Malagasy)",
    "MK": "Macedonia, FYR; FYROM",
    "MO": "Macau",
    "MM": "Myanmar (Burma); Burma; Burma/Myanmar",
    "PS": "Palestine; OPT; Gaza; Gaza Strip; West Bank; West Bank and Gaza Strip; "
    "West Bank and Gaza; Occupied Palestinian Territories",
    "RS": "Serbia (Yugoslavia)",
    "RU": "Russia (Soviet Union)",
    "SA": "KSA",
    "SZ": "Swaziland; Kingdom of eSwatini (Swaziland)",
    "TL": "East Timor",
    "TR": "Türkiye; Republic of Türkiye",
    "US": "U.S.; U.S.A.",
    "VN": "South Vietnam; North Vietnam; Vietnam (North Vietnam)",
    "VU": "New Hebrides",
    "YE": "Yemen (North Yemen); North Yemen; South Yemen; Yemen (South Yemen)",
    "ZW": "Zimbabwe (Rhodesia); Rhodesia",
}
"""Names that conflict data sets give. A state that is gone counts as the one that holds all of its
land today; the Soviet Union, Yugoslavia and Czechoslovakia have several heirs and are no country.
"""
_SEVERAL = {
    lookup_form(name)
    for name in "Congo Kongo Конго الكونغو Congolese Korea Corea Corée Coreia Корея كوريا Korean"
    .split()
}  # fmt: skip
"""Names of two countries each, which the library gives to one of them."""
_SHORT = 3
_ALIKE = 0.85


@cache
def country_code(name: str) -> str | None:
    """The alpha-2 code of a country by its code or any of its names; None for what is no country,
    and for a name that several bear.

    >>> country_code("DR Congo"), country_code("Туреччина"), country_code("Congo")
    ('CD', 'TR', None)
    """
    text = name.strip()
    if text.upper() in country_names():
        return text.upper()
    form = lookup_form(text)
    if not form or form in _SEVERAL:
        return None
    return _own_names().get(form) or _from_library(text, form)


@cache
def _own_names() -> dict[str, str]:
    names = {lookup_form(name): code for code, name in country_names().items()}
    for code, others in _OTHER_NAMES.items():
        names |= dict.fromkeys(map(lookup_form, others.split("; ")), code)
    return names


def _from_library(text: str, form: str) -> str | None:
    """What the library answers, where that can be trusted to be the country meant."""
    if _is_doubtful(text, form):
        return None
    with warnings.catch_warnings():  # it asks for ICU, which needs a compiler
        warnings.simplefilter("ignore")
        from countrynames import to_code

        code = to_code(text)
    like = get_close_matches(form, _own_names(), n=1, cutoff=_ALIKE)
    if like and _own_names()[like[0]] != code:
        return None  # Nigera, somewhere the name of Niger, is more likely a slip for Nigeria
    return code if code in country_names() else None


def _is_doubtful(text: str, form: str) -> bool:
    """The library also knows capitals and regions, and codes in any case and with any accent:
    Beni in Congo would be Benin, and the town Bra in Italy Brazil.
    """
    return (len(form) <= _SHORT and text != text.upper()) or form in _smaller_places()


@cache
def _smaller_places() -> frozenset[str]:
    """Names of first-level areas and towns of the whole world."""
    towns = (town.name for town in ground.towns())
    return frozenset(lookup_form(name) for name in (*first_level_names(), *towns))
