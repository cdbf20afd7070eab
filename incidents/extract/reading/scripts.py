"""Scripts of texts of which no strikes are read: a text without drafts has to say so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LOOKED_AT = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_READ = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u052f]")


def unread_script(text: str) -> str | None:
    """The script of most letters of a text, `Arabic` or `Hebrew`, where it is neither Latin nor
    Cyrillic: nothing is read in it.
    """
    letters = _LETTER.findall(text[:_LOOKED_AT])
    other = [letter for letter in letters if not _READ.match(letter)]
    if 2 * len(other) <= len(letters) or not other:
        return None
    named = Counter(unicodedata.name(letter, "other").split()[0] for letter in other)
    return named.most_common(1)[0][0].capitalize()
