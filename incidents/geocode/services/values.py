"""Single values out of an answer of which nothing is believed.

Each reader gives the value in the form asked for, or None when it is anything else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from schema.json_value import Json

_JOINERS = "\u200c\u200d"
"""Persian and Indic names need them, though Unicode counts them among the control characters."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);")
_DECIMAL = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,20})?")
_WHOLE = re.compile(r"[1-9][0-9]{0,17}")
_CODE = re.compile(r"[A-Za-z]{2}")


def text(value: Json, most: int = 200) -> str | None:
    """A text of at most so many characters, without control characters and needless spaces."""
    if not isinstance(value, str):
        return None
    spaced = " ".join(value[: 10 * most].split())
    seen = (c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _UNSEEN)
    return "".join(seen)[:most].strip() or None


def name(value: Json) -> str | None:
    """A name: a text with at least one letter or digit and without HTML."""
    found = text(value)
    if found is None or _MARKUP.search(found) or not any(c.isalnum() for c in found):
        return None
    return found


def number(value: Json) -> float | None:
    """A JSON number of a size that a map can use; text, true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -1e12 < value < 1e12 else None


def decimal(value: Json) -> float | None:
    """A number, or a decimal written as text, as Nominatim writes coordinates."""
    if isinstance(value, str):
        return float(value) if _DECIMAL.fullmatch(value) else None
    return number(value)


def whole(value: Json) -> int | None:
    """A positive whole number, such as that of an OpenStreetMap object, also written as text."""
    sound = not isinstance(value, bool) and _WHOLE.fullmatch(str(value)[:30])
    return int(str(value)) if sound else None


def country(value: Json) -> str | None:
    """An ISO 3166-1 alpha-2 code in capitals."""
    return value.upper() if isinstance(value, str) and _CODE.fullmatch(value) else None


def inside(value: Json, *keys: str) -> Json:
    """What stands under these keys, one inside the other."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def items(value: Json, count: int) -> Sequence[Json]:
    """A list of exactly so many items, or as many times None."""
    return value if isinstance(value, list) and len(value) == count else [None] * count
