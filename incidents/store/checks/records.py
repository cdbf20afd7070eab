"""Whether the records of a store are whole, agree with themselves, and rest on something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from incidents.store import history
from incidents.store.authorities import Authorities
from incidents.store.changes.total_cells import wrong_months
from incidents.store.checks.findings import Finding, check, checks
from incidents.store.documents import (
    incident_document,
    incident_documents,
    keyed,
    references_of_all,
)
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain, flat_columns
from incidents.store.log.verify import faults
from schema.errors import DocumentError, InputError

_ELSEWHERE = "compare with a backup; what the log does not hold is never mended here"
_AT_ONCE = 500
_HAS_HISTORY = "EXISTS (SELECT 1 FROM revision r WHERE r.record = 'incident:' || i.code)"
_WITH_HISTORY = f"SELECT code FROM incident i WHERE {_HAS_HISTORY} ORDER BY id"
_WITHOUT_HISTORY = f"""SELECT code FROM incident i WHERE batch_id IS NULL AND NOT {_HAS_HISTORY}
    ORDER BY id"""


@check
def log(database: Database) -> Iterator[Finding]:
    """The log is whole, and every record is what it says"""
    for record, message in faults(database):
        code = record.removeprefix("incident:")
        yield Finding("log", "error", code, message, _ELSEWHERE)


@check
def integrity(database: Database) -> Iterator[Finding]:
    """The file is whole and every pointer leads somewhere"""
    for (message,) in database.tuples("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("integrity", "error", "", str(message), "restore a backup")
    for table, row, parent, _ in database.tuples("PRAGMA foreign_key_check"):
        message = f"row {row} points to a {parent} that is not there"
        yield Finding("integrity", "error", str(table), message, "restore a backup")


@check
def full_text(database: Database) -> Iterator[Finding]:
    """Full-text search finds the words of every record, and no others"""
    for code in database.wrong_text():
        message = "the index of words is not what the record says"
        yield Finding("full_text", "error", code, message, "check --fix makes it anew")


@check
def totals(database: Database) -> Iterator[Finding]:
    """The totals that are kept are what the records make"""
    for month, message in wrong_months(database):
        told = f"{month or 'undated records'}: {message}"
        yield Finding("totals", "error", "", told, "check --fix makes them anew")


@checks({
    "flat_columns_agree": "The flat columns are what the claims make them",
    "documents": "Every record is a valid document",
})  # fmt: skip
def documents_and_flat_columns(database: Database) -> Iterator[Finding]:
    """Read every record once; what its claims make and what its document says are looked at."""
    from schema.document.incident import IncidentDocument
    from schema.document.read import validate

    authorities = Authorities.in_store(database)
    codes = (code for (code,) in database.tuples("SELECT code FROM incident ORDER BY id"))
    stored = incident_documents(database, codes)
    while some := list(islice(stored, _AT_ONCE)):
        known = references_of_all(database, [document for _, document in some], authorities)
        for row, document in some:
            yield from _unlike_flat(row, flat_columns(document, known))
            try:
                validate(IncidentDocument, document, "")
            except (DocumentError, InputError) as error:
                message = str(error).replace("\n", "; ")
                yield Finding("documents", "error", row["code"], message, "edit the record")


def _unlike_flat(stored: Row, made: Plain) -> Iterator[Finding]:
    wrong = [
        f"{name} is {_shown(stored[name])} and should be {_shown(value)}"
        for name, value in made.items()
        if stored[name] != value
    ]
    if wrong:
        message = f"not what the record's claims make: {', '.join(wrong)}"
        hint = "check --fix makes them anew"
        yield Finding("flat_columns_agree", "error", stored["code"], message, hint)


def _shown(value: object) -> str:
    return "empty" if value is None else str(value)


@check
def histories(database: Database) -> Iterator[Finding]:
    """Every record is what its history makes of it"""
    for (code,) in database.tuples(_WITHOUT_HISTORY):
        yield Finding("histories", "error", code, "its history is gone", "compare with a backup")
    for (code,) in list(database.tuples(_WITH_HISTORY)):
        links = history.revisions(database, f"incident:{code}")
        wrong = _unlike(incident_document(database, code), links)
        if wrong:
            message = f"{', '.join(wrong)} changed without a revision"
            yield Finding("histories", "error", code, message, "compare with a backup")


def _unlike(document: Plain, links: list[Row]) -> list[str]:
    """Fields in which a record differs from what its revisions since the last purge add up to."""
    purged = [n for n, link in enumerate(links) if link["changes"] is None]
    links = [link for link in links[(purged or [-1])[-1] + 1 :] if link["action"] != "purge"]
    told = {field: None for link in links for field in link["changes"]} | history.sum_of(links)
    if told.get("casualties"):  # those of an older version have no keys
        told["casualties"] = keyed(told["casualties"], document.get("statements", []))
    whole = bool(links) and links[0]["action"] == "add"
    fields = {*told, *(document if whole else ())} - {"sources"}  # sources are records themselves
    return sorted(field for field in fields if told.get(field) != document.get(field))


@check
def parents(database: Database) -> Iterator[Finding]:
    """No record is part of itself, and strikes hold no parts"""
    sql = """WITH RECURSIVE up(code, id) AS (
        SELECT code, parent_id FROM incident WHERE parent_id IS NOT NULL
        UNION SELECT up.code, i.parent_id FROM incident i JOIN up ON i.id = up.id
        WHERE i.parent_id IS NOT NULL)
        SELECT up.code FROM up JOIN incident i ON i.id = up.id AND i.code = up.code"""
    for (code,) in database.tuples(sql):
        yield Finding("parents", "error", code, "it is part of itself", "change its parent")
    sql = """SELECT DISTINCT p.code FROM incident c JOIN incident p ON p.id = c.parent_id
        WHERE p.level = 'strike'"""
    for (code,) in database.tuples(sql):
        yield Finding("parents", "warning", code, "a strike has parts", "make it a wave")


@check
def sources(database: Database) -> Iterator[Finding]:
    """Every published record rests on a source"""
    sql = """SELECT code FROM incident i WHERE status = 'published'
        AND NOT EXISTS (SELECT 1 FROM incident_source s WHERE s.incident_id = i.id)"""
    for (code,) in database.tuples(sql):
        yield Finding(
            "sources", "warning", code, "no source is cited", "add one, or make it a draft"
        )


@check
def munitions(database: Database) -> Iterator[Finding]:
    """No record has more intercepted than launched"""
    sql = "SELECT code FROM incident WHERE intercepted_low > launched_high"
    for (code,) in database.tuples(sql):
        message = "more intercepted than launched"
        yield Finding("munitions", "warning", code, message, "look at its weapon uses")


@check
def proofs(database: Database) -> Iterator[Finding]:
    """Every geolocated record says by what its place was established"""
    sql = """SELECT code FROM incident
        WHERE verification = 'geolocated' AND location_proof IS NULL ORDER BY id"""
    for (code,) in database.tuples(sql):
        hint = "add location_proof and its words, or another verification"
        yield Finding("proofs", "note", code, "geolocated, and nothing says by what", hint)


@check
def coordinates(database: Database) -> Iterator[Finding]:
    """Coordinates lie in the stated country"""
    from schema.areas import country_at, may_lie_in

    sql = """SELECT code, country, exact_latitude, exact_longitude FROM incident
        WHERE exact_latitude IS NOT NULL AND country IS NOT NULL"""
    for code, country, latitude, longitude in database.tuples(sql):
        if not may_lie_in(latitude, longitude, country):
            found = country_at(latitude, longitude) or "the sea"
            message = f"{latitude}, {longitude} lies outside {country}, in {found}"
            hint = "look whether latitude and longitude are swapped, or the country is another one"
            yield Finding("coordinates", "warning", code, message, hint)
