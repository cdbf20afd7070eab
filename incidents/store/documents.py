"""From rows of tables back to plain documents: the inverse of `rows`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
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

_AT_ONCE = 500
_INCIDENT = """
SELECT i.*, p.key AS place_key, p.admin2 AS place_admin2, up.code AS parent_code,
    a.code AS attacker_code, d.code AS defender_code
FROM incident i LEFT JOIN place p ON p.id = i.place_id
LEFT JOIN incident up ON up.id = i.parent_id
LEFT JOIN actor a ON a.id = i.attacker_id LEFT JOIN actor d ON d.id = i.defender_id
WHERE i.code IN ({})"""
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
_SOURCES = """SELECT s.*, l.incident_id FROM incident_source l JOIN source s ON s.id = l.source_id
    WHERE l.incident_id IN ({}) ORDER BY l.position"""
_DATASETS = """SELECT d.slug AS dataset, l.external_id AS id, l.incident_id
    FROM incident_dataset l JOIN dataset d ON d.id = l.dataset_id
    WHERE l.incident_id IN ({}) ORDER BY l.id"""


_CODES = "SELECT code FROM incident WHERE NOT restricted"


def incident_row(database: Database, code: str) -> Row:
    """The row of one incident; raises UnknownNameError with the nearest codes."""
    row = database.one(_INCIDENT.format(":code"), {"code": code})
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
    for _, document in incident_documents(database, [code]):
        return document
    raise _unknown(database, code)


def incident_documents(database: Database, codes: Iterable[str]) -> Iterator[tuple[Row, Plain]]:
    """The rows and documents of incidents, in the order of their codes; what nobody has is left
    out. Some hundred are read together: a million need no more memory than those.
    """
    rest = iter(codes)
    while some := list(islice(rest, _AT_ONCE)):
        marked = {f"c{n}": code for n, code in enumerate(some)}
        sql = _INCIDENT.format(_marks(marked))
        rows = {row["code"]: row for row in database.rows(sql, marked)}
        ids = [row["id"] for row in rows.values()]
        hung = {kind: _children(database, kind, ids) for kind in CHILDREN}
        sources = _by_incident(database, _SOURCES, ids)
        datasets = _by_incident(database, _DATASETS, ids)
        for row in (rows[code] for code in some if code in rows):
            number = row["id"]
            children = {kind: found.get(number, []) for kind, found in hung.items()}
            found = _with_keys(children) | {
                "datasets": datasets.get(number, []),
                "sources": [_kept(one, SOURCE) for one in sources.get(number, [])],
            }
            yield row, _document(row, found)


def _document(row: Row, found: Plain) -> Plain:
    """The document of a row, given all that hangs on it."""
    own = {
        "parent": row["parent_code"],
        "place": _place(row),
        "location_precision": row["exact_location_precision"],
        "uncertainty_m": row["exact_uncertainty_m"],
        "area_how": written_area_how(row["area_how"]),
        "attacker": row["attacker_code"],
        "defender": row["defender_code"],
    }
    return _kept({**row, **own, **found}, INCIDENT)


def children_of(database: Database, incident_id: int) -> dict[str, list[Plain]]:
    """What hangs on an incident, by kind. Claims that an older version stored without a key have
    the keys that they get when the record is written next.
    """
    kinds = {kind: _children(database, kind, [incident_id]) for kind in CHILDREN}
    return _with_keys({kind: found.get(incident_id, []) for kind, found in kinds.items()})


def _with_keys(children: dict[str, list[Plain]]) -> dict[str, list[Plain]]:
    return children | {"casualties": keyed(children["casualties"], children["statements"])}


def keyed(claims: list[Plain], statements: Sequence[Plain] = ()) -> list[Plain]:
    """Casualty claims, each with a key that none of the statements beside them has."""
    if not keyless(claims):
        return claims
    return with_keys(claims, used=[one["key"] for one in statements if one.get("key")])


def references_of(
    database: Database, document: Plain, authorities: Authorities | None = None
) -> References:
    """What a stored document points to, for making its derived figures anew."""
    return references_of_all(database, [document], authorities)


def references_of_all(
    database: Database, documents: Sequence[Plain], authorities: Authorities | None = None
) -> References:
    """What stored documents point to together. Whoever asks for many reads the authorities once."""
    keys = [key for document in documents for key in source_keys(document)]
    places = [(document.get("place") or {}).get("key") for document in documents]
    places += [use.get("launch_site") for one in documents for use in one.get("weapons", [])]
    actors = [one.get(side) for one in documents for side in ("attacker", "defender")]
    return References(
        sources=fetch(database, "sources", keys),
        places=fetch(database, "places", places),
        actors=fetch(database, "actors", actors),
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


def _children(database: Database, kind: str, ids: Sequence[int]) -> dict[int, list[Plain]]:
    """The children of some incidents, by incident."""
    sql = f"{_CHILDREN_SQL[kind]} WHERE u.incident_id IN ({{}}) ORDER BY u.id"
    fields = CHILDREN[kind][1]
    return {
        number: [_kept(child, fields) for child in rows]
        for number, rows in _by_incident(database, sql, ids).items()
    }


def _by_incident(database: Database, sql: str, ids: Sequence[int]) -> dict[int, list[Row]]:
    marked = {f"n{n}": number for n, number in enumerate(ids)}
    found: dict[int, list[Row]] = {}
    for row in database.rows(sql.format(_marks(marked)), marked) if ids else ():
        found.setdefault(row.pop("incident_id"), []).append(row)
    return found


def _marks(parameters: Mapping[str, object]) -> str:
    return ", ".join(f":{name}" for name in parameters)


def _kept(row: Row, fields: tuple[str, ...]) -> Plain:
    """The fields of a document that hold something, in its order, flags as true and false."""
    kept: dict[str, Any] = {}
    for field in fields:
        value = bool(row[field]) if field in FLAGS else row.get(field)
        if value is not None and value != [] and value is not FLAGS.get(field):
            kept[field] = value
    return kept
