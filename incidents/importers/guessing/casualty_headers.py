"""What a header such as "Child fatalities (max)" counts: outcome, group and bound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from incidents.importers.guessing.header_words import header_form
from incidents.language.people_words import group_of

_OUTCOMES = {
    "killed": "killed dead death deaths fatality fatalities kia died nkill загиблих загибло "
    "загиблі вбито вбитих убито убитых погибших погибло погибшие قتلى القتلى قتيل شهداء الشهداء "
    "وفيات الوفيات",
    "injured": "injured wounded injuries injury wia hurt nwound поранено поранених поранені ранено "
    "раненых раненые пострадавших جرحى الجرحى جريح مصابين المصابين إصابات",
    "missing": "missing зниклих зникло пропавших пропало مفقودين المفقودين",
}
_BOUNDS = {
    "low": "min minimum low lowest least lower від мін мин",
    "high": "max maximum high highest most upper макс",
    "best": "best estimate",
}
Bound = Literal["low", "best", "high", ""]
_SILENT = set(
    "total number of no num people persons person count reported all the in n workers number "
    "кількість всього усього количество всего людей осіб человек чел عدد".split()
)
_UNPARTED = set(
    "casualties casualty victims victim losses жертв жертви жертвы ضحايا الضحايا".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a column counts; `bound` is low, high, best, or "" for the figure itself.

    `outcome` is None where the header says casualties without saying killed or injured.
    """

    outcome: str | None
    group: str = "total"
    bound: Bound = ""


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    lists = (("outcome", _OUTCOMES), ("bound", _BOUNDS))
    return {
        word: (kind, code)
        for kind, codes in lists
        for code, words in codes.items()
        for word in words.split()
    }


def _meaning(word: str) -> tuple[str, str]:
    """What a word is part of, and its code; empty for a word that says neither."""
    if word in _meanings():
        return _meanings()[word]
    group = group_of(word)
    return ("group", group) if group else ("", "")


def counted(header: str) -> Counted | None:
    """What a header counts; None unless every word of it is understood."""
    found: dict[str, str] = {}
    unparted = False
    for word in header_form(header).split():
        kind, code = _meaning(word)
        if kind and kind in found:
            return None
        if kind:
            found[kind] = code
        elif word in _UNPARTED:
            unparted = True
        elif word not in _SILENT:
            return None
    bound = cast(Bound, found.get("bound", ""))
    if unparted and "outcome" not in found:
        return Counted(None, found.get("group", "total"), bound)
    if "outcome" not in found:
        return None
    return Counted(found["outcome"], found.get("group", "total"), bound)
