"""Parts of a place: its centre, a side of it, a named district."""

from __future__ import annotations

from incidents.geocode.relative import words
from incidents.geocode.relative.compass import direction_of
from incidents.geocode.relative.relation import Relation
from incidents.geocode.relative.tokens import Cursor
from incidents.geocode.relative.walking import anchor, direction

_MOST_WORDS = 4
_OF = (("of",), ("in",), (",",))
_THE = (("the",),)
_LOCATIVE = ("ночі", "дні", "ході", "ере", "юге", "токе", "аде")


def part(at: Cursor) -> Relation | None:
    """`northern X`, `eastern part of X`, `центр X`, `Saltivskyi district of X`, or None."""
    start = at.at
    for read in (_district, _middle, _side):
        at.at = start
        found = read(at)
        if found:
            return found
    return None


def _middle(at: Cursor) -> Relation | None:
    """`centre of X`, `центр X`, `X city centre`; `Central X` in capitals is a name."""
    behind = [word.casefold() for word in at.words[-2:]]
    if behind in (["city", "centre"], ["city", "center"]) and len(at.words) > 2:
        return _named(anchor(at, len(at.words) - 2), "centre")
    while not at.take(words.MIDDLE):
        if not at.take(words.LEAD):
            return None
    if at.words[at.at - 1] == "Central":
        return None
    return _named(anchor(at), "centre")


def _side(at: Cursor) -> Relation | None:
    """`eastern part of X`, `in the north of X`, `на севере X`, `northern X`."""
    led = at.take(words.LEAD)
    the = at.take(_THE)
    start = at.at
    way = direction(at)
    if way is None or not at.low():
        return None
    side = at.text[at.starts[start] : at.starts[at.at]].strip()
    if at.low() in words.PART:
        at.at += 1
        at.take(_OF[:1])
        return _named(anchor(at), side)
    if (the and at.take(_OF[:1])) or (led and side.casefold().endswith(_LOCATIVE)):
        return _named(anchor(at), side)
    return _straight_before(at, side)


def _straight_before(at: Cursor, side: str) -> Relation | None:
    """`northern Kharkiv`, but not `Northern Ireland`, `west bank` nor `20 km`."""
    name = at.words[at.at]
    if not side.islower() or not name[0].isalpha() or name.islower():
        return None
    if at.low() in words.NO_ANCHOR or at.low() in {word for (word, *_) in words.OF}:
        return None
    if direction_of([side]) is None and "-" not in side and " " not in side:
        return None
    return _named(anchor(at), side)


def _named(name: str, side: str) -> Relation | None:
    return Relation("part", (name,), part=side) if name else None


def _district(at: Cursor) -> Relation | None:
    """`Saltivskyi district of Kharkiv`, `Салтівський район Харкова`, `Saltivskyi district`."""
    while at.take(words.LEAD) or at.take(_THE):
        pass
    start = at.at
    places = [n for n in range(start, len(at.words)) if at.words[n].casefold() in words.DISTRICT]
    if not places or not _is_own_name(at, start, places[0]):
        return None
    at.at = places[0] + 1
    if not at.low():
        return _alone(at, start, places[0])
    ascii_noun = at.low(-1).isascii()
    if not at.take(_OF) and ascii_noun:
        return None
    return _of_settlement(at, start, places[0])


def _is_own_name(at: Cursor, start: int, end: int) -> bool:
    name = at.words[start:end]
    if not name or not name[0][0].isalpha() or not all(_in_name(word) for word in name):
        return False
    if not _has_case(name[0]):
        return True
    titled = name[0].casefold() in words.TITLE or direction_of(name) is not None
    return name[0][0].isupper() and not titled and len(name) <= _MOST_WORDS


def _in_name(word: str) -> bool:
    return word[0].isalpha() or word in "-'’"


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def _alone(at: Cursor, start: int, noun: int) -> Relation | None:
    """A district without its settlement: it may be an area as large as a county."""
    if at.words[noun].casefold() not in words.ADMINISTRATIVE:
        return None
    name, called = _texts(at, start, noun)
    return Relation("part", (name,), part=called, district=True, whole=False)


def _of_settlement(at: Cursor, start: int, noun: int) -> Relation | None:
    _, called = _texts(at, start, noun)
    name = anchor(at)
    if not name or any(word.casefold() in words.AREA for word in name.split()):
        return None
    return Relation("part", (name,), part=called, district=True)


def _texts(at: Cursor, start: int, noun: int) -> tuple[str, str]:
    """The name in front of the noun, and both together."""
    stop = at.starts[noun] + len(at.words[noun])
    begin = at.starts[start]
    return at.text[begin : at.starts[noun]].strip(), at.text[begin:stop]
