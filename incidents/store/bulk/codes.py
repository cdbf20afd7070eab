"""Codes of rows: given ones that are free, and new ones for rows without."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.store.bulk.chunk import Chunk
from incidents.store.bulk.uses import Uses
from incidents.store.engines.base import Database
from incidents.store.keys import free_codes, make_code, stored_codes
from schema.errors import InputError


def refuse_taken(database: Database, chunk: Chunk) -> None:
    """Refuse codes that a record or an earlier row has: a code is never reused."""
    taken = set(stored_codes(database, chunk["code"]))
    for index, code in enumerate(chunk["code"]):
        if code in taken:
            fault = InputError("a code that no record has", f"{code!r}, which is taken")
            chunk.refuse(index, "code", fault)
        elif code:
            taken.add(code)


def codes(database: Database, chunk: Chunk, uses: Sequence[Uses]) -> list[str]:
    """The codes of all rows; a missing one is made of date, place and weapon."""
    wanted = {n: _code_of(chunk, n, uses[n]) for n, code in enumerate(chunk["code"]) if not code}
    made = free_codes(database, wanted, {code for code in chunk["code"] if code})
    return [code or made[index] for index, code in enumerate(chunk["code"])]


def _code_of(chunk: Chunk, index: int, uses: Uses) -> str:
    def first(*names: str) -> str | None:
        return next((chunk[name][index] for name in names if chunk[name][index]), None)

    where = first("place", "admin1", "country")
    return make_code(
        first("date_end", "date_start"), where, uses.first or first("event_type") or "other"
    )
