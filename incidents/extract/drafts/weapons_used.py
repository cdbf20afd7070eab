"""The weapons of a strike, each once, by its best name and with the counts that the text gives."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.extract.mentions.weapons import WeaponMention, compatible
from incidents.extract.strikes.event import Event, WeaponUse
from schema.vocabulary import vocabulary


@dataclass(frozen=True)
class Weapon:
    """A weapon of an event: what it is called best, and the counts that the text gives."""

    mention: WeaponMention
    launched: WeaponMention | None
    hit: WeaponMention | None


def weapons_of(event: Event) -> list[Weapon]:
    """The weapons, each once: "drones" and "Shaheds" of one event are Shaheds."""
    groups: list[list[WeaponUse]] = []
    for used in event.weapons:
        for group in groups:
            if any(_same(used.mention, other.mention) for other in group):
                group.append(used)
                break
        else:
            groups.append([used])
    weapons = [_weapon(group) for group in groups]
    named = [w for w in weapons if w.mention.type not in ("aerial_munition", "artillery")]
    return [w for w in weapons if w in named or not _only_manner(w, named)]


def _same(one: WeaponMention, other: WeaponMention) -> bool:
    if one.slug and other.slug:
        return one.slug == other.slug
    return compatible(one.type, other.type)


def _only_manner(weapon: Weapon, named: list[Weapon]) -> bool:
    """`Shelled with rockets`, `an air attack by drones`: the manner of what is named."""
    return bool(named) and weapon.mention.slug is None


def _weapon(group: list[WeaponUse]) -> Weapon:
    mentions = [used.mention for used in group]
    best = max(mentions, key=lambda m: (m.slug is not None, _depth(m.type)))
    launched = next((u.mention for u in group if u.counts == "launched"), None)
    hit = next((u.mention for u in group if u.counts == "hit"), None)
    return Weapon(best, launched, hit)


def _depth(code: str) -> int:
    return len(vocabulary("weapon_types").above(code))
