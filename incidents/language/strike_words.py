"""Words that tell of a strike: English, Ukrainian, Russian, Arabic.

Each list holds regular expressions for whole words in small letters, with `_` for a space. Patterns
that look for a strike are made of them by `any_word`, so that a new word is added here alone.
"""

from __future__ import annotations

import re

from incidents.language.weapon_words import weapons_named

ATTACKS = "strikes? attacks?"
"""Nouns that say so alone, and before which a weapon may stand: drone strike, air attack."""
SORTIES = "raids? barrages? salvos? salvoes volleys? onslaughts? assaults?"
"""Nouns of the same kind that mean other things too, such as an assault on foot."""
BLOWS = "airstrikes? air-strikes? air_strikes? airraids? bombardments? bombings? shelling blasts?"
"""Nouns that name the weapon or its effect themselves."""
EXPLOSIONS = "explosions?"
SLAVIC_BLOWS = (
    r"удар(?:у|ом|и|ів|ов|ами|ах|а|е)? атак(?:[аиуоюые]\w{0,3})? атаці обстріл\w{0,3}"
    r" обстрел\w{0,3} вибух\w{0,3} взрыв\w{0,3} авіаудар\w{0,3} авиаудар\w{0,3} нал[её]т\w{0,2}"
)
STRUCK = (
    "struck hits? hitting attacked attacks bombed bombs shelled shells targeted pounded rammed"
    " strafed exploded detonated impacted battered pummel?led blasted"
)
"""Verbs of which the subject is who attacks, or the weapon."""
SLAVIC_STRUCK = (
    r"вдари[влаио]+ ударил[аио]? атакува[влаио]+ атаковал[аио]? обстріля[влаио]+ обстрелял[аио]?"
    r" влучи[влаио]+ попал[аио]? поціли[влаио]+ завда[влаио]+_удар\w* нанес\w*_удар\w* вдарили"
)
CAME_DOWN = (
    "slam(?:med|s) crashed landed rained fell destroyed damaged rocked tore_through ripped_through"
    r" ripped_into dropped set_(?:fire|ablaze|alight) впа[влаио]+ упал[аио]? пошкод\w+ повре[жд]\w+"
)
"""Verbs that tell of a strike only beside a weapon or a place that was hit."""
LAUNCHES = (
    "launched launches launching fired fires firing sent unleashed"
    " запусти[влаио]+ випусти[влаио]+ запустил[аио]? выпустил[аио]?"
)
SAYS = (
    r"said says say saying told tells reported reports confirmed announced added adding wrote"
    r" stated claimed claims declared posted noted tweeted disclosed acknowledged alleged"
    r" повідоми[влаио]+ повідомляє повідомили заяви[влаио]+ сообщи[ла]?[оиа]? сообщает"
    r" заявил[аио]? зазначи[влаио]+"
    r" написа[влаио]+ розпов[іи]\w+"
)
"""Verbs of whoever reports it."""
DEBRIS = r"debris wreckage fragments? shrapnel remnants уламк\w+ обломк\w+"
_OTHER_FORMS = (
    r"striking bombing explodes? impacts? targeting destroyed_by"
    r" уражен\w* прил[іьё]т\w* прильот\w* влуч\w* попадан\w* поражен\w* обстріляно обстрелян\w*"
    r" атакован\w* ударил\w* قصف استهد\w* هجوم ضرب\w* انفجار"
)
"""Of short texts: participles and headlines, and Arabic."""
_REMAINS = "shells? munitions? submunitions? projectiles? craters? explosives?"
"""What a strike leaves: words that tell of one where somebody describes what was hit."""


def any_word(*lists: str) -> str:
    """A pattern for any word of some lists, without a group around it."""
    return "|".join(word.replace("_", " ") for words in lists for word in words.split())


def stems(*lists: str) -> list[str]:
    """The letters with which the words of some lists begin, for a cheap first look at a text."""
    begun = {match[0] for words in lists for match in _BEGINNING.finditer(words)}
    return sorted(stem for stem in begun if not any(o != stem and o in stem for o in begun))


_BEGINNING = re.compile(r"(?:^|(?<=\s))[^\W_]+?(?=[^\W_][?*{]|[^\w]|_|$)")
_STRIKE = re.compile(
    rf"(?<!\w)(?:{any_word(ATTACKS, BLOWS, EXPLOSIONS, SLAVIC_BLOWS, STRUCK, SLAVIC_STRUCK)}"
    rf"|{any_word(_OTHER_FORMS)})(?!\w)",
    re.I,
)
_LEFT = re.compile(rf"(?<!\w)(?:{any_word(_REMAINS)})(?!\w)", re.I)


def tells_of_strike(text: str) -> bool:
    """Whether a text tells of something that was struck, whatever with."""
    return bool(_STRIKE.search(text))


def describes_strike(text: str) -> bool:
    """Whether a description of what was hit tells of violence from afar: that it was struck, with
    what kind of weapon, or what was left of it.
    """
    return bool(weapons_named(text)) or tells_of_strike(text) or bool(_LEFT.search(text))
