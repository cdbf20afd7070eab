"""Names in a document, as a person types them, turned into the keys that records have.

Weapons, actors and places may stand in a document by any name in any script, as on the command
line: `weapon: Geran-2`, `attacker: Russia`, `place: Sumy`. What the program knows by key stays as
it is, and so does what the same files bring along.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from incidents.entry import typed_values as typed
from incidents.geocode.pending import Locate
from incidents.queries.places.recorded_places import place_named
from incidents.store.authorities import Authorities
from incidents.store.engines.base import Database, Row
from incidents.store.keys import fetch
from schema.errors import InputError, UsageError

Plain = dict[str, Any]
_NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})
_NO_COUNTRY = "ZZ"
UNRESOLVED = "unresolved"
"""Stands for a name that nothing is called, so that the rest of the document can be looked at."""


class Names:
    """What names are looked up in: the store, what the files bring along (keys by kind, as in
    `incidents.store.keys`), and the gazetteer for a place that is not recorded.
    """

    def __init__(
        self, database: Database, locate: Locate, brought: Mapping[str, Collection[str]] = _NOTHING
    ) -> None:
        self.database, self.locate, self.brought = database, locate, brought
        self._recorded: dict[tuple[str, str], Row | None] = {}

    @cached_property
    def authorities(self) -> Authorities:
        """Who speaks for whom, and who is a state; of the store alone."""
        return Authorities.in_store(self.database)

    def recorded(self, kind: str, key: str) -> Row | None:
        """The row that the store has of a key."""
        if (kind, key) not in self._recorded:
            self._recorded[kind, key] = fetch(self.database, kind, [key]).get(key)
        return self._recorded[kind, key]

    def known(self, kind: str, key: object) -> bool:
        """Whether something of this key is recorded or brought along."""
        return isinstance(key, str) and (
            key in self.brought.get(kind, ()) or self.recorded(kind, key) is not None
        )


def with_keys(raw: Mapping[str, Any], names: Names, where: str) -> tuple[Plain, list[InputError]]:
    """A raw incident with keys in place of names, and a fault for each name that leads nowhere."""
    plain = copy.deepcopy(dict(raw))
    desk = _Desk(names, where)
    for role in ("attacker", "defender"):
        desk.replace(plain, role, role, "actors", _actor)
    desk.place(plain)
    for number, use in enumerate(children(plain, "weapons")):
        desk.weapon(use, f"weapons[{number}]", plain.get("attacker"))
        desk.replace(use, "launch_site", f"weapons[{number}].launch_site", "places", _site)
    for number, target in enumerate(children(plain, "targets")):
        desk.replace(target, "place", f"targets[{number}].place", "places", _site)
    return plain, desk.faults


def children(plain: Mapping[str, Any], kind: str) -> list[Plain]:
    """The parts of one kind; what is no part, which its own check tells of, is an empty one."""
    listed = plain.get(kind)
    items = listed if isinstance(listed, list) else []
    return [item if isinstance(item, dict) else {} for item in items]


def _actor(database: Database, name: str) -> str:
    return typed.actor_code(database, name)


def _site(database: Database, name: str) -> str:
    return str(place_named(database, name)["key"])


class _Desk:
    """Replaces names in one document, and keeps the faults."""

    def __init__(self, names: Names, where: str) -> None:
        self.names, self.where, self.faults = names, where, list[InputError]()

    def replace(
        self, part: Plain, name: str, path: str, kind: str, key_of: Callable[[Database, str], str]
    ) -> None:
        """Put a key in place of a name."""
        text = part.get(name)
        if isinstance(text, str) and text and not self.names.known(kind, text):
            part[name] = UNRESOLVED
            self._try(path, lambda: part.update({name: key_of(self.names.database, text)}))

    def weapon(self, use: Plain, path: str, attacker: object) -> None:
        """A weapon, a family or only a type; its words are kept. Of several weapons of one name,
        the attacker decides.
        """
        text = use.get("weapon")
        if not isinstance(text, str) or not text or self.names.known("weapons", text):
            return
        use["weapon"] = UNRESOLVED
        party = attacker if isinstance(attacker, str) else None
        self._try(f"{path}.weapon", lambda: self._use(use, text, party))

    def _use(self, use: Plain, text: str, attacker: str | None) -> None:
        meant = typed.weapon_use(self.names.database, text, attacker)
        if "weapon" not in meant:
            del use["weapon"]
        use.update({**meant, **{n: v for n, v in use.items() if n in ("type", "text") and v}})

    def place(self, plain: Plain) -> None:
        """A place by name alone, and the country of a place by name."""
        place = plain.get("place")
        if isinstance(place, str) and place:
            plain["place"] = {"name": place}
            asked = typed.Asked("place", "latitude, longitude ")
            self._try("place", lambda: self._located(plain, place, asked))
        elif isinstance(place, dict) and _is_name(country := place.get("country")):
            place["country"] = _NO_COUNTRY
            self._try(
                "place.country", lambda: place.update({"country": typed.country(str(country))})
            )

    def _located(self, plain: Plain, name: str, asked: typed.Asked) -> None:
        where = typed.where(self.names.database, name, asked, self.names.locate)
        plain.update(where | {n: v for n, v in plain.items() if n in where and n != "place"})

    def _try(self, path: str, act: Callable[[], None]) -> None:
        try:
            act()
        except UsageError as error:
            text, _, hint = str(error).removeprefix(f"{path}: ").partition("\n")
            self.faults.append(UnresolvedNameError(text, f"{self.where}: {path}", hint.strip()))


def _is_name(country: object) -> bool:
    """Whether a country is named and not given by its code."""
    return isinstance(country, str) and not (len(country) == 2 and country.isupper())


class UnresolvedNameError(InputError):
    """A name that leads nowhere, in the words of whoever looked it up."""

    def __init__(self, sentence: str, where: str, hint: str) -> None:
        self.sentence = sentence
        super().__init__("a known name", sentence, where, hint)

    def __str__(self) -> str:
        advice = f"\n  {self.hint}" if self.hint else ""
        return f"{self.where}: {self.sentence}{advice}"
