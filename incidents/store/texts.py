"""The texts that drafts were extracted from, and where in them each value was read.

A text belongs to its publisher: it is kept for checking a draft, and no export holds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from incidents.store.engines.base import Database

_COLUMNS = ["incident_id", "text_id", "field", "start_at", "end_at", "rule", "speaker"]
_TEXT = """SELECT t.text FROM source_text t WHERE t.id =
    (SELECT text_id FROM reading r JOIN incident i ON i.id = r.incident_id WHERE i.code = :code)"""
_READINGS = """SELECT r.field, r.start_at, r.end_at, r.rule, r.speaker FROM reading r
    JOIN incident i ON i.id = r.incident_id WHERE i.code = :code ORDER BY r.id"""


class Reading(NamedTuple):
    """Where a value was read: its path in the draft, the words' first character and the one after
    their last, the rule, and the speaker whose words they are.
    """

    field: str
    start: int
    end: int
    rule: str
    speaker: str | None = None


def keep(database: Database, text: str, readings: Mapping[str, Sequence[Reading]]) -> None:
    """Keep a text with what was read in it, by the code of the draft."""
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    stored = database.one("SELECT id FROM source_text WHERE sha256 = :d", {"d": digest})
    number = stored["id"] if stored else database.next_id("source_text")
    if not stored:
        database.insert_many("source_text", ["id", "sha256", "text"], [(number, digest, text)])
    for code, found in readings.items():
        row = database.one("SELECT id FROM incident WHERE code = :code", {"code": code})
        if row:
            database.insert_many("reading", _COLUMNS, ((row["id"], number, *one) for one in found))


def text_of(database: Database, code: str) -> str | None:
    """The text that a record was extracted from; None where none is kept."""
    row = database.one(_TEXT, {"code": code})
    return str(row["text"]) if row else None


def readings_of(database: Database, code: str) -> list[Reading]:
    """Where the values of a record were read, in the order of the extraction."""
    return [Reading(*row) for row in database.tuples(_READINGS, {"code": code})]


def forget(database: Database, code: str) -> None:
    """Drop the text that a record was extracted from, with every reading in it."""
    texts = """SELECT r.text_id FROM reading r JOIN incident i ON i.id = r.incident_id
        WHERE i.code = :code"""
    numbers = {number for (number,) in database.tuples(texts, {"code": code})}
    for number in numbers:
        database.execute("DELETE FROM reading WHERE text_id = :t", {"t": number})
        database.execute("DELETE FROM source_text WHERE id = :t", {"t": number})
