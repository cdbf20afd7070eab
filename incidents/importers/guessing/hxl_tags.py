"""HXL tags as names of columns: `#affected+killed+children` is "killed children".

The Humanitarian Exchange Language (hxlstandard.org) puts a row of tags below the header of a table,
so that its columns mean the same whatever they are called. Our own exports have it with `--hxl`.
"""

from __future__ import annotations

from functools import cache

from schema.columns import COLUMNS

_PEOPLE = ("affected", "casualty", "casualties", "inneed", "population")
_OTHERS = {
    "date": "date", "date occurred": "date", "date event": "date", "date start": "date_start",
    "date end": "date_end", "country": "country", "country name": "country",
    "adm1": "admin1", "adm2": "admin2", "adm2 name": "admin2", "loc": "place",
    "adm3 name": "place", "adm4 name": "place", "event": "title", "description": "summary",
    "event description": "summary",
    "org perpetrator": "attacker", "org attacker name": "attacker", "item": "weapons",
    "item weapon name": "weapons", "event weapon": "weapons", "cause weapon": "weapons",
    "source": "sources", "source name": "sources", "meta source name": "sources",
    "source url": "source_urls", "meta source url": "source_urls",
}  # fmt: skip
_SAYS_OTHERWISE = {"code", "reported", "published", "updated", "created", "end"}
"""Attributes without which a tag would mean something else: the code of a province is no name."""
_LANGUAGE = 2


def called_by(tag: str) -> str | None:
    """The name that a column with this tag may as well have, as the word lists know it; None for a
    tag that says nothing here.
    """
    hashtag, *attributes = tag.strip().casefold().lstrip("#").split("+")
    told = [a for a in map(str.strip, attributes) if len(a) > _LANGUAGE and not a.startswith("v_")]
    if hashtag in _PEOPLE and ("f" in attributes or "m" in attributes):
        told.append("women" if "f" in attributes else "men")
    if hashtag in _PEOPLE:
        return " ".join(told) or None
    known = _names().get(frozenset((hashtag, *told)))
    if known or not _SAYS_OTHERWISE.intersection(told):
        return known
    return " ".join((*told, hashtag))


@cache
def _names() -> dict[frozenset[str], str]:
    ours = {frozenset(c.hxl.lstrip("#").split("+")): c.name for c in COLUMNS if c.hxl}
    return ours | {frozenset(words.split()): field for words, field in _OTHERS.items()}
