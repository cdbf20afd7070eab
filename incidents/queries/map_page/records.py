"""What the record panel of a map shows: who says what, on what page, and what became of it.

Plain columns, one list a field, read for the whole answer at once. Whether a claim stands, what it
gave way to and why comes from the rule of figures, as in `show`; what is restricted counts there
and stays out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from incidents.figures.derive import derive
from incidents.queries.public_names import HELD_LINK
from incidents.store.authorities import Authorities
from incidents.store.documents import keyed
from incidents.store.flat import Plain, References, claims_of

if TYPE_CHECKING:
    from incidents.figures.verdicts import ClaimVerdict
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database, Row

Columns = dict[str, list[Any]]
"""The rows of one table, by field; unknown is None."""

_WHO = ("status", "speaker", "via", "source", "quote", "locator", "as_of", "inferred")
_CLAIM = ("incident", "outcome", "group", "low", "best", "high", "words", *_WHO, "refused_because")
_VERDICT = ("number", "stands", "because", "authority", "side")
_STATEMENT = ("incident", "field", "value", *_WHO)
_SOURCE = ("key", "publisher", "title", "url", "archive_url", "published", "accessed", "read_as",
           "grade")  # fmt: skip
_MEDIA = ("incident", "url", "archive_url", "graphic", "credit", "captured", "published", "note")

_CLAIMS = """SELECT c.*, s.key AS source, s.reliability, s.credibility, s.published,
    s.publisher, s.kind, i.code AS incident, i.country, a.code AS attacker, d.code AS defender
    FROM casualty_claim c JOIN incident i ON i.id = c.incident_id
    LEFT JOIN source s ON s.id = c.source_id
    LEFT JOIN actor a ON a.id = i.attacker_id LEFT JOIN actor d ON d.id = i.defender_id
    WHERE i.id IN ({hits}) ORDER BY i.id, c.id"""
_STATEMENTS = """SELECT c.*, s.key AS source, i.code AS incident FROM statement c
    JOIN incident i ON i.id = c.incident_id LEFT JOIN source s ON s.id = c.source_id
    WHERE i.id IN ({hits}) {open} ORDER BY i.id, c.id"""
_LINKS = """SELECT i.code AS incident, s.key AS source FROM incident_source l
    JOIN incident i ON i.id = l.incident_id JOIN source s ON s.id = l.source_id
    WHERE i.id IN ({hits}) {open_link} ORDER BY i.id, l.position"""
_SOURCES = """SELECT s.*, s.reliability || s.credibility AS grade FROM source s WHERE s.id IN (
    SELECT l.source_id FROM incident_source l WHERE l.incident_id IN ({hits}) {open_link}
    UNION SELECT c.source_id FROM casualty_claim c WHERE c.incident_id IN ({hits}) {open}
    UNION SELECT c.source_id FROM statement c WHERE c.incident_id IN ({hits}) {open})
    ORDER BY s.key"""
_MEDIA_SQL = """SELECT c.*, i.code AS incident FROM media c
    JOIN incident i ON i.id = c.incident_id WHERE i.id IN ({hits}) ORDER BY i.id, c.id"""
_NEAR = ("place",)
"""Fields of statements whose words may give a place away that a grid hides."""


def records(
    database: Database, query: Query, restricted: bool = False, coarse: bool = False
) -> dict[str, Columns]:
    """Claims, statements, sources, the sources of each record, and media of an answer; with
    `coarse` without the statements that may give coordinates.
    """
    parts = {
        "hits": query.hits,
        "open": "" if restricted else "AND NOT c.restricted",
        "open_link": "" if restricted else f"AND NOT {HELD_LINK}",
    }

    def rows(sql: str) -> Iterator[Row]:
        return database.rows(sql.format(**parts), query.parameters)

    stated = (row for row in rows(_STATEMENTS) if not (coarse and row["field"] in _NEAR))
    return {
        "claims": _columns(_judged(database, rows(_CLAIMS), restricted), (*_CLAIM, *_VERDICT)),
        "statements": _columns(stated, _STATEMENT),
        "sources": _columns(rows(_SOURCES), _SOURCE),
        "links": _columns(rows(_LINKS), ("incident", "source")),
        "media": _columns(rows(_MEDIA_SQL), _MEDIA),
    }


def _judged(database: Database, rows: Iterable[Row], restricted: bool) -> Iterator[Row]:
    """Each claim that may be shown with its verdict; numbers run on over those that may not."""
    authorities = Authorities.in_store(database)
    for _, group in groupby(rows, key=lambda row: row["incident"]):
        claims = keyed(list(group))
        for claim, verdict in zip(claims, _verdicts(claims, authorities), strict=True):
            if restricted or not claim["restricted"]:
                yield claim | {
                    "number": verdict.number + 1,
                    "stands": int(verdict.stands),
                    "because": verdict.sentence,
                    "authority": verdict.authority,
                    "side": verdict.side,
                }


def _verdicts(claims: list[Plain], authorities: Authorities) -> tuple[ClaimVerdict, ...]:
    """What the rule of figures makes of the claims of one record."""
    first = claims[0]
    sources = {claim["source"]: claim for claim in claims if claim["source"]}
    parties = authorities.parties(first["attacker"], first["defender"], first["country"])
    known = References(sources=sources, authorities=authorities)
    return derive(claims_of({"casualties": claims}, known, parties)).verdicts


def _columns(rows: Iterable[Row], fields: tuple[str, ...]) -> Columns:
    columns: Columns = {name: [] for name in fields}
    lists = list(columns.items())
    for row in rows:
        for name, cells in lists:
            cells.append(row[name])
    return columns
