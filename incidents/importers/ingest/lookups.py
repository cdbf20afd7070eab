"""What importers ask while they read: weapons, places, areas, countries and actors of a store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from incidents.geocode.answer import Hints
from incidents.importers.base import Item, Loaded
from incidents.importers.drafts import IncidentDraft, LocationDraft, PlaceDraft, WeaponUseDraft
from incidents.importers.ingest.reporting.not_understood import NotUnderstood, Unread
from incidents.importers.values.locations import areas_named, place_named, with_area_how
from incidents.language.country_names import country_code
from incidents.language.folding import lookup_form
from incidents.language.unknown_words import is_nameless
from incidents.language.weapon_words import weapon_named
from incidents.store.authorities import IS_PARTY
from incidents.store.history import Author
from incidents.store.new_actors import can_be_actor, record_actor
from incidents.store.places.area_names import area_name
from incidents.weapons import catalogue
from incidents.weapons.name_words import alternatives, doubted, parts_of, respelt, without_count
from schema.areas import country_names
from schema.errors import UnknownNameError, nearest
from schema.folding import folded
from schema.precisions import AREA_PRECISIONS
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.geocode.answer import Candidate
    from incidents.geocode.geocoder import Geocoder
    from incidents.store.engines.base import Database
    from incidents.weapons.matcher import Match

MISSPELT = "the name is misspelt in the source"
SHARED = "several weapons are called so; the attacker makes or uses this one alone"
Opening = Callable[[], "Geocoder"]
_ACTORS = f"""SELECT n.lookup, a.code FROM actor_name n JOIN actor a ON a.id = n.actor_id
    WHERE {IS_PARTY} ORDER BY n.id DESC"""
_SPEAKERS = f"""SELECT n.lookup FROM actor_name n JOIN actor a ON a.id = n.actor_id
    WHERE NOT ({IS_PARTY})"""
_FORCES = re.compile(
    r"(?:Military|Police|Armed) Forces of (?:the )?([^()]+?)"
    r"(?: \(\d{4}-(?:\d{4})?\)(?: [^();,]+)?)?"
    r"|([^()]+?) (?:Armed|Military) Forces",
    re.IGNORECASE,
)
_LONGEST = 500
_SHOWN = 3
_LIKENESS = ("inflected", "transliterated", "fuzzy", "derived")
"""Ways of finding a place by another form of its name."""
_PRECISE = ("exact", "site", "neighbourhood", "settlement", "near_settlement")
_KEPT = 100_000


class Lookups:
    """Answers the questions of importers (`Help`) out of one store and the gazetteer.

    `opening` gives the geocoder when the first place is asked for; most formats need none.
    """

    def __init__(
        self,
        database: Database,
        opening: Opening,
        keep_all: bool = False,
        author: Author | None = None,
    ) -> None:
        self.keep_all = keep_all
        self.new_actors: list[str] = []
        self.columns_unused: list[str] = []
        self.fuzzy = 0
        self._unread = NotUnderstood()
        self._near_places: dict[str, str] = {}
        self._shared: dict[str, Sequence[Match]] = {}
        self._by_likeness: set[str] = set()
        self._database, self._author = database, author or Author()
        self.warnings: dict[str, int] = {}
        self._opening = opening
        self._matcher = catalogue.matcher(database)
        self._types = {name.slug: name.type for name in self._matcher.names}
        self._actors = dict(database.tuples(_ACTORS))
        self._speakers = {form for (form,) in database.tuples(_SPEAKERS)}
        self._codes = {code for (code,) in database.tuples("SELECT code FROM actor")}
        self._meant = lru_cache(_KEPT)(self._meant_by)
        self._uses = lru_cache(_KEPT)(self._uses_of)
        self._parts = lru_cache(_KEPT)(self._parts_of)
        self.area = lru_cache(_KEPT)(self._area)

    @cached_property
    def _geocoder(self) -> Geocoder:
        return self._opening().reading_from(self._database)

    def warn(self, text: str) -> None:
        """Say something about the whole file; the same text counts once."""
        self.warnings[text] = self.warnings.get(text, 0) + 1

    def not_understood(self, column: str, value: str, kind: str = "") -> None:
        """Count a value that nothing could be made of; see `Help`."""
        self._unread.add(column, value, kind)

    def not_understood_values(self) -> list[Unread]:
        """The values of the file that nothing could be made of, with what may have been meant."""
        return self._unread.listed({
            "weapon": lambda text: ", ".join(catalogue.suggest(self._matcher, text[:_LONGEST])),
            "place": lambda text: self._near_places.get(text, ""),
            "country": lambda text: ", ".join(nearest(text, country_names().values())),
        })  # fmt: skip

    def columns(self, names: Iterable[str], used: Iterable[str]) -> None:
        """Which columns a table has, and which of them are read; see `Help`."""
        read = set(used)
        self.columns_unused = [name for name in names if name not in read]

    def weapons(self, text: str, column: str = "weapons") -> list[WeaponUseDraft]:
        """Weapon uses for a text; see `Help`."""
        uses = [use.copy() for use in self._uses(" ".join(text.split()))]
        for use in uses:
            if use["text"] in self._shared:
                continue  # the attacker of the row may decide
            if use["type"] == "unknown" and "weapon" not in use:
                self._unread.add(column, use["text"], "weapon")
            elif use.get("inferred") == MISSPELT:
                self.warn(f"{column}: {use['text']!r} is read as {use['weapon']}")
        return uses

    def _uses_of(self, text: str) -> list[WeaponUseDraft]:
        if not text:
            return []
        if len(text) > _LONGEST:
            return [{"type": "unknown", "text": text}]
        named = respelt(without_count(text))
        found, parts = self._matcher.match(named), parts_of(named)
        if open_between := alternatives(named):
            return [self._either(open_between, text)]
        if not found and (kind := _kind_alone(text)):
            return [{"type": kind, "text": text}]
        if len(parts) < 2 or (found and found[0].how != "joined"):
            return [self._use(found, text)]
        return [self._use(self._matcher.match(part), part) for part in parts]

    def _use(self, found: Sequence[Match], text: str) -> WeaponUseDraft:
        """One use; a name that several weapons share is kept for `decided`."""
        if len({match.slug for match in found}) > 1 and not any(m.how == "joined" for m in found):
            self._shared[text] = found
        return _use(found, text)

    def decided(self, items: Iterable[Item]) -> Iterator[Item]:
        """Items in which a name that several weapons share means the one that the attacker of the
        row makes or uses, where that is one alone.
        """
        for item in items:
            if self._shared and isinstance(item, Loaded):
                self._decide(item.document)
            yield item

    def _decide(self, document: IncidentDraft) -> None:
        attacker = document.get("attacker")
        for use in document.get("weapons", []):
            text = use.get("text", "")
            if "weapon" in use or text not in self._shared:
                continue
            if attacker and (meant := self._meant(text, attacker)):
                use.update(meant)
            else:
                self._unread.add("weapons", text, "weapon")

    def _meant_by(self, text: str, attacker: str) -> WeaponUseDraft:
        """What a shared name means of an attacker; nothing where that is not one weapon alone."""
        shared = self._shared[text]
        meant = catalogue.in_the_hands_of(self._database, shared, attacker)
        if len(meant) != 1 or not meant[0].slug:
            return {}
        return {"weapon": meant[0].slug, "type": meant[0].type, "inferred": SHARED}

    def _either(self, names: Sequence[str], text: str) -> WeaponUseDraft:
        """One use for a text that leaves open which weapon it was: what all of them have in common,
        a family or only a type. One of them that nobody knows leaves all open.
        """
        found = [self._matcher.match(name) for name in names]
        if not all(found):
            return {"type": "unknown", "text": text}
        matches = [match for some in found for match in some]
        families = {match.family or match.slug for match in matches}
        family = families.pop() if len(families) == 1 else None
        slugs = {match.slug for match in matches}
        if family and slugs != {family}:
            inferred = "the source leaves open which of the family"
            return {"weapon": family, "type": self._types[family], "text": text,
                    "inferred": inferred}  # fmt: skip
        return _use(matches, text)

    def place(
        self, text: str, country: str | None, admin1: str | None = None, admin2: str | None = None
    ) -> LocationDraft:
        """The parts of a document that say where; see `Help`."""
        parts = self._parts(text.strip(), country or None, admin1 or None, admin2 or None)
        if text and parts.get("location_precision") == "unknown":
            self._unread.add("place", text.strip(), "place")
        self.fuzzy += text.strip() in self._by_likeness
        return {**parts, "place": parts["place"].copy()} if "place" in parts else parts.copy()

    def _parts_of(
        self, text: str, country: str | None, admin1: str | None, admin2: str | None
    ) -> LocationDraft:
        code = self.country(country) if country else None
        place = place_named(text, areas_named(code, admin1, admin2))
        if not place:
            return {}
        if not text:
            return {
                "place": place,
                "location_precision": next(a for a in AREA_PRECISIONS if a in place),
            }
        plain: LocationDraft = {
            "place": place,
            "location_precision": "unknown",
            "location_words": text,
        }
        return self._located(plain, text, Hints(code, area_name(admin1, code).name, admin2))

    def _located(self, plain: LocationDraft, text: str, hints: Hints) -> LocationDraft:
        """The same with what the geocoder is sure of: coordinates, or the area that it names."""
        try:
            answer = self._geocoder.geocode(text[:_LONGEST], hints)
        except UnknownNameError as error:
            self.warn(f"an area that the gazetteer does not know: {error}".splitlines()[0])
            return plain
        chosen = answer.chosen
        if chosen is None:
            self._near_places[text] = _named(answer.candidates)
            return plain
        if chosen.how in _LIKENESS:
            self._by_likeness.add(text)
        made = self._at(plain, chosen, text)
        return with_area_how(made, plain["place"].get("country"), plain["place"].get("admin1"))

    def _at(self, plain: LocationDraft, chosen: Candidate, text: str) -> LocationDraft:
        """The point that was chosen, or the area; what the row names stays."""
        from incidents.geocode.pending import located

        incident, found = located(chosen, text)
        if chosen.precision in _PRECISE:
            where = {k: v for k, v in found.items() if v is not None}
            place = cast(PlaceDraft, where | plain["place"])
            return {**plain, **cast(LocationDraft, incident), "place": place}
        area = areas_named(chosen.country, chosen.admin1)
        return {
            **plain,
            "place": {**area, **plain["place"]},
            "location_precision": chosen.precision,
        }

    def _area(self, latitude: float, longitude: float) -> tuple[str | None, str | None]:
        """Country code and first-level area of coordinates."""
        return self._geocoder.areas_at(latitude, longitude)

    def zone(
        self, spot: tuple[float, float] | None, country: str | None, admin1: str | None
    ) -> str | None:
        """The IANA time zone of a point or country; see `Help`."""
        from incidents.geocode.time_zones import zone_at

        return zone_at(spot, country, admin1)

    def country(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country by any of its names."""
        return country_code(name)

    def actor(self, name: str) -> str | None:
        """The code of a recorded actor, or None."""
        text = name.strip()
        return text if text in self._codes else self._party(text)

    def _party(self, text: str) -> str | None:
        """The actor of a name; the forces of a state, as data sets call them, are that state."""
        forces = _FORCES.fullmatch(text)
        found = self._actors.get(lookup_form(text))
        return found or (self._actors.get(lookup_form(forces[1] or forces[2])) if forces else None)

    def attacker(self, name: str) -> str | None:
        """The code of an actor, recorded if it is new; see `Help`."""
        known, form = self.actor(name), lookup_form(name)
        if known or form in self._speakers or not can_be_actor(name) or is_nameless(name):
            return known
        _, code = record_actor(self._database, name, self._author)
        self._actors[form] = code
        self._codes.add(code)
        self.new_actors.append(" ".join(name.split()))
        return code


def _named(candidates: Sequence[Candidate]) -> str:
    """The places that a text may mean, in a few words."""
    named = (", ".join(filter(None, (c.name, c.admin1, c.country))) for c in candidates)
    return " or ".join(list(dict.fromkeys(named))[:_SHOWN])


def _use(found: Sequence[Match], text: str) -> WeaponUseDraft:
    """One use: the weapon that a text names, or else what all that it may mean have in common."""
    slugs = {match.slug for match in found if match.slug}
    if len(slugs) == 1:
        match = next(match for match in found if match.slug)
        use: WeaponUseDraft = {"weapon": slugs.pop(), "type": match.type, "text": text}
        if match.how == "slip":
            use["inferred"] = MISSPELT
        elif doubt := doubted(text)[0]:
            use["inferred"] = f"the source says: {doubt}"
        return use
    return {"type": _common([match.type for match in found]), "text": text}


def _kind_alone(text: str) -> str | None:
    """The weapon type of a text that is one word for it, in a language that the catalogue lacks."""
    named = weapon_named(text)
    return named[0] if named and folded(named[1]) == folded(text) else None


def _common(types: Sequence[str]) -> str:
    """The narrowest type that holds all of these; `unknown` when there is none."""
    if not types:
        return "unknown"
    terms = vocabulary("weapon_types")
    lines = [terms.above(kind) for kind in types]
    shared = (kind for kind in lines[0] if all(kind in line for line in lines))
    return next(shared, "unknown")
