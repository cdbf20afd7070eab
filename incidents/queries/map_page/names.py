"""Other names of what an answer names: weapons, places and attackers, in every script.

A reader of the map finds a record by any of them. Only names of what the answer itself holds go
along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.store.engines.base import Database

Names = dict[str, dict[str, list[str]]]
"""Other names by flat column, then by what stands in it."""

# Families say no more than that one of their weapons was used: the names of all of them lead there.
_USED = """WITH RECURSIVE named(id) AS (
    SELECT weapon_id FROM weapon_use WHERE weapon_id IS NOT NULL AND incident_id IN ({hits})),
    above(id) AS (SELECT id FROM named
    UNION SELECT w.family_id FROM above JOIN weapon w ON w.id = above.id
    WHERE w.family_id IS NOT NULL),
    below(id) AS (SELECT id FROM named
    UNION SELECT w.id FROM below JOIN weapon w ON w.family_id = below.id)
    """
_SQL = {
    "weapons": _USED
    + """SELECT w.slug, a.name FROM weapon_alias a JOIN weapon w ON w.id = a.weapon_id
        WHERE w.id IN (SELECT id FROM above UNION SELECT id FROM below)
        ORDER BY w.slug, a.id""",
    "place": """SELECT DISTINCT i.place, n.name FROM incident i JOIN place_name n
        ON n.place_id = i.place_id WHERE i.id IN ({hits}) AND n.name != i.place
        ORDER BY i.place, n.id""",
    "attacker": """SELECT DISTINCT i.attacker, n.name FROM incident i JOIN actor_name n
        ON n.actor_id = i.attacker_id WHERE i.id IN ({hits}) AND n.name != i.attacker
        ORDER BY i.attacker, n.id""",
}
_LABELS = {
    "weapons": "SELECT slug, name FROM weapon",
    "datasets": """SELECT DISTINCT d.slug, d.name FROM dataset d
        JOIN incident_dataset l ON l.dataset_id = d.id WHERE l.incident_id IN ({hits})""",
}


def other_names(database: Database, query: Query) -> Names:
    """Every other name of the weapons (with their families), places and attackers of an answer."""
    names: Names = {}
    for column, sql in _SQL.items():
        for key, name in _pairs(database, query, sql):
            names.setdefault(column, {}).setdefault(key, []).append(name)
    return names


def labels(database: Database, query: Query) -> dict[str, dict[str, str]]:
    """What people read for the slugs of weapons and data sets."""
    return {kind: dict(_pairs(database, query, sql)) for kind, sql in _LABELS.items()}


def _pairs(database: Database, query: Query, sql: str) -> Iterator[tuple[str, str]]:
    hits = "{hits}" in sql
    return database.tuples(sql.format(hits=query.hits), query.parameters if hits else None)
