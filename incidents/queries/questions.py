"""The questions that a store answers: the reading half of the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Unpack

from incidents.queries import rows_and_totals
from incidents.queries.filters import Filters, takes_filters
from incidents.queries.rows_and_totals import Rows, Totals
from incidents.store.store import Store

if TYPE_CHECKING:
    import pandas as pd

    from incidents.queries.places.sites import Site
    from incidents.queries.record_view import Record
    from incidents.queries.records_meant import Named
    from incidents.weapons.catalogue import Matches
    from incidents.weapons.recognition import Recognition
    from incidents.weapons.records import Specification, Weapon
    from incidents.weapons.transfers import Transfer


class Questions(Store):
    """A store that answers. Names (weapons, places, actors, sources) may be written in any script;
    one that nothing is called raises UnknownNameError with the nearest, one that several things
    bear AmbiguousNameError. A known name without records is an empty answer.
    """

    @takes_filters
    def query(
        self,
        *,
        columns: Sequence[str] | None = None,
        sort: str | None = None,
        limit: int | None = None,
        delayed: bool = False,
        **filters: Unpack[Filters],
    ) -> Rows:
        """Incidents that match, newest first, one flat row each.

        `columns` are names of `schema.columns`, all when left out; `sort` is one of them, "-name"
        for descending; `limit` is the most rows to give. Figures come with a low and a high end
        (unknown is None, nobody is 0), dates as ISO 8601, perhaps partial, coordinates in WGS 84
        degrees, `uncertainty_m` in metres. Raises UsageError for what cannot be asked. For what is
        handed on, `delayed` gives fresh strikes as `export` does.

            for code, killed in store.query(columns=["code", "killed_low"], weapon="shahed"): ...
        """
        return rows_and_totals.flat_rows(self, filters, columns, sort, limit, delayed)

    @takes_filters
    def frame(
        self,
        *,
        blur: str | None = None,
        claims: bool = False,
        no_delay: bool = False,
        **filters: Unpack[Filters],
    ) -> pd.DataFrame:
        """The rows of `query` as a pandas DataFrame; whole numbers stay whole, lists are lists,
        `date_earliest`, `date_latest` and `start_utc` are times, unknown is NA, NaT or None.

        `blur="1km"` moves coordinates, those of launch sites too, to a grid of that size;
        `no_delay` gives fresh strikes in full (see `export`). `maps.page(frame)` draws it: what a
        map needs besides travels in `frame.attrs`, with `claims` every claim, statement and source
        too, for the records that it opens.
        """
        from incidents.queries.frame import frame

        return frame(self, filters, blur, claims, no_delay)

    @takes_filters
    def count(
        self,
        by: str | Sequence[str] = (),
        *,
        figures: str | Sequence[str] = (),
        per: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Totals:
        """Totals: incidents, launched, intercepted, killed, injured and missing, each with its
        ends.

        `by` names keys: weapon, weapon-type, month, year, admin1, country, target, attacker.
        `figures` names others than the usual ones: also hit, civilians_killed, children_killed,
        combatants_killed, women_killed, intercept_rate. `per="incident"` adds each figure divided
        by the incidents. `sort` is a column, "-name" for descending; `limit` the most rows.

        A wave and its strikes are counted once, whichever is larger; what a wave has beyond its
        strikes stands in the row of its own value or in "(wave remainder)". An incident with two
        weapons stands in the row of each. A sum is over the records that state the figure:
        `killed_unknown` says how many do not, `records_left_out` what else is missing and why.
        """
        keys, names = ((g,) if isinstance(g, str) else g for g in (by, figures))
        wanted = rows_and_totals.Wanted(keys, names, per, sort, limit)
        return rows_and_totals.sums(self, filters, wanted)

    @takes_filters
    def claims(self, **filters: Unpack[Filters]) -> Rows:
        """Who says how many were killed, injured or missing in the incidents that match: one row a
        claim, with the code of the incident and the key of the source. Restricted ones stay out.
        """
        return rows_and_totals.linked(self, filters, "casualty_claims")

    @takes_filters
    def sources(self, **filters: Unpack[Filters]) -> Rows:
        """The sources that the incidents that match, their weapons and places rest on."""
        return rows_and_totals.linked(self, filters, "sources")

    def record(
        self, code: str, *, include_restricted: bool = False, delayed: bool = False
    ) -> Record:
        """One incident as `incidents show` prints it: the document, each derived figure with the
        rule and the claims that made it, what it points to, the strikes of a wave.

        For what is handed on, `delayed` gives a fresh strike as `export` does. Raises
        UnknownNameError for a code that no public record has.
        """
        from incidents.queries.conditions import Query
        from incidents.queries.publication import opened
        from incidents.queries.record_view import read_record

        with opened(self, delayed) as publication:
            record = read_record(publication.database, code, include_restricted)
            if delay := publication.delay(Query(["i.code = :code"], parameters={"code": code})):
                self.listener.note(delay)
        return record

    def find(self, text: str) -> list[Named]:
        """The records of a date, of a weapon, or with these words in title, place or summary, one
        line each, newest first.
        """
        from incidents.queries.records_meant import records_meant

        with self.reading() as database:
            return records_meant(self.engine, database, text)

    def weapons(self, weapon_type: str | None = None, *, used: bool = False) -> list[Weapon]:
        """The catalogue: weapons and families with names, specifications and statements.

        `weapon_type` takes one type with its sub-types; `used` those that incidents name, most
        named first.
        """
        from incidents.weapons.records import weapon_records
        from schema.vocabulary import vocabulary

        types = vocabulary("weapon_types")
        codes = types.below(types.encode(weapon_type)) if weapon_type else None
        with self.reading() as database:
            records = weapon_records(database, codes)
        named = sorted((r for r in records if r["incidents"]), key=lambda r: -r["incidents"])
        return named if used else records

    def weapon(self, name: str) -> Weapon:
        """One weapon or family by any name, in any script."""
        from incidents.weapons import catalogue
        from incidents.weapons.records import weapon_records

        with self.reading() as database:
            found = catalogue.resolve(database, name)
            return weapon_records(database, slug=found.slug)[0]

    def identify(
        self,
        *,
        fins: int | None = None,
        marking: str | Sequence[str] = (),
        part: str | Sequence[str] = (),
        weapon_type: str | None = None,
    ) -> Recognition:
        """What something on a photograph may be: candidates with reasons, no identification.

        `fins` is how many it has, `marking` letters and figures that can be read (`?` for what
        cannot), `part` a part in words, `weapon_type` narrows. It may be explosive: nobody has to
        go near it, touch or measure it for an answer.
        """
        from incidents.weapons.recognition import Clues, recognise
        from incidents.weapons.records import weapon_records

        markings, parts = ((g,) if isinstance(g, str) else tuple(g) for g in (marking, part))
        clues = Clues(fins, markings, parts, weapon_type)
        with self.reading() as database:
            return recognise(clues, weapon_records(database))

    def specifications(self, name: str) -> list[Specification]:
        """The claimed values of a weapon's properties, each with its unit, who says so and where.
        Sources differ: none of the values is the true one by itself.
        """
        return self.weapon(name)["specifications"]

    def match(self, texts: Iterable[str]) -> list[Matches]:
        """What each text means: weapons, a family, or only a type; else what looks like it."""
        from incidents.weapons import catalogue

        with self.reading() as database:
            return catalogue.match_all(database, texts)

    def transfers(self) -> list[Transfer]:
        """Arms transfers by date, each with its status and every statement on it."""
        from incidents.weapons.transfers import transfer_records

        with self.reading() as database:
            return transfer_records(database)

    def sites(self) -> list[Site]:
        """Bases, plants, hospitals and other sites by country and name, each with its source and
        how many records point to it.
        """
        from incidents.queries.places.sites import site_records

        with self.reading() as database:
            return site_records(database)

    def site(self, name: str) -> Site:
        """One site by its key or any name, in any script."""
        from incidents.queries.places.sites import site_named, site_records

        with self.reading() as database:
            return site_records(database, site_named(database, name)["key"])[0]

    def names(self, kind: str) -> list[tuple[str, str]]:
        """Every weapon, attacker, place, site, source, dataset or incident by the name that a
        filter takes, with a word on what it is.
        """
        from incidents.queries.records_meant import known_names

        with self.reading() as database:
            return known_names(database, kind)

    def contents(self) -> dict[str, int]:
        """How much the catalogue holds: weapons, aliases, specifications, sources and so on."""
        from incidents.weapons.records import catalogue_counts

        with self.reading() as database:
            return catalogue_counts(database)
