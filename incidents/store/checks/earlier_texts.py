"""Earlier states of homes that say where they stand: a text that was taken out of a record still
stands in its history, where `incidents history` shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from incidents.store import history
from incidents.store.checks.findings import NOTE, WARNING, Finding, check
from incidents.store.checks.telling_texts import may_tell, place_in
from incidents.store.documents import incident_documents
from schema.restricted import HeldBack, public_changes, public_document

if TYPE_CHECKING:
    from incidents.store.engines.base import Database
    from incidents.store.flat import Plain

# Today's homes, and records that were homes in some state.
_HOMES = """SELECT i.code FROM incident i WHERE NOT i.restricted
    AND EXISTS (SELECT 1 FROM revision r WHERE r.record = 'incident:' || i.code
        AND r.changes IS NOT NULL AND may_tell(r.changes))
    AND (i.id IN (SELECT incident_id FROM target WHERE category = 'residential')
        OR EXISTS (SELECT 1 FROM revision r WHERE r.record = 'incident:' || i.code
            AND r.changes LIKE '%residential%'))
    ORDER BY i.code"""


@check
def earlier_texts(database: Database) -> Iterator[Finding]:
    """No earlier state of a home says where it stands"""
    database.add_function("may_tell", 1, may_tell)
    codes = [code for (code,) in database.tuples(_HOMES)]
    for row, document in incident_documents(database, codes):
        yield from _of_record(database, row["code"], document)


def _of_record(database: Database, code: str, document: Plain) -> Iterator[Finding]:
    """What the public history of one record tells that its public state does not."""
    links = history.revisions(database, f"incident:{code}")
    held = HeldBack.across(document, [link["changes"] for link in links])
    known = {text for _, text in _texts("", public_document(document))}
    for link in links:
        for field, text in _texts("", public_changes(link["changes"], held) or {}):
            words = None if text in known else place_in(text)
            if words:
                known.add(text)
                level = WARNING if words.startswith("coordinates") else NOTE
                number = link["number"]
                hint = f"incidents purge {code} --revision {number} --why ..."
                message = f"{field} in revision {number}: {words}"
                yield Finding("earlier_texts", level, code, message, hint)


def _texts(field: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every text in a document or a change, by its field: `sources.url`."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(f"{field}.{name}" if field else name, part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(field, part)
