"""Names in Latin letters, and the key under which names that sound alike are found.

Ukrainian follows the table of the Cabinet of Ministers of 2010 (resolution 55), Russian the
BGN/PCGN system of 1947; every other script goes through the library anyascii.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_UKRAINIAN = str.maketrans(
    dict(
        zip(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
            "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia".split(),
            strict=True,
        )
    )
    | dict.fromkeys("ь'’ʼ", "")
)
_UKRAINIAN_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_INITIAL = re.compile(r"(?<![^\W\d_])(?<!['’])[єїйюя]")
_RUSSIAN = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
            strict=True,
        )
    )
)
_YE = re.compile(r"(?<![^\W\d_])е|(?<=[аеёиоуыэюяйъь])е")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_IS_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


class _Ascii(dict[int, str]):
    """Each sign as anyascii writes it, remembered."""

    def __missing__(self, code: int) -> str:
        written = self[code] = anyascii(chr(code))
        return written


_ASCII = _Ascii()


def ukrainian(name: str) -> str:
    """A Ukrainian name in Latin letters, lower case: `ukrainian("Згурський")` is `zghurskyi`."""
    text = name.lower().replace("зг", "zgh")
    text = _INITIAL.sub(lambda found: _UKRAINIAN_INITIAL[found[0]], text)
    return text.translate(_UKRAINIAN)


def russian(name: str) -> str:
    """A Russian name in Latin letters, lower case: `russian("Елец")` is `yelets`."""
    return _YE.sub("ye", name.lower()).translate(_RUSSIAN)


def romanised(name: str) -> str:
    """A name in Latin letters, lower case. Cyrillic counts as Ukrainian when a letter says so."""
    if name.isascii():
        return name.lower()
    if not _CYRILLIC.search(name):
        return name.translate(_ASCII).lower()
    table = ukrainian if _IS_UKRAINIAN.search(name) else russian
    return table(name).translate(_ASCII).lower()


_ARTICLE = re.compile(
    r"\b(?:al|el|as|ash|at|ad|adh|an|ar|az|ath|es|esh|et|ed|er|ez)[\s-]+(?=\w{3})"
)
_SOUNDS = {
    **dict.fromkeys(("shch", "sch", "sh"), "s"),
    **dict.fromkeys(("tsch", "tch", "ch", "cz", "ts", "tz"), "c"),
    **dict.fromkeys(("dzh", "zh", "dj"), "z"),
    **dict.fromkeys(("kh", "gh"), "h"),
    "ck": "k",
    "ee": "i",
    **dict.fromkeys(("ou", "oo"), "u"),
    "ph": "f",
    "th": "t",
    "dh": "d",
}
_LETTERS = str.maketrans("gxqjyw", "hhkiiv")
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_FINAL_H = re.compile(r"(?<=[aeiou])h\b")
_NOT_SOUNDED = str.maketrans("", "", "".join(c for c in map(chr, range(128)) if not c.isalnum()))
_GLIDE = re.compile(r"i+(?=[aeou])")
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
    text = romanised(name).replace("'", "").replace("`", "")
    if " " in text or "-" in text:
        text = _ARTICLE.sub("", text)
    text = _SOUND.sub(lambda found: _SOUNDS[found[0]], text).translate(_LETTERS)
    text = _FINAL_H.sub("", _GLIDE.sub("", text)).translate(_NOT_SOUNDED)
    # most names have no double letter, and looking is much cheaper than replacing
    return _DOUBLE.sub(r"\1", text) if _DOUBLE.search(text) else text


def origin_keys(name: str) -> set[str]:
    """Sound keys of the places whose people or things may be called so; empty for most names.

    `origin_keys("Al Baghdadi")` holds the key of Baghdad.
    """
    latin = romanised(name).rstrip("'` ")
    ends = (end for end in range(len(latin) - 5, len(latin)) if end > 3)
    return {sound_key(latin[:end]) for end in ends if _PEOPLE.fullmatch(latin, end)}
