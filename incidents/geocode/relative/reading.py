"""From a wording to a Relation: one function a kind, tried in the order of `READERS`."""

from __future__ import annotations

from incidents.geocode.relative import words
from incidents.geocode.relative.compass import Direction, direction_of
from incidents.geocode.relative.distance import read_distance
from incidents.geocode.relative.parts import part
from incidents.geocode.relative.relation import Distance, Relation
from incidents.geocode.relative.tokens import Cursor, cursor
from incidents.geocode.relative.walking import anchor, direction, led_to, towards

_ARABIC = "\u0600"
_FEWEST = 2
_MOST_SKIPPED = 2
"""Words between a border and what says where: "border area", "border with Israel"."""


def read_relative(text: str) -> Relation | None:
    """What a wording says about a place by way of others, or None when it is no such wording.

    Nothing is looked up. Names that only look like it (`West Bank`, `Northern Ireland`) are left
    alone: a direction straight before a name is read as `part` only when it is in small letters
    and the name is not (`northern Kharkiv`). Look the whole text up as a name first all the same.
    """
    at = cursor(text)
    if at is None or len(at.words) < _FEWEST:
        return None
    for read in READERS:
        at.at = 0
        relation = read(at)
        if relation:
            return relation
    return None


def _measured(at: Cursor) -> Relation | None:
    """`20 km south of X`, `за 20 км від X`."""
    distance = _led_distance(at)
    if distance is None:
        return None
    way = towards(at)
    linked = at.take(words.OF)
    if not linked and not (way and _needs_no_of(way, at)):
        return None
    return _offset(at, distance, way)


def _offset(at: Cursor, distance: Distance, way: Direction | None) -> Relation | None:
    end, behind = (None, None) if way else _direction_behind(at)
    centre = at.take(words.CENTRE)
    name = anchor(at, end)
    way = way or behind
    kind = "offset" if way else "distance"
    return Relation(kind, (name,), distance, way, centre) if name else None


def _led_distance(at: Cursor) -> Distance | None:
    while True:
        distance = read_distance(at)
        if distance or not at.take(words.LEAD):
            return distance


def _needs_no_of(way: Direction, at: Cursor) -> bool:
    """`севернее X`, `20 км ЮЗ X` and Arabic go without a preposition."""
    last = at.low(-1)
    return way.comparative or (len(last) <= 4 and not last.isascii()) or last >= _ARABIC


def _direction_behind(at: Cursor) -> tuple[int | None, Direction | None]:
    """`20 km from X to the south`: where the anchor ends, and the direction."""
    start = at.at
    for place in range(start + 1, len(at.words)):
        at.at = place
        way = towards(at) if at.take(words.TOWARDS) else None
        if way and at.at == len(at.words):
            at.at = start
            return place, way
    at.at = start
    return None, None


def _direction(at: Cursor) -> Relation | None:
    """`north of X`, `на північ від X`, `севернее X`."""
    way = towards(at)
    while way is None and at.take(words.LEAD):
        way = towards(at)
    if way is None or not (at.take(words.OF) or way.comparative):
        return None
    centre = at.take(words.CENTRE)
    name = anchor(at)
    return Relation("direction", (name,), None, way, centre) if name else None


def _near(at: Cursor) -> Relation | None:
    """`near X`, `біля X`, `в районе X`."""
    if not led_to(at, words.NEAR):
        return None
    centre = at.take(words.CENTRE)
    name = anchor(at)
    return Relation("near", (name,), from_centre=centre) if name else None


def _opposite(at: Cursor) -> Relation | None:
    """`opposite X`, `навпроти X`."""
    if not led_to(at, words.OPPOSITE):
        return None
    name = anchor(at)
    return Relation("opposite", (name,)) if name else None


def _border(at: Cursor) -> Relation | None:
    """`border opposite X`, `across the border from X`, `border area near X`."""
    at.take(words.LEAD)
    at.take((("the",),))
    at.at += at.low() in words.NATIONS
    if not led_to(at, words.BORDER):
        return None
    start = at.at
    for skipped in range(_MOST_SKIPPED + 1):
        at.at = start + skipped
        if at.take(words.BY):
            name = anchor(at)
            return Relation("border", (name,)) if name else None
    return None


def _between(at: Cursor) -> Relation | None:
    """`between X and Y`; with several words for `and` nobody knows where to cut."""
    if not led_to(at, words.BETWEEN) or at.low()[:1].isdecimal():
        return None
    cuts = [n for n in range(at.at + 1, len(at.words)) if at.words[n].casefold() in words.AND]
    if not cuts:
        return _between_arabic(at)
    if len(cuts) > 1:
        return None
    return _pair(at, cuts[0], cuts[0] + 1)


def _between_arabic(at: Cursor) -> Relation | None:
    """`بين X وY`: the word for `and` is the first letter of the second name."""
    cuts = [
        n for n in range(at.at + 1, len(at.words)) if at.words[n][0] == "و" and len(at.words[n]) > 2
    ]
    if len(cuts) != 1:
        return None
    found = _pair(at, cuts[0], cuts[0])
    return Relation("between", (found.anchors[0], found.anchors[1][1:])) if found else None


def _pair(at: Cursor, end: int, start: int) -> Relation | None:
    one = anchor(at, end)
    at.at = start
    two = anchor(at)
    return Relation("between", (one, two)) if one and two else None


def _outskirts(at: Cursor) -> Relation | None:
    """`outskirts of X`, `на околиці X`, `X suburbs`."""
    if len(at.words) > 1 and at.words[-1].casefold() in words.OUTSKIRTS_BEHIND:
        name = anchor(at, len(at.words) - 1).removesuffix("'s").removesuffix("’s")
        return Relation("outskirts", (name,)) if _is_name(name) else None
    side = _side(at)
    if not at.take(words.OUTSKIRTS):
        return None
    name = anchor(at)
    return Relation("outskirts", (name,), part=side) if name else None


def _side(at: Cursor) -> str | None:
    """The direction in front of `outskirts`, as it is written."""
    while at.take(words.LEAD) or at.take((("the",),)):
        pass
    start = at.at
    way = direction(at)
    return at.text[at.starts[start] : at.starts[at.at]].strip() if way and at.low() else None


def _is_name(name: str) -> bool:
    """Whether something is left that could be looked up, not a direction alone."""
    return bool(name) and direction_of(name.split()) is None


READERS = (_between, _measured, _outskirts, _direction, part, _border, _opposite, _near)
"""The kinds in the order in which they are tried."""
