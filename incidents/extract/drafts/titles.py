"""The title of a draft: made of its level, its first weapon and its place, and of nothing else."""

from __future__ import annotations

import re
from typing import Any

from incidents.extract.strikes.event import STRIKE
from schema.vocabulary import vocabulary

_BRACKET = re.compile(r"\s*[(\[]")
_NAMELESS = "a place that the text does not name"


def title_of(plain: dict[str, Any], weapon: str | None = None) -> str:
    """The title of a draft document. `weapon` is the name of its first weapon, where it is not to
    be called by the words of the text.
    """
    level, place = plain.get("level", STRIKE), (plain.get("place") or {}).get("name")
    use = next(iter(plain.get("weapons", [])), None)
    subject = f"{weapon or _called(use)} strike" if use else "Strike"
    if level == STRIKE:
        return f"{subject} on {place or _NAMELESS}"
    kind = subject.removesuffix("strike") + level if use else level.capitalize()
    return f"{kind} on {place}" if place else kind


def _called(use: dict[str, Any]) -> str:
    """A weapon of the catalogue by the words of the text, any other by its type."""
    if use.get("weapon") and use.get("text"):
        return " ".join(_BRACKET.split(use["text"])[0].split())
    return vocabulary("weapon_types").terms[use["type"]].label
