"""What a record said is dropped for ever: revisions become tombstones, a claim leaves every state.

The log still verifies (`incidents.store.log`), and names what was emptied. The row of a data set
and the text that the record came from go with it, since they may say the same; so do the salts of
all that the record was. Deleted values are written over in the file (`PRAGMA secure_delete`), and
the full-text index, which keeps deleted words, is made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incidents.store import history, imported, texts
from incidents.store.changes.revision import revise
from incidents.store.documents import incident_document, incident_row
from incidents.store.keys import fetch
from incidents.store.log.entries import forget_salts
from schema.errors import InputError
from schema.restricted import cited_sources

if TYPE_CHECKING:
    from incidents.store.engines.base import Database
    from incidents.store.flat import Plain

_ORPHAN = """DELETE FROM source WHERE key = :key
    AND id NOT IN (SELECT source_id FROM incident_source)
    AND id NOT IN (SELECT source_id FROM specification WHERE source_id IS NOT NULL)
    AND id NOT IN (SELECT source_id FROM place WHERE source_id IS NOT NULL)
    AND id NOT IN (SELECT source_id FROM statement WHERE source_id IS NOT NULL)"""


def purge(
    database: Database,
    code: str,
    revisions: Sequence[int],
    claims: Sequence[int],
    author: history.Author,
) -> list[int]:
    """Empty these revisions, and take casualty claims (by their numbers in `show`) out of the
    record and out of every revision that has them, with the sources that nothing else cites; the
    numbers of the revisions that were emptied.

    Raises InputError for a revision or claim that is not there.
    """
    record = f"incident:{code}"
    _check_there(database, code, revisions)
    emptied = set(revisions)
    if claims:
        emptied |= _without_claims(database, code, claims, author)
    if history.purge(database, record, sorted(emptied)) < len(emptied):
        raise InputError("numbers of the record's revisions", str(list(revisions)), code)
    imported.forget_original(database, code)
    texts.forget(database, code)
    forget_salts(database, "incident", incident_row(database, code)["id"])
    changes: history.Changes = {"purged_revisions": [None, sorted(emptied)]}
    history.append(database, record, "purge", changes, author)
    database.forget_deleted_text()
    return sorted(emptied)


def _check_there(database: Database, code: str, revisions: Sequence[int]) -> None:
    """Refuse a record that is not there, and revisions that are not or say nothing any more."""
    incident_row(database, code)
    links = history.revisions(database, f"incident:{code}")
    full = [link["number"] for link in links if link["changes"] is not None]
    if missing := [number for number in revisions if number not in full]:
        known = ", ".join(map(str, full)) or "none"
        expected = f"numbers of revisions that still say something ({known})"
        raise InputError(
            expected, ", ".join(map(str, missing)), code, f"`incidents history {code}`"
        )


def _without_claims(
    database: Database, code: str, claims: Sequence[int], author: history.Author
) -> set[int]:
    """Revise a record to one without these claims; the revisions that have them, this one too."""
    plain = incident_document(database, code)
    known = plain.get("casualties", [])
    if unknown := [number for number in claims if not 0 < number <= len(known)]:
        raise InputError(
            f"numbers of the record's {len(known)} casualty claims", str(unknown), code
        )
    gone = [known[number - 1] for number in set(claims)]
    kept = [claim for claim in known if claim not in gone]
    left = plain | {"casualties": [_unlinked(claim, gone) for claim in kept]}
    alone = {claim["source"] for claim in gone if claim.get("source")} - cited_sources(left)
    left["sources"] = [one for one in left.get("sources", []) if one["key"] not in alone]
    revise(database, code, left, "revise", author)
    for key in alone:
        _drop_source(database, key, author)
    links = history.revisions(database, f"incident:{code}")
    marks = {claim["key"] for claim in gone} | alone
    return {link["number"] for link in links if _names(link["changes"], marks)}


def _drop_source(database: Database, key: str, author: history.Author) -> None:
    """Drop a source that nothing cites any more, and what its history said."""
    row = fetch(database, "sources", [key]).get(key)
    if row and database.execute(_ORPHAN, {"key": key}):
        forget_salts(database, "source", row["id"])
        record = f"source:{key}"
        numbers = [link["number"] for link in history.revisions(database, record)]
        history.purge(database, record, numbers)
        history.append(database, record, "purge", {"purged_revisions": [None, numbers]}, author)


def _unlinked(claim: Plain, gone: Sequence[Plain]) -> Plain:
    """A claim that points to none that is gone."""
    keys = {one["key"] for one in gone}
    kept = dict(claim)
    for field in ("supersedes", "adds_to"):
        pointed = [key for key in str(kept.get(field) or "").split("; ") if key not in keys]
        if field in kept:
            kept[field] = "; ".join(pointed)
        if not kept.get(field):
            kept.pop(field, None)
    return kept


def _names(changes: history.Changes | None, keys: set[str]) -> bool:
    """Whether a change has one of these claims or sources in any of its values."""

    def within(value: Any) -> bool:
        if isinstance(value, dict):
            return value.get("key") in keys or value.get("source") in keys
        return isinstance(value, list) and any(map(within, value))

    return any(within(value) for pair in (changes or {}).values() for value in pair)
