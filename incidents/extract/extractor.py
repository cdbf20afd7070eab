"""The extractor: a document in, drafts and unbound facts out; the same each time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.extract.binding import Binder, Unbound
from incidents.extract.document import Article, Document
from incidents.extract.drafts import Draft, Drafting
from incidents.extract.events import WAVE, Event
from incidents.extract.keeping import kept, told_again
from incidents.extract.memory import Memory
from incidents.extract.mentions.resolve import Resolver
from incidents.extract.mentions.weapons import WeaponScanner
from incidents.extract.plugins import ClaimExtractor, add_claims
from incidents.extract.spots import Spotter
from incidents.extract.units import units_of
from incidents.extract.weighing import shared_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.geocode.geocoder import Geocoder
    from incidents.weapons.matcher import WeaponMatcher

_MOST_WAVES = 50
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

    def __init__(
        self, matcher: WeaponMatcher, geocoder: Geocoder, plugins: Sequence[ClaimExtractor] = ()
    ) -> None:
        self._scanner = WeaponScanner(matcher)
        self._resolver = Resolver(geocoder)
        self._plugins = plugins

    def extract(self, document: Document) -> Extraction:
        """The drafts of a document, article by article."""
        found = Extraction(document)
        for article in document.articles:
            self._article(document, article, found)
        for plugin in self._plugins:
            add_claims(found.drafts, plugin, document)
        return found

    def _article(self, document: Document, article: Article, found: Extraction) -> None:
        words = _CAPITALS.findall(document.plain, article.start, article.end)
        spotter = Spotter(self._resolver, self._resolver.countries_of(words))
        binder = Binder(spotter, Memory(spotter))
        binder.bind(units_of(document.plain, article, self._scanner))
        events, echoes = kept(binder.memory.events)
        waves = parents(binder.waves, events)
        shared = shared_date([*binder.waves, *events])
        for event in [*waves, *events]:
            found.drafts.append(Drafting(document, article, event, shared).draft())
        facts = [*binder.unbound, *(told_again(event) for event in echoes)]
        found.unbound += [(article.number, fact) for fact in facts]


def parents(waves: list[Event], events: list[Event]) -> list[Event]:
    """The waves and roll-ups that several of the events belong to; others are no record."""
    for event in events:
        event.parent = event.parent or next(
            (w for w in waves[:_MOST_WAVES] if _belongs(event, w)), None
        )
    children = Counter(id(event.parent) for event in events)
    for event in events:
        event.parent = event.parent if children[id(event.parent)] > 1 else None
    return [wave for wave in waves if children[id(wave)] > 1]


def _belongs(event: Event, wave: Event) -> bool:
    """Whether a strike is one of a wave: in its country, on its day, with a weapon like its own."""
    if wave.level != WAVE or not (
        wave.spot and wave.spot.chosen and event.spot and event.spot.chosen
    ):
        return False
    here = wave.spot.chosen.country == event.spot.chosen.country
    return here and wave.days is not None and event.days is not None and event.fits_date(wave.date)
