"""Distances in words: `about 4 miles (6.5 km)`, `10-15 km`, `a few kilometres`, `20 км`."""

from __future__ import annotations

from incidents.geocode.relative.figures import THOUSANDS, Figure, number
from incidents.geocode.relative.relation import Distance
from incidents.geocode.relative.tokens import Cursor
from incidents.geocode.relative.words import ABOUT, NAUTICAL, UNIT, VAGUE

_LEAST_ABOUT = 0.1
_RANGE = frozenset("- – — to до or или або".split())
_CLOSING = frozenset(") ]".split())
_FINE_UNITS = (1.0, 0.9144, 0.3048)
_MILES = frozenset(word for word, metres in UNIT.items() if metres == 1609.344)


def read_distance(at: Cursor) -> Distance | None:
    """The distance that stands here, or None, and then nothing is read.

    The doubt is half a unit of the last figure that is not a zero, at most a fifth of the
    distance; a last 5 counts as rounded to fives. `about` doubles it, to a tenth of the distance
    at least. A range, rounded as its finer end, and a vague word (`a few`: 1 to 6) span what they
    say. Of kilometres and miles for the same, kilometres count; if they disagree by more than
    both doubts together, the doubt grows to the gap between them.
    """
    start = at.at
    about = at.take(ABOUT)
    first = _measure(at)
    if first is None:
        at.at = start
        return None
    second = _in_brackets(at)
    distance = _agreed(first, second) if second else first[0]
    return _rough(distance) if about else distance


def _rough(distance: Distance) -> Distance:
    doubt = max(2 * distance.doubt_m, _LEAST_ABOUT * distance.metres)
    return Distance(distance.metres, doubt)


def _agreed(first: tuple[Distance, bool], second: tuple[Distance, bool]) -> Distance:
    """Kilometres before miles, whichever stands first."""
    (one, metric), (two, also_metric) = first, second
    chosen, other = (two, one) if also_metric and not metric else (one, two)
    gap = abs(chosen.metres - other.metres)
    fits = gap <= chosen.doubt_m + other.doubt_m
    return chosen if fits else Distance(chosen.metres, max(chosen.doubt_m, other.doubt_m, gap))


def _in_brackets(at: Cursor) -> tuple[Distance, bool] | None:
    start = at.at
    if at.low() in ("(", "[", "/"):
        slash = at.low() == "/"
        at.at += 1
        at.take(ABOUT)
        inside = _measure(at)
        if inside and (slash or at.low() in _CLOSING):
            at.at += 0 if slash else 1
            return inside
    at.at = start
    return None


def _measure(at: Cursor) -> tuple[Distance, bool] | None:
    """A number or a range with its unit, and whether the unit is metric."""
    span = _span(at)
    unit = _unit(at) if span else None
    if span is None or unit is None or _undecided(span, unit):
        return None
    low, high, doubt, _ = span
    middle, half = (low + high) / 2, (high - low) / 2
    if middle <= 0:
        return None
    return Distance(middle * unit, (half + doubt) * unit), unit in (1000.0, 1.0)


def _undecided(span: tuple[float, float, float, bool], unit: float) -> bool:
    """`6,500 km` may be six and a half: with a comma and three figures only metres are plain."""
    return span[3] and unit not in _FINE_UNITS


def _span(at: Cursor) -> tuple[float, float, float, bool] | None:
    """Least, most, doubt, and whether the comma may mean thousands."""
    vague = _vague(at)
    if vague:
        return *vague, 0.0, False
    commas = bool(THOUSANDS.fullmatch(at.low()))
    low_end = number(at)
    if low_end is None:
        return None
    high_end = _far_end(at) or low_end
    low, high = sorted((low_end[0], high_end[0]))
    return low, high, min(low_end[1], high_end[1]), commas


def _vague(at: Cursor) -> tuple[float, float] | None:
    """`a few`, `a couple of`: the least and the most that they are taken for."""
    ahead = 1 if at.low() in ("a", "an") else 0
    span = VAGUE.get(at.low(ahead))
    if span:
        at.at += ahead + 1
        at.take((("of",), ("a",)))
    return span


def _far_end(at: Cursor) -> Figure | None:
    start = at.at
    if at.low() in _RANGE:
        at.at += 1
        far = number(at)
        if far:
            return far
    at.at = start
    return None


def _unit(at: Cursor) -> float | None:
    """Metres in the unit that stands here, or None."""
    if at.low() in ("-", "–") and at.low(1) in UNIT:
        at.at += 1
    word, behind = at.low(), at.low(1)
    if (word in NAUTICAL and behind in _MILES) or (word in _MILES and behind in NAUTICAL):
        at.at += 2
        return 1852.0
    if word not in UNIT:
        return None
    at.at += 2 if behind == "." and word in ("км", "м", "km") else 1
    return UNIT[word]
