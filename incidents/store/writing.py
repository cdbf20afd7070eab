"""Put incident documents into the tables: one path for one record and for a million.

Documents are taken a chunk at a time: what they point to is looked up once a chunk, ids are
given out beforehand, and every table gets one bulk insert.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from incidents.store import history, rows
from incidents.store.authorities import Authorities
from incidents.store.documents import children_of, incident_document, keyed
from incidents.store.engines.base import Database
from incidents.store.flat import Plain, References
from incidents.store.keys import free_codes, make_code, stored_codes
from incidents.store.log.entries import refuse_unlogged
from incidents.store.references import (
    claim_faults,
    origin_of,
    refuse_circle_of_parents,
    refuse_faulty_claims,
    refuse_unproved,
    resolve,
)
from schema.document.claim_keys import keyless, with_keys
from schema.errors import InputError

CHUNK = 2_000
_CHILD_TABLES = [table for table, _ in rows.CHILDREN.values()]
_LINK_TABLES = ("incident_source", "incident_dataset")


def insert(
    database: Database,
    documents: Iterable[Plain],
    batch_id: int | None = None,
    typed: bool = False,
) -> Iterator[str]:
    """Add new incidents; yields their codes chunk by chunk. Plain documents are completed.

    Of documents that a person `typed`, the claims are read together, and faults refused; so is a
    record that is part of itself.
    """
    stream = iter(documents)
    while chunk := list(islice(stream, CHUNK)):
        _give_codes(database, chunk)
        first = database.next_id("incident")
        own_ids = {document["code"]: n for n, document in enumerate(chunk, start=first)}
        known = resolve(database, chunk, own_ids)
        for document in chunk:
            document["casualties"] = keyed(
                document.get("casualties", []), document.get("statements", [])
            )
        if typed:
            refuse_faulty_claims(chunk, known)
            refuse_unproved(chunk)
        _insert_incidents(database, chunk, known, first, batch_id)
        _insert_children(database, chunk, known, first)
        database.index_new_text(first, first + len(chunk) - 1)
        if typed:
            refuse_circle_of_parents(database, chunk)
        yield from (document["code"] for document in chunk)


def replace(
    database: Database,
    incident_id: int,
    document: Plain,
    before: Plain | None = None,
    authorities: Authorities | None = None,
) -> None:
    """Put another state of an incident in place of the stored one; code and uid stay.

    `before` is the record as it was, given where a person `typed` the change (see `insert`): faults
    that it had then do not stand in the way of another change. For `authorities` see `resolve`.
    """
    refuse_unlogged(database, "incident", incident_id)
    known = resolve(database, [document], authorities=authorities)
    _settle_claim_keys(database, incident_id, document)
    if before is not None:
        refuse_unproved([document], before)
        refuse_faulty_claims([document], known, claim_faults(database, before, known.authorities))
    row = rows.incident_row(document, known)
    assignments = ", ".join(f'"{column}" = :{column}' for column in row)
    database.execute(
        f"UPDATE incident SET {assignments} WHERE id = :id",
        {**row, "id": incident_id},
    )
    if before is not None:
        refuse_circle_of_parents(database, [document])
    for table in (*_CHILD_TABLES, *_LINK_TABLES):
        database.execute(f"DELETE FROM {table} WHERE incident_id = :id", {"id": incident_id})
    _insert_children(database, [document], known, incident_id)
    database.index_text([incident_id])


def _settle_claim_keys(database: Database, incident_id: int, document: Plain) -> None:
    """Claims that come without a key are those that the record has, or get a key of their own:
    one that none of its claims had before.
    """
    claims = document.get("casualties", [])
    if not keyless(claims):
        return
    recorded = children_of(database, incident_id)["casualties"]
    kept = history.revisions(database, f"incident:{document['code']}")
    lists = [document.get("statements", [])]
    lists += [side or [] for x in kept for side in (x["changes"] or {}).get("casualties", ())]
    used = {one["key"] for items in lists for one in items if one.get("key")}
    document["casualties"] = with_keys(claims, recorded, used)


def rewrite_flat(database: Database, code: str) -> None:
    """Make the flat columns of an incident anew from its claims."""
    document = incident_document(database, code)
    row = database.one("SELECT id FROM incident WHERE code = :code", {"code": code})
    if row:
        replace(database, row["id"], document)


def _insert_incidents(
    database: Database,
    chunk: Sequence[Plain],
    known: References,
    first: int,
    batch_id: int | None,
) -> None:
    own = [
        {"id": number, "uid": uuid.uuid4().hex, "batch_id": batch_id}
        | rows.incident_row(document, known)
        for number, document in enumerate(chunk, start=first)
    ]
    database.insert_many("incident", list(own[0]), [list(row.values()) for row in own])


def _insert_children(
    database: Database, chunk: Sequence[Plain], known: References, first: int
) -> None:
    numbered = list(enumerate(chunk, start=first))
    for kind, (table, _) in rows.CHILDREN.items():
        made = (row for n, d in numbered for row in rows.child_rows(kind, n, d, known))
        database.insert_many(table, rows.child_columns(kind), made)
    _refuse_taken_ids(database, chunk, known)
    links = [rows.link_rows(number, document, known) for number, document in numbered]
    columns = ["incident_id", "source_id", "position"]
    database.insert_many("incident_source", columns, (row for s, _ in links for row in s))
    columns = ["incident_id", "dataset_id", "external_id"]
    database.insert_many("incident_dataset", columns, (row for _, d in links for row in d))


def _refuse_taken_ids(database: Database, chunk: Sequence[Plain], known: References) -> None:
    """A number in a data set belongs to one record."""
    seen: dict[tuple[str, str], str] = {}
    for document in chunk:
        for reference in document.get("datasets", []):
            pair = (reference["dataset"], reference["id"])
            other = seen.get(pair)
            if other is None:
                (other,) = next(_holder(database, known.datasets[pair[0]]["id"], pair[1]), (None,))
            if other is not None:
                raise InputError(
                    "a number in a data set that no other record has",
                    f"{':'.join(pair)}, which {other} has",
                    f"{origin_of(document)}: datasets",
                )
            seen[pair] = document["code"]


def _holder(database: Database, dataset_id: int, number: str) -> Iterator[tuple[str]]:
    sql = """SELECT i.code FROM incident_dataset l JOIN incident i ON i.id = l.incident_id
        WHERE l.dataset_id = :dataset AND l.external_id = :number"""
    return database.tuples(sql, {"dataset": dataset_id, "number": number})


def _give_codes(database: Database, chunk: Sequence[Plain]) -> None:
    """Make missing codes, and refuse one that is taken: a code is never reused."""
    given = [document["code"] for document in chunk if document.get("code")]
    taken = set(stored_codes(database, given))
    for document in chunk:
        code = document.get("code")
        if code in taken:
            where = f"{document.get('origin') or ''}: code".removeprefix(": ")
            raise InputError("a code that no record has", f"{code!r}, which is taken", where)
        taken |= {code} if code else set()
    wanted = {n: _code_of(document) for n, document in enumerate(chunk) if not document.get("code")}
    for index, code in free_codes(database, wanted, taken).items():
        chunk[index]["code"] = code


def _code_of(document: Plain) -> str:
    place = document.get("place") or {}
    use = (document.get("weapons") or [{}])[0]
    where = place.get("name") or place.get("key") or place.get("admin1") or place.get("country")
    what = use.get("weapon") or use.get("type") or document["event_type"]
    return make_code(document.get("date_end") or document.get("date_start"), where, what)
