"""What cells name, found in the store: weapons, actors, data sets, places."""

from __future__ import annotations

from typing import Any

from incidents.language.folding import digest, lookup_form, slug
from incidents.store.authorities import IS_PARTY
from incidents.store.bulk.chunk import Memo, tried
from incidents.store.bulk.uses import Uses, uses_of
from incidents.store.engines.base import Database, Row
from incidents.store.history import Author
from incidents.store.keys import fetch
from incidents.store.new_actors import can_be_actor, record_actor
from incidents.store.places.area_names import area_name
from incidents.store.references import add_place_names
from schema.errors import InputError, nearest

_ACTORS = f"""SELECT n.lookup, a.id, a.name FROM actor_name n JOIN actor a ON a.id = n.actor_id
    WHERE {IS_PARTY} ORDER BY n.id DESC"""
_PLACES = """SELECT p.* FROM place p WHERE p.id IN
    (SELECT n.place_id FROM place_name n WHERE n.lookup = :form) ORDER BY p.id"""
_MOST_PLACES = 50_000
"""More than a country has settlements that are hit often."""

Area = tuple[str | None, str | None, str | None, bool]
"""Name, admin1 and country of a place, and whether it is an area rather than a spot."""


class Known:
    """Finds what the cells of one load name; places that nobody recorded are recorded."""

    def __init__(self, database: Database) -> None:
        self._database = database
        weapons = database.tuples("SELECT slug, id, type FROM weapon")
        self.weapons = {name: (number, kind) for name, number, kind in weapons}
        self.datasets: Memo[int | InputError] = Memo(self._dataset)
        self._actors = {form: (n, name) for form, n, name in database.tuples(_ACTORS)}
        self.actors: Memo[Any] = Memo(tried(self._actor))
        self.uses: Memo[Any] = Memo(tried(self._uses))
        self.places: Memo[int] = Memo(self._place, _MOST_PLACES)
        self.sites: Memo[tuple[int, str]] = Memo(self._site)

    def _dataset(self, name: str) -> int | InputError:
        """Id of a data set; looked up when it is named, since rows may bring it along."""
        row = fetch(self._database, "datasets", [name]).get(name)
        if row:
            return int(row["id"])
        known = [slug for (slug,) in self._database.tuples("SELECT slug FROM dataset")]
        offer = f" ({' or '.join(near)})" if (near := nearest(name, known)) else ""
        return InputError(
            f"the name of a recorded data set{offer}, a colon and the event's number", repr(name)
        )

    def _uses(self, weapons: str | None, types: str | None, sites: int, counted: bool) -> Uses:
        return uses_of(weapons, types, sites, counted, self.weapons)

    def _actor(self, name: str | None) -> tuple[int | None, str | None]:
        """Id and main name of an actor by any of its names."""
        if name is None:
            return None, None
        found = self._actors.get(lookup_form(name))
        if found is None:
            known = [shown for _, shown in self._actors.values()]
            near = nearest(name, known)
            if near or not can_be_actor(name):
                offer = f" ({' or '.join(near)})" if near else ""
                raise InputError(f"a name of a recorded actor{offer}", repr(name))
            number, _ = record_actor(self._database, name, Author("load of a flat table"))
            found = self._actors[lookup_form(name)] = (number, " ".join(name.split()))
        return found

    def _place(self, area: Area) -> int:
        """Id of the place of this name in this area; of several, none that nobody told apart."""
        name, admin1, country, wide = area
        shown = name or admin1 or country or ""
        found = [
            row
            for row in self._called(shown)
            if (row["admin1"], row["country"]) == (admin1, country)
            and (row["kind"] == "area" if name is None else wide or not _is_first_level(row))
        ]
        plain = [row for row in found if row["admin2"] is None]
        if len(found) == 1 or plain:
            return int((plain or found)[0]["id"])
        kind = "area" if wide or name is None else "settlement"
        code = area_name(admin1, country).code if name is None else None
        return self._record(shown, kind, admin1, country, slug(code))

    def _site(self, name: str) -> tuple[int, str]:
        """Id and main name of a launch site: one so called, before any other place."""
        found = self._called(name)
        sites = [row for row in found if row["kind"] == "launch_site"]
        if len(found) == 1 or len(sites) == 1:
            return (row := (sites or found)[0])["id"], row["name"]
        plain = [row for row in sites if row["country"] is None]
        return (plain[0]["id"] if plain else self._record(name, "launch_site")), name

    def _called(self, name: str) -> list[Row]:
        return list(self._database.rows(_PLACES, {"form": lookup_form(name)}))

    def _record(
        self,
        name: str,
        kind: str,
        admin1: str | None = None,
        country: str | None = None,
        key: str = "",
    ) -> int:
        number = self._database.next_id("place")
        wanted = key or slug(name, admin1, country)
        key = self._free_key(wanted, repr((name, kind, admin1, country)))
        row = {"id": number, "key": key, "name": name, "kind": kind}
        row |= {"admin1": admin1, "country": country}
        self._database.insert_many("place", list(row), [list(row.values())])
        add_place_names(self._database, number, [{"name": name, "main": True}])
        return number

    def _free_key(self, key: str, meaning: str) -> str:
        """The key, or one with a digest of what it stands for when another place has it."""
        if key and not fetch(self._database, "places", [key]):
            return key
        return f"{key or 'place'}-{digest(meaning)}"


def _is_first_level(row: Row) -> bool:
    """Whether a place is a first-level area itself, as a town is often called."""
    return bool(row["kind"] == "area" and row["name"] == row["admin1"] and row["admin2"] is None)
