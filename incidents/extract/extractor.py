"""The extractor: a document in, drafts and unbound facts out. The same text gives the same drafts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.extract.binding import Binder, Unbound
from incidents.extract.document import Article, Document
from incidents.extract.drafts import Draft, Drafting, kept
from incidents.extract.events import Event
from incidents.extract.mentions.resolve import Resolver
from incidents.extract.mentions.weapons import WeaponScanner
from incidents.extract.units import units_of

if TYPE_CHECKING:
    from incidents.geocode.geocoder import Geocoder
    from incidents.weapon_matcher import WeaponMatcher

_CAPITALS = re.compile(r"\b[A-Z][\w]+")


@dataclass
class Extraction:
    """What a document gave: its drafts, and the facts that belong to none."""

    document: Document
    drafts: list[Draft] = field(default_factory=list)
    unbound: list[tuple[int, Unbound]] = field(default_factory=list)
    """The number of the article, and the fact."""


class Extractor:
    """Reads articles. It holds the names of a catalogue and a gazetteer, ready for many texts."""

    def __init__(self, matcher: WeaponMatcher, geocoder: Geocoder) -> None:
        self._scanner = WeaponScanner(matcher)
        self._resolver = Resolver(geocoder)

    def extract(self, document: Document) -> Extraction:
        """The drafts of a document, article by article."""
        found = Extraction(document)
        for article in document.articles:
            self._article(document, article, found)
        return found

    def _article(self, document: Document, article: Article, found: Extraction) -> None:
        words = _CAPITALS.findall(document.plain, article.start, article.end)
        binder = Binder(self._resolver, self._resolver.countries_of(words))
        binder.bind(units_of(document.plain, article, self._scanner))
        events = kept(binder.events)
        for event in events:
            others = [*binder.waves, *events]
            found.drafts.append(Drafting(document, article, event, others).draft())
        found.unbound += [(article.number, fact) for fact in binder.unbound]


def parents(waves: list[Event], events: list[Event]) -> list[Event]:
    """The waves and roll-ups that several of the events belong to."""
    return [wave for wave in waves if sum(event.parent is wave for event in events) > 1]
