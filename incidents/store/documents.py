"""From rows of tables back to plain documents: the inverse of `rows`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from incidents.store.authorities import Authorities
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain, References, source_keys
from incidents.store.keys import fetch
from incidents.store.rows import CHILDREN
from schema.document.claim_keys import keyless, with_keys
from schema.document.fields import FLAGS, INCIDENT, SOURCE
from schema.errors import UnknownNameError, nearest
from schema.precisions import written_area_how

_INCIDENT = """
SELECT i.*, p.key AS place_key, p.admin2 AS place_admin2, up.code AS parent_code,
    a.code AS attacker_code, d.code AS defender_code
FROM incident i LEFT JOIN place p ON p.id = i.place_id
LEFT JOIN incident up ON up.id = i.parent_id
LEFT JOIN actor a ON a.id = i.attacker_id LEFT JOIN actor d ON d.id = i.defender_id
WHERE i.code = :code"""
_CHILDREN_SQL = {
    "weapons": """SELECT u.*, w.slug AS weapon, l.key AS launch_site, s.key AS source
        FROM weapon_use u LEFT JOIN weapon w ON w.id = u.weapon_id
        LEFT JOIN place l ON l.id = u.launch_site_id LEFT JOIN source s ON s.id = u.source_id""",
    "targets": """SELECT u.*, p.key AS place, s.key AS source
        FROM target u LEFT JOIN place p ON p.id = u.place_id
        LEFT JOIN source s ON s.id = u.source_id""",
    "casualties": """SELECT u.*, s.key AS source
        FROM casualty_claim u LEFT JOIN source s ON s.id = u.source_id""",
    "statements": """SELECT u.*, s.key AS source
        FROM statement u LEFT JOIN source s ON s.id = u.source_id""",
    "media": "SELECT u.* FROM media u",
}
_SOURCES = """SELECT s.* FROM incident_source l JOIN source s ON s.id = l.source_id
    WHERE l.incident_id = :id ORDER BY l.position"""
_DATASETS = """SELECT d.slug AS dataset, l.external_id AS id
    FROM incident_dataset l JOIN dataset d ON d.id = l.dataset_id
    WHERE l.incident_id = :id ORDER BY l.id"""


_CODES = "SELECT code FROM incident WHERE NOT restricted"


def incident_row(database: Database, code: str) -> Row:
    """The row of one incident; raises UnknownNameError with the nearest codes."""
    row = database.one(_INCIDENT, {"code": code})
    if row is None:
        raise _unknown(database, code)
    return row


def _unknown(database: Database, code: str) -> UnknownNameError:
    """The error for a code that is none; a restricted record is never offered, and its code is
    answered like any other.
    """
    public = (found for (found,) in database.tuples(_CODES))
    hidden = database.one("SELECT 1 FROM incident WHERE restricted LIMIT 1")
    hint = "what is restricted answers to --include-restricted alone" if hidden else ""
    return UnknownNameError("incident", code, nearest(code, public), hint)


def public_row(database: Database, code: str, include_restricted: bool) -> Row:
    """The row of one incident; to whoever did not ask for what is restricted, such a record is one
    that does not exist.
    """
    row = incident_row(database, code)
    if row["restricted"] and not include_restricted:
        raise _unknown(database, code)
    return row


def incident_document(database: Database, code: str) -> Plain:
    """One incident with all its claims and sources, as a plain document in canonical order."""
    row = incident_row(database, code)
    found: Plain = {
        **row,
        "parent": row["parent_code"],
        "place": _place(row),
        "location_precision": row["exact_location_precision"],
        "uncertainty_m": row["exact_uncertainty_m"],
        "area_how": written_area_how(row["area_how"]),
        "attacker": row["attacker_code"],
        "defender": row["defender_code"],
        **children_of(database, row["id"]),
        "datasets": list(database.rows(_DATASETS, {"id": row["id"]})),
        "sources": _sources(database, row["id"]),
    }
    return _kept(found, INCIDENT)


def children_of(database: Database, incident_id: int) -> dict[str, list[Plain]]:
    """What hangs on an incident, by kind. Claims that an older version stored without a key have
    the keys that they get when the record is written next.
    """
    found = {kind: _children(database, kind, incident_id) for kind in CHILDREN}
    return found | {"casualties": keyed(found["casualties"], found["statements"])}


def keyed(claims: list[Plain], statements: Sequence[Plain] = ()) -> list[Plain]:
    """Casualty claims, each with a key that none of the statements beside them has."""
    if not keyless(claims):
        return claims
    return with_keys(claims, used=[one["key"] for one in statements if one.get("key")])


def references_of(
    database: Database, document: Plain, authorities: Authorities | None = None
) -> References:
    """What a stored document points to, for making its derived figures anew. Whoever asks for many
    records reads the authorities once.
    """
    places = [(document.get("place") or {}).get("key")]
    places += [use.get("launch_site") for use in document.get("weapons", [])]
    return References(
        sources=fetch(database, "sources", source_keys(document)),
        places=fetch(database, "places", places),
        actors=fetch(database, "actors", [document.get("attacker"), document.get("defender")]),
        authorities=authorities or Authorities.in_store(database),
    )


def _place(row: Row) -> Plain | None:
    if row["place_key"] is None:
        return None
    place = {
        "key": row["place_key"],
        "name": row["place"],
        "admin1": row["admin1"],
        "admin1_words": row["admin1_words"],
        "admin2": row["place_admin2"],
        "country": row["country"],
        "latitude": row["exact_latitude"],
        "longitude": row["exact_longitude"],
    }
    return {key: value for key, value in place.items() if value is not None}


def _children(database: Database, kind: str, incident_id: int) -> list[Plain]:
    sql = f"{_CHILDREN_SQL[kind]} WHERE u.incident_id = :id ORDER BY u.id"
    fields = CHILDREN[kind][1]
    return [_kept(child, fields) for child in database.rows(sql, {"id": incident_id})]


def _sources(database: Database, incident_id: int) -> list[Plain]:
    return [_kept(source, SOURCE) for source in database.rows(_SOURCES, {"id": incident_id})]


def _kept(row: Row, fields: tuple[str, ...]) -> Plain:
    """The fields of a document that hold something, in its order, flags as true and false."""
    kept: dict[str, Any] = {}
    for field in fields:
        value = bool(row[field]) if field in FLAGS else row.get(field)
        if value is not None and value != [] and value is not FLAGS.get(field):
            kept[field] = value
    return kept
