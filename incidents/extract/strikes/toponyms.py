"""What a place's name means on the map; an unresolved name stays a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from incidents.extract.mentions.places import PlaceMention
from incidents.geocode.answer import Candidate, Hints

if TYPE_CHECKING:
    from incidents.geocode.geocoder import Geocoder

_KINDS = {"area": " region", "district": " district"}
_NATIONS = {
    "RU": "Russia Russian Russians Moscow Kremlin",
    "UA": "Ukraine Ukrainian Ukrainians Kyiv",
    "IL": "Israel Israeli Israelis",
    "PS": "Gaza Palestinian Palestinians Palestine Hamas",
    "LB": "Lebanon Lebanese Hezbollah",
    "SY": "Syria Syrian Syrians",
    "YE": "Yemen Yemeni Yemenis Houthi Houthis Huthi Huthis",
    "SA": "Saudi",
    "IR": "Iran Iranian",
    "IQ": "Iraq Iraqi",
    "SD": "Sudan Sudanese RSF",
    "LY": "Libya Libyan",
    "TR": "Turkey Turkish Türkiye",
    "AZ": "Azerbaijan Azerbaijani",
    "AM": "Armenia Armenian",
    "AF": "Afghanistan Afghan Taliban",
    "PK": "Pakistan Pakistani",
    "IN": "India Indian",
    "MM": "Myanmar Burmese",
    "ET": "Ethiopia Ethiopian Tigray",
    "AE": "Emirates Emirati UAE",
    "QA": "Qatar Qatari",
    "SO": "Somalia Somali",
    "EG": "Egypt Egyptian",
    "JO": "Jordan Jordanian",
}
_BY_WORD = {word: code for code, words in _NATIONS.items() for word in words.split()}
_AREAS_MEANT = {"Gaza region": "Gaza Strip"}
"""Areas that reports call by the name of their town, and the gazetteer by another."""
_WELL_KNOWN = 20_000
"""Inhabitants of a town that a text may name without its country."""
_SPOTS = ("site", "neighbourhood", "settlement")
SURE = ("exact", "inflected", "spelled", "transliterated")


@dataclass(frozen=True, slots=True)
class Resolution:
    """A place as it was found: the candidate that was chosen, or None, and why."""

    chosen: Candidate | None
    reason: str


class Resolver:
    """Resolves names against the gazetteer, each once."""

    def __init__(self, geocoder: Geocoder) -> None:
        self._geocoder = geocoder
        self._countries = {name: code for code, name in geocoder.gazetteer.countries().items()}
        self._ask = lru_cache(maxsize=20_000)(self._asked)

    def country(self, name: str) -> str | None:
        """The code of a country by its name or its people's."""
        bare = name.removeprefix("the ").removesuffix("'s")
        return self._countries.get(bare) or _BY_WORD.get(bare)

    def countries_of(self, words: list[str]) -> list[str]:
        """The countries that a text speaks of, the most frequent first."""
        named = Counter(code for word in words if (code := self._code(word)))
        return [code for code, _ in named.most_common(4)]

    def attackers_of(self, words: list[str], attacking: list[str]) -> frozenset[str]:
        """The countries that a text only speaks of as attackers: "Russian shelling". `attacking`
        are those of its words that stand before a weapon or a strike.
        """
        named, struck = (Counter(map(self._code, given)) for given in (words, attacking))
        return frozenset(code for code, times in struck.items() if code and times == named[code])

    def _code(self, word: str) -> str | None:
        return _BY_WORD.get(word) or self._countries.get(word)

    def resolution(
        self, mention: PlaceMention, countries: list[str], attackers: frozenset[str] = frozenset()
    ) -> Resolution:
        """What a mention means. A place is only chosen where the rule of the gazetteer allows; of
        countries that only attack, none that is small.
        """
        if mention.kind == "street":
            return Resolution(None, "a street, and the gazetteer has towns of such a name alone")
        bare = mention.name.removesuffix(" Camp").removesuffix(" camp")
        name = bare + _KINDS.get(mention.kind or "", "") * (not mention.cyrillic)
        name = _AREAS_MEANT.get(name, name)
        inside = mention.inside
        country = self.country(inside) if inside else None
        admin1 = inside if inside and country is None else None
        resolution = self._first(name, admin1, [country] if country else countries)
        if resolution.chosen is None and admin1:
            resolution = self._first(name, None, countries)
        place = resolution.chosen
        if place is None or inside or place.country not in attackers:
            return resolution
        return self._struck(name, resolution, [c for c in countries if c not in attackers])

    def _struck(self, name: str, own: Resolution, others: list[str]) -> Resolution:
        """A place in a country that attacks: that of another country before it, if one has it."""
        elsewhere = self._first(name, None, others)
        place = own.chosen
        if elsewhere.chosen or (place and place.population >= _WELL_KNOWN):
            return elsewhere if elsewhere.chosen else own
        return Resolution(None, "only a small place of a country that the text calls the attacker")

    def _first(self, name: str, admin1: str | None, countries: list[str]) -> Resolution:
        chosen: dict[str, Resolution] = {}
        reason = "no country of the text has a place of this name"
        for code in countries:
            resolution = self._ask(name, code, admin1)
            if resolution.chosen:
                chosen[code] = resolution
            elif "no place" not in resolution.reason:
                reason = resolution.reason
        if len(chosen) == 1:
            return next(iter(chosen.values()))
        if chosen:
            return self._weightiest(name, chosen)
        open_ended = self._ask(name, None, admin1)
        candidate = open_ended.chosen
        if (
            candidate
            and countries
            and candidate.population < _WELL_KNOWN
            and candidate.precision in _SPOTS
        ):
            return Resolution(
                None, "only a small place of a country that the text does not speak of"
            )
        return open_ended if candidate else Resolution(None, reason)

    def _weightiest(self, name: str, chosen: dict[str, Resolution]) -> Resolution:
        """Of places in several countries of the text the one that the gazetteer chooses."""
        alone = self._ask(name, None, None)
        if alone.chosen and alone.chosen.country in chosen:
            return alone
        ranked = sorted(
            (w for w in chosen.values() if w.chosen),
            key=lambda w: -w.chosen.population if w.chosen else 0,
        )
        first, second = ranked[0].chosen, ranked[1].chosen
        if first and second and first.population > 20 * max(second.population, 500):
            return ranked[0]
        return Resolution(None, "places of this name in several countries that the text speaks of")

    def _asked(self, name: str, country: str | None, admin1: str | None) -> Resolution:
        if not self._known(name, country):
            return Resolution(None, "no place of this name is in the gazetteer")
        if admin1 and not self._geocoder.has_area(admin1, country):
            return self._ask(name, country, None)
        answer = self._geocoder.geocode(name, Hints(country, admin1))
        if answer.chosen and (
            answer.chosen.how in SURE or answer.chosen.how in ("register", "dataset", "area")
        ):
            if country is None and answer.chosen.how == "transliterated":
                return Resolution(None, "only places that sound alike")
            return Resolution(answer.chosen, answer.reason)
        return Resolution(None, answer.reason)

    def _known(self, name: str, country: str | None) -> bool:
        """Whether a place there has the name or sounds like it: spares the slow look for slips."""
        bare = name.removesuffix(" region").removesuffix(" district")
        if bare != name or not bare.isascii():
            return True
        return self._geocoder.is_known(bare, country)
