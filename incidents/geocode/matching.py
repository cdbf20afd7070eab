"""Places of the gazetteer that a name may mean, by what it takes to find them.

Names as the gazetteer has them come first, then other grammatical forms, then other spellings of
names of Arabic, Hebrew and Persian, then names that sound the same, those of the same consonants,
and last, when nothing else is found, names that are written much alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from incidents.geocode import wording
from incidents.geocode.gazetteer.alike import alike
from incidents.geocode.gazetteer.index import Gazetteer, Place
from incidents.geocode.scope import RIVAL_KM, Scope, kilometres
from incidents.geocode.spelling import abjad
from incidents.geocode.spelling.inflection import area_names, dictionary_forms, ukrainian_forms
from incidents.geocode.spelling.romanise import origin_keys, sound_key
from incidents.language.folding import lookup_form

TIERS = ("exact", "inflected", "spelled", "transliterated", "consonants", "fuzzy", "derived")
_LIKE_ENOUGH = 60
"""Likeness of the vowels, of 100, below which the same consonants make another name."""
_SAME = 100.0
_VOWELS_UNKNOWN = 80.0
"""Likeness of two names of the same consonants in two scripts."""
_PAIR = 2
_ANOTHER_FORM = 70
"""Likeness of sounds, of 100, from which on two names of a place are forms of one."""
_ONE_SPELLING = ("register", "postal")


@dataclass(frozen=True, slots=True)
class Match:
    """A place and how its name was matched; `likeness` is 100 but for fuzzy ones."""

    place: Place
    tier: str
    likeness: float = 100.0
    at: bool = False
    """Whether the text means a site at the place, such as its airport, and not the place itself."""
    dataset: str | None = None
    """The data set that knows the place, where the gazetteer does not."""
    withheld: bool = False
    """Whether rows of that data set may not be passed on: the place counts, and is no answer."""


def matches(gazetteer: Gazetteer, worded: wording.Wording, scope: Scope) -> list[Match]:
    """Every place inside the scope that the wording may mean, the best tier first."""
    if len(worded.alternatives) >= _PAIR:
        return _of_alternatives(gazetteer, worded, scope)
    found: dict[int, Match] = {}
    for match in _by_tier(gazetteer, worded, scope):
        found.setdefault(match.place.id, match)
    if not found:
        for match in _alike(gazetteer, worded, scope):
            found.setdefault(match.place.id, match)
    if worded.kind == wording.SITE:
        return _sites(list(found.values()))
    return list(found.values())


def beside(found: Sequence[Match], scope: Scope) -> list[Match]:
    """Those that lie near the larger town that the text names after a comma, where it names one.

    "Vostochny, Mariupol" is in Mariupol or close to it. A smaller place behind the comma is no such
    hint, for it may be a part of the first: "Mariupol, Vostochny".
    """
    largest = max((town.population for town in scope.beside), default=0)
    return [
        match
        for match in found
        if match.place.kind == "area"
        or match.place.population >= largest
        or any(_apart(match.place, town) <= RIVAL_KM for town in scope.beside)
    ]


def _apart(one: Place, other: Place) -> float:
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def _of_alternatives(gazetteer: Gazetteer, worded: wording.Wording, scope: Scope) -> list[Match]:
    """Places that bear all names with a slash between, as far as they are known: "Bakhmut /
    Artemivsk". Empty names decide nothing; where no place bears all, those of any.
    """
    groups = [group for group in _by_alternative(gazetteer, worded, scope) if group]
    ids = [{match.place.id for match in group} for group in groups]
    every = {match.place.id: match for group in reversed(groups) for match in group}
    common = set.intersection(*ids) if ids else set()
    return [match for number, match in every.items() if number in common or not common]


def name_several(gazetteer: Gazetteer, worded: wording.Wording, scope: Scope) -> bool:
    """Whether names with a slash between belong to different places: "Kharkiv / Chuhuiv"."""
    if len(worded.alternatives) < _PAIR:
        return False
    groups = [group for group in _by_alternative(gazetteer, worded, scope) if group]
    ids = [{match.place.id for match in group} for group in groups]
    return bool(ids) and not set.intersection(*ids)


def _by_alternative(
    gazetteer: Gazetteer, worded: wording.Wording, scope: Scope
) -> list[list[Match]]:
    alone = [replace(worded, spellings=(one,), alternatives=()) for one in worded.alternatives]
    return [matches(gazetteer, one, scope) for one in alone]


def _sites(found: list[Match]) -> list[Match]:
    """Sites of the name; when there is none, the settlements that such a site may lie at."""
    sites = [match for match in found if match.place.kind not in ("settlement", "area")]
    return sites or [replace(match, at=True) for match in found]


def _by_tier(gazetteer: Gazetteer, worded: wording.Wording, scope: Scope) -> Iterator[Match]:
    fits = _Fits(worded.kind, scope)
    exact = list(_called(gazetteer, worded.spellings, fits))
    if worded.kind is None and (towns := _towns_of_area(gazetteer, worded.spellings, exact)):
        yield from (Match(place, "spelled") for place in towns)
        return
    declined = [] if exact and not worded.declined else _declined(gazetteer, worded, fits)
    if worded.declined and declined:
        # after a preposition the name is in another case, whatever else is called that
        exact = []
    yield from (Match(place, "exact") for place in exact)
    yield from (Match(place, "inflected") for place in declined)
    for spelling in () if exact or declined else worded.spellings:
        yield from _of_spelling(gazetteer, spelling, fits)


def _of_spelling(gazetteer: Gazetteer, spelling: str, fits: _Fits) -> Iterator[Match]:
    """Places of which the name may be another spelling. The weaker keys are asked only when the
    stronger find nothing.
    """
    origins = _origins(gazetteer, spelling, fits.scope)
    spelled = list(_spelled(gazetteer, spelling, fits))
    same = [match for match in spelled if match.tier == "spelled"]
    heard = gazetteer.sounding(sound_key(spelling), fits.scope.country)
    translated = _in_ukrainian(gazetteer, spelling) if fits.scope.country == "UA" else []
    sounding = list(fits.only([*heard, *translated]))
    found = [*same, *(Match(place, "transliterated") for place in sounding)] or spelled
    for match in found:
        yield replace(match, tier="derived") if match.place.id in origins else match


def _spelled(gazetteer: Gazetteer, name: str, fits: _Fits) -> Iterator[Match]:
    """Places of the country whose name has the same consonants: "spelled" where the vowels agree as
    well, else "consonants" with the likeness of the vowels.
    """
    country = fits.scope.country
    consonants, spelling = abjad.keys(name) if country in abjad.COUNTRIES else ("", "")
    if not consonants or country is None:
        return
    from rapidfuzz import fuzz

    def alike_as(other: str) -> float:
        both = abjad.is_written_so(spelling) == abjad.is_written_so(other)
        return fuzz.ratio(spelling, other) if both else _VOWELS_UNKNOWN

    likeness = {
        number: max(map(alike_as, others))
        for number, others in gazetteer.spelled(consonants, country).items()
    }
    places = gazetteer.numbered(list(likeness))
    forms = map(lookup_form, abjad.other_articles(name))
    same = {place.id for form in forms for place in gazetteer.called(form)}
    for place in fits.only(places.values()):
        alike, telling = likeness[place.id], len(consonants) >= abjad.TELLING
        if alike == _SAME and (telling or place.id in same):
            yield Match(place, "spelled")
        elif alike == _SAME or (alike >= _LIKE_ENOUGH and telling):
            yield Match(place, "consonants", alike)


def _towns_of_area(
    gazetteer: Gazetteer, names: Iterable[str], exact: Sequence[Place]
) -> list[Place]:
    """Where areas alone have the name, their towns that sound the same: without a word for area a
    name is the town, and Hodeidah is written in one way for the governorate, in another for its
    capital.
    """
    areas = {place.ref for place in exact if place.precision == "admin1"}
    if len(areas) != len(exact):
        return []
    fits = _Fits(wording.SETTLEMENT, Scope(exact[0].country if exact else None))
    found = [place for name in names for place in gazetteer.sounding(sound_key(name))]
    found += [match.place for name in names for match in _spelled(gazetteer, name, fits)]
    return [p for p in found if p.kind == "settlement" and p.admin1_code in areas]


def _called(gazetteer: Gazetteer, names: Iterable[str], fits: _Fits) -> Iterator[Place]:
    for name in names:
        for variant in area_names(name) if fits.kind == wording.AREA else [name]:
            called, asked = gazetteer.called(lookup_form(variant)), sound_key(variant)
            named = {place.country for place in called if place.main}
            for place in fits.only([*called, *_namesakes(gazetteer, variant, called)]):
                # the main names are in Latin letters and one language: Олександрівка and
                # Александровка are Oleksandrivka's, and names that Donetsk bore once; what is
                # called Voznesensk itself goes before Voznesenka, which may be called so
                key = sound_key(place.name)
                form = key == asked if place.country in named else _is_form(asked, key)
                yield replace(place, main=place.main or form)
            if fits.scope.country and called:
                yield from fits.only(_same_in_sound(gazetteer, asked, called, fits.scope.country))


def _same_in_sound(
    gazetteer: Gazetteer, asked: str, called: Sequence[Place], country: str
) -> Iterator[Place]:
    """Further places of the country that sound the very same, as the village Krasnyi Lyman and the
    town that was Krasnyy Lyman once do. Where names have no vowels of their own, sound proves too
    little: Dar'a is no Darayya.
    """
    known = {place.id for place in called}
    for place in gazetteer.sounding(asked, country) if country not in abjad.COUNTRIES else ():
        other = place.kind == "settlement" and place.source not in _ONE_SPELLING
        if other and place.id not in known:
            yield replace(place, main=sound_key(place.name) == asked)


def _namesakes(gazetteer: Gazetteer, name: str, called: Sequence[Place]) -> Iterator[Place]:
    """Places of the same name that sources give in one spelling alone: a register has each village
    as Калинівка, and whoever asks for Kalynivka or Kalinovka has to hear of all of them.
    """
    asked = sound_key(name)
    known = {place.id for place in called}
    # another form of the asked name, as Kalynivka is of Kalinovka, and no later or earlier one
    forms = {(p.country, sound_key(p.name)) for p in called if p.kind == "settlement" and p.country}
    keys = {(country, key) for country, key in forms if _is_form(asked, key)}
    keys |= {(country, asked) for country, _ in forms}
    found = [p for country, key in keys for p in gazetteer.sounding(key, country)]
    others = [place for place in found if place.source in _ONE_SPELLING]
    if any(country == "UA" for country, _ in forms):
        others += _in_ukrainian(gazetteer, name)
    for place in others:
        if place.id not in known:
            known.add(place.id)
            yield place


def _is_form(asked: str, key: str) -> bool:
    if asked == key:
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(asked, key) >= _ANOTHER_FORM


def _in_ukrainian(gazetteer: Gazetteer, name: str) -> list[Place]:
    """Settlements of Ukraine that a Russian spelling may mean: Светлое is any of the Світле."""
    found = (
        place for form in ukrainian_forms(name) for place in gazetteer.called(lookup_form(form))
    )
    return [p for p in found if p.country == "UA" and p.kind == "settlement"]


def _declined(gazetteer: Gazetteer, worded: wording.Wording, fits: _Fits) -> list[Place]:
    forms = [form for name in worded.spellings for form in dictionary_forms(name)]
    return list(_called(gazetteer, forms, fits))


class _Fits:
    """Which places a kind and a scope let through."""

    def __init__(self, kind: str | None, scope: Scope) -> None:
        self.kind = kind
        self.scope = scope

    def only(self, places: Iterable[Place]) -> Iterator[Place]:
        """The places that fit; without a stated kind an area gives way to a settlement, if that is
        no mere village: Харківщина is the area, though a village is called so too.
        """
        inside = [p for p in places if self.scope.allows(p) and self._is_of_kind(p)]
        smaller = [p for p in inside if p.kind != "area" or p.precision == "country"]
        gives_way = self.kind is None and any(not place.village for place in smaller)
        return iter(smaller if gives_way else inside)

    def _is_of_kind(self, place: Place) -> bool:
        if self.kind == wording.AREA:
            return place.precision == "admin1" or place.source == "regions"
        if self.kind == wording.DISTRICT:
            return place.precision == "admin2" if place.kind == "area" else True
        if self.kind == wording.SETTLEMENT:
            return place.kind == "settlement"
        # a district without a word for it may be an adjective or a surname: Mariupolskyi
        return place.kind != "area" or (self.kind is None and place.source != "districts")


def _alike(gazetteer: Gazetteer, worded: wording.Wording, scope: Scope) -> Iterator[Match]:
    """Names that are written much alike, in the country of the scope or with the same beginning."""
    fits = _Fits(worded.kind, scope)
    for spelling in worded.spellings:
        likeness = alike(gazetteer, spelling, scope.country)
        origins = _origins(gazetteer, spelling, scope)
        for place in fits.only(gazetteer.numbered(list(likeness)).values()):
            tier = "derived" if place.id in origins else "fuzzy"
            yield Match(place, tier, likeness[place.id])


def _origins(gazetteer: Gazetteer, spelling: str, scope: Scope) -> set[int]:
    """Places whose people or things are called so, as Baghdad's are Al Baghdadi: no spelling."""
    found = {
        place.id
        for key in origin_keys(spelling)
        for place in gazetteer.sounding(key, scope.country)
    }
    for name in abjad.origins(spelling):
        consonants, _ = abjad.keys(name)
        if consonants and scope.country:
            found |= gazetteer.spelled(consonants, scope.country).keys()
    return found
