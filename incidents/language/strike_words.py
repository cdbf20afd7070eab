"""Words that tell of a strike: English, Ukrainian, Russian, Arabic."""

from __future__ import annotations

import re

from incidents.language.weapon_words import weapons_named

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


def tells_of_strike(text: str) -> bool:
    """Whether a text tells of something that was struck, whatever with."""
    return bool(_STRIKE.search(text))


def describes_strike(text: str) -> bool:
    """Whether a description of what was hit tells of violence from afar: that it was struck, with
    what kind of weapon, or what was left of it.
    """
    return bool(weapons_named(text)) or tells_of_strike(text) or bool(_REMAINS.search(text))
