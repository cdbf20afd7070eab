"""What importers ask while they read: weapons, places, areas, countries and actors of a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from incidents.geocode.answer import Hints
from incidents.importers.drafts import LocationDraft, PlaceDraft, WeaponUseDraft
from incidents.importers.values.locations import areas_named, place_named, with_area_how
from incidents.language.country_names import country_code
from incidents.language.folding import lookup_form
from incidents.store.authorities import IS_PARTY
from incidents.store.places.area_names import area_name
from incidents.weapons import catalogue
from incidents.weapons.name_words import parts_of
from schema.errors import UnknownNameError
from schema.precisions import AREA_PRECISIONS
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.geocode.answer import Candidate
    from incidents.geocode.geocoder import Geocoder
    from incidents.store.engines.base import Database
    from incidents.weapons.matcher import Match

Opening = Callable[[], "Geocoder"]
_ACTORS = f"""SELECT n.lookup, a.code FROM actor_name n JOIN actor a ON a.id = n.actor_id
    WHERE {IS_PARTY} ORDER BY n.id DESC"""
_LONGEST = 500
_PRECISE = ("exact", "site", "neighbourhood", "settlement", "near_settlement")
_KEPT = 100_000


class Lookups:
    """Answers the questions of importers (`Help`) out of one store and the gazetteer.

    `opening` gives the geocoder when the first place is asked for; most formats need none.
    """

    def __init__(self, database: Database, opening: Opening, keep_all: bool = False) -> None:
        self.keep_all = keep_all
        self.warnings: dict[str, int] = {}
        self._opening = opening
        self._matcher = catalogue.matcher(database)
        self._types = {name.slug: name.type for name in self._matcher.names}
        self._actors = dict(database.tuples(_ACTORS))
        self._codes = {code for (code,) in database.tuples("SELECT code FROM actor")}
        self._uses = lru_cache(_KEPT)(self._uses_of)
        self._parts = lru_cache(_KEPT)(self._parts_of)
        self.area = lru_cache(_KEPT)(self._area)

    @cached_property
    def _geocoder(self) -> Geocoder:
        return self._opening()

    def warn(self, text: str) -> None:
        """Say something about the whole file; the same text counts once."""
        self.warnings[text] = self.warnings.get(text, 0) + 1

    def weapons(self, text: str) -> list[WeaponUseDraft]:
        """Weapon uses for a text; see `Help`."""
        return [use.copy() for use in self._uses(" ".join(text.split()))]

    def _uses_of(self, text: str) -> list[WeaponUseDraft]:
        if not text:
            return []
        found, parts = self._matcher.match(text), parts_of(text)
        if len(parts) < 2 or (found and found[0].how != "joined"):
            return [_use(found, text)]
        return [_use(self._matcher.match(part), part) for part in parts]

    def place(
        self, text: str, country: str | None, admin1: str | None = None, admin2: str | None = None
    ) -> LocationDraft:
        """The parts of a document that say where; see `Help`."""
        parts = self._parts(text.strip(), country or None, admin1 or None, admin2 or None)
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
            chosen = self._geocoder.geocode(text[:_LONGEST], hints).chosen
        except UnknownNameError as error:
            self.warn(f"an area that the gazetteer does not know: {error}".splitlines()[0])
            return plain
        if chosen is None:
            return plain
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
        found = self._geocoder.reverse(latitude, longitude)
        return found.country, found.admin1

    def country(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country by any of its names."""
        return country_code(name)

    def actor(self, name: str) -> str | None:
        """The code of a recorded actor, or None."""
        text = name.strip()
        return text if text in self._codes else self._actors.get(lookup_form(text))


def _use(found: Sequence[Match], text: str) -> WeaponUseDraft:
    """One use: the weapon that a text names, or else what all that it may mean have in common."""
    slugs = {match.slug for match in found if match.slug}
    if len(slugs) == 1:
        match = next(match for match in found if match.slug)
        return {"weapon": slugs.pop(), "type": match.type, "text": text}
    return {"type": _common([match.type for match in found]), "text": text}


def _common(types: Sequence[str]) -> str:
    """The narrowest type that holds all of these; `unknown` when there is none."""
    if not types:
        return "unknown"
    terms = vocabulary("weapon_types")
    lines = [terms.above(kind) for kind in types]
    shared = (kind for kind in lines[0] if all(kind in line for line in lines))
    return next(shared, "unknown")
