"""Keys for names of languages whose scripts write consonants: Arabic, Hebrew, Persian.

Everybody writes the vowels of such a name in Latin letters as he hears them: Bint Jbeil is Bent
Jbaïl. Two keys tell how near two spellings are. `consonants` are the same for all spellings of a
name, and for some other names too. `spelling` keeps the vowels as well, in three classes, so that
most spellings of one name share it and hardly any two names do. The article and the ending -a, -ah,
-e, -eh (ta marbuta) count in neither.

The values of the letters are those of the romanisations of BGN/PCGN, with what French, English and
Egyptian writers put for the same sound.
"""

from __future__ import annotations

import re
from functools import lru_cache

from incidents.geocode.spelling.romanise import romanised

COUNTRIES = frozenset("AE AF BH DZ EG IL IQ IR JO KW LB LY MA OM PS QA SA SD SY TN YE".split())
"""Countries whose names are written so."""
TELLING = 3
"""Consonants of a name that say something without its vowels."""
_LEAST = 2
_SCRIPT = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_ARTICLE = re.compile(r"\b(?:[aeiu]l|[aeo](?:[djnrstz]|sh|ch|th|dh)|ha)[\s-]+(?=[a-z]{3})")
_SOUNDS = {
    "tch": "S", "sch": "S", "sh": "S", "ch": "S", "kh": "X", "gh": "G", "th": "t", "dh": "d",
    "zh": "z", "dj": "j", "ph": "f", "ck": "k", "tz": "c", "ts": "c", "g": "G", "q": "k", "c": "k",
    "x": "ks", "p": "b", "v": "w",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_VOWELS = (
    (re.compile(r"[aeo]*[uw]+[uwo]*|a+o+u*|o+"), "u"),
    (re.compile(r"[aei]*[iy]+[eiy]*|a+e+|e+"), "i"),
    (re.compile(r"a+"), "a"),
)
_ENDING = re.compile(r"(?<=[b-df-z])[ae]+h?\b|(?<=[aeiouyw])h\b")
_NISBA = re.compile(r"(?:ي|ية|يه|يون|يين|יים|ים|י|ית)$")
_DOUBLE = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[^A-Za-z0-9]")
_HAMZA = str.maketrans(
    dict.fromkeys("أإآٱ", "ا")
    | {"ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ک": "ك", "ۀ": "ه", "ة": "ه", "ء": None, "ـ": None}
)
_MARKS = re.compile(r"[\u0591-\u05c7\u064b-\u065f\u0670]")
_ARABIC_ARTICLE = re.compile(r"(?:^|(?<=\s))ال(?=\w{2})")
_LETTERS = {
    **dict.fromkeys("اويعاوיאעה", ""),
    **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهپچژگ", "bttjhXddrzsSsdtzGfkklmnhbSzG", strict=True)),
    **dict(zip("בגדזחטכךלמםנןסףפץצקרשת", "bGdzhtkklmmnnsffcckrSt", strict=True)),
}


def is_written_so(text: str) -> bool:
    """Whether the text is in one of these scripts."""
    return bool(_SCRIPT.search(text))


@lru_cache(maxsize=20_000)
def keys(name: str) -> tuple[str, str]:
    """The consonants and the spelling of a name, both empty when it has too few consonants."""
    written = _of_script(name) if is_written_so(name) else _of_latin(name)
    return written if len(written[0]) >= _LEAST else ("", "")


def other_articles(name: str) -> list[str]:
    """The name in Latin letters with the article, or without it: El Khiam of Khiam, and back."""
    latin = romanised(name)
    bare = _ARTICLE.sub("", latin.replace("-", " "), count=1)
    if is_written_so(name) or not bare.strip():
        return []
    return [bare] if bare != latin.replace("-", " ") else [f"al {bare}", f"el {bare}"]


def origins(name: str) -> list[str]:
    """Names of places whose people or things may be called so, in these scripts: البغدادي is what
    comes from بغداد.
    """
    bare = _NISBA.sub("", name.strip()) if is_written_so(name) else name
    return [bare] if bare != name.strip() and len(bare) >= _LEAST else []


def _of_script(name: str) -> tuple[str, str]:
    text = _ARABIC_ARTICLE.sub("", _MARKS.sub("", name).translate(_HAMZA))
    text = re.sub(r"ه\b|ה\b", "", text)
    letters = "".join(_LETTERS.get(letter, "") for letter in text)
    return letters, "".join(filter(str.isalnum, text))


def _of_latin(name: str) -> tuple[str, str]:
    text = romanised(name).replace("'", "").replace("`", "")
    text = _DOUBLE.sub(r"\1", _ARTICLE.sub("", text.replace("-", " ")))
    text = _SOUND.sub(lambda found: _SOUNDS[found[0]], _ENDING.sub("", text))
    spelling = text
    for vowels, letter in _VOWELS:
        spelling = vowels.sub(letter, spelling)
    spelling = _NO_LETTER.sub("", spelling)
    return re.sub(r"[aeiouyw]", "", _NO_LETTER.sub("", text)), _DOUBLE.sub(r"\1", spelling)
