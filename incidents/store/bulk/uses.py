"""Weapon cells to weapon uses.

Each slug of `weapons` is one use, each type that no weapon of the row has is one without a
weapon. Counts and launch sites belong to the single use; where there are several, the row does
not say which, so that a use of type `several` beside them holds what belongs to all together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incidents.figures.sums.munitions import TOGETHER
from incidents.store.bulk.lists import codes, interleaved, items
from incidents.store.flat import weapon_columns
from schema.errors import InputError, nearest
from schema.vocabulary import vocabulary

Weapons = Mapping[str, tuple[int, str]]
"""Recorded weapons by slug: id and type."""


@dataclass(frozen=True)
class Use:
    """One weapon use of a row; `site` is the place of its launch site in the row's list."""

    weapon: int | None
    type: str
    counted: bool = False
    site: int | None = None


@dataclass(frozen=True)
class Uses:
    """The weapon uses of a row, and its flat `weapons` and `weapon_types`."""

    weapons: str | None
    types: str | None
    uses: tuple[Use, ...]
    first: str | None
    """Slug, or else type, of the first use: the weapon in a code made for the row."""


def uses_of(
    weapons: str | None, types: str | None, sites: int, counted: bool, known: Weapons
) -> Uses:
    """The uses that two cells name; raises InputError for what is not recorded.

    `sites` is the number of launch sites, `counted` whether the row counts munitions.
    """
    slugs, stated = items(weapons), codes(types, "weapon_types", "weapon_types")
    for slug in slugs:
        if slug not in known:
            offer = f" ({' or '.join(near)})" if (near := nearest(slug, known)) else ""
            raise InputError(f"the slug of a recorded weapon{offer}", repr(slug), "weapons")
    members = [(slug, _type(slug, n, slugs, stated, known)) for n, slug in enumerate(slugs)]
    found = list(interleaved(members, stated))
    if not found and (counted or sites):
        found = [(None, "unknown")]
    flat = weapon_columns(found)
    return Uses(
        weapons=flat["weapons"],
        types=flat["weapon_types"],
        uses=tuple(
            _uses([(known[s][0] if s else None, kind) for s, kind in found], sites, counted)
        ),
        first=next((slug or kind for slug, kind in found), None),
    )


def _type(slug: str, number: int, slugs: list[str], stated: Sequence[str], known: Weapons) -> str:
    """The type that the row states for a weapon: the weapon's own, or a broader or narrower one,
    or the only one, or that in the same place; the weapon's own when none is stated for it.
    """
    own, types = known[slug][1], vocabulary("weapon_types")
    related = [kind for kind in stated if kind in types.above(own) or own in types.above(kind)]
    if own in stated or not stated:
        return own
    if related or len(stated) == 1:
        return (related or stated)[0]
    return stated[number] if len(stated) == len(slugs) else own


def _uses(found: list[tuple[int | None, str]], sites: int, counted: bool) -> list[Use]:
    if len(found) == 1 and sites <= 1:
        return [Use(*found[0], counted, 0 if sites else None)]
    together = [
        Use(None, TOGETHER, counted and n == 0, n if n < sites else None)
        for n in range(max(sites, counted))
    ]
    return [*(Use(*use) for use in found), *together]
