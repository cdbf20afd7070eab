"""What the words around a place's name say: its kind, its area, other spellings.

"г. Миргород, Полтавской области" is a settlement called Миргород in an area called Полтавская.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from incidents.language.area_names import AREA_WORDS

LONGEST = 300
"""Characters; no place is described in more."""

SETTLEMENT, AREA, DISTRICT, SITE = "settlement", "area", "district", "site"

_WORDS = {
    SETTLEMENT: """city town village settlement hamlet township commune municipality
        urban-type город города городе городу гор г село села селе селу сел с пгт смт сщ м місто
        міста місті селище селища селищі посёлок поселок поселка поселке пос п деревня деревни
        деревне дер д хутор хутора х станица станицы станице ст-ца нп н.п аул
        مدينة قرية بلدة مخيم بلده""",
    DISTRICT: "raion rayon district county subdistrict район района районе району районі р-н قضاء",
    SITE: """airport airfield aerodrome airbase air-base base port harbour harbor refinery plant
        factory railway station checkpoint monument mine barracks аэропорт аэропорта аэродром
        аэродрома аэропорту аеропорт аеропорту аеродром аеродрому порт станция вокзал завод
        international military مطار ميناء قاعدة""",
}
_KINDS = dict.fromkeys(AREA_WORDS, AREA) | {
    word: kind for kind, words in _WORDS.items() for word in words.split()
}
_CITY = re.compile(
    r"^(?:(?:г|гор|м)\.|(?:г|гор|м|город[ауе]?|міст[оаі]|city|مدينة)\s)|\s(?:city|город)$", re.I
)
_VILLAGE = re.compile(
    r"^(?:с\.|(?:village of|сел[оаіуе]|деревн[яиею]|хутор[аі]?|قرية)\s)"
    r"|\s(?:village|hamlet|село|деревня)$",
    re.I,
)
_JOINED = re.compile(r"^(г|гор|с|пгт|смт|сщ|м|п|пос|дер|д|х|ст|н\.\s?п|обл)\.\s*(?=\w)", re.I)
_PREPOSITION = re.compile(
    r"^(?:in|at|on|of|the|у|в|во|на|із|зі|з|из|с|со|під|под|біля|к|ко|до|по|от|від|في)\s+", re.I
)
_OF = re.compile(r"^(?:of|de)\s+(?:the\s+)?", re.I)
_NATIONS = re.compile(
    r"^(?:(?:north|south|east|west)(?:ern)?\s+)?(?:ukrainian|russian|syrian|yemeni|iraqi|iranian|"
    r"israeli|lebanese|sudanese|libyan|ethiopian|turkish|saudi|armenian|azerbaijani|polish|"
    r"occupied|palestinian|jordanian|port|capital|border|frontline|eastern|western|northern|"
    r"southern|central)\s+(?=(?:the\s+)?(?:port\s+)?(?:city|town|village|capital|settlement)\b)",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_COMMA = re.compile("[,،，]")
APOSTROPHES = str.maketrans("\u02b9\u02bb\u02bc\u02be\u02bf", "'" * 5)
"""Apostrophes that count as letters, to those that do not: Слов\u02bcянськ is Слов'янськ."""
_ABBREVIATION = 2
"""Letters of a part before or behind a slash that is no name."""
_APPROXIMATE = re.compile(
    r"\b(?:approx(?:imately|imate|\.)?|roughly|circa|ca\.|probably|possibly|likely|presumably"
    r"|somewhere|прибл\.|приблизно|примерно|орієнтовно|ориентировочно|ймовірно|вероятно"
    r"|предположительно)\s*",
    re.I,
)
_OTHER_NAME = re.compile(
    r"^(?:now|today|formerly|former|previously|ex-|also|aka|a\.k\.a\.|нині|тепер|ныне|теперь"
    r"|кол\.|колишн\w+|бывш\w+|ранее|раніше)\s*",
    re.I,
)
_OR = re.compile(r"\s*[/|]\s*|\s+(?:or|aka|a\.k\.a\.|або|чи|или|أو)\s+", re.I)
"""What stands between two names, of one place or of two."""
_AREA_BEHIND = re.compile(
    r"(?<=[^\W\d_]{3})\s+(?=[^\W\d_]+(?:[-'’][^\W\d_]+)*(?:ого|ої|ому|ій|ой|ом)\s+"
    r"(?:район[ауіе]?|р-н[ауі]?|област[іи]|обл\.?)(?![^\W\d_]))",
    re.I,
)
"""The gap before an area in the genitive: "Гроза Куп'янського району Харківської області"."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A place as it is worded: `spellings` of its name, its `kind` where a word says it, the
    `areas` and `districts` that it is said to lie in, and `others`, parts of no stated kind.
    """

    spellings: tuple[str, ...]
    kind: str | None = None
    areas: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    declined: bool = False
    """Whether a preposition stands before the name, so that it may be in another case."""
    alternatives: tuple[str, ...] = ()
    """The names, where a slash stands between several."""
    city: bool = False
    """Whether a word says that it is a city, not just any settlement."""
    village: bool = False
    """Whether a word says that it is a village."""


def clean(text: str) -> str:
    """The text without control characters and doubled spaces, its apostrophes all of one kind."""
    return " ".join(_CONTROLS.sub(" ", text).translate(APOSTROPHES).split())


def with_commas(text: str) -> str:
    """A cleaned text with a comma before each area that stands behind a name without one."""
    return _AREA_BEHIND.sub(", ", text)


def read(text: str) -> Wording:
    """What a cleaned text says of a place."""
    plain = _APPROXIMATE.sub("", text)
    inside = _BRACKETS.findall(plain)
    parts = [part.strip(' .;:"«»“”') for part in _COMMA.split(_BRACKETS.sub(" ", plain))]
    read_parts = [_part(part) for part in [*parts, *inside] if part]
    if not read_parts:
        return Wording(())
    head = next((p for p in read_parts if p.kind not in (AREA, DISTRICT)), read_parts[0])
    rest = [part for part in read_parts if part is not head]
    return replace(
        head,
        areas=tuple(s for p in rest if p.kind == AREA for s in p.spellings[:1]),
        districts=tuple(s for p in rest if p.kind == DISTRICT for s in p.spellings[:1]),
        others=tuple(s for p in rest if p.kind not in (AREA, DISTRICT) for s in p.spellings),
    )


def _part(text: str) -> Wording:
    bare, declined = _without_preposition(_OTHER_NAME.sub("", text) or text)
    names: list[str] = []
    kinds: list[str] = []
    for spelling in _alternatives(bare):
        name, kind = _name_and_kind(spelling.strip())
        whole = [spelling.strip()] if kind == SITE else []
        names += [*whole, name] if name else []
        kinds += [kind] if kind else []
    return Wording(
        tuple(dict.fromkeys(names)),
        kinds[0] if kinds else None,
        declined=declined,
        alternatives=tuple(dict.fromkeys(names)) if _OR.search(bare) and SITE not in kinds else (),
        city=bool(_CITY.search(bare)),
        village=bool(_VILLAGE.search(bare)),
    )


def _alternatives(text: str) -> list[str]:
    """The names that a slash or "or" stands between; "N/A" and "b/w" are no two names."""
    parts = [part.strip() for part in _OR.split(text)]
    return parts if all(len(part) > _ABBREVIATION for part in parts) else [text]


def _without_preposition(text: str) -> tuple[str, bool]:
    bare = _PREPOSITION.sub("", text)
    bare = _NATIONS.sub("", re.sub(r"^the\s+", "", bare, flags=re.I))
    return (bare, bare != text) if bare else (text, False)


def _name_and_kind(text: str) -> tuple[str, str | None]:
    """The name without the generic words at either end, and the kind that they say."""
    kind: str | None = None
    joined = _JOINED.match(text)
    if joined:
        kind = _KINDS[joined[1].lower().replace(" ", "")] if joined[1].lower() != "ст" else None
        text = text[joined.end() :]
    words = text.split()
    kind = _strip(words, 0, kind)
    kind = _strip(words, -1, kind)
    if " ".join(words).lower() in _KINDS:
        return "", kind
    return _POSSESSIVE.sub("", _OF.sub("", " ".join(words))), kind


def _strip(words: list[str], end: int, kind: str | None) -> str | None:
    while len(words) > 1 and (found := _KINDS.get(words[end].lower().strip(".,"))):
        kind = kind or found
        words.pop(end)
        if end == 0 and len(words) > 1 and words[0].lower() == "of":
            words.pop(0)
    return kind
