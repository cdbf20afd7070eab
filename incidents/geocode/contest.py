"""Places of one name set against each other: which weighs most, and which rival it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from incidents.geocode.gazetteer.index import SMALL_TOWN, TOWN, Place
from incidents.geocode.gazetteer.sources.entry import VILLAGE
from incidents.geocode.matching import TIERS, Match
from incidents.geocode.scope import COMPARABLE, RIVAL_KM, Scope, kilometres

NEIGHBOUR_KM = 50.0
_MUCH_NEARER = 15
_NO_VILLAGE = 10_000
"""Inhabitants of a place that is not meant by the weight of its name where a text says village."""
_SITE_WEIGHT = 50_000
_COUNTRY_WEIGHT = 10_000_000
_ANOTHER_NAME = 50
_TIER_SCORES = {
    "exact": 0.9, "inflected": 0.85, "spelled": 0.8, "transliterated": 0.7, "consonants": 0.6,
    "fuzzy": 0.5, "derived": 0.3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Caution:
    """What decides how sure a match has to be before it is chosen."""

    complete: frozenset[str] = frozenset()
    """Countries of which every settlement is in the gazetteer."""
    attended: bool = True
    """Whether a person looks at the answer, and so at a name that is only like the one asked."""
    city: bool = False
    """Whether the text says that it means a city."""
    village: bool = False
    """Whether the text says that it means a village."""
    sparse: frozenset[str] = frozenset()
    """Countries of whose small towns most are missing in the gazetteer."""
    outside: Place | None = None
    """A settlement that has the very name, in the country that is known and outside the area."""


def is_small_town(place: Place) -> bool:
    """Whether it is a counted settlement below the size of a town, whose name another may have
    where small towns are missing. A seat of which nobody counted the people is meant by its rank.
    """
    return place.kind == "settlement" and SMALL_TOWN <= place.population < TOWN


@dataclass(frozen=True)
class Contest:
    """The best match of a text and those that it is compared with."""

    best: Match
    others: tuple[Match, ...]
    scope: Scope
    by_neighbour: bool
    caution: Caution

    @property
    def has_main(self) -> bool:
        """Whether the text is the main name of any of them."""
        return any(match.place.main for match in (self.best, *self.others))

    def rivals(self) -> list[Match]:
        """The others that might be meant as well, and that lie elsewhere."""
        return [m for m in self.others if self._elsewhere(m) and self._comparable(m)]

    def _elsewhere(self, other: Match) -> bool:
        apart = distance_km(other, self.best)
        # the middle of a district stands for a village anywhere in it
        unplaced = [m.place for m in (other, self.best) if not m.place.placed]
        return apart + sum(place.uncertainty_m for place in unplaced) / 1000 > RIVAL_KM

    def _comparable(self, other: Match) -> bool:
        if self.best.tier == "fuzzy":
            return True
        if self.best.tier == "consonants":
            # the vowels decide, where they are much nearer to those of one
            return other.likeness + _MUCH_NEARER > self.best.likeness
        if self.caution.village and self.best.place.inhabitants >= _NO_VILLAGE:
            return True
        return weight(other, self.has_main) * COMPARABLE >= weight(self.best, self.has_main)


def contest_of(ranked: Sequence[Match], scope: Scope, caution: Caution) -> Contest:
    """The best match of the best tier and its others; a neighbour that is named goes first."""
    tier = min((match.tier for match in ranked), key=TIERS.index)
    best, *others = [match for match in ranked if match.tier == tier]
    if tier == "consonants":
        best, *others = sorted((best, *others), key=lambda match: -match.likeness)
    near = [match for match in (best, *others) if is_neighbour(match.place, scope)]
    if near:
        best, *others = near
    best, *others = _by_main_name(best, others)
    return Contest(best, tuple(others), scope, bool(near), caution)


def _by_main_name(best: Match, others: Sequence[Match]) -> list[Match]:
    """The same with the place first that is called so today, where the weightiest is a city close
    by that was called so once: Oleksandrivka lies by Donetsk.
    """
    by_name = [m for m in others if m.place.main and distance_km(m, best) <= RIVAL_KM]
    first = by_name[0] if by_name and not best.place.main else best
    return [first, *(match for match in (best, *others) if match is not first)]


def weight(match: Match, has_main: bool) -> float:
    """How much a place weighs against others of the name, in inhabitants."""
    place = match.place
    if place.precision == "country":
        return _COUNTRY_WEIGHT if place.main else _SITE_WEIGHT
    if place.kind != "settlement":
        return _SITE_WEIGHT
    if not place.placed:
        return place.inhabitants
    if not has_main or place.main:
        return place.inhabitants
    # a city that was called so is seldom meant, but of villages one name is as good as another
    return max(place.inhabitants / _ANOTHER_NAME, min(place.inhabitants, VILLAGE))


def distance_km(one: Match, other: Match) -> float:
    """Kilometres between two matches."""
    return kilometres(_position(one.place), _position(other.place))


def is_neighbour(place: Place, scope: Scope) -> bool:
    """Whether the place lies by a neighbour that is named."""
    return any(kilometres(_position(place), there) <= NEIGHBOUR_KM for there in scope.near)


def _position(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


def score_of(match: Match, scope: Scope, has_main: bool) -> float:
    """0 to 1: how it was found counts most, then weight, then neighbours."""
    prior = min(log10(weight(match, has_main) + 1) / 7, 1)
    near = 0.03 if is_neighbour(match.place, scope) else 0
    return _TIER_SCORES[match.tier] * (0.9 + 0.1 * prior) * match.likeness / 100 + near
