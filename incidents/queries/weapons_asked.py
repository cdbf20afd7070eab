"""A question for weapons or their types, and what it leaves out: records that say less.

A record that names only the family, or only a broader type, may tell of the weapon that was asked
for, or not. It is not in the answer, and the answer says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.queries.conditions import MANY, Query
from incidents.weapons import catalogue
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from incidents.queries.filters import Filter
    from incidents.store.engines.base import Database


def ask_for_weapons(query: Query, database: Database, wanted: Filter) -> dict[int, str]:
    """Add the conditions on weapons; the families of those asked for, by id, with slugs."""
    tests = query.use_conditions
    families: dict[int, str] = {}
    if wanted.weapon_type:
        codes = [c for code in wanted.weapon_type for c in vocabulary("weapon_types").below(code)]
        tests.append(f"u.type {query.list('weapon_type', dict.fromkeys(codes))}")
    if wanted.weapon:
        meant = [catalogue.resolve(database, name, wanted.attacker) for name in wanted.weapon]
        asked = [match.id or 0 for match in meant]
        ids = dict.fromkeys(i for weapon in asked for i in catalogue.members(database, weapon))
        above = {i: slug for weapon in asked for i, slug in catalogue.families(database, weapon)}
        families = {i: slug for i, slug in above.items() if i not in ids}
        taken = {**ids, **families} if wanted.or_family else ids
        tests.append(f"u.weapon_id {query.list('weapon', taken)}")
    if tests:
        query.where_among(database, _uses(tests))
    return families


def _uses(tests: Sequence[str]) -> str:
    return f"SELECT u.incident_id FROM weapon_use u WHERE {' AND '.join(tests)}"


def note_families(query: Query, database: Database, families: Mapping[int, str]) -> None:
    """Say how many records fit but for naming no more than the family of the weapon."""
    *others, own = query.use_conditions
    only = [c for c in (*query.conditions, *query.kinds) if _uses([*others, own]) not in c]
    wider = Query(parameters=dict(query.parameters))
    named = f"u.weapon_id {wider.list('family', families)}"
    fits = f"EXISTS ({_uses(['u.incident_id = i.id', *others, own])})"
    sql = f"""SELECT count(*) FROM incident i
        WHERE {" AND ".join([*only, f"i.id IN ({_uses([*others, named])})"])} AND NOT {fits}"""
    (number,) = next(database.tuples(sql, wider.parameters))
    if number:
        records, name = ("record", "names") if number == 1 else ("records", "name")
        family = " or ".join(sorted(families.values()))
        query.notes.append(
            f"{number} more {records} {name} only the family {family}: --or-family takes them"
        )


_SAYS_NO_MORE = (
    "(u.weapon_id IS NULL OR u.weapon_id IN (SELECT id FROM weapon WHERE level = 'family'))"
)


def note_broader_types(query: Query, database: Database, asked: Sequence[str]) -> None:
    """Say how many records fit but for naming no more than a broader type: a guided bomb may glide,
    or not. A named weapon is of the type that the catalogue has for it, and no broader one.
    """
    tree, own = vocabulary("weapon_types"), query.use_conditions[0]
    taken = {code for one in asked for code in tree.below(one)}
    broader = [code for one in asked for code in tree.above(one) if code not in taken]
    if not broader:
        return
    wider = Query(parameters=dict(query.parameters))
    typed = f"u.type {wider.list('broader', dict.fromkeys(broader))}"
    uses = _uses([typed, _SAYS_NO_MORE])
    (number,) = next(
        database.tuples(f"SELECT count(*) FROM ({uses} LIMIT {MANY}) AS few", wider.parameters)
    )
    if number >= MANY:
        listed = " or ".join(dict.fromkeys(broader))
        query.notes.append(f"records that say only {listed} are not in the answer")
        return
    only = [c for c in (*query.conditions, *query.kinds) if _uses([own]) not in c]
    fits = f"EXISTS ({_uses(['u.incident_id = i.id', own])})"
    sql = f"""SELECT u.type, count(DISTINCT i.id) FROM weapon_use u
        JOIN incident i ON i.id = u.incident_id
        WHERE {" AND ".join([typed, _SAYS_NO_MORE, *only])} AND NOT {fits}
        GROUP BY u.type ORDER BY 2 DESC, 1"""
    counts = list(database.tuples(sql, wider.parameters))
    if counts:
        told = ", ".join(f"{code} {number}" for code, number in counts)
        query.notes.append(
            f"left out, since they say only a broader type: {told}; --weapon-type CODE takes them"
        )
