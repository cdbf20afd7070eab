"""Weapon lookup by any name, in any script.

Exact names win over derived forms; nothing is guessed. A bare family name ("Shahed") is the
family, never a variant that nobody named. Fuzzy matches are suggestions only.
"""

from __future__ import annotations

from dataclasses import dataclass

from incidents.names import lookup_form
from incidents.store.engines.base import Database
from schema.errors import AmbiguousNameError, UnknownNameError, nearest
from schema.vocabulary import vocabulary

_BY_FORM = """
SELECT DISTINCT w.id, w.slug, w.name, w.type, w.level, a.name AS alias, a.kind, a.ambiguous
FROM weapon_alias a JOIN weapon w ON w.id = a.weapon_id WHERE a.lookup = :form"""
_BY_SLUG = "SELECT id, slug, name, type, level, name AS alias, 'slug' AS kind, 0 AS ambiguous FROM weapon WHERE slug = :slug"  # noqa: E501
_FAMILY = """
WITH RECURSIVE members(id) AS (
    SELECT :id UNION SELECT w.id FROM weapon w JOIN members m ON w.family_id = m.id)
SELECT id FROM members"""


@dataclass(frozen=True)
class Match:
    """What a name means: a weapon or family by slug, or only a type."""

    slug: str | None
    type: str
    level: str
    how: str
    id: int | None = None


def find(database: Database, name: str) -> list[Match]:
    """Everything that a name can mean: one match, several when it is ambiguous, none if unknown."""
    form = lookup_form(name)
    rows = list(database.rows(_BY_SLUG, {"slug": name.strip().lower()}))
    if not rows and form:
        rows = list(database.rows(_BY_FORM, {"form": form}))
    unique = {row["slug"]: row for row in rows}
    exact = {
        s: row for s, row in unique.items() if row["alias"].casefold() == name.strip().casefold()
    }
    return [
        Match(
            row["slug"], row["type"], row["level"], _how(row["alias"], name, row["kind"]), row["id"]
        )
        for row in (exact or unique).values()
    ] or _type_of(name)


def resolve(database: Database, name: str) -> Match:
    """The one weapon or family of this name; raises with candidates or the nearest names."""
    found = [match for match in find(database, name) if match.slug]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError("weapon", name, [match.slug or "" for match in found])
    raise UnknownNameError("weapon", name, suggestions(database, name), _hint(name))


def suggestions(database: Database, name: str) -> list[str]:
    """Slugs of weapons whose names look like this one, best first."""
    sql = """SELECT a.lookup, w.slug FROM weapon_alias a JOIN weapon w ON w.id = a.weapon_id
        ORDER BY w.level = 'family', a.id"""
    forms = dict(database.tuples(sql))
    return list(dict.fromkeys(forms[form] for form in nearest(lookup_form(name), forms)))


def members(database: Database, weapon_id: int) -> list[int]:
    """Ids of a weapon and, for a family, of everything in it."""
    return [number for (number,) in database.tuples(_FAMILY, {"id": weapon_id})]


def _type_of(name: str) -> list[Match]:
    try:
        code = vocabulary("weapon_types").encode(name)
    except UnknownNameError:
        return []
    return [Match(None, code, "type", "type")]


def _how(alias: str, name: str, kind: str) -> str:
    if kind == "slug":
        return "slug"
    return "exact" if alias.casefold() == name.strip().casefold() else "spelling"


def _hint(name: str) -> str:
    if types := _type_of(name):
        return f"{name!r} is a type of weapon: use --weapon-type {types[0].type}"
    return "`incidents weapons list` shows all"
