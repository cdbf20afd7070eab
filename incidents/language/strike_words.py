"""Words of a running text that say what kind of strike it was: English, Ukrainian, Russian, Arabic.

Only for texts beside which no field names a weapon. A text that names several kinds says nothing
here: "drone footage of a missile strike" is no drone strike.
"""

from __future__ import annotations

import re

_KINDS = {
    "missile": r"missiles?|ракет(?!ниц|оносі|оносе)\w*|صواريخ|صاروخ\w*",
    "drone": r"drones?|uavs?|uas|fpv|shaheds?|geran\w*|бпла|безпілот\w*|беспилот\w*|дрон\w*|"
    r"шахед\w*|герань\w*|مسيرة|مسيّرة|طائرات مسيرة",
    "glide_bomb": r"glide bombs?|каб(?:и|ів|ы|ов|ами)?|умпк|fab-?\d+|фаб-?\d+",
    "aerial_munition": r"air ?strikes?|air raids?|aerial bomb\w*|авіауд\w*|авіабомб\w*|авиауд\w*|"
    r"авиабомб\w*|авианал[её]т\w*|авіаналіт\w*|غار(?:ة|ات) جوية|غارة|غارات",
    "rocket": r"mlrs|grad rockets?|rocket (?:attack|fire|strike|artillery)\w*|рсзв|рсзо|"
    r"(?:із|з|из|с) градів|градом|راجمات",
    "artillery": r"artiller\w*|mortars?|howitzers?|артил\w*|артобстр\w*|міномет\w*|мином[её]т\w*|"
    r"مدفعي\w*|هاون",
}
_SAID = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I) for code, words in _KINDS.items()}
_STRIKE = re.compile(
    r"(?<!\w)(?:strikes?|struck|striking|airstrikes?|attack(?:s|ed)?|hit|hits|hitting|bomb(?:ed|ing|"
    r"ardment)|shell(?:ed|ing)|explo(?:ded|des|sions?)|impact(?:s|ed)?|blast|destroyed by|"
    r"targeted|targeting|удар\w*|атак\w*|обстр\w*|влуч\w*|вибух\w*|приліт|прильот\w*|уражен\w*|"
    r"взрыв\w*|попадан\w*|прил[её]т\w*|поражен\w*|قصف|استهد\w*|هجوم|ضرب\w*|انفجار)(?!\w)",
    re.I,
)
_REMAINS = re.compile(
    r"(?<!\w)(?:shells?|munitions?|submunitions?|projectiles?|craters?|explosives?)(?!\w)", re.I
)
"""What a strike leaves: words that tell of one where somebody describes what was hit."""


def weapon_named(text: str) -> tuple[str, str] | None:
    """The type of weapon that a text names, and its word; None for none or for several types."""
    found = {code: match[0] for code, said in _SAID.items() if (match := said.search(text))}
    return next(iter(found.items())) if len(found) == 1 else None


def tells_of_strike(text: str) -> bool:
    """Whether a text tells of something that was struck, whatever with."""
    return bool(_STRIKE.search(text))


def describes_strike(text: str) -> bool:
    """Whether a description of what was hit tells of violence from afar: that it was struck, with
    what kind of weapon, or what was left of it.
    """
    weapons = any(said.search(text) for said in _SAID.values())
    return weapons or tells_of_strike(text) or bool(_REMAINS.search(text))
