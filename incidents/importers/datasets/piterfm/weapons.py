"""The model of a wave as weapon uses, with the counts where they belong."""

from __future__ import annotations

import re
from typing import Any

from incidents.importers.base import Help

Plain = dict[str, Any]
_FAMILIES = {"Shahed-136/131": "Shahed"}
"""Either of two variants of one family: the row names the family and leaves the variant open."""


def uses(model: str, counts: Plain, ask: Help) -> list[Plain]:
    """Weapon uses of a row. `counts` are those of the row as a whole, with their source.

    One weapon takes the counts. Several stand without any, beside one use of type `several` that
    holds them, so that no count is given to a weapon that no source gave it to.
    """
    named = [use for part in re.split(r"\s+and\s+", model) for use in _named(part, ask)]
    if len(named) == 1:
        return [{**named[0], **counts}]
    if not counts:
        return named
    return [*named, {"type": "several", "text": model, **counts}]


def _named(part: str, ask: Help) -> list[Plain]:
    family = _FAMILIES.get(part)
    found = ask.weapons(family or part)
    return [{**use, "text": part} for use in found] if family else [dict(use) for use in found]
