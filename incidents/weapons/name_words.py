"""The words around weapon names: what joins them, what inflects them, what only describes them.

English, Ukrainian and Russian, as strike reports and data sets write them.
"""

from __future__ import annotations

import re

_JOINS = re.compile(r"\s*[,;+&/|]\s*|\s+(?:and|or|und|et|ve|та|і|й|або|и|или)\s+", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|або|или|oder|veya|أو)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENDINGS = sorted(
    """
    ого ому ами ями ими ий ій их ім ої ый ых ым ые ая яя ую ое ів їв ов ев ах ях ом ем єм ам ям
    ою ею єю ой ей ию ью и ы і ї у ю а я е є о ь
    """.split(),
    key=len,
    reverse=True,
)
_SHORTEST_STEM = 3
GENERIC = frozenset(
    """
    a an the of type types model system systems series class variant variants unit units
    russian iranian soviet ukrainian american us british french german israeli turkish chinese
    north korean houthi made designed supplied built style like
    attack attacks strike strikes combat kamikaze suicide loitering one way long short medium
    range guided unguided precision air ground sea launched based surface land cruise ballistic
    anti ship tank radar radiation aerial aviation heavy light gliding glide high explosive
    missile missiles rocket rockets drone drones uav uavs uas bomb bombs munition munitions
    projectile projectiles shell shells round rounds salvo salvos launcher launchers mlrs artillery
    operational tactical
    complex complexes family quasi aeroballistic hypersonic supersonic subsonic
    unknown unidentified unspecified reconnaissance with decoy decoys equipped
    multiple launch self propelled howitzer howitzers mortar mortars gun guns field tank
    thermobaric incendiary cluster submunition submunitions to towed mounted truck wheeled tracked
    tactical version modified fired by quadcopter quadcopters ucav ucavs atgm atgms srbm srbms
    irbm icbm slbm laser satellite gps inertial homing steered jet powered turbojet piston engine
    medium calibre caliber mm missle missles rokets balistic balistics
    ракета ракети ракет ракетами ракету ракеты ракетой дрон дрони дронів дронами дрона дроны
    дронов бпла безпілотник безпілотники безпілотників беспилотник беспилотники беспилотников
    бомба бомби бомб бомбами бомбы комплекс комплексу комплекса типу типа крилата крилаті
    крилатих крылатая крылатые крылатых балістична балістичні балістичних баллистическая
    баллистические баллистических ударний ударні ударних ударный ударные ударных зрк рсзв рсзо
    отрк невідомий невідома неизвестный неизвестная керована керовані керованих управляемая
    управляемые управляемых авіаційна авіаційні авіаційних авиационная авиационные авиационных
    аеробалістична аеробалістичні аеробалістичних аэробаллистическая аэробаллистические
    аэробаллистических протикорабельна протикорабельні протикорабельних противокорабельная
    противокорабельные противокорабельных зенітна зенітні зенітних зенитная зенитные зенитных
    зкр зур зенітно зенитно ракетний ракетного ракетный иранский іранський иранские іранські
    російський російські російських российский российские российских
    صاروخ صواريخ طائرة طائرات مسيرة قنبلة قنابل باليستي نوع
    """.split()
)


_CALIBRE = re.compile(r"(?<![\w.])\d{2,3}(?:\.\d)?[\s-]?(?:mm|мм)(?!\w)", re.IGNORECASE)
_SPELT = {
    "missle": "missile", "missles": "missiles", "rokets": "rockets", "balistic": "ballistic",
    "artilery": "artillery", "artillary": "artillery", "morter": "mortar", "loitring": "loitering",
}  # fmt: skip
_SLIPS = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b", re.IGNORECASE)
_COUNT = re.compile(r"^\d{1,4}\s*[x×х]\s+|\s+\(?[x×х]\s*\d{1,4}\)?$", re.IGNORECASE)
_DOUBTS = re.compile(
    r"(?:very |most |highly )?(?:likely|possibly|possible|probably|probable|presumably|presumed|"
    r"suspected|apparently|reportedly|allegedly|alleged|believed to be|said to be|ймовірно|"
    r"імовірно|можливо|вероятно|предположительно|возможно|по всей видимости|يرجح|ربما)[\s:]+",
    re.IGNORECASE,
)


def without_calibre(text: str) -> str:
    """A text without a calibre such as 152mm, which describes and names no weapon."""
    return " ".join(_CALIBRE.sub(" ", text).split())


def without_count(text: str) -> str:
    """A text without how many there were: "2x S-300", "Kalibr (x4)"."""
    return _COUNT.sub("", text).strip() or text


def respelt(text: str) -> str:
    """A text whose words for kinds of weapons are spelt as they should be."""
    return _SLIPS.sub(lambda found: _SPELT[found[0].casefold()], text)


def doubted(text: str) -> tuple[str, str]:
    """The words of doubt before a name, "likely Kh-59", and the rest; no words where none stand."""
    found = _DOUBTS.match(text)
    return (found[0].strip(" :"), text[found.end() :]) if found else ("", text)


def alternatives(text: str) -> list[str]:
    """The names between which a text leaves open: "Kh-22 or Kh-32" has two; else none."""
    parts = _OR.split(text)
    return parts if len(parts) > 1 and all(parts) else []


def parts_of(text: str) -> list[str]:
    """The names that a text joins: `X-101/X-555 and Kalibr` holds three.

    A number alone after a slash takes the word of the name before it: `Shahed-136/131`.
    """
    parts = [part for part in _JOINS.split(text) if part]
    return [_completed(part, before) for part, before in zip(parts, ["", *parts], strict=False)]


def _completed(part: str, before: str) -> str:
    """`131` after `Shahed-136` means `Shahed-131`; so does `131 drones`."""
    word = re.match(r"(.*?[^\W\d_][\s-]?)\d", before)
    return f"{word[1]}{part}" if word and re.fullmatch(r"\d+\w{0,2}(\s.*)?", part) else part


def words_of(text: str) -> list[str]:
    """Runs of letters and of digits, in lower case: `Искандеров-М2` holds three."""
    return _WORD.findall(text.casefold())


def stem(word: str) -> str:
    """A word without the ending that case or number gave it; short words stay whole."""
    if word.isascii():
        return _singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _singular(word: str) -> str:
    long_enough = len(word) > _SHORTEST_STEM
    return word[:-1] if long_enough and word.endswith("s") and not word.endswith("ss") else word


def is_generic(word: str) -> bool:
    """Whether a word describes any weapon and so names none."""
    return word in GENERIC
