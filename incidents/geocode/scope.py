"""Where a place has to lie: what hints and the words around its name say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import hypot

from incidents.geocode import wording
from incidents.geocode.answer import Hints
from incidents.geocode.gazetteer.index import Gazetteer, Place
from incidents.geocode.spelling.inflection import (
    area_names,
    dictionary_forms,
    is_ukrainian_adjective,
    ukrainian_forms,
)
from incidents.geocode.spelling.romanise import sound_key
from incidents.language.country_names import country_code
from incidents.language.folding import lookup_form
from incidents.store.places.district_names import district_named, is_same_district
from schema.errors import UnknownNameError, nearest
from schema.geodesy import DEGREE_M, narrowing

RIVAL_KM = 25.0
"""Kilometres from which on two places of a name are not the same for a report."""
COMPARABLE = 20
"""A place with less than one part in so many of another's inhabitants does not rival it."""
_DISTRICT_KM = 35.0


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two (latitude, longitude) on a flat map: right to a percent below 200 km, and
    great enough beyond.
    """
    squeeze = narrowing((one[0] + other[0]) / 2)
    around = abs(one[1] - other[1])
    degrees = hypot(min(around, 360 - around) * squeeze, one[0] - other[0])
    return degrees * DEGREE_M / 1000


@dataclass(frozen=True, slots=True)
class District:
    """A second-level area: its name, and a circle that holds it."""

    name: str
    latitude: float
    longitude: float
    km: float
    town: Place
    """The entry that it is known by: its own, or the town that it is called after."""

    def holds(self, place: Place) -> bool:
        """Whether the place is said to lie in the district, or may lie in its circle."""
        if place.admin2 and is_same_district(place.admin2, self.name, place.country):
            return True
        apart = kilometres((self.latitude, self.longitude), (place.latitude, place.longitude))
        if self.town.source == "districts" and district_named(place.admin2 or "", place.country):
            # it is in another one by now; before 2020 a smaller one had the name
            return apart <= min(self.km, _DISTRICT_KM)
        return apart <= self.km + (0 if place.placed else place.uncertainty_m / 1000)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a place must fit. Empty parts say nothing."""

    country: str | None = None
    admin1: frozenset[str] = field(default=frozenset())
    """Codes of first-level areas, one of which holds it."""
    districts: tuple[District, ...] = ()
    near: tuple[tuple[float, float], ...] = ()
    beside: tuple[Place, ...] = ()
    """Towns of the names behind a comma that are no areas: what is meant lies near one of them."""
    said: tuple[str, ...] = ()
    """The hints in words, for the reason of the choice."""

    @property
    def narrow(self) -> bool:
        """Whether more than a country is known."""
        return bool(self.admin1 or self.districts or self.near)

    def allows(self, place: Place) -> bool:
        """Whether the place contradicts nothing."""
        if self.country and place.country != self.country:
            return False
        if self.admin1 and place.admin1_code not in self.admin1:
            return False
        return not self.districts or any(district.holds(place) for district in self.districts)

    def where(self) -> str:
        """The scope in words."""
        return f" in {', '.join(self.said)}" if self.said else ""


class Scopes:
    """Makes scopes; the same hints are resolved once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._made = lru_cache(maxsize=10_000)(self._make)

    @cached_property
    def _forms(self) -> dict[str, str]:
        """Look-up forms of all first-level areas by their code, read when an area is named."""
        return {code: lookup_form(name) for code, name in self._gazetteer.first_level().items()}

    def scope_for(self, hints: Hints, worded: wording.Wording) -> Scope:
        """The scope that hints and wording make together.

        Raises UnknownNameError for a hint that names nothing known. Words of the text that name
        no area are no hint: they are left out.
        """
        return self._made(hints, worded.areas, worded.districts, worded.others)

    def _make(
        self,
        hints: Hints,
        areas: tuple[str, ...],
        districts: tuple[str, ...],
        others: tuple[str, ...],
    ) -> Scope:
        named = {name: self._areas(name) for name in (*areas, *others)}
        apart = [place for name in others for place in named[name]]
        country = self._country(hints.country) or _only_country(apart)
        admin1 = self._admin1(hints.admin1, country) or self._with_cities(
            _codes([p for name in (*areas, *others) for p in named[name]], country)
        )
        country = country or _country_of(admin1)
        wanted = (*([hints.admin2] if hints.admin2 else []), *districts)
        known = [name for name, places in named.items() if places]
        inside = {name: self._districts(name, country, admin1) for name in wanted}
        in_districts = [name for name, found in inside.items() if found]
        said = (hints.country, hints.admin1, *in_districts, *known)
        return Scope(
            country=country,
            admin1=admin1,
            districts=tuple(district for found in inside.values() for district in found),
            near=hints.near,
            beside=tuple(self._towns([n for n in others if not named[n]], country, admin1)),
            said=tuple(dict.fromkeys(text for text in said if text)),
        )

    def _country(self, name: str | None) -> str | None:
        if not name:
            return None
        known = self._gazetteer.countries()
        code = name.strip().upper()
        if code in known:
            return code
        found = country_code(name) or _only_country(self._areas(name))
        if found:
            return found
        offers = nearest(code, known) or nearest(name, known.values())
        raise UnknownNameError("country", name, offers)

    def _admin1(self, name: str | None, country: str | None) -> frozenset[str]:
        if not name:
            return frozenset()
        if self.has_area(name, country):
            return self._with_cities(_codes(self._areas(name), country))
        known = self._gazetteer.first_level(country).values()
        raise UnknownNameError("first-level area", name, nearest(name, known))

    def has_area(self, name: str, country: str | None) -> bool:
        """Whether a first-level area of the country, or of any, has the name."""
        return bool(_codes(self._areas(name), country))

    def _with_cities(self, codes: frozenset[str]) -> frozenset[str]:
        """Also the city that is an area of its own inside the one called after it, as Kyiv is."""
        return codes | {
            other
            for code in codes
            for other, form in self._forms.items()
            if other.startswith(code.split("-")[0] + "-")
            and (form.startswith(self._forms[code]) or self._forms[code].startswith(form))
        }

    def _towns(
        self, names: list[str], country: str | None, admin1: frozenset[str]
    ) -> Iterator[Place]:
        """Settlements of the names, as they are written or declined: those inside the areas, or
        else those elsewhere, so that a text that contradicts its hints stays open.
        """
        inside = Scope(country, admin1)
        for name in names:
            for form in (name, *dictionary_forms(name)):
                found = self._gazetteer.called(lookup_form(form))
                towns = [p for p in found if p.kind == "settlement" and p.placed]
                yield from [p for p in towns if inside.allows(p)] or towns
                if towns:
                    break

    def _areas(self, name: str) -> list[Place]:
        """Countries and first-level areas of a name, declined or not."""
        name = wording.clean(name)
        bare = wording.read(name).spellings[:1] or (name,)
        for variant in (name, *area_names(bare[0]), *dictionary_forms(bare[0])):
            found = [p for p in self._gazetteer.called(lookup_form(variant)) if p.source == "areas"]
            if found:
                return found
        return []

    def district(self, name: str, country: str | None) -> District | None:
        """The district of a name, where a register knows it; in Ukrainian the name says that it is
        one of Ukraine.
        """
        if country is None and is_ukrainian_adjective(name.partition(" ")[0]):
            country = "UA"
        forms = (form for one in (name, *dictionary_forms(name)) for form in _ukrainian(one))
        known = next(filter(None, (district_named(form, country) for form in forms)), None)
        if known is None:
            return None
        called = self._gazetteer.called(lookup_form(known.native))
        entry = next((p for p in called if p.source == "districts" and p.ref == known.code), None)
        if entry is None:
            return None
        return District(entry.name, entry.latitude, entry.longitude, _km(entry), entry)

    def _districts(self, name: str, country: str | None, admin1: frozenset[str]) -> list[District]:
        """A known district, or else the surroundings of the town that it is called after, where
        that is one town. None is called after a village.
        """
        name = wording.clean(name)
        bare = (wording.read(name).spellings or (name,))[0]
        known = self.district(bare, country)
        if known and (not admin1 or known.town.admin1_code in admin1):
            return [known]
        inside = Scope(country, admin1)
        called = [*self._gazetteer.called(lookup_form(bare)), *self._heard(bare, country)]
        towns = [place for place in called if inside.allows(place) and is_town(place)]
        largest = max(towns, key=lambda place: place.inhabitants, default=None)
        rivals = (p for p in towns if largest and _apart(p, largest) > RIVAL_KM)
        if largest is None or any(
            COMPARABLE * p.inhabitants >= largest.inhabitants for p in rivals
        ):
            return []
        return [District(bare, largest.latitude, largest.longitude, _DISTRICT_KM, largest)]

    def _heard(self, name: str, country: str | None) -> list[Place]:
        return self._gazetteer.sounding(sound_key(name), country) if country else []


def _ukrainian(name: str) -> tuple[str, ...]:
    """A name and what it may be in Ukrainian, where it is Russian."""
    return (name, *ukrainian_forms(name))


def is_town(place: Place) -> bool:
    """Whether it is a settlement that a district may be called after."""
    return place.kind == "settlement" and place.placed and not place.village


def _apart(one: Place, other: Place) -> float:
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def _km(place: Place) -> float:
    return place.uncertainty_m / 1000


def _only_country(places: list[Place]) -> str | None:
    found = {place.country for place in places if place.precision == "country"}
    return found.pop() if len(found) == 1 else None


def _country_of(admin1: frozenset[str]) -> str | None:
    """The country that all of these first-level areas lie in."""
    found = {code.partition("-")[0] for code in admin1}
    return found.pop() if len(found) == 1 else None


def _codes(places: list[Place], country: str | None) -> frozenset[str]:
    return frozenset(
        p.ref for p in places if p.precision == "admin1" and (not country or p.country == country)
    )
