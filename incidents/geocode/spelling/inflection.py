"""Dictionary forms that a declined Slavic place name may come from.

In strike reports names stand in any case: у Сумах (Суми), под Харьковом (Харьков), в Авдіївці
(Авдіївка). Each ending is put back to every ending it may stand for; which of the forms is a
place, the gazetteer says. The endings are those of the school grammars of Ukrainian and Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

_ENDINGS = {
    # Ukrainian
    "івці": ["івка"],
    "ївці": ["ївка"],
    "ївкою": ["ївка"],
    "ці": ["ка", "ця"],
    "цю": ["ця"],
    "цею": ["ця"],
    "озі": ["іг"],
    "огом": ["іг"],
    "овому": ["овий", "ове", "ів"],
    "ового": ["овий", "ове", "ів", "овый", "овой", "ов"],
    "овим": ["овий", "ове", "ів"],
    "зі": ["га", "за", "з"],
    "сі": ["ха", "са", "с"],
    "єві": ["їв"],
    "еві": ["ів", "ев"],
    "ові": ["ів", "ов", "ова", "ове"],
    "євом": ["їв"],
    "євим": ["їв", "єве"],
    "єва": ["їв"],
    "ова": ["ів", "ов", "ове"],
    "ева": ["ів", "ев"],
    "ову": ["ів", "ова", "ове"],
    "єву": ["їв"],
    "овом": ["ів", "ове", "овое", "овый", "овой", "ов"],
    "ому": ["е", "ий", "ій"],
    "ого": ["е", "ий", "ое", "ый", "ой"],
    "ім": ["е", "ий"],
    "ій": ["а", "я"],
    "ої": ["а"],
    "ською": ["ська"],
    "ях": ["і", "и"],
    "ями": ["і"],
    "ою": ["а"],
    "єю": ["я"],
    "ею": ["я", "а"],
    "і": ["а", "", "о", "я", "ь", "и"],
    "ї": ["я", "й"],
    "ю": ["я", "ь", "й"],
    "єм": ["я", "й"],
    "щині": ["щина"],
    "щину": ["щина"],
    "щиною": ["щина"],
    "щини": ["щина"],
    # both
    "ах": ["и", "ы", "а"],
    "ами": ["и", "ы"],
    "ом": ["", "о", "ое", "ый", "ой", "ий"],
    "у": ["а", "", "о"],
    "и": ["а", "ь", "я", "ы"],
    # Russian
    "е": ["а", "", "о", "я", "ь", "и"],
    "ой": ["а", "ая"],
    "ей": ["я", "а"],
    "ем": ["", "е", "ь", "й", "о", "ье"],
    "ью": ["ь"],
    "ым": ["ое", "ый", "ой", "ово", ""],
    "им": ["ий", "ое"],
    "ую": ["ая"],
    "юю": ["яя"],
    "ы": ["а"],
    "а": ["", "о"],
    "я": ["ь", "е", "й"],
}
_AREA_ENDINGS = {
    "ської": "ська",
    "ській": "ська",
    "ську": "ська",
    "ською": "ська",
    "ской": "ская",
    "скую": "ская",
    "цької": "цька",
    "цькій": "цька",
    "цкой": "цкая",
    "ької": "ька",
    "ькій": "ька",
}
_LONGEST_ENDING = 6
_SHORTEST_STEM = 2
_TELLING = 3
"""Letters of an ending that needs no stem of two: Розі is Ріг, and nothing else ends so."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def dictionary_forms(name: str) -> list[str]:
    """Names that `name` may be a declined form of, likeliest first; none for other scripts."""
    if not _CYRILLIC.search(name):
        return []
    words = name.split()
    if len(words) > 3 or max(map(len, words)) > 40:
        return []
    last = list(dict.fromkeys(_forms(words[-1])))
    first = [words[0], *_forms(words[0])] if len(words) > 1 else []
    if not first:
        return last
    middle = words[1:-1]
    return [" ".join([one, *middle, other]) for one in first for other in [words[-1], *last]][1:]


def _forms(word: str) -> Iterator[str]:
    for length in range(min(_LONGEST_ENDING, len(word) - 1), 0, -1):
        if length < _TELLING and len(word) - length < _SHORTEST_STEM:
            continue
        for ending in _ENDINGS.get(word[-length:].lower(), ()):
            yield word[:-length] + ending


def area_names(name: str) -> list[str]:
    """Names under which the outlines know an area that is called by an adjective, declined or not.

    `area_names("Сумской")` holds "Сумская область".
    """
    found = [name]
    for ending, nominative in _AREA_ENDINGS.items():
        if name.lower().endswith(ending):
            found.append(name[: -len(ending)] + nominative)
    return [*found, *(f"{adjective} область" for adjective in found)]


_ADJECTIVE = re.compile(
    r"(?:[сзц]['’]?ь?к(?:ий|ого|ому|им|ім|ой|ом)|(?:s|z|ts)['’]?k(?:yi|yy|iy|ij|y|i))$"
)
_UKRAINIAN_ADJECTIVE = re.compile(r"(?:[сзц]ьк\w+|k(?:yi|yy))$")
_TOWN_ENDINGS = {
    "Cyrillic": ("", "ськ", "ск", "и", "ы", "а", "е", "о", "ь", "я", "са", "за", "ця", "ца"),
    "Latin": ("", "sk", "s'k", "y", "a", "e", "o", "ia", "sa", "za", "tsia", "tsa"),
}


def towns_of_adjective(name: str) -> list[str]:
    """Names of the towns that a raion may be called after: `towns_of_adjective("Чугуївський")`
    holds "Чугуїв". Empty for what is no such adjective.
    """
    found = _ADJECTIVE.search(name)
    stem = name[: found.start()] if found else ""
    if len(stem) < _SHORTEST_STEM or " " in stem:
        return []
    endings = _TOWN_ENDINGS["Cyrillic" if _CYRILLIC.search(name) else "Latin"]
    shorter = [stem[:-2] + "а"] if stem.endswith("ан") else []
    return [*(stem + ending for ending in endings), *shorter]


def is_ukrainian_adjective(name: str) -> bool:
    """Whether an adjective is one of Ukrainian alone: -ський, -skyi, and not -ский, -skiy."""
    return bool(_UKRAINIAN_ADJECTIVE.search(name))


_RUSSIAN_ENDINGS = {
    "ое": ("е", "ий", "ое"), "ее": ("є", "ій"), "ый": ("ий", "е", "а"), "ой": ("ий", "е", "а"),
    "ий": ("ий", "ій", "е"), "ая": ("а", "ая"), "яя": ("я",), "овка": ("івка", "овка"),
    "евка": ("ївка", "івка", "евка"), "ово": ("ове", "ово"), "ево": ("еве", "єве", "ево"),
    "ино": ("ине", "іне"), "ов": ("ів", "ов"), "ев": ("їв", "ів", "ев"), "ы": ("и",),
}  # fmt: skip
_RUSSIAN_LETTERS = {"е": "еіє", "и": "иі", "о": "оі", "ы": "и", "э": "е", "ъ": "'", "ё": "еоьо"}
_MOST_FORMS = 200


def ukrainian_forms(name: str) -> list[str]:
    """What a name in Russian spelling may be in Ukrainian, in any gender of an adjective:
    `ukrainian_forms("Светлое")` holds "світле". Empty for what is no Russian spelling.

    The letters are put for each other as in names of both languages; which of the forms is a place,
    the gazetteer says.
    """
    text = name.lower()
    if not re.fullmatch(r"[а-яё' -]{3,40}", text):
        return []
    long = (e for e in sorted(_RUSSIAN_ENDINGS, key=len, reverse=True) if text.endswith(e))
    ending = next(long, "")
    letters = [_RUSSIAN_LETTERS.get(letter, letter) for letter in text.removesuffix(ending)]
    stems = ("".join(one) for one in islice(product(*letters), _MOST_FORMS))
    ends = _RUSSIAN_ENDINGS.get(ending, ("",))
    return [stem + end for stem in dict.fromkeys(stems) for end in ends]
