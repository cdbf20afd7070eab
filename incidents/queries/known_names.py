"""Names that a store holds and a filter takes, each with a word on what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

_SQL = {
    "weapon": "SELECT slug, name FROM weapon ORDER BY slug",
    "attacker": "SELECT code, name FROM actor ORDER BY code",
    "place": "SELECT key, name FROM place WHERE key IS NOT NULL ORDER BY key",
    "source": "SELECT key, publisher FROM source ORDER BY key",
    "dataset": "SELECT slug, name FROM dataset ORDER BY slug",
    "incident": "SELECT code, title FROM incident WHERE NOT restricted ORDER BY code",
}


def known_names(database: Database, kind: str) -> list[tuple[str, str]]:
    """Every name of a kind: weapon, attacker, place, source, dataset or incident."""
    if kind not in _SQL:
        raise UnknownNameError("kind of name", kind, nearest(kind, _SQL) or _SQL)
    return [(name, meaning or "") for name, meaning in database.tuples(_SQL[kind])]
