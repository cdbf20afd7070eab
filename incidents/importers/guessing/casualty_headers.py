"""What a header such as "Child fatalities (max)" counts: outcome, group and bound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from incidents.importers.guessing.header_words import header_form
from incidents.language.people_words import OUTCOMES_AT_THE_HEAD, group_of_head

_BOUNDS = {
    "low": "min minimum low lowest least lower від мін мин mínimo mindestens asgari",
    "high": "max maximum high highest most upper макс máximo höchstens azami",
    "best": "best estimate",
}
Bound = Literal["low", "best", "high", ""]
_UNPARTED = set(
    "casualties casualty victims victim losses жертв жертви жертвы ضحايا الضحايا".split()
)
_NO_COUNT = set(
    "by who whom whose how why where when from with without or date time day name names source "
    "sources id link links url note notes description details type status rate share "
    "percent".split()
)
"""Words of a header that says something else of the dead than how many they are."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a column counts; `bound` is low, high, best, or "" for the figure itself.

    `outcome` is None where the header says casualties without saying killed or injured. `group` is
    `other` where the header names a group that no word list has.
    """

    outcome: str | None
    group: str = "total"
    bound: Bound = ""


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    lists = (("outcome", OUTCOMES_AT_THE_HEAD), ("bound", _BOUNDS))
    return {
        word: (kind, code)
        for kind, codes in lists
        for code, words in codes.items()
        for word in words.split()
    }


def counted(header: str) -> Counted | None:
    """What a header counts; None for one that speaks of something else."""
    found: dict[str, str] = {}
    others = []
    unparted = False
    for word in header_form(header).split():
        kind, code = _meanings().get(word, ("", ""))
        if found.get(kind, code) != code or word in _NO_COUNT:
            return None
        if kind:
            found[kind] = code
        elif word in _UNPARTED:
            unparted = True
        else:
            others.append(word)
    return _counted(found, others, unparted)


def _counted(found: dict[str, str], others: list[str], unparted: bool) -> Counted | None:
    outcome, bound = found.get("outcome"), cast(Bound, found.get("bound", ""))
    if outcome is None and not unparted:
        return None
    return Counted(outcome, group_of_head(others), bound)
