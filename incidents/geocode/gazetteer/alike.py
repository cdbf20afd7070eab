"""Names that are written much alike: the last resort, when nothing has the name itself."""

from __future__ import annotations

from incidents.geocode.gazetteer.index import Gazetteer
from incidents.geocode.spelling.romanise import sound_key

LEAST = 84
"""The likeness, of 100, below which a name is no candidate."""
_SHORTEST = 5
_OFFERED = 8


def alike(gazetteer: Gazetteer, name: str, country: str | None) -> dict[int, float]:
    """Ids of places with a name that sounds much like it, each with its likeness up to 100.

    Without a country the beginning has to be the same, or the world would be too large.
    """
    from rapidfuzz import fuzz, process

    key = sound_key(name)
    if len(key) < _SHORTEST:
        return {}
    keys = gazetteer.keys_like(key, country)
    near = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=LEAST, limit=_OFFERED)
    likeness = {name: score for name, score, _ in near}
    # every place of such a name, for they are rivals; one with two of them by the nearer
    found = gazetteer.with_keys(list(likeness), country)
    return {place: likeness[name] for name, place in sorted(found, key=lambda f: likeness[f[0]])}
