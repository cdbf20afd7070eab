"""Second-level areas by their names, where a register knows them: Ukraine's raions.

A district has one code, that of its register, and one shown name. Its names are the adjective that
it is called in Ukrainian and in Latin letters, and the town that English texts call it after, each
with or without a word for district. Nothing is guessed from a likeness; districts that were
abolished in 2020 have no code, and what is no name of a present one stays as it is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, cast

from incidents.language.folding import lookup_form

_WORDS = frozenset(map(lookup_form, "raion rayon district район району районі р-н".split()))
_ENDING = re.compile(r"(?<=[st]k|[st]s)(?:y[ijy]?|i[jy]?)$")
"""How others write the Ukrainian -ський in Latin letters, without it."""


class District(NamedTuple):
    """A second-level area: its code in the register, shown and native name, the ISO 3166-2 code of
    the first-level area that it lies in, a circle that holds it (degrees, kilometres), and its
    further names.
    """

    code: str
    name: str
    native: str
    admin1: str
    latitude: float
    longitude: float
    km: int
    names: tuple[str, ...]


@lru_cache(maxsize=20_000)
def district_named(name: str, country: str | None) -> District | None:
    """The one district of a country (alpha-2) that a name means; None where it means none, or one
    of several.

    >>> district_named("Чугуївський район", "UA").name
    'Chuhuivskyi'
    """
    found = _names(country).get(_form(name), ()) if country else ()
    return found[0] if len(found) == 1 else None


def is_same_district(one: str, other: str, country: str | None) -> bool:
    """Whether two names of districts of one country are one district's."""
    if lookup_form(one) == lookup_form(other):
        return True
    found = district_named(one, country)
    return found is not None and found == district_named(other, country)


def _form(name: str) -> str:
    words = [word for word in name.split() if lookup_form(word) not in _WORDS]
    return _ENDING.sub("", lookup_form(" ".join(words or name.split())))


@cache
def _names(country: str | None) -> dict[str, tuple[District, ...]]:
    found: dict[str, list[District]] = defaultdict(list)
    for admin1, rows in _read().items():
        for row in rows if admin1.partition("-")[0] == country else ():
            district = _district(row, admin1)
            for name in {_form(one) for one in (district.name, district.native, *district.names)}:
                found[name].append(district)
    return {name: tuple(districts) for name, districts in found.items()}


def districts() -> list[District]:
    """Every district that a register knows."""
    return [_district(row, admin1) for admin1, rows in _read().items() for row in rows]


def _district(row: dict[str, Any], admin1: str) -> District:
    names = (*row["seat"], *row.get("former", ()))
    latitude, longitude, km = row["circle"]
    return District(row["code"], row["name"], row["native"], admin1, latitude, longitude, km, names)


@cache
def _read() -> dict[str, list[dict[str, Any]]]:
    from schema.document.yaml import load_yaml

    path = Path(str(files("seed_data") / "areas" / "districts.yaml"))
    return cast("dict[str, list[dict[str, Any]]]", load_yaml(path.read_text("utf-8"), str(path)))
