"""Names in Latin letters, and the key under which names that sound alike are found.

Ukrainian follows the table of the Cabinet of Ministers of 2010 (resolution 55), Russian the
BGN/PCGN system of 1947; every other script goes through the library anyascii.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia".split(),
        strict=True,
    )
) | dict.fromkeys("ь'’ʼ", "*")
_UKRAINIAN_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch * y * e yu ya".split(),
        strict=True,
    )
)
_RUSSIAN_YE_AFTER = frozenset("аеёиоуыэюяйъь")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def ukrainian(name: str) -> str:
    """A Ukrainian name in Latin letters, lower case: `ukrainian("Згурський")` is `zghurskyi`."""
    text = name.lower().replace("зг", "з\0")
    letters = []
    for position, letter in enumerate(text):
        before = text[position - 1] if position else " "
        initial = not before.isalpha() and before not in "'’\0"
        if letter == "\0":
            letters.append("gh")
        elif initial and letter in _UKRAINIAN_INITIAL:
            letters.append(_UKRAINIAN_INITIAL[letter])
        else:
            letters.append(_UKRAINIAN.get(letter, letter))
    return "".join(letters).replace("*", "")


def russian(name: str) -> str:
    """A Russian name in Latin letters, lower case: `russian("Елец")` is `yelets`."""
    text = name.lower()
    letters = []
    for position, letter in enumerate(text):
        before = text[position - 1] if position else " "
        if letter == "е" and (before in _RUSSIAN_YE_AFTER or not before.isalpha()):
            letters.append("ye")
        else:
            letters.append(_RUSSIAN.get(letter, letter))
    return "".join(letters).replace("*", "")


def romanised(name: str) -> str:
    """A name in Latin letters, lower case. Cyrillic counts as Ukrainian when a letter says so."""
    if name.isascii():
        return name.lower()
    if not _CYRILLIC.search(name):
        return anyascii(name).lower()
    table = ukrainian if re.search("[іїєґІЇЄҐ]", name) else russian
    return anyascii(table(name)).lower()


_ARTICLE = re.compile(
    r"\b(?:al|el|as|ash|at|ad|adh|an|ar|az|ath|es|esh|et|ed|er|ez)[\s-]+(?=\w{3})"
)
_SOUNDS = {
    **dict.fromkeys(("shch", "sch", "sh"), "s"),
    **dict.fromkeys(("tsch", "tch", "ch", "cz", "ts", "tz"), "c"),
    **dict.fromkeys(("dzh", "zh", "dj"), "z"),
    **dict.fromkeys(("kh", "gh", "g", "x"), "h"),
    **dict.fromkeys(("ck", "q"), "k"),
    **dict.fromkeys(("ee", "j", "y"), "i"),
    **dict.fromkeys(("ou", "oo"), "u"),
    "ph": "f",
    "th": "t",
    "dh": "d",
    "w": "v",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_GLIDE = re.compile(r"i+(?=[aeou])|(?<=[aeiou])h\b|[^a-z0-9]")
_PEOPLE = re.compile(
    r"(?:i|iy+|ii|iy*ah?|awi|i+n|een|i+s|ians?|ites?|sk(?:yi|yy|iy|ii|iye?|aya|oye?|a|i))$"
)
"""Arabic, English and Slavic endings of adjectives and of people: Baghdadi, Mosulia, Idlibis."""
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def sound_key(name: str) -> str:
    """What a name sounds like, roughly: spellings of one name share it.

    Avdiivka, Avdiyivka and Авдіївка have one key; so do Naqoura and Naqura, Al-Bayyadah and
    Bayada. Different names may share a key too, so it finds candidates and proves nothing.
    """
    text = _ARTICLE.sub("", romanised(name).replace("'", "").replace("`", ""))
    text = _SOUND.sub(lambda found: _SOUNDS[found[0]], text)
    return _DOUBLE.sub(r"\1", _GLIDE.sub("", text))


def origin_keys(name: str) -> set[str]:
    """Sound keys of the places whose people or things may be called so; empty for most names.

    `origin_keys("Al Baghdadi")` holds the key of Baghdad.
    """
    latin = romanised(name).rstrip("'` ")
    ends = (end for end in range(len(latin) - 5, len(latin)) if end > 3)
    return {sound_key(latin[:end]) for end in ends if _PEOPLE.fullmatch(latin, end)}
