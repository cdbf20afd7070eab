"""One form for all spellings of a name, so that look-ups find it in any of them.

Case, accents, punctuation, hyphens and spaces do not count. In designations (names that hold a
digit) Cyrillic letters become Latin ones and the several ways to write the Russian X become one:
X-101, Х-101 and Kh-101 have the same look-up form.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_RUSSIAN_X = re.compile(r"^(?:kh|ch|h|x)(?=\d)")
_RUSSIAN_S = re.compile(r"^c(?=\d)")
_LOOKALIKE = str.maketrans("хс", "xs")


class _Plain(dict[int, str]):
    """What is kept of each sign: a letter or digit without case and accents, or nothing.

    Apostrophes that count as letters are nothing too, so that Слов\u02bcянськ is Слов'янськ.
    """

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = self[code] = "".join(filter(str.isalnum, decomposed))
        return kept


_PLAIN = _Plain(dict.fromkeys(map(ord, "\u02b9\u02bb\u02bc\u02be\u02bf"), ""))


@lru_cache(maxsize=100_000)
def lookup_form(name: str) -> str:
    """The form under which a name is looked up; empty when the name holds no letter or digit."""
    kept = name.translate(_PLAIN)
    if kept.isalpha() or not any(map(str.isdigit, kept)):
        return kept if kept.isascii() else unicodedata.normalize("NFC", kept)
    latin = anyascii(kept.translate(_LOOKALIKE)).casefold()
    latin = "".join(filter(str.isalnum, latin))
    return _RUSSIAN_S.sub("s", _RUSSIAN_X.sub("x", latin))


@lru_cache(maxsize=10_000)
def slug(*parts: str | None) -> str:
    """A lasting ASCII name of words joined by hyphens: `slug("Дніпро", "UA")` is `dnipro-ua`."""
    text = anyascii(" ".join(part for part in parts if part)).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def digest(text: str) -> str:
    """Twelve letters and digits that stand for a text, for lasting keys."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]
