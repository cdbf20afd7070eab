"""Drafts into the store with their source: all of a text or nothing, and each text once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.store.history import Author
from incidents.store.keys import fetch
from incidents.store.texts import Reading
from schema.document.incident import IncidentDocument
from schema.document.read import validate

if TYPE_CHECKING:
    from incidents.extract.extractor import Extraction
    from incidents.store.engines.base import Database
    from incidents.store.store import Store

_KNOWN = """
SELECT DISTINCT i.code FROM incident i JOIN incident_source s ON s.incident_id = i.id
JOIN source d ON d.id = s.source_id WHERE d.sha256 = :digest ORDER BY i.code"""


@dataclass(frozen=True)
class Saved:
    """The codes of the drafts that were added, and of the records that the text had made before."""

    codes: list[str]
    known: list[str]


def already(store: Store, digest: str) -> list[str]:
    """Codes of the records that rest on a text of this digest."""
    with store.reading() as database:
        return [code for (code,) in database.tuples(_KNOWN, {"digest": digest})]


def save(store: Store, extraction: Extraction) -> Saved:
    """Add all drafts of a text, and the text, in one transaction. A text that was extracted before
    adds nothing.
    """
    known = already(store, extraction.document.sha256)
    if known or not extraction.drafts:
        return Saved([], known)
    with store.reading() as database:
        plain = [_fitted(database, draft.plain) for draft in extraction.drafts]
    documents = [validate(IncidentDocument, one, "draft") for one in plain]
    readings = [
        [Reading(e.field, e.start, e.end, e.rule, e.speaker) for e in draft.evidence]
        for draft in extraction.drafts
    ]
    author = Author("extracted from text")
    return Saved(store.add_drafts(documents, extraction.document.raw, readings, author), [])


def _fitted(database: Database, plain: dict[str, Any]) -> dict[str, Any]:
    """A draft without the keys that this store does not know; their words stay."""
    attacker = plain.get("attacker")
    if attacker and attacker not in fetch(database, "actors", [attacker]):
        del plain["attacker"]
        _add_statement(plain, "attacker", attacker)
    place = plain.get("place") or {}
    if place.get("key") and place["key"] not in fetch(database, "places", [place["key"]]):
        del place["key"]
    for use in plain.get("weapons", []):
        if use.get("weapon") and use["weapon"] not in fetch(database, "weapons", [use["weapon"]]):
            del use["weapon"]
    return plain


def _add_statement(plain: dict[str, Any], field: str, value: str) -> None:
    source = plain["sources"][0]["key"]
    plain.setdefault("statements", []).append({"field": field, "value": value, "source": source})
