"""The geocoder: from a text and hints to an answer, offline.

A text is tried as coordinates, then as the name of a place, then as a place described by way of
others ("20 km south of Kharkiv"), whose names are looked up in turn.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil, inf
from typing import TYPE_CHECKING

from incidents.geocode import choice, wording
from incidents.geocode.answer import Answer, Candidate, Hints
from incidents.geocode.contest import NEIGHBOUR_KM, Caution, is_small_town
from incidents.geocode.coordinates import Fix, read_coordinates, read_short_plus_code, recover
from incidents.geocode.dataset_places import DatasetPlaces
from incidents.geocode.gazetteer.index import Gazetteer, Place
from incidents.geocode.matching import Match, beside, matches, name_several
from incidents.geocode.relative import Relation, read_relative
from incidents.geocode.relative.described import parted, placed, relation_of_head
from incidents.geocode.reverse import Whereabouts, areas_at, doubts, reverse
from incidents.geocode.scope import COMPARABLE, District, Scope, Scopes, is_town, kilometres
from incidents.geocode.spelling.inflection import (
    dictionary_forms,
    is_ukrainian_adjective,
    towns_of_adjective,
)
from incidents.geocode.spelling.romanise import sound_key
from incidents.language.folding import lookup_form
from schema.errors import InputError

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

NO_HINTS = Hints()
_BESIDE = re.compile(
    r"(.{2,80}?),?\s+(?:near|close to|not far from|next to|біля|поблизу|неподалік від|возле|близ"
    r"|около|недалеко от|قرب|بالقرب من)\s+(.{2,80})",
    re.I,
)
"""A thing or a place, and the neighbour that tells where it is."""
_BORDER_KM = 25.0
"""How far from a border a place may lie that a stretch of it is called by."""
_SITE_M = 300
_NEIGHBOURHOOD_M = 2_000


class Geocoder:
    """Finds what a text means as a place, and says how sure that is."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        attended: bool = True,
        dataset_places: DatasetPlaces | None = None,
    ) -> None:
        """`attended` is whether a person looks at each answer: otherwise a name that only sounds
        the same or is written nearly the same is left open. `dataset_places` are asked beside the
        gazetteer.
        """
        self.gazetteer = gazetteer
        self._attended = attended
        self._dataset_places = dataset_places
        self._scopes = Scopes(gazetteer)
        self._complete = gazetteer.complete()

    def reading_from(self, database: Database) -> Geocoder:
        """The same with the data sets of a store as an open transaction sees it: while that one
        writes, nobody else can read for sure.
        """
        if self._dataset_places is None:
            return self
        return Geocoder(self.gazetteer, self._attended, DatasetPlaces(lambda: database))

    def geocode(self, text: str, hints: Hints = NO_HINTS) -> Answer:
        """The candidates of a text, the chosen one if the rule of `choice` allows one, and why.

        Raises UnknownNameError when a hint names no country or area; never for the text.
        """
        if len(text) > wording.LONGEST:
            return _none(text, f"{len(text):,} characters are no place; {wording.LONGEST} at most")
        plain = wording.clean(text)
        if not plain:
            return _none(text, "the text is empty")
        try:
            fix = self._fix(plain, hints)
        except InputError as error:
            return _none(text, str(error))
        if fix:
            return self._at(text, fix, hints)
        if not any(letter.isalpha() for letter in plain):
            return _none(text, "no letter in it, and no coordinates in a known form")
        return self._named(text, plain, hints)

    def is_known(self, name: str, country: str | None) -> bool:
        """Whether a place of the country, or of any, has the name or sounds like it: a quick look,
        without names that are only written alike.
        """
        if self.gazetteer.sounding(sound_key(name), country):
            return True
        names = (name, *dictionary_forms(name))
        called = (place for one in names for place in self.gazetteer.called(lookup_form(one)))
        if any(country in (None, place.country) for place in called):
            return True
        return self._dataset_places is not None and self._dataset_places.has(names, country)

    def has_area(self, name: str, country: str | None) -> bool:
        """Whether a first-level area of the country, or of any, is called so."""
        return self._scopes.has_area(name, country)

    def reverse(self, latitude: float, longitude: float) -> Whereabouts:
        """Country, first-level area and nearest settlement of coordinates."""
        return reverse(self.gazetteer, latitude, longitude)

    @staticmethod
    def areas_at(latitude: float, longitude: float) -> tuple[str | None, str | None]:
        """Country and name of the first-level area of coordinates, without what lies nearest."""
        country, area = areas_at(latitude, longitude)
        return country, area.name if area else None

    def _at(self, text: str, fix: Fix, hints: Hints) -> Answer:
        """The coordinates of a text; left to a person where they contradict the stated country."""
        country = self._scopes.scope_for(hints, wording.Wording(())).country
        doubtful = doubts(self.gazetteer, fix.latitude, fix.longitude, country)
        where = self.reverse(fix.latitude, fix.longitude)
        small = fix.uncertainty_m <= _SITE_M
        near = fix.uncertainty_m <= _NEIGHBOURHOOD_M
        candidate = Candidate(
            name=f"{where.km} km from {where.nearest.name}" if where.nearest else text.strip(),
            latitude=fix.latitude,
            longitude=fix.longitude,
            country=where.country,
            admin1=where.admin1,
            kind="site",
            precision="exact" if small else "neighbourhood" if near else "near_settlement",
            uncertainty_m=fix.uncertainty_m,
            score=1.0,
            how="coordinates",
        )
        reason = "; ".join((f"{fix.notation}: {where.words()}", *doubtful))
        return Answer(text, (candidate,), None if doubtful else candidate, reason)

    def _fix(self, plain: str, hints: Hints) -> Fix | None:
        if not any(letter.isdigit() for letter in plain):
            return None
        return read_coordinates(plain) or self._short_plus_code(plain, hints)

    def _short_plus_code(self, plain: str, hints: Hints) -> Fix | None:
        found = read_short_plus_code(plain)
        if found is None:
            return None
        code, locality = found
        anchor = self.geocode(locality, hints)
        if anchor.chosen is None:
            raise InputError("a place that the short Plus Code is near", anchor.reason, locality)
        return recover(code, anchor.chosen.latitude, anchor.chosen.longitude)

    def _named(self, text: str, plain: str, hints: Hints) -> Answer:
        relation = read_relative(plain)
        if relation is None:  # otherwise the areas belong to the names that it hangs on
            plain = wording.with_commas(plain)
            relation = relation_of_head(plain)
        worded = self._without_country(wording.read(plain))
        scope = self._scopes.scope_for(hints, worded)
        district = self._district(relation, scope)
        if district:
            return choice.district(text, district)
        called = [p for p in self.gazetteer.called(lookup_form(plain)) if scope.allows(p)]
        if relation and relation.district:
            called = [place for place in called if place.kind == "area"]
        if relation and not called:
            areas = Hints(
                scope.country, hints.admin1 or next(iter(worded.areas), None), None, hints.near
            )
            return self._described(text, relation, areas)
        found = self._matches(worded, scope)
        beside_name = None if found else _BESIDE.fullmatch(plain)
        if beside_name:
            return self._beside(text, beside_name[1], beside_name[2], hints)
        if name_several(self.gazetteer, worded, scope):
            reason = "the names with a slash between are those of different places"
            return choice.undecided(text, found, scope, reason)
        near = beside(found, scope)
        if found and not near:
            towns = " or ".join(dict.fromkeys(town.name for town in scope.beside))
            return choice.undecided(text, found, scope, f"no place of this name lies by {towns}")
        outside = self._outside(worded, scope)
        small = {match.place.country for match in near if is_small_town(match.place)}
        sparse = frozenset(c for c in small if c and self.gazetteer.is_sparse(c))
        caution = Caution(
            self._complete, self._attended, worded.city, worded.village, sparse, outside
        )
        return choice.answer(text, near, scope, caution)

    def _district(self, relation: Relation | None, scope: Scope) -> District | None:
        """The district that a text names. Before 2020 another may have been called so: without its
        area it stays open where a town elsewhere may have given it the name.
        """
        if relation is None or not relation.district or relation.whole:
            return None
        head, _ = parted(relation.anchor)
        district = self._scopes.district(head, scope.country)
        if district is None or not scope.allows(district.town):
            return None
        here = (district.latitude, district.longitude)
        towns = (
            place
            for name in (head, *towns_of_adjective(head))
            for place in self.gazetteer.called(lookup_form(name))
            if place.country == district.town.country and is_town(place)
        )
        elsewhere = any(kilometres(here, (p.latitude, p.longitude)) > district.km for p in towns)
        return district if scope.admin1 or not elsewhere else None

    def _matches(self, worded: wording.Wording, scope: Scope) -> list[Match]:
        """What the gazetteer has under the wording, and what the data sets of the store have."""
        found = matches(self.gazetteer, worded, scope)
        if self._dataset_places is None:
            return found
        return self._dataset_places.matches(worded, scope, found, self._complete)

    def _outside(self, worded: wording.Wording, scope: Scope) -> Place | None:
        """A settlement of the very name in the country, where what is known excludes it."""
        called = [p for name in worded.spellings for p in self.gazetteer.called(lookup_form(name))]
        of_country = [p for p in called if p.country == scope.country and p.kind == "settlement"]
        return next((place for place in of_country if not scope.allows(place)), None)

    def _without_country(self, worded: wording.Wording) -> wording.Wording:
        """Of an area and its country, the area: "Donetsk oblast, Ukraine" means the oblast."""
        called = [p for name in worded.spellings for p in self.gazetteer.called(lookup_form(name))]
        if not worded.areas or not any(place.precision == "country" for place in called):
            return worded
        area, *areas = worded.areas
        others = (*worded.others, *worded.spellings)
        return wording.Wording((area,), wording.AREA, tuple(areas), worded.districts, others)

    def _beside(self, text: str, name: str, neighbour: str, hints: Hints) -> Answer:
        """`Kalynivka near Kyiv` is the one by that neighbour; where no place has the first name, as
        in `a hill near Houla`, what is known is the neighbour.
        """
        town = self.geocode(neighbour, hints)
        if town.chosen:
            there = (town.chosen.latitude, town.chosen.longitude)
            first = self.geocode(name, replace(hints, near=(*hints.near, there)))
            if any(_km(there, one) <= NEIGHBOUR_KM for one in first.candidates):
                return replace(first, text=text)
        return self._described(text, Relation("near", (neighbour,)), hints)

    def _described(self, text: str, relation: Relation, hints: Hints) -> Answer:
        """A place described by others: they have to be certain, or it is not either."""
        across = relation.kind == "border" or self._is_abroad(relation, hints)
        # what lies by a border may lie in the other country, so hints say nothing of the anchor
        known = Hints() if across else hints
        anchors = [self._anchor(relation, name, known) for name in relation.anchors]
        if across and not any(one.how == "exact" for one in anchors[0].candidates):
            # a spelling that is known only among those of the country, on this side
            anchors = [self._anchor(relation, name, hints) for name in relation.anchors]
        unsure = next((anchor for anchor in anchors if anchor.chosen is None), None)
        if unsure is None:
            chosen = [anchor.chosen for anchor in anchors if anchor.chosen]
            candidate, how = placed(text, relation, chosen)
            if across:
                return self._at_border(text, candidate, chosen[0], hints.country)
            return Answer(text, (candidate,), candidate, f"{how} ({anchors[0].reason})")
        reason = f"the place that it is measured from is not certain: {unsure.reason}"
        if len(anchors) > 1:
            return Answer(text, (), None, reason)
        offers = tuple(placed(text, relation, [one])[0] for one in unsure.candidates)
        return Answer(text, offers, None, reason)

    def _is_abroad(self, relation: Relation, hints: Hints) -> bool:
        """Whether what a place lies opposite of is not in the stated country."""
        if relation.kind != "opposite" or hints.country is None:
            return False
        return not self.geocode(relation.anchor, hints).candidates

    def _at_border(
        self, text: str, candidate: Candidate, anchor: Candidate, country: str | None
    ) -> Answer:
        """A place by the border near its anchor: the circle reaches to the nearest settlement
        beyond, and the country is the one that is stated or none.
        """
        there = (anchor.latitude, anchor.longitude)
        box = (there[0] - 1, there[0] + 1, there[1] - 2, there[1] + 2)
        foreign = [p for p in self.gazetteer.around(*box) if p.country != anchor.country]
        away = min((kilometres(there, (p.latitude, p.longitude)) for p in foreign), default=inf)
        if away > _BORDER_KM:
            reason = f"no other country is known within {_BORDER_KM:g} km of {anchor.name}"
            return Answer(text, (), None, reason)
        radius = max(candidate.uncertainty_m, ceil(away * 1000))
        made = replace(candidate, country=country, admin1=None, admin2=None, uncertainty_m=radius)
        reason = f"by the border, {away:.0f} km at most from {anchor.name}"
        return Answer(text, (made,), made, reason)

    def _anchor(self, relation: Relation, name: str, hints: Hints) -> Answer:
        """The place of a name; "northern Gaza" is in the city or in the area of that name."""
        found = self._town_of_district(relation, name, hints) or self.geocode(name, hints)
        if relation.kind != "part" or relation.district or found.chosen is None:
            return found
        head, behind = parted(name)
        area = self.geocode(f"{head} province{behind}", hints).chosen
        if area is None or area.precision == found.chosen.precision:
            return found
        reason = f"{name} may be the settlement or the area of that name"
        return Answer(name, (found.chosen, area), None, reason)

    def _town_of_district(self, relation: Relation, name: str, hints: Hints) -> Answer | None:
        """The town of a district that is called by its adjective: Чугуївський район. None where
        towns of comparable weight may have given it its name.
        """
        if not relation.district or relation.whole:
            return None
        head, behind = parted(name)
        if hints.country is None and is_ukrainian_adjective(head):
            hints = replace(hints, country="UA")
        answers = [self.geocode(town + behind, hints) for town in towns_of_adjective(head)]
        named = [a for a in answers if any(_is_town_itself(c) for c in a.candidates)]
        named.sort(key=lambda answer: -answer.candidates[0].population)
        places = {a.candidates[0].gazetteer_id: a.candidates[0].population for a in named}
        largest, *others = [*sorted(places.values(), reverse=True), 0]
        return named[0] if named and largest > COMPARABLE * others[0] else None


def _is_town_itself(candidate: Candidate) -> bool:
    return candidate.kind == "settlement" and candidate.how == "exact"


def _km(there: tuple[float, float], one: Candidate) -> float:
    return kilometres(there, (one.latitude, one.longitude))


def _none(text: str, reason: str) -> Answer:
    return Answer(text, (), None, reason)
