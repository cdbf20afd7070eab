"""Codes of incidents: readable, unique and lasting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from incidents.language.folding import slug
from incidents.store.engines.base import Database
from incidents.store.keys import fetch

_LONGEST = 120


def make_code(date: str | None, where: str | None, what: str) -> str:
    """The code of an incident that brings none: `2024-11-22-sumy-shahed`."""
    return slug(date or "undated", where, what)[:_LONGEST].rstrip("-")


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
