"""The extractor: a document in, drafts and unbound facts out; the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.extract.drafts.draft import Draft
from incidents.extract.drafts.drafting import Drafting
from incidents.extract.drafts.strike_date import only_date, shared_date
from incidents.extract.lexicon.assertion_words import BLOW
from incidents.extract.mentions.weapons import WeaponScanner
from incidents.extract.plugins import ClaimExtractor, add_claims
from incidents.extract.reading.document import Article, Document
from incidents.extract.strikes.binding import bind
from incidents.extract.strikes.clauses import article_calendar, clauses_of
from incidents.extract.strikes.memory import Step, Unbound
from incidents.extract.strikes.places_hit import PlaceLookup
from incidents.extract.strikes.retellings import as_unbound, without_history, without_retellings
from incidents.extract.strikes.roundups import part_roundups
from incidents.extract.strikes.toponyms import Resolver
from incidents.extract.strikes.waves import parents
from incidents.language.folding import lookup_form
from incidents.weapons.matcher import Name, WeaponMatcher

if TYPE_CHECKING:
    from incidents.geocode.geocoder import Geocoder
    from schema.document.weapon import WeaponDocument

_CAPITALS = re.compile(r"[A-Z](?<!\w.)\w+")
_ATTACKING = re.compile(
    rf"([A-Z](?<!\w.)\w+)\s+(?:[a-z-]+\s+){{0,3}}?(?:{BLOW}|missiles?|drones?|rockets?|bombs?|artillery|fire"
    r"|forces|army|troops|military|jets?|warplanes?|aircraft|helicopters?)\b"
)


@dataclass
class Extraction:
    """What a document gave: its drafts, and the facts that belong to none."""

    document: Document
    drafts: list[Draft] = field(default_factory=list)
    unbound: list[tuple[int, Unbound]] = field(default_factory=list)
    """The number of the article, and the fact."""
    trace: list[tuple[int, Step]] = field(default_factory=list)
    """The number of the article, and the rule that bound a clause of it, in reading order."""


class Extractor:
    """Reads articles. It holds the names of a catalogue and a gazetteer, ready for many texts."""

    def __init__(
        self, matcher: WeaponMatcher, geocoder: Geocoder, plugins: Sequence[ClaimExtractor] = ()
    ) -> None:
        self._scanner = WeaponScanner(matcher)
        self._resolver = Resolver(geocoder)
        self._plugins = plugins

    def extract(self, document: Document) -> Extraction:
        """The drafts of a document, article by article."""
        extraction = Extraction(document)
        for article in document.articles:
            self._read(article, extraction)
        for plugin in self._plugins:
            add_claims(extraction.drafts, plugin, document)
        return extraction

    def _read(self, article: Article, extraction: Extraction) -> None:
        document, number = extraction.document, article.number
        words = _CAPITALS.findall(document.plain, article.start, article.end)
        attacking = _ATTACKING.findall(document.plain, article.start, article.end)
        countries = self._resolver.countries_of(words)
        attackers = self._resolver.attackers_of(words, attacking)
        lookup = PlaceLookup(self._resolver, countries, attackers)
        calendar = article_calendar(document.plain, article)
        clauses = clauses_of(document.plain, article, self._scanner, calendar)
        memory = bind(clauses, lookup)
        part_roundups(memory)
        events, retellings = without_retellings(memory.events)
        events, history = without_history(events, calendar.today)
        waves = parents(memory.waves, events)
        shared = shared_date([*memory.waves, *events])
        if shared is None and article.published is None:
            shared = only_date(clauses)
        for event in [*waves, *events]:
            extraction.drafts.append(Drafting(document, article, event, shared).draft())
        facts = [
            *memory.unbound,
            *(
                as_unbound(event, "perhaps another strike of this text, told again")
                for event in retellings
            ),
            *(as_unbound(event, "of a time before the news of the text") for event in history),
        ]
        extraction.unbound += [(number, fact) for fact in facts]
        extraction.trace += [(number, step) for step in memory.trace]


def matcher_of(weapons: Iterable[WeaponDocument]) -> WeaponMatcher:
    """Every name of the weapons, weapons before families, as a store would give them."""
    ordered = sorted(weapons, key=lambda weapon: weapon.level == "family")
    return WeaponMatcher([name for weapon in ordered for name in _names(weapon)])


def _names(weapon: WeaponDocument) -> list[Name]:
    kinds = {alias.name: alias.kind for alias in weapon.aliases}
    own = (weapon.slug, weapon.type, weapon.level, weapon.family, None)
    return [
        Name(text, lookup_form(text), *own, kind)
        for text, kind in {**kinds, weapon.name: "", weapon.slug: ""}.items()
    ]
