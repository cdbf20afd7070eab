"""Cells of places that name a kind of place and no place: "Health Building", "Home", "School".

Such a cell says what was hit. Only a cell all of whose words are of these lists counts, so that a
village called Church Hill or School Road stays one.
"""

from __future__ import annotations

import re
from functools import cache

_KINDS = {
    "residential": "home homes house houses apartment apartments flat flats residence residential"
    " dwelling dwellings",
    "medical": "hospital hospitals clinic clinics health healthcare medical ambulance pharmacy",
    "education": "school schools university kindergarten college education educational",
    "religious": "mosque church temple monastery synagogue",
    "military": "checkpoint barracks military",
    "agriculture": "farm farmland",
    "industrial": "factory warehouse",
    "government": "government police prison court",
    "other": "market shop vehicle car bus ambulances street road",
}
_DESCRIBING = frozenset(
    "building buildings facility facilities site premises property compound complex public private"
    " civilian local a an the of at in near other unspecified type infrastructure structure"
    " centre center care area place block station".split()
)


@cache
def _codes() -> dict[str, str]:
    return {word: code for code, words in _KINDS.items() for word in words.split()}


def kind_of_place(text: str) -> str | None:
    """The code of target_types of a cell that names a kind of place alone; None for any other."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    named = [_codes()[word] for word in words if word in _codes()]
    if not named or any(word not in _codes() and word not in _DESCRIBING for word in words):
        return None
    return named[0]
