"""Rows that name a wave: those whose wave comes later in the file wait for it.

They wait in a temporary table, so that memory does not grow with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from incidents.store.bulk.chunk import Chunk
from incidents.store.engines.base import Database
from incidents.store.keys import stored_codes
from schema.document.flat_row import Cells

_TABLE = "CREATE TEMPORARY TABLE waiting_row (number INTEGER PRIMARY KEY, cells TEXT NOT NULL)"
_NEXT = "SELECT number, cells FROM waiting_row WHERE number > :n ORDER BY number LIMIT :most"


def orphans(database: Database, chunk: Chunk) -> set[int]:
    """Numbers of the rows whose wave is neither in the store nor among the rows."""
    parents = dict(zip(chunk.numbers, chunk["parent"], strict=True))
    named = {number: parent for number, parent in parents.items() if parent}
    if not named:
        return set()
    known = set(stored_codes(database, named.values())) | set(chunk["code"])
    found: set[int] = set()
    codes = dict(zip(chunk.numbers, chunk["code"], strict=True))
    while more := {n for n, parent in named.items() if parent not in known} - found:
        found |= more
        known -= {codes[number] for number in more}
    return found


def ids(database: Database, chunk: Chunk, own: Mapping[str, int]) -> list[int | None]:
    """Ids of the waves that the rows name; `own` are the ids of the rows themselves."""
    if not any(chunk["parent"]):
        return [None] * len(chunk)
    known = stored_codes(database, chunk["parent"]) | dict(own)
    return [known[parent] if parent else None for parent in chunk["parent"]]


class Waiting:
    """The rows that wait."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.execute("DROP TABLE IF EXISTS waiting_row")
        database.execute(_TABLE)

    def add(self, rows: Mapping[int, Cells]) -> None:
        """Let rows wait."""
        made = [(number, json.dumps(row)) for number, row in rows.items()]
        self._database.insert_many("waiting_row", ["number", "cells"], made)

    def after(self, number: int, most: int) -> dict[int, Cells]:
        """The next rows in the order of the file."""
        rows = self._database.tuples(_NEXT, {"n": number, "most": most})
        return {number: tuple(json.loads(cells)) for number, cells in rows}

    def remove(self, first: int, last: int) -> None:
        """Take rows out, from one number to another."""
        self._database.execute(
            "DELETE FROM waiting_row WHERE number BETWEEN :first AND :last",
            {"first": first, "last": last},
        )
