"""How closely a place is known, by the words and numbers of the precision columns of data sets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schema.folding import folded, words_alone

_WORDS = {
    "country": r"countr(?:y|ies)|national(?:ly)?|country ?wide|nation ?wide|adm(?:in)? ?0",
    "admin1": r"province|oblast|governorate|region|state|adm(?:in)? ?1|first level",
    "admin2": r"district|sub ?district|raion|county|municipality|adm(?:in)? ?2|second level",
    "near_settlement": r"near(?:by)?|within|around|approximate(?:ly)?|approx|km|vicinity",
    "neighbourhood": r"neighbou?rhood|street|quarter|landmark",
    "settlement": r"city|town|village|settlement|locality",
    "exact": r"exact|precise",
}
"""The widest first: what names a village of a district is known no closer than the words agree."""
_NOT = re.compile(r"\b(?:not|non|in|un|no|less)\b")
_COUNTED = {"1": "settlement", "2": "near_settlement", "3": "admin1"}
_WIDE = {**_COUNTED, "3": "admin2", "4": "admin1", "5": "admin1", "6": "country", "7": "unknown"}
"""The steps of UCDP's where_prec. ACLED has three, of which the third is a region."""
_SCALES = ("geo precision", "geoprecision", "where prec")


def precision_of(text: str) -> str | None:
    """The code of location_precisions that words such as "(6) Country" mean, or None."""
    words = re.sub(r"^\d+ ", "", words_alone(text))
    if _NOT.search(words):
        return None
    found = (code for code, sign in _WORDS.items() if re.search(rf"\b(?:{sign})\b", words))
    return next(found, None)


def precisions_of(column: str, texts: Iterable[str]) -> dict[str, str]:
    """The codes of the values of a precision column, by the values that are understood.

    Bare numbers are steps only under a name that data sets give to such a scale; of one with no
    step beyond 3, the third is taken for the wider area that it may be.
    """
    values = {folded(text) for text in texts}
    found = {value: code for value in values if (code := precision_of(value))}
    steps = {value for value in values if value.isdecimal()}
    if words_alone(column) in _SCALES and steps <= _WIDE.keys():
        scale = _WIDE if steps - _COUNTED.keys() else _COUNTED
        found |= {step: scale[step] for step in steps}
    return found
