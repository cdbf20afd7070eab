"""What hangs on the incidents of an answer and what they point to: rows for packages and sheets.

Restricted claims stay out unless asked for, and coordinates of places go through the answer's
grid, as those of incidents do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from incidents.queries.public_names import HELD_LINK
from incidents.queries.results import Answer, Value, Values
from incidents.store.engines.base import Row
from schema.columns import Kind, join_list
from schema.relations import Relation

_ANSWER = "SELECT i.id FROM incident i {}"
_PARENTS = """WITH RECURSIVE up(id) AS ({answer}
    UNION SELECT p.id FROM up JOIN incident n ON n.id = up.id
    JOIN incident p ON p.id = n.parent_id {public})
    SELECT id FROM up"""
_LEVELS = ("rollup", "wave", "strike")
_WEAPONS = """WITH RECURSIVE found(id) AS (
    SELECT weapon_id FROM weapon_use
    WHERE weapon_id IS NOT NULL AND incident_id IN ({answer})
    UNION SELECT other.id FROM found JOIN weapon w ON w.id = found.id
    JOIN weapon other ON other.id IN (w.family_id, w.derived_from_id))
    SELECT id FROM found"""
_PLACES = """SELECT place_id FROM incident WHERE id IN ({answer})
    UNION SELECT launch_site_id FROM weapon_use WHERE incident_id IN ({answer})
    UNION SELECT place_id FROM target WHERE incident_id IN ({answer})"""
_SOURCES = """SELECT source_id FROM incident_source l WHERE incident_id IN ({answer}) {open_link}
    UNION SELECT source_id FROM place WHERE id IN ({places})
    UNION SELECT source_id FROM specification WHERE {public} AND weapon_id IN ({weapons})
    UNION SELECT source_id FROM statement WHERE {public} AND weapon_id IN ({weapons})"""
_CLAIMED = "SELECT c.*, s.key AS source FROM {} c LEFT JOIN source s ON s.id = c.source_id"
_OF_INCIDENTS = """SELECT c.*, s.key AS source, n.code AS incident{more} FROM {table} c
    JOIN incident n ON n.id = c.incident_id LEFT JOIN source s ON s.id = c.source_id {joins}
    WHERE c.incident_id IN ({answer}){public_claim} ORDER BY c.incident_id, c.id"""
_SQL = {
    "sources": "SELECT * FROM source WHERE id IN ({sources}) ORDER BY key",
    "datasets": """SELECT * FROM dataset WHERE id IN (
        SELECT dataset_id FROM incident_dataset WHERE incident_id IN ({answer})) ORDER BY slug""",
    "actors": """SELECT * FROM actor WHERE id IN (
        SELECT attacker_id FROM incident WHERE id IN ({answer})
        UNION SELECT defender_id FROM incident WHERE id IN ({answer})) ORDER BY code""",
    "places": f"{_CLAIMED.format('place')} WHERE c.id IN ({{places}}) ORDER BY c.key",
    "weapons": """SELECT w.*, f.slug AS family, d.slug AS derived_from FROM weapon w
        LEFT JOIN weapon f ON f.id = w.family_id LEFT JOIN weapon d ON d.id = w.derived_from_id
        WHERE w.id IN ({weapons}) ORDER BY w.slug""",
    "weapon_names": """SELECT a.*, w.slug AS weapon FROM weapon_alias a
        JOIN weapon w ON w.id = a.weapon_id
        WHERE NOT a.main AND w.id IN ({weapons}) ORDER BY w.slug, a.id""",
    "specifications": """SELECT c.*, w.slug AS weapon, s.key AS source FROM specification c
        JOIN weapon w ON w.id = c.weapon_id LEFT JOIN source s ON s.id = c.source_id
        WHERE w.id IN ({weapons}){public_claim} ORDER BY w.slug, c.id""",
    "weapon_uses": _OF_INCIDENTS.replace("{table}", "weapon_use")
    .replace("{more}", ", w.slug AS weapon, l.key AS launch_site")
    .replace(
        "{joins}",
        "LEFT JOIN weapon w ON w.id = c.weapon_id LEFT JOIN place l ON l.id = c.launch_site_id",
    )
    .replace("{public_claim}", ""),
    "targets": _OF_INCIDENTS.replace("{table}", "target")
    .replace("{more}", ", p.key AS place")
    .replace("{joins}", "LEFT JOIN place p ON p.id = c.place_id")
    .replace("{public_claim}", ""),
    "casualty_claims": _OF_INCIDENTS.replace("{table}", "casualty_claim")
    .replace("{more}", "")
    .replace("{joins}", ""),
    "statements": _OF_INCIDENTS.replace("{table}", "statement")
    .replace("{more}", "")
    .replace("{joins}", ""),
    "media": """SELECT c.*, n.code AS incident FROM media c JOIN incident n ON n.id = c.incident_id
        WHERE c.incident_id IN ({answer}) ORDER BY c.incident_id, c.id""",
    "incident_sources": """SELECT n.code AS incident, s.key AS source, l.position
        FROM incident_source l JOIN incident n ON n.id = l.incident_id
        JOIN source s ON s.id = l.source_id
        WHERE n.id IN ({answer}) {open_link} ORDER BY n.id, l.position""",
    "incident_datasets": """SELECT n.code AS incident, d.slug AS dataset, l.external_id
        FROM incident_dataset l JOIN incident n ON n.id = l.incident_id
        JOIN dataset d ON d.id = l.dataset_id
        WHERE n.id IN ({answer}) ORDER BY n.id, l.id""",
}
_LINKS = """SELECT i.code, p.key, a.code, d.code FROM incident i
    LEFT JOIN place p ON p.id = i.place_id LEFT JOIN actor a ON a.id = i.attacker_id
    LEFT JOIN actor d ON d.id = i.defender_id {} ORDER BY i.date_latest DESC, i.code"""


def rows(answer: Answer, relation: Relation) -> Iterator[Values]:
    """The rows of one table, in the order of its fields."""
    sql, kinds = _filled(answer, _SQL[relation.name]), relation.kinds
    for row in answer.database.rows(sql, answer.query.parameters):
        seen = row | _blurred(answer, row) if relation.name == "places" else row
        yield tuple(_plain(kind, seen[name]) for name, kind in kinds.items())


def keys(answer: Answer, kind: str) -> list[str]:
    """Keys of the sources, places, actors, weapons or data sets that an answer needs, together
    with the waves and roll-ups that its incidents belong to.
    """
    column = {"weapons": "slug", "datasets": "slug", "actors": "code"}.get(kind, "key")
    sql = _filled(answer, _SQL[kind], _with_parents(answer))
    return [row[column] for row in answer.database.rows(sql, answer.query.parameters)]


def codes_with_parents(answer: Answer) -> list[str]:
    """Codes of the incidents and of what they belong to, the wider before the narrower."""
    sql = f"SELECT level, code FROM incident WHERE id IN ({_with_parents(answer)})"
    found = answer.database.tuples(sql, answer.query.parameters)
    return [code for _, code in sorted(found, key=lambda row: (_LEVELS.index(row[0]), row[1]))]


def links(answer: Answer) -> Iterator[Values]:
    """Code, key of the place, codes of attacker and defender of each incident, as `rows` come."""
    sql = _LINKS.format(answer.query.text)
    return answer.database.tuples(sql, answer.query.parameters)


def _with_parents(answer: Answer) -> str:
    public = "" if answer.restricted else "AND NOT p.restricted"
    return _PARENTS.format(answer=_ANSWER.format(answer.query.text), public=public)


def _filled(answer: Answer, sql: str, incidents: str | None = None) -> str:
    public = "1 = 1" if answer.restricted else "NOT restricted"
    found = incidents or _ANSWER.format(answer.query.text)
    weapons, places = _WEAPONS.format(answer=found), _PLACES.format(answer=found)
    open_link = "" if answer.restricted else f"AND NOT {HELD_LINK}"
    parts = {"answer": found, "weapons": weapons, "places": places, "open_link": open_link}
    return sql.format(
        **parts,
        sources=_SOURCES.format(**parts, public=public),
        public_claim="" if answer.restricted else " AND NOT c.restricted",
    )


def _blurred(answer: Answer, row: Row) -> dict[str, float | None]:
    seen = answer.place_seen(row)
    return {
        "latitude": seen.latitude,
        "longitude": seen.longitude,
        "uncertainty_m": seen.uncertainty_m,
    }


def _plain(kind: Kind, value: Value) -> Value:
    if kind == "boolean":
        return bool(value)
    return join_list(json.loads(str(value or "[]"))) if kind == "list" else value
