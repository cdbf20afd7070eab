"""The actors of a store as the rule of figures sees them: who speaks for whom, who fought whom.

Offices, those who held them, UN bodies, aid groups and news media are actors too (`SPEAKERS`):
they stand behind figures, and are no party of an incident.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from incidents.figures.authorities import INDEPENDENT, PRESS, Authority, Parties
from incidents.language.folding import lookup_form
from incidents.store.engines.base import Database

SPEAKERS = ("office", "organisation", "press")
"""Kinds of actors that only speak: they attack nobody and are attacked by nobody as a party."""
IS_PARTY = f"a.kind NOT IN ({', '.join(map(repr, SPEAKERS))})"
"""SQL condition of actors `a` that can attack or be attacked."""
_NAMES = """SELECT n.lookup, a.code, a.kind, a.allegiance
    FROM actor_name n JOIN actor a ON a.id = n.actor_id ORDER BY n.id DESC"""
_STATES = "SELECT country, code FROM actor WHERE kind = 'state' AND country IS NOT NULL"


class Authorities:
    """Finds who stands behind a name, and the parties of an incident. Read once from a store."""

    def __init__(self, names: Iterable[tuple[str, str, str, str | None]] = (),
                 states: Iterable[tuple[str, str]] = ()) -> None:  # fmt: skip
        self._by_form: dict[str, Authority] = {}
        self._loyal: dict[str, frozenset[str]] = {}
        for form, code, kind, allegiance in names:
            self._by_form[form], self._loyal[code] = _read(code, kind, allegiance)
        self._states: dict[str, set[str]] = {}
        for country, code in states:
            self._states.setdefault(country, set()).add(code)

    @classmethod
    def in_store(cls, database: Database) -> Authorities:
        """Those of a store."""
        return cls(database.tuples(_NAMES), database.tuples(_STATES))

    def __call__(self, name: str) -> Authority | None:
        """The actor of this name, in any spelling; None when nobody is called so."""
        return self._by_form.get(lookup_form(name))

    def parties(self, attacker: str | None, defender: str | None, country: str | None) -> Parties:
        """Who fought whom: the actors recorded and whose side they take. Where no defender is
        recorded, the state of the place is one, unless it attacks itself or nobody knows who did.
        """
        attackers = self._side(attacker)
        defenders = self._side(defender)
        if not defender and attackers:
            state = frozenset().union(*map(self._side, self._states.get(country or "", ())))
            defenders = frozenset() if state & attackers else state
        return Parties(attackers, defenders - attackers)

    def _side(self, code: str | None) -> frozenset[str]:
        return self._loyal.get(code, frozenset((code,))) if code else frozenset()


@lru_cache(maxsize=10_000)
def _read(code: str, kind: str, allegiance: str | None) -> tuple[Authority, frozenset[str]]:
    """An actor as an authority, and whom it is loyal to; one has dozens of names."""
    taken = tuple(json.loads(allegiance or "[]") or ())
    own = () if kind in SPEAKERS else (code,)
    return Authority(code, own + taken), frozenset((code, *taken)) - {INDEPENDENT, PRESS}
