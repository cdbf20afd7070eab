"""The places of a clause that were hit, with what the gazetteer has for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.extract.mentions import place_roles as roles
from incidents.extract.mentions.places import TOWN_OR_AREA, PlaceMention
from incidents.extract.strikes.toponyms import Resolution, Resolver
from incidents.geocode.answer import Candidate
from incidents.geocode.scope import kilometres
from incidents.language.folding import lookup_form

if TYPE_CHECKING:
    from incidents.extract.strikes.clauses import Clause

_NEAR_KM = 40
_BESIDE_M = 10_000


@dataclass(frozen=True)
class PlaceHit:
    """A place that was hit, and what the gazetteer has for it."""

    mention: PlaceMention
    resolution: Resolution

    @property
    def chosen(self) -> Candidate | None:
        """The place of the gazetteer, if one was chosen."""
        return self.resolution.chosen

    @property
    def form(self) -> str:
        """The name as look-ups have it."""
        return lookup_form(self.mention.name)

    @property
    def broad(self) -> bool:
        """Whether it is an area and no settlement."""
        place = self.chosen
        return self.mention.kind == "area" or (
            place is not None and place.precision in ("admin1", "country")
        )

    @property
    def small(self) -> bool:
        """Whether it is a part of a town or a site, rather than a town."""
        place = self.chosen
        if place is not None:
            return place.precision in ("site", "neighbourhood")
        return self.mention.kind in ("quarter", "district", "street", "site")

    @property
    def unexplained(self) -> bool:
        """Whether neither the gazetteer nor the text says what it is."""
        return self.chosen is None and self.mention.kind is None

    @property
    def unknown(self) -> bool:
        """Whether the gazetteer does not have it and the text does not call it a town."""
        return self.chosen is None and self.mention.kind != "town"

    def near(self, other: PlaceHit) -> bool:
        """Whether the other may lie in or by this one, as far as coordinates tell."""
        mine, theirs = self.chosen, other.chosen
        if mine is None or theirs is None or self.broad:
            return True
        apart = kilometres((mine.latitude, mine.longitude), (theirs.latitude, theirs.longitude))
        return apart < _NEAR_KM

    @property
    def country_wide(self) -> bool:
        """Whether it is a whole country."""
        return self.chosen is not None and self.chosen.precision == "country"

    def same(self, other: PlaceHit) -> bool:
        """Whether two names mean one place."""
        if self.broad != other.broad:
            return False
        mine, theirs = self.chosen, other.chosen
        if mine and theirs:
            return (mine.latitude, mine.longitude) == (theirs.latitude, theirs.longitude)
        return self.form == other.form

    def holds(self, other: PlaceHit) -> bool:
        """Whether this area holds that town, as far as the text or the gazetteer knows."""
        if self.country_wide and other.broad and not other.country_wide:
            return bool(
                other.chosen and self.chosen and other.chosen.country == self.chosen.country
            )
        if not self.broad or other.broad:
            return False
        if other.mention.inside and lookup_form(other.mention.inside) == self.form:
            return True
        mine, theirs = self.chosen, other.chosen
        if mine is None or theirs is None:
            return theirs is None
        if mine.precision == "country":
            return mine.country == theirs.country
        return (mine.country, mine.admin1) == (theirs.country, theirs.admin1)

    def may_hold(self, other: PlaceHit) -> bool:
        """Whether this area holds that town, or is the name of a town that its area bears too."""
        if self.holds(other):
            return True
        mine, theirs = self.chosen, other.chosen
        if self.mention.name not in TOWN_OR_AREA or mine is None or theirs is None:
            return False
        return mine.country == theirs.country and not other.broad


@dataclass(frozen=True)
class PlaceLookup:
    """Looks up the places that clauses name. `countries` are those that the article speaks of,
    `attackers` those of them that it only calls the attacker.
    """

    resolver: Resolver
    countries: list[str]
    attackers: frozenset[str] = frozenset()

    def place(self, mention: PlaceMention) -> PlaceHit:
        """A place with what the gazetteer has for it."""
        resolution = self.resolver.resolution(mention, self.countries, self.attackers)
        if mention.role == roles.NEARBY and resolution.chosen:
            resolution = replace(resolution, chosen=_around(resolution.chosen))
        return PlaceHit(mention, resolution)

    def hit(self, clause: Clause) -> list[PlaceHit]:
        """The places that a clause says were hit, the smallest where one lies in another."""
        mentions = clause.impacts
        if not mentions and (clause.assertion.debris or clause.hurt):
            mentions = [p for p in clause.places if p.role == roles.INTERCEPTED]
        places = [self.place(mention) for mention in mentions]
        if all(place.broad or place.unexplained for place in places):
            places += [self.place(p) for p in clause.places if p.role == roles.NEARBY][:1]
        # First countries go, since any place is more exact; then names that nothing explains; then
        # areas, since only now a town is known to be left. Never the last one that there is.
        places = [place for place in places if not place.country_wide] or places
        explained = [p for p in places if not p.unexplained or self.town_of(clause, p)]
        if any(place.chosen or not place.broad for place in explained):
            places = explained
        return _distinct(_without_areas(places))

    def town_of(self, clause: Clause, place: PlaceHit) -> PlaceHit | None:
        """The town that the sentence puts a street, a quarter or a site in, where it is known."""
        inside = place.mention.inside
        for mention in clause.places:
            if mention.role == roles.CONTAINER and mention.name == inside:
                town = self.place(mention)
                if town.chosen and not town.small:
                    return None if town.broad else town
                inside = mention.inside
        return None

    def speakers_home(self, clause: Clause) -> PlaceHit | None:
        """`Kharkiv's mayor said that a bomb hit the city`: the town of whoever speaks."""
        homes = [self.place(p) for p in clause.places if p.role == roles.RESIDENCE]
        known = [place for place in homes if place.chosen and not place.country_wide]
        return known[0] if len(known) == 1 else None


def _without_areas(places: list[PlaceHit]) -> list[PlaceHit]:
    """The places without the areas that one of the towns lies in, or may lie in."""
    towns = [place for place in places if not place.broad and not place.small]
    return [place for place in places if not (place.broad and _stands_for(place, towns))]


def _stands_for(area: PlaceHit, towns: list[PlaceHit]) -> bool:
    """Whether a town says more exactly what the area says."""
    return bool(towns) and (area.chosen is None or any(area.holds(town) for town in towns))


def _distinct(places: list[PlaceHit]) -> list[PlaceHit]:
    kept: list[PlaceHit] = []
    for place in places:
        if not any(place.same(other) for other in kept):
            kept.append(place)
    return kept


def _around(place: Candidate) -> Candidate:
    """Somewhere beside a place: "east of Jabalia"."""
    wide = max(place.uncertainty_m, _BESIDE_M)
    return replace(place, precision="near_settlement", uncertainty_m=wide)
