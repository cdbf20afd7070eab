"""Words for people and for what happened to them: groups by the codes of `casualty_groups`,
outcomes by those of `casualty_outcomes`, and the words that mean everybody.

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
_IN_TEXT = {"combatant": r"officers військов(?:их|і|ий|ого) военны[ей] военных"}
"""Nouns of running text alone: at the head of a column, officers may be of the police, and an
adjective may be of vehicles."""
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


_WHOLE = (
    r"people persons? civilians? residents? individuals? members? relatives? inhabitants?"
    r" villagers? victims? others? martyrs? bodies citizens? nationals"
    r" людин\w* людей люди людям\w* осіб особи особа человека? люд(?:ей|ях) мешкан\w+ жител\w+"
    r" цивільн\w+ мирн\w+_(?:жител\w+|мешкан\w+) громадян\w* граждан\w*"
)
_KIN = (
    r"brothers? sisters? siblings? twins? cousins? uncles? aunts? nephews? nieces? parents?"
    r" grandfathers? grandmothers? grandparents? grandchild(?:ren)? grandsons? granddaughters?"
    r" spouses? fianc[eé]e? couples? family famil(?:y"
    r"|ies) in-laws? neighbou?rs? friends? colleagues?"
    r" подружжя супруг\w* сім'я сім'ї семь[яи] брат\w* сестр\w* мати матір батько мать отец"
)
WHOLE, KIN = _patterns(_WHOLE), _patterns(_KIN)
"""Patterns for nouns of people of any kind, who may be men, women and children; and of a family."""
GROUPS = {code: _patterns(f"{words} {_IN_TEXT.get(code, '')}") for code, words in _NOUNS.items()}
"""A pattern for the nouns of each group, as running text has them."""


OUTCOMES_AT_THE_HEAD = {
    "killed": "killed dead death deaths fatality fatalities kia died nkill загиблих загибло "
    "загинуло загиблі вбито вбитих убито убитых погибших погибло погибшие قتلى القتلى قتيل "
    "شهداء الشهداء وفيات الوفيات morts mort tués tues tué décès deces décédés muertos fallecidos "
    "muertes tote toten getötete getötet todesopfer ölü ölen öldürülen zabici zabitych mortos "
    "morti uccisi הרוגים کشته کشته‌شدگان",
    "injured": "injured wounded injuries injury wia hurt nwound поранено поранених поранені ранено "
    "раненых раненые пострадавших جرحى الجرحى جريح مصابين المصابين إصابات blessés blesses blessé "
    "heridos herido lesionados verletzte verletzten verwundete yaralı yaralılar ranni rannych "
    "feridos feriti פצועים زخمی زخمی‌ها مجروح مجروحان",
    "missing": "missing зниклих зникло пропавших пропало مفقودين المفقودين "
    "disparus desaparecidos vermisste kayıp zaginieni dispersi נעדרים مفقودان",
}
"""Words of each outcome at the head of a column."""
OUTCOMES = {
    "killed": r"killed|dead|died|slain|martyred|perished|lost their li(?:fe|ves)|lost (?:his|her) "
    r"life",
    "injured": r"injured|wounded|hurt|hospitali[sz]ed|maimed|burned|suffered (?:\w+ ){0,2}?"
    r"(?:injuries|wounds|burns|concussion)"
    r"|sustained (?:\w+ ){0,2}?(?:injuries|wounds)|(?:taken|brought|rushed|sent) to (?:the |a "
    r")?hospitals?",
    "missing": r"missing|unaccounted for|trapped",
}
"""Patterns of running text behind people: "two men were killed"."""
SLAVIC_OUTCOMES = {
    "killed": r"загинул[аио]|загинув|загиблі|вбито|вбиті|убито|погиб(?:ло|ли|ла|ший|шие)?|убиты?"
    r"|ст(?:али|ав|ала|ал) жертв(?:ами|ою|ой)|жертв(?:ами|ою|ой) ст(?:али|ав|ала|ал)",
    "injured": r"поранен(?:о|і|ий|а)|постраждал[иоа]|постраждав|травмован[оі]|ранен[ыоа]?"
    r"|пострадал[иоа]?|получил[аи]? (?:\w+ )?ранени[яе]|(?:зазнал|отримал|дістал)[аи] "
    r"(?:\w+ )?поран\w+|(?:зазнав|отримав|дістав) поран\w+|госпіталізован[оі]"
    r"|госпитализирован[ыоа]?"
    r"|поранень зазнал[аи]|поранення (?:отримал|дістал)[аи]|ранения получил[аи]",
    "missing": r"зникл[аио] безвісти|пропал[аи]? без вести|вважаються зниклими",
}
DEAD = r"(?:kill|dead|died|death|fatal|убит|вбит|погиб|загиб|загин)"
HURT = r"(?:injur|wound|hurt|поран|ранен)"
"""How words of the dead and of the injured begin."""


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
