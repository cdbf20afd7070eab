"""Codes of rows: given ones that are free, and new ones for rows without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.names import slug
from incidents.store.bulk.chunk import Chunk
from incidents.store.bulk.uses import Uses
from incidents.store.engines.base import Database
from schema.errors import InputError

_AT_ONCE = 500


def stored(database: Database, codes: Iterable[str | None]) -> dict[str, int]:
    """Ids of the incidents that have one of these codes."""
    wanted = list(dict.fromkeys(code for code in codes if code))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = {f"c{n}": code for n, code in enumerate(wanted[start : start + _AT_ONCE])}
        marks = ", ".join(f":{name}" for name in some)
        sql = f"SELECT code, id FROM incident WHERE code IN ({marks})"
        found.update(database.tuples(sql, some))
    return found


def refuse_taken(database: Database, chunk: Chunk) -> None:
    """Refuse codes that a record or an earlier row has: a code is never reused."""
    taken = set(stored(database, chunk["code"]))
    for index, code in enumerate(chunk["code"]):
        if code in taken:
            fault = InputError("a code that no record has", f"{code!r}, which is taken")
            chunk.refuse(index, "code", fault)
        elif code:
            taken.add(code)


def codes(database: Database, chunk: Chunk, uses: Sequence[Uses]) -> list[str]:
    """The codes of all rows; a missing one is made of date, place and weapon."""
    names = ("date_end", "date_start", "place", "admin1", "country", "event_type")
    cells = zip(*(chunk[name] for name in names), strict=True)
    wanted = {
        index: slug(end or start, place or admin1 or country, use.first or kind or "other")
        for index, (use, (end, start, place, admin1, country, kind)) in enumerate(
            zip(uses, cells, strict=True)
        )
        if not chunk["code"][index]
    }
    taken = {code for code in chunk["code"] if code}
    made = _free(database, wanted, taken) if wanted else {}
    return [code or made[index] for index, code in enumerate(chunk["code"])]


def _free(database: Database, wanted: dict[int, str], taken: set[str]) -> dict[int, str]:
    """The wanted codes, `-2` and so on put to those that are taken."""
    taken = taken | set(stored(database, wanted.values()))
    numbers: dict[str, int] = {}
    made = {}
    for index, code in wanted.items():
        if code in taken and code not in numbers:
            taken |= _numbered(database, code)
            numbers[code] = 2
        free = code
        while free in taken:
            free = f"{code}-{numbers[code]}"
            numbers[code] += 1
        made[index] = free
        taken.add(free)
    return made


def _numbered(database: Database, code: str) -> set[str]:
    """Stored codes that begin with a code and a hyphen ("." is the sign after "-")."""
    sql = "SELECT code FROM incident WHERE code > :first AND code < :last"
    return {found for (found,) in database.tuples(sql, {"first": f"{code}-", "last": f"{code}."})}
