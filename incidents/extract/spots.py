"""The places of a unit that were hit, with what the gazetteer has for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.extract.events import Spot
from incidents.extract.mentions import place_roles as roles
from incidents.extract.mentions.places import PlaceMention
from incidents.extract.units import Unit

if TYPE_CHECKING:
    from incidents.extract.mentions.resolve import Resolver
    from incidents.geocode.answer import Candidate

_BESIDE_M = 10_000


@dataclass(frozen=True)
class Spotter:
    """Finds the places of units. `countries` are those that the article speaks of."""

    resolver: Resolver
    countries: list[str]

    def spot(self, mention: PlaceMention) -> Spot:
        """A place with what the gazetteer has for it."""
        where = self.resolver.where(mention, self.countries)
        if mention.role == roles.NEARBY and where.chosen:
            where = replace(where, chosen=_around(where.chosen))
        return Spot(mention, where)

    def spots(self, unit: Unit) -> list[Spot]:
        """The places that a unit says were hit, the smallest where one lies in another."""
        mentions = unit.impacts
        if not mentions and (unit.meaning.debris or any(not toll.none for toll in unit.tolls)):
            mentions = [p for p in unit.places if p.role == roles.INTERCEPTED]
        spots = [self.spot(mention) for mention in mentions]
        if all(spot.broad or spot.unexplained for spot in spots):
            spots += [self.spot(p) for p in unit.places if p.role == roles.NEARBY][:1]
        named = [s for s in spots if not s.country_wide]
        chosen = named or spots
        known = [s for s in chosen if not s.unexplained or self.seat_of(unit, s)]
        chosen = known or chosen
        towns = [s for s in chosen if not s.broad and not s.small]
        if towns:
            chosen = [
                s
                for s in chosen
                if not s.broad or not (s.chosen is None or any(s.holds(t) for t in towns))
            ]
        found: list[Spot] = []
        for spot in chosen:
            if not any(spot.same(other) for other in found):
                found.append(spot)
        return found

    def seat_of(self, unit: Unit, spot: Spot) -> Spot | None:
        """The town that the sentence puts a street, a quarter or a site in, where it is known."""
        inside = spot.mention.inside
        for mention in unit.places:
            if mention.role == roles.CONTAINER and mention.name == inside:
                found = self.spot(mention)
                if found.chosen and not found.small:
                    return None if found.broad else found
                inside = mention.inside
        return None

    def home(self, unit: Unit) -> Spot | None:
        """`Kharkiv's mayor said that a bomb hit the city`: the town of whoever speaks."""
        homes = [self.spot(p) for p in unit.places if p.role == roles.RESIDENCE]
        known = [spot for spot in homes if spot.chosen and not spot.country_wide]
        return known[0] if len(known) == 1 else None


def _around(place: Candidate) -> Candidate:
    """Somewhere beside a place: "east of Jabalia"."""
    wide = max(place.uncertainty_m, _BESIDE_M)
    return replace(place, precision="near_settlement", uncertainty_m=wide)
