"""The messages that a page carries for its scripts, in the language that it is made for.

A page in English carries none: its scripts hold the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from maps.scripts import linked
from schema.languages.catalogue import PLURALS, entries
from schema.languages.language import ENGLISH, direction

MESSAGES_ID = "incident-messages"


def messages(language: str, scripts: Iterable[str]) -> dict[str, Any] | None:
    """What `maps/assets/text/messages.js` reads, of the messages that these scripts and all that
    they import say; None for English. Dates and numbers are those of Unicode's CLDR, with the
    digits 0 to 9.
    """
    if language == ENGLISH:
        return None
    from babel import Locale

    locale, code = Locale.parse(language), "".join(linked(scripts).values())
    signs = locale.number_symbols["latn"]
    known = entries(language)
    said = [text for text in known if json.dumps(text, ensure_ascii=False) in code]
    return {
        "language": language,
        "direction": direction(language),
        "plurals": PLURALS[language],
        "group": signs["group"],
        "decimal": signs["decimal"],
        "months": list(locale.months["format"]["wide"].values()),
        "months_alone": list(locale.months["stand-alone"]["wide"].values()),
        "texts": {text: known[text] for text in said},
    }
