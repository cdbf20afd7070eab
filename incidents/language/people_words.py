"""Words for groups of people by the codes of `casualty_groups`, in four languages; and the words
that mean everybody.

English, Ukrainian, Russian and Arabic. Each word is a regular expression for one whole word in
small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_NOUNS = {
    "civilian": r"civilians? non-?combatants? цивільн\w+ мирн\w+_(?:жител\w+|мешкан\w+)",
    "combatant": r"soldiers? troops servicem[ae]n servicemembers fighters? militants? troopers"
    r" gunmen rebels військовослужбовц\w+ военнослужащ\w+",
    "child": r"child(?:ren)? minors? boys? girls? toddlers? infants? babies baby teenagers? sons?"
    r" daughters? kids дитин\w діт(?:и|ей|ям|ьми|ях) дет(?:и|ей|ям|ьми|ях) реб[её]н\w+"
    r" хлопчик\w* дівчин\w+",
    "woman": r"females? wom[ae]n mothers? жінк\w* жінок женщин\w* wife",
    "man": r"males? m[ae]n fathers? чоловік\w? мужчин\w* husband",
    "medical": r"medics? paramedics? doctors? nurses?",
    "journalist": r"journalists? reporters? cameram[ae]n",
    "rescuer": r"rescuers? firefighters? рятувальник\w* спасател\w*",
}
_IN_TEXT = {"combatant": "officers"}
"""Nouns of running text alone: at the head of a column, officers may be of the police."""
_AT_THE_HEAD_OF_A_COLUMN = {
    "civilian": r"civ civs civils? мирных мирные гражданск(?:их|ие) مدنيين المدنيين civiles"
    r" zivilisten zivile sivil siviller cywil\w+ civis civili אזרחים غیرنظامیان",
    "combatant": r"combatants? belligerents? insurgents? military"
    r" військов(?:их|і) военн(?:ых|ые) مقاتلين جنود",
    "child": r"أطفال الأطفال enfants? niñ[oa]s menores kinder çocuk dzieci crianças bambini ילדים"
    r" کودکان",
    "woman": r"نساء النساء femmes? mujeres frauen kadın kobiet\w* mulheres donne נשים زنان",
    "man": r"رجال الرجال hommes? hombres männer erkek mężczy\w+ homens uomini גברים مردان",
    "medical": r"medical health медик(?:ів|и|ов)",
    "journalist": r"media press журналіст(?:ів|и) журналистов журналисты صحفيين",
    "rescuer": r"рятувальників",
    "attacker": r"attackers? perpetrators? perps? terrorists",
}
"""Short forms, adjectives and Arabic: of a group at the head of a column, not in running text."""
_EVERYBODY = frozenset(
    "total totals overall sum number of no num people ppl persons person humans count reported"
    " estimated all the in n de des du la le les los las der die # № nb nombre número numero anzahl"
    " zahl toll personas personnes personen sayısı"
    " kişi liczba кількість всього усього количество всего людей осіб человек"
    " чел عدد".split()
)
"""Words at the head of a column that name no group: with them alone, everybody is counted."""
_STAFF = frozenset({"workers", "personnel", "staff", "members"})
"""Words that leave a group what it is where one is named beside them, as in "medical workers"."""
_NON = re.compile(r"\bnon[ -](?=\w)")


def _patterns(words: str) -> str:
    return "|".join(word.replace("_", " ") for word in words.split())


GROUPS = {code: _patterns(f"{words} {_IN_TEXT.get(code, '')}") for code, words in _NOUNS.items()}
"""A pattern for the nouns of each group, as running text has them."""


@cache
def group_of(word: str) -> str | None:
    """The code of the group that a word at the head of a column means; None for any other word."""
    return next((code for code, head in _heads() if head.fullmatch(word.casefold())), None)


def group_of_head(words: Sequence[str]) -> str:
    """The group that the head of a column counts, given its words but those for outcome and bound.

    `total` where they name nobody in particular; `other` where one is not known, or where they
    name several groups, since a part must never pass for the whole.
    """
    named = [word for word in _NON.sub("non", " ".join(words)).split() if word not in _EVERYBODY]
    if not named:
        return "total"
    groups = {group_of(word) for word in named if word not in _STAFF}
    return (groups.pop() if len(groups) == 1 else None) or "other"


@cache
def _heads() -> list[tuple[str, re.Pattern[str]]]:
    codes = dict.fromkeys((*_AT_THE_HEAD_OF_A_COLUMN, *_NOUNS))
    both = {c: f"{_NOUNS.get(c, '')} {_AT_THE_HEAD_OF_A_COLUMN.get(c, '')}" for c in codes}
    return [(code, re.compile(_patterns(words))) for code, words in both.items()]
