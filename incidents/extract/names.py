"""The names of weapon documents as a matcher, for extraction without a store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from incidents.language.folding import lookup_form
from incidents.weapons.matcher import Name, WeaponMatcher

if TYPE_CHECKING:
    from schema.document.weapon import WeaponDocument


def matcher_of(weapons: Iterable[WeaponDocument]) -> WeaponMatcher:
    """Every name of the weapons, weapons before families, as a store would give them."""
    ordered = sorted(weapons, key=lambda weapon: weapon.level == "family")
    return WeaponMatcher([name for weapon in ordered for name in _names(weapon)])


def _names(weapon: WeaponDocument) -> list[Name]:
    texts = dict.fromkeys([weapon.name, weapon.slug, *(alias.name for alias in weapon.aliases)])
    return [
        Name(text, lookup_form(text), weapon.slug, weapon.type, weapon.level, weapon.family, None)
        for text in texts
    ]
