"""The catalogue of a store: weapons by any name in any script, and what belongs to a family.

Nothing is guessed. Names that only look alike are suggestions, never matches.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.language.folding import lookup_form
from incidents.weapons.matcher import Match, Name, WeaponMatcher
from schema.errors import AmbiguousNameError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.store.engines.base import Database

_NAMES = """
SELECT a.name, a.lookup, w.slug, w.type, w.level, f.slug, w.id, a.kind
FROM weapon_alias a JOIN weapon w ON w.id = a.weapon_id LEFT JOIN weapon f ON f.id = w.family_id
{} ORDER BY w.level = 'family', a.id"""
_PARTIES = """
SELECT a.code, a.country, n.name FROM actor a JOIN actor_name n ON n.actor_id = a.id
WHERE a.id IN (SELECT id FROM actor WHERE code = :code
    UNION SELECT actor_id FROM actor_name WHERE lookup = :form)"""
_HANDS = "SELECT slug, origin, operators FROM weapon"
_BY_ATTACKER = "give one of these, or --attacker besides: it decides where one alone fits"
_CALLED = "WHERE a.lookup = :form OR w.slug = :slug"
_ALIKE = 65
_FAMILY = """
WITH RECURSIVE members(id) AS (
    SELECT :id UNION SELECT w.id FROM weapon w JOIN members m ON w.family_id = m.id)
SELECT id FROM members"""

_ABOVE = """
WITH RECURSIVE above(id, slug, family_id) AS (
    SELECT f.id, f.slug, f.family_id FROM weapon w JOIN weapon f ON f.id = w.family_id
    WHERE w.id = :id
    UNION SELECT f.id, f.slug, f.family_id FROM weapon f JOIN above a ON f.id = a.family_id)
SELECT id, slug FROM above"""


def matcher(database: Database) -> WeaponMatcher:
    """The names of a store's catalogue, ready to match many texts."""
    return _matcher_of(database.tuples(_NAMES.format("")))


def find(database: Database, name: str) -> list[Match]:
    """Everything that a name means: several for joined or ambiguous names, none if unknown."""
    return list(_called(database, name) or matcher(database).match(name))


def resolve(database: Database, name: str, attacker: str | None = None) -> Match:
    """The one weapon or family of this name; raises with candidates or the nearest names. What a
    person types with a slip is asked back; only a file's words are read so, and said.

    Of several weapons of one name, `attacker` (a name of an actor) decides for the one that it
    makes or uses; where it makes or uses several of them, or none, nothing is decided.
    """
    found = [match for match in find(database, name) if match.how != "slip"]
    weapons = [match for match in found if match.slug]
    if len(weapons) > 1 and attacker:
        weapons = in_the_hands_of(database, weapons, attacker) or weapons
    if len(weapons) == 1:
        return weapons[0]
    if weapons:
        raise AmbiguousNameError(
            "weapon", name, [match.slug or "" for match in weapons], _BY_ATTACKER
        )
    raise UnknownNameError("weapon", name, suggestions(database, name), _hint(name, found))


def in_the_hands_of(database: Database, matches: Iterable[Match], attacker: str) -> list[Match]:
    """Those of several weapons that an actor, or its country, uses by the catalogue; of one whose
    users are not recorded, whether it makes it.
    """
    asked = {"form": lookup_form(attacker), "code": attacker}
    called = {name for row in database.tuples(_PARTIES, asked) for name in row if name}
    parties = {lookup_form(name) for name in called}
    hands = {
        slug: {
            lookup_form(one) for one in json.loads(operators or "[]") or json.loads(origin or "[]")
        }
        for slug, origin, operators in database.tuples(_HANDS)
    }
    return [match for match in matches if parties & hands.get(match.slug or "", set())]


def suggestions(database: Database, name: str) -> list[str]:
    """Slugs of weapons whose names look like this one, best first."""
    return suggest(matcher(database), name)


def suggest(names: WeaponMatcher, name: str, limit: int = 3) -> list[str]:
    """Slugs of weapons whose names look like this one, best first."""
    from rapidfuzz import fuzz, process

    forms = {entry.lookup: entry.slug for entry in names.names}
    near = process.extract(
        lookup_form(name), list(forms), scorer=fuzz.ratio, limit=2 * limit, score_cutoff=_ALIKE
    )
    return list(dict.fromkeys(forms[form] for form, _, _ in near))[:limit]


@dataclass(frozen=True)
class Matches:
    """What a text means: weapons, families or only types; what looks like it where nothing does."""

    text: str
    matches: tuple[Match, ...]
    suggestions: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As `weapons match` prints it."""
        found = [{"slug": m.slug, "type": m.type, "level": m.level, "how": m.how}
                 for m in self.matches]  # fmt: skip
        return {"text": self.text, "matches": found, "suggestions": list(self.suggestions)}


def match_all(database: Database, texts: Iterable[str]) -> list[Matches]:
    """What each text means, by all names of the catalogue."""
    names = matcher(database)
    found = [(text, tuple(names.match(text))) for text in texts]
    return [
        Matches(text, matches, () if matches else tuple(suggest(names, text)))
        for text, matches in found
    ]


def members(database: Database, weapon_id: int) -> list[int]:
    """Ids of a weapon and, for a family, of everything in it."""
    return [number for (number,) in database.tuples(_FAMILY, {"id": weapon_id})]


def families(database: Database, weapon_id: int) -> list[tuple[int, str]]:
    """Ids and slugs of the families that a weapon belongs to, the nearest first."""
    return [(number, slug) for number, slug in database.tuples(_ABOVE, {"id": weapon_id})]


def _called(database: Database, name: str) -> tuple[Match, ...]:
    """Weapons of just this name: most questions need no more, so the others stay unread."""
    asked = {"form": lookup_form(name), "slug": name.strip().lower()}
    return _matcher_of(database.tuples(_NAMES.format(_CALLED), asked)).called(name)


def _matcher_of(rows: Iterable[Sequence[Any]]) -> WeaponMatcher:
    names = [Name(*row) for row in rows]
    slugs = {name.slug: name for name in names}
    own = [n._replace(text=slug, lookup=lookup_form(slug), kind="") for slug, n in slugs.items()]
    return WeaponMatcher([*names, *own])


def _hint(name: str, found: Sequence[Match]) -> str:
    if found:
        return f"{name!r} is a type of weapon: use --weapon-type {found[0].type}"
    return "`incidents weapons list` shows all"
