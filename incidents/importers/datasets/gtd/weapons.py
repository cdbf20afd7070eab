"""With what: GTD's words for weapons, and which of its incidents are strikes.

A strike is a bombing or an attack with projectiles. "Projectile (rockets, mortars, RPGs, etc.)" is
one word for many things: where GTD's detail names just one of them, that is the type. Explosives
of an unknown kind may have been planted or fired, so that the event stays remote violence,
unspecified.
"""

from __future__ import annotations

import re

from incidents.importers.datasets.gtd.cells import cell_text, texts
from incidents.importers.drafts import WeaponUseDraft
from incidents.importers.reading.data_file import Row
from incidents.language.weapon_words import weapons_named
from schema.event_types import REMOTE, event_type_of
from schema.vocabulary import vocabulary

_BOMBING, _PROJECTILE = "bombing", "projectile"
_MOST = 4
"""How many weapons a row has columns for."""
_DETAILS = {
    "rocket": r"rockets?\b(?![ -]?(?:propelled|launched))", "other": r"rpgs?\b|rocket[ -]propelled",
}  # fmt: skip
"""Words of the detail that are GTD's own: a rocket there may be a grenade's."""
_WEAPONS = ("mortar", "missile", "drone")
"""Types, kinds of them included, that any words for weapons name."""
_FIRED = frozenset({"rocket", *_WEAPONS})
_DEVICES = (
    "landmine", "letter bomb", "pressure trigger", "remote trigger", "suicide", "time fuse",
    "vehicle", "dynamite", "sticky bomb", "pipe bomb",
)  # fmt: skip


def is_strike(row: Row) -> bool:
    """Whether anything was blown up or fired from afar."""
    bombing = any(kind.casefold().startswith(_BOMBING) for kind in texts(row, "attacktype", 3))
    return bombing or _projectiles(row) or (_explosives(row) and bool(_named(row) & _FIRED))


def weapons(row: Row) -> list[WeaponUseDraft]:
    """One use for each weapon, in the words of GTD."""
    pairs = zip(texts(row, "weaptype", _MOST), texts(row, "weapsubtype", _MOST), strict=True)
    uses = [_use(kind, sub, _named(row)) for kind, sub in pairs if kind or sub]
    return list({str(use): use for use in uses}.values())


def event(row: Row, uses: list[WeaponUseDraft]) -> str:
    """The event type: what was fired, or else explosives on the spot, if that is known."""
    types = {use["type"] for use in uses}
    if "unknown" in types:
        return REMOTE
    if _projectiles(row) or types & _FIRED:
        return event_type_of(types & _FIRED, strike=True)
    if "explosive_device" in types:
        return event_type_of(["explosive_device"])
    return "other" if types == {"other"} else REMOTE


def _projectiles(row: Row) -> bool:
    return any(sub.casefold().startswith(_PROJECTILE) for sub in texts(row, "weapsubtype", _MOST))


def _explosives(row: Row) -> bool:
    return any(kind.casefold().startswith("explosives") for kind in texts(row, "weaptype", _MOST))


def _named(row: Row) -> set[str]:
    """Types of what flies that the detail names."""
    detail = cell_text(row, "weapdetail").casefold()
    own = {kind for kind, words in _DETAILS.items() if re.search(rf"\b(?:{words})", detail)}
    kinds = {
        kind for code in weapons_named(detail) for kind in vocabulary("weapon_types").above(code)
    }
    return own | (kinds & {*_WEAPONS})


def _use(kind: str, sub_type: str, named: set[str]) -> WeaponUseDraft:
    words = f"{kind}: {sub_type}" if kind and sub_type else kind or sub_type
    low = sub_type.casefold()
    if low.startswith(_DEVICES):
        return {"type": "explosive_device", "text": words}
    if kind.casefold().startswith("explosives") and low != "grenade":
        found = named if low.startswith(_PROJECTILE) else named & {"drone"}
        return {"type": found.copy().pop() if len(found) == 1 else "unknown", "text": words}
    return {"type": "small_arms" if kind.casefold() == "firearms" else "other", "text": words}
