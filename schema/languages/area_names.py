"""Names of countries and of their first-level areas as a reader of each language knows them.

Countries come from Unicode's CLDR (package babel). A first-level area bears its native name where
that is written in the reader's language; nothing is transcribed by rule, so that all others keep
the name of the outlines.
"""

from __future__ import annotations

from schema import areas
from schema.languages.language import ENGLISH, current

_NATIVE = {
    "uk": {"UA"},
    "ru": {"RU", "BY"},
    "ar": {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD",
           "SY", "TN", "YE"},
}  # fmt: skip
"""Countries whose areas bear names in a language."""
_SHORT = {"PS": {"uk": "Палестина", "ru": "Палестина", "ar": "فلسطين"}}
"""Where CLDR has a long name, and the United Nations and newsrooms a short one."""


def country_names() -> dict[str, str]:
    """The name of every country by its ISO 3166-1 alpha-2 code, in the language written now."""
    names = areas.country_names()
    if current() == ENGLISH:
        return names
    from babel import Locale

    known = Locale.parse(current()).territories
    short = {code: told[current()] for code, told in _SHORT.items()}
    return {code: short.get(code) or known.get(code, name) for code, name in names.items()}


def area_name(country: str, name: str, native: str | None) -> str:
    """The name of a first-level area: its native one where that is the reader's language."""
    return native if native and country in _NATIVE.get(current(), ()) else name
