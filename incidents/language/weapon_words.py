"""Words for kinds of weapons by the codes of `weapon_types`, in six languages.

English, Ukrainian, Russian and Arabic, with the plainest words in Persian and Hebrew (the
vocabulary has more). A КАБ or a guided (aerial) bomb is a guided bomb, with wings
or without: only what is called a glide bomb, or has a kit of wings, is one.
"""

from __future__ import annotations

import re
from functools import cache

from schema.vocabulary import vocabulary

_NAMES = {
    "drone": "drones|uav|uavs|unmanned aerial vehicle|unmanned aerial vehicles|unmanned aircraft"
    "|quadcopter|quadcopters|дрони|дронів|дронами|дрона|дрону|дроном|дроны|дронов|бпла"
    "|безпілотник|безпілотники|безпілотником|беспилотником|беспилотниками|безпілотниками"
    "|безпілотників|беспилотник|беспилотники|беспилотников|беспилотника|безпілотника",
    "one_way_attack_drone": "kamikaze drone|kamikaze drones|suicide drone|suicide drones|one-way "
    "attack drone|one-way attack drones|exploding drone|exploding drones|explosive drone"
    "|explosive drones|explosive-laden drone|explosives-laden drone|bomb-laden drone"
    "|booby-trapped drone|booby-trapped drones|дрон-камікадзе|дронами-камікадзе|дрон-камикадзе"
    "|дронами-камикадзе|ударними дронами|ударних дронів|ударных дронов|ударных бпла|ударних "
    "бпла|ударними бпла",
    "fpv_drone": "fpv|fpv drone|fpv drones|fpv-drone|fpv-drones|fpv-дрон|fpv-дроном|fpv-дронами"
    "|fpv-дрона|first-person-view drone|first-person view drone",
    "ballistic_missile": "ballistic missile|ballistic missiles|балістична ракета|балістичною "
    "ракетою|балістичними ракетами|балістичні ракети|балістичних ракет|баллистическая ракета"
    "|баллистической ракетой|баллистическими ракетами|баллистических ракет|баллистические "
    "ракеты|балістикою|баллистикой",
    "intermediate_range_ballistic_missile": "intermediate-range missile|intermediate-range "
    "ballistic missile|intermediate range ballistic missile",
    "cruise_missile": "cruise missile|cruise missiles|крилата ракета|крилатими ракетами|крилаті "
    "ракети|крилатих ракет|крылатая ракета|крылатыми ракетами|крылатых ракет|крылатые ракеты",
    "missile": "missile|missiles|ракета|ракети|ракетами|ракету|ракетою|ракеты|ракетой|ракет"
    "|ракетний|ракетного|ракетний удар|ракетный|ракетного удара|ракетний обстріл"
    "|ракетном|ракетному|ракетним|ракетным"
    "|ракетном ударе|ракетным ударом|ракетной атаке|ракетной атаки|ракетним ударом|ракетної атаки"
    "|guided "
    "missile|guided missiles",
    "surface_to_air_missile": "anti-aircraft missile|anti-aircraft missiles|air defense missile"
    "|air defence missile|surface-to-air missile|surface-to-air missiles",
    "anti_tank_guided_missile": "anti-tank missile|anti-tank missiles|anti-tank guided missile"
    "|anti-tank guided missiles",
    "anti_ship_missile": "anti-ship missile|anti-ship missiles",
    "rocket": "rocket fire|rocket attack",
    "rocket_launcher_system": "multiple rocket launcher|multiple rocket launchers|multiple launch "
    "rocket system|multiple launch rocket systems|mlrs|рсзв|рсзо",
    "glide_bomb": "glide bomb|glide bombs|guided glide bomb|guided glide bombs|gliding bombs|umpk"
    "|умпк",
    "guided_bomb": "guided aerial bomb|guided aerial bombs|guided bomb|guided bombs|kab|kabs|каб"
    "|каби|кабом|кабами|кабів|кабы|кабов|керована авіабомба|керованими авіабомбами"
    "|керованою авіабомбою|керовані авіабомби|управляемыми авиабомбами|управляемой авиабомбой",
    "barrel_bomb": "barrel bomb|barrel bombs",
    "bomb": "aerial bomb|aerial bombs|авіабомба|авіабомбами|авиабомбами|авиабомба"
    "|авіабомбу|авиабомбу",
    "aerial_munition": "airstrike|airstrikes|air strike|air strikes|air raid|air raids|airraid"
    "|air-strike|air-strikes|авіаудар|авіаударів|авіаудару|авиаудар|авиаудара|авиаудары",
    "artillery": "artillery|artillery fire|artillery shelling|artillery shells|artillery shell"
    "|артилерія|артилерії|артилерією|артиллерия|артиллерии|артиллерией|артобстріл|артобстрел"
    "|артобстрелу|артобстрілу",
    "mortar": "mortar|mortars|mortar shell|mortar shells|mortar fire|mortar bombs|міномет|міномета"
    "|мінометів|минометов|миномет|миномёта|мінометним|минометным",
    "uncrewed_surface_vessel": "sea drone|sea drones|naval drone|naval drones|unmanned surface "
    "vessel|drone boat|drone boats|bomb-laden boat|explosive-laden boat",
    "cluster_munition": "cluster munition|cluster munitions|cluster bomb|cluster bombs",
    "loitering_munition": "loitering munition|loitering munitions",
}
_IN_ARTICLES = {
    "rocket": "rocket|rockets",
    "bomb": "bomb|bombs",
    "aerial_munition": "air attack|aerial bombardment|aerial bombing|warplane|warplanes"
    "|fighter jet|fighter jets|war plane|war planes|fighter plane|fighter planes|bombing raid"
    "|bombing raids|aerial attack|aerial attacks|aerial raid|aerial raids|aerial strikes"
    "|air bombardment|coalition raid|coalition raids|helicopter gunship|helicopter gunships|jets"
    "|aircraft strike",
    "artillery": "shelling|shelled|shells|shell|снаряд|снаряди|снаряды|снарядом|снарядами|снаряда"
    "|снарядів|снарядов",
}
"""Words that tell the weapon only in an article, where what happened is read beside them: shelling
may be by rockets, and a bomb may be planted.
"""
_STEMS = {
    "missile": r"ракет(?!ниц|оносі|оносе)|صواريخ|صاروخ|موشک|טיל",
    "drone": r"uas|shaheds?|geran|бпла|безпілот|беспилот|дрон|шахед|герань|مسيرة|مسيّرة|پهپاد"
    r"|כטב|רחפ",
    "glide_bomb": r"умпк",
    "guided_bomb": r"kab-?\d+|каб-?\d+",
    "bomb": r"fab-?\d+|фаб-?\d+|aerial bomb|авіабомб|авиабомб",
    "aerial_munition": r"авіауд|авиауд|авианал[её]т|авіаналіт|غار(?:ة|ات) جوية|غارة|غارات"
    r"|حمل(?:ه|ات) هوایی|תקיפ(?:ה|ות) אוויר",
    "rocket": r"grad rocket|rocket (?:attack|strike|artiller)|(?:із|з|из|с) градів|градом|راجمات"
    r"|راکت|רקט",
    "rocket_launcher_system": r"рсзв|рсзо",
    "artillery": r"artiller|howitzer|артил|артобстр|مدفعي",
    "mortar": r"міномет|мином[её]т|هاون|خمپاره|מרגמ",
}
"""Beginnings of words, for short texts beside which nothing else names the weapon."""
_NO_WORDS = ("submunition", "several", "other", "unknown", "explosive_device", "small_arms")
"""Types whose labels are ordinary words."""
_NO_NAMES = ("imitator", "decoy", "shell")
"""Other names in the vocabulary that are ordinary words in a text."""


@cache
def names_by_type() -> dict[str, list[str]]:
    """The words of each weapon type in an article: those of this file and of the vocabulary."""
    by_type = {code: words.split("|") for code, words in _NAMES.items()}
    for code, words in _IN_ARTICLES.items():
        by_type[code] += words.split("|")
    for code, names in _names_of_vocabulary():
        by_type.setdefault(code, []).extend(names)
    return by_type


def _names_of_vocabulary() -> list[tuple[str, list[str]]]:
    found = []
    for term in vocabulary("weapon_types").terms.values():
        if term.code in _NO_WORDS:
            continue
        names = (term.label, *term.aliases)
        long = [n for n in names if len(n) > 3 and n.casefold() not in _NO_NAMES]
        found.append((term.code, [*long, *(f"{n}s" for n in long if n.isascii())]))
    return found


@cache
def types_of_words() -> dict[str, str]:
    """The weapon type that each word of a short text means; those of articles alone are not in."""
    apart = {word for words in _IN_ARTICLES.values() for word in words.split("|")}
    listed = [(code, words.split("|")) for code, words in _NAMES.items()]
    return {
        name.casefold(): code
        for code, names in reversed([*listed, *_names_of_vocabulary()])
        for name in names
        if name.casefold() not in apart
    }


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(types_of_words(), key=len, reverse=True)
    stems = "|".join(f"(?P<{code}>(?:{stem})\\w*)" for code, stem in _STEMS.items())
    whole = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\w)(?:(?:{whole})(?!\w)|{stems})", re.I)


def weapons_named(text: str) -> dict[str, str]:
    """The weapon types that a short text names, each with its first word.

    A broader type beside one of its own kinds is left out, and so is what only comes along with
    another weapon (`accompanies` in the vocabulary).
    """
    found: dict[str, str] = {}
    for match in _pattern().finditer(text):
        code = match.lastgroup or types_of_words()[match[0].casefold()]
        found.setdefault(code, match[0])
    types = vocabulary("weapon_types")
    broader = {parent for code in found for parent in types.above(code)[1:]}
    alone = {code: word for code, word in found.items() if not types.terms[code].accompanies}
    return {code: word for code, word in (alone or found).items() if code not in broader}


def weapon_named(text: str) -> tuple[str, str] | None:
    """The type of weapon that a short text names, and its word; None for none or several types:
    "drone footage of a missile strike" is no drone strike.
    """
    found = weapons_named(text)
    return next(iter(found.items())) if len(found) == 1 else None
