"""First-level areas by their names: the one answer to what a file or a person calls an oblast, a
governorate, a province.

An area has one code (ISO 3166-2) and one shown name, those of the outlines. Names come from the
outlines and from `seed_data/areas/{names,spellings}.yaml`, also in Latin letters; case, accents,
apostrophes and the Arabic article do not count. Nothing is guessed from a likeness: what several
areas are called, and what none is, stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, cast

from anyascii import anyascii

from incidents.language.folding import lookup_form
from schema.areas import FirstLevel, first_level

AREA_WORDS = tuple(
    """area oblast region province governorate governate muhafazah state krai kray republic
    voivodeship область области областью області обл край края краю краї республика республики
    республіка мухафаза провинция провинции провінція губернаторство
    محافظة ولاية منطقة إقليم استان מחוז""".split()
)
"""What a first-level area is called beside its name, as texts and columns write it."""
_WORDS = frozenset(map(lookup_form, AREA_WORDS))
_IS_CODE = re.compile(r"[A-Z]{2}-?[A-Z0-9]{1,4}~?")
_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|el)[ -](?=\w{3})", re.I)
_CASES = {"ої": "а", "ій": "а", "ою": "а", "ой": "ая", "ую": "ая", "у": "а"}
"""Endings of adjectives that an area is called by, declined, and that of the dictionary."""


@lru_cache(maxsize=20_000)
def first_level_named(name: str, country: str | None = None) -> tuple[FirstLevel, ...]:
    """Areas of a code, or of a name in any language; those of `country` (alpha-2) where it is
    given. Empty for what no area is called; of a name that is one area's shown name, that one.

    >>> [area.code for area in first_level_named("Харківська обл.", "UA")]
    ['UA-63']
    """
    text, names = name.strip(), _names(country)
    if _IS_CODE.fullmatch(text) and (area := _codes().get(lookup_form(text))):
        return (area,) if country in (None, area.country) else ()
    bare = _without_word(text)
    for form in (lookup_form(text), *_nominatives(text)):
        if form in names.all:
            return _shown_first(names.all[form], form)
    # "Moscow Province" is the area called so with such a word, not the city that is one by itself
    for form in (lookup_form(bare), *_nominatives(bare)):
        if form in names.worded:
            return names.worded[form]
    plain = _ARTICLE.sub("", bare)
    return names.all.get(lookup_form(plain), ()) if plain != text else ()


def first_level_area(name: str, country: str | None = None) -> FirstLevel | None:
    """The one area that a name means; None where it means none or several."""
    found = first_level_named(name, country)
    return found[0] if len(found) == 1 else None


def _shown_first(found: tuple[FirstLevel, ...], form: str) -> tuple[FirstLevel, ...]:
    """Of several areas in one country, the one whose shown name it is: Sanaa, beside the city."""
    shown = tuple(area for area in found if lookup_form(area.name) == form)
    return shown if len(shown) == 1 and len({area.country for area in found}) == 1 else found


def _without_word(name: str) -> str:
    """The name without the word for area in front of it or behind it."""
    kept = name.split()
    while len(kept) > 1 and lookup_form(kept[-1]) in _WORDS:
        kept.pop()
    while len(kept) > 1 and lookup_form(kept[0]) in _WORDS:
        kept = kept[2:] if kept[1].lower() == "of" and len(kept) > 2 else kept[1:]
    return " ".join(kept)


def _nominatives(name: str) -> Iterator[str]:
    """Forms of the name with its adjective in the nominative: "Сумской области" is Сумская."""
    words = name.split()
    for ending, nominative in _CASES.items():
        if words and words[0].casefold().endswith(f"к{ending}"):
            first = words[0][: -len(ending)] + nominative
            yield lookup_form(" ".join([first, *words[1:]]))
            yield lookup_form(" ".join([first, "область"]))


@cache
def _codes() -> dict[str, FirstLevel]:
    return {lookup_form(code): area for code, area in first_level().items()}


class _Names(NamedTuple):
    """Areas by the look-up form of every name, and of what is left of names that have a word for
    area.
    """

    all: dict[str, tuple[FirstLevel, ...]]
    worded: dict[str, tuple[FirstLevel, ...]]


@cache
def _names(country: str | None) -> _Names:
    found: dict[str, list[FirstLevel]] = defaultdict(list)
    worded: dict[str, list[FirstLevel]] = defaultdict(list)
    for area in first_level().values():
        if country in (None, area.country):
            for name in _names_of(area):
                found[lookup_form(name)].append(area)
                if (bare := _without_word(name)) != name:
                    worded[lookup_form(bare)].append(area)
    return _Names(_each_once(found), _each_once(worded))


def _each_once(found: dict[str, list[FirstLevel]]) -> dict[str, tuple[FirstLevel, ...]]:
    return {form: tuple(dict.fromkeys(areas)) for form, areas in found.items() if form}


def _names_of(area: FirstLevel) -> set[str]:
    names = filter(None, (area.name, area.native, *_further().get(area.code, ())))
    return {form for name in names for form in (name, anyascii(name), _ARTICLE.sub("", name))}


@cache
def _further() -> dict[str, list[str]]:
    """Further names by code, as written by hand."""
    found: dict[str, list[str]] = defaultdict(list)
    for read in (_read("names.yaml")["areas"], _read("spellings.yaml")):
        for code, names in read.items():
            found[code] += names
    return found


def _read(name: str) -> dict[str, Any]:
    from schema.document.yaml import load_yaml

    path = Path(str(files("seed_data") / "areas" / name))
    return cast("dict[str, Any]", load_yaml(path.read_text("utf-8"), str(path)))
