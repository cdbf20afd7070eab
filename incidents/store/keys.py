"""Records by key: the one look-up for sources, weapons, places, actors, data sets, incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schema.errors import InputError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.store.engines.base import Database

TABLES = {
    "sources": ("source", "key"),
    "weapons": ("weapon", "slug"),
    "places": ("place", "key"),
    "actors": ("actor", "code"),
    "datasets": ("dataset", "slug"),
    "incidents": ("incident", "code"),
}
"""Table and key column of each kind of record."""
KEY_OF = dict(TABLES.values())
_AT_ONCE = 500


def fetch(
    database: Database, kind: str, keys: Iterable[str | None], columns: str = "*"
) -> dict[str, dict[str, Any]]:
    """Rows of one kind (`weapons`, `places` ...) by key; unknown keys are simply absent."""
    table, column = TABLES[kind]
    wanted = list(dict.fromkeys(key for key in keys if key))
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = {f"k{n}": key for n, key in enumerate(wanted[start : start + _AT_ONCE])}
        marks = ", ".join(f":{name}" for name in some)
        sql = f'SELECT {columns} FROM {table} WHERE "{column}" IN ({marks})'
        found |= {row[column]: row for row in database.rows(sql, some)}
    return found


def not_recorded(database: Database, table: str, key: str, where: str) -> InputError:
    """The fault of a key that no record has, with the nearest keys."""
    column = KEY_OF[table]
    known = [name for (name,) in database.tuples(f'SELECT "{column}" FROM {table}')]
    offer = f" such as {' or '.join(near)}" if (near := nearest(key, known)) else ""
    return InputError(f"the {column} of a recorded {table}{offer}", repr(key), where)
