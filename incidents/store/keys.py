"""Records by key: the one look-up for all kinds, and the codes of incidents: readable, unique and
lasting.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from incidents.language.folding import slug
from schema.errors import InputError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
_LONGEST_CODE = 120


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


def make_code(date: str | None, where: str | None, what: str) -> str:
    """The code of an incident that brings none: `2024-11-22-sumy-shahed`."""
    return slug(date or "undated", where, what)[:_LONGEST_CODE].rstrip("-")


def stored_codes(database: Database, codes: Iterable[str | None]) -> dict[str, int]:
    """Ids of the incidents that have one of these codes."""
    rows = fetch(database, "incidents", codes, "code, id")
    return {code: row["id"] for code, row in rows.items()}


def free_codes(database: Database, wanted: Mapping[int, str], taken: set[str]) -> dict[int, str]:
    """The wanted codes, `-2` and so on put to those that a record or another row has.

    Looks every code up once, however many rows want the same.
    """
    used = taken | set(stored_codes(database, wanted.values()))
    numbers: dict[str, Iterable[int]] = {}
    made = {}
    for index, code in wanted.items():
        if code in used and code not in numbers:
            used |= _numbered(database, code)
            numbers[code] = count(2)
        more = (f"{code}-{number}" for number in numbers.get(code, ()))
        free = code if code not in used else next(name for name in more if name not in used)
        made[index] = free
        used.add(free)
    return made


def _numbered(database: Database, code: str) -> set[str]:
    """Stored codes that begin with a code and a hyphen ("." is the sign after "-")."""
    sql = "SELECT code FROM incident WHERE code > :first AND code < :last"
    return {found for (found,) in database.tuples(sql, {"first": f"{code}-", "last": f"{code}."})}
