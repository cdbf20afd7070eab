"""Places that the data sets in a store know and the gazetteer may not: a name, its point, its area.

Their coders put each row at a named place by hand, so that a village of their rows is where they
have it, to a few kilometres. Nothing is kept twice: a question reads the rows themselves, whose
data set stands beside them. Such a place weighs as little as a village and is called by its very
name alone, or a grammatical form of it; it never unseats a place of the gazetteer within 25 km.

Rows of a load that still runs give no place, so that their order decides nothing, nor do those that
are marked `restricted`. Of a data set whose rows may not be passed on (ACLED, GTD, Airwars) only
the name counts: a point that is taken into another record would leave the store with it. That such
a place exists is a reason to leave a text open, and no candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from incidents.geocode import wording
from incidents.geocode.gazetteer.index import Place
from incidents.geocode.gazetteer.sources.entry import VILLAGE
from incidents.geocode.matching import Match
from incidents.geocode.scope import RIVAL_KM, Scope, kilometres
from incidents.geocode.spelling.inflection import dictionary_forms
from incidents.language.folding import lookup_form

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row

CODED_BY_HAND = ("ucdp", "ucdp-candidate", "acled", "gtd", "airwars")
"""Data sets in which a person put every row at its place; others may have asked a machine."""
_KINDS = ("", " city", " town", " village", " settlement")
"""What data sets write behind a name: UCDP has "Hroza village" where others have Hroza."""
_DOUBT_M = 5_000
_FIRST_ID = 1_000_000_000
"""Ids from here on are those of no place of the gazetteer."""
_OTHER_WORDS = (wording.AREA, wording.DISTRICT, wording.SITE)
_ROWS = """
SELECT p.key, p.name, p.country, i.admin1, i.admin1_code, p.admin2, i.latitude, i.longitude,
    d.name AS dataset, d.redistributable, i.location_precision AS precision
FROM place_name n JOIN place p ON p.id = n.place_id JOIN incident i ON i.place_id = p.id
JOIN incident_dataset l ON l.incident_id = i.id JOIN dataset d ON d.id = l.dataset_id
WHERE n.lookup IN ({forms}) AND p.kind = 'settlement' AND p.country IS NOT NULL
AND d.slug IN ({datasets}) AND EXISTS (SELECT 1 FROM dataset WHERE slug IN ({datasets}))
AND i.status = 'published' AND NOT i.restricted AND i.location_how = 'reported'
AND i.location_precision IN ('settlement', 'neighbourhood', 'site', 'exact')
AND i.latitude IS NOT NULL
AND (i.batch_id IS NULL OR i.batch_id IN (SELECT id FROM batch WHERE ended IS NOT NULL))
GROUP BY p.id, i.latitude, i.longitude, d.id ORDER BY NOT d.redistributable, p.id, i.id"""


class DatasetPlaces:
    """The places of one store's data sets. `opening` gives the store's database when it is first
    asked, or None where there is no store that can be read.
    """

    def __init__(self, opening: Callable[[], Database | None]) -> None:
        self._opening = opening
        self._opened: list[Database | None] = []

    def matches(
        self,
        worded: wording.Wording,
        scope: Scope,
        found: Sequence[Match],
        complete: frozenset[str],
    ) -> list[Match]:
        """What the wording may mean: what is `found` in the gazetteer, and the places of data sets
        that it does not have. In a `complete` country they only say where one of its villages lies.
        """
        if worded.kind in _OTHER_WORDS or worded.alternatives:
            return list(found)
        same = [match for match in found if match.tier in ("exact", "inflected")]
        kept = list(found)
        for own in self._called(worded, [match for match in same if match.tier == "exact"]):
            if scope.allows(own.place):
                kept = _with(own, kept, same, own.place.country in complete)
        return kept

    def has(self, names: Iterable[str], country: str | None) -> bool:
        """Whether a place of the country, or of any, has one of the names."""
        return any(country in (None, one.place.country) for one in self._named(names, "exact"))

    def _called(self, worded: wording.Wording, exact: Sequence[Match]) -> list[Match]:
        """Places of the names as they are written, or else declined."""
        found = self._named(worded.spellings, "exact")
        if found or (exact and not worded.declined):
            return found
        forms = [form for name in worded.spellings for form in dictionary_forms(name)]
        return self._named(forms, "inflected")

    def _named(self, names: Iterable[str], tier: str) -> list[Match]:
        database = self._database()
        forms = sorted({lookup_form(name + kind) for name in filter(lookup_form, names)
                        for kind in _KINDS})  # fmt: skip
        if database is None or not forms:
            return []
        asked = {f"f{n}": form for n, form in enumerate(forms)}
        slugs = {f"d{n}": slug for n, slug in enumerate(CODED_BY_HAND)}
        sql = _ROWS.format(forms=_marks(asked), datasets=_marks(slugs))
        countries: dict[str, list[Row]] = defaultdict(list)
        for row in database.rows(sql, {**asked, **slugs}):
            countries[row["country"]].append(row)
        groups = [group for rows in countries.values() for group in _close_together(rows)]
        return [_match(group, _FIRST_ID + n, tier) for n, group in enumerate(groups)]

    def _database(self) -> Database | None:
        if not self._opened:
            self._opened.append(self._opening())
        return self._opened[0]


def _marks(parameters: Iterable[str]) -> str:
    return ", ".join(f":{name}" for name in parameters)


def _close_together(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows of one name that are one place for a report, those that may be passed on first."""
    groups: list[list[Row]] = []
    for row in rows:
        near = (group for group in groups if _km(group[0], row) <= RIVAL_KM)
        group = next(near, None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    return iter(groups)


def _km(one: Row, other: Row) -> float:
    return kilometres((one["latitude"], one["longitude"]), (other["latitude"], other["longitude"]))


def _match(group: Sequence[Row], number: int, tier: str) -> Match:
    """The place of such rows: the median of the points that may be passed on, where some may, and a
    radius that holds them all and five kilometres more.
    """
    first = group[0]
    told = [row for row in group if row["redistributable"] == first["redistributable"]]
    middle = {
        axis: round(median(row[axis] for row in told), 5) for axis in ("latitude", "longitude")
    }
    farthest = max(_km(middle, row) for row in told)
    towns = all(row["precision"] == "settlement" for row in told)
    place = Place(
        id=number,
        source="dataset",
        ref=first["key"],
        key=None,
        name=first["name"],
        **middle,
        country=first["country"],
        admin1=first["admin1"],
        admin1_code=first["admin1_code"],
        admin2=first["admin2"],
        kind="settlement",
        precision="settlement" if towns else "near_settlement",
        uncertainty_m=_DOUBT_M + ceil(1000 * farthest),
        population=0,
        presumed=VILLAGE,
        main=True,
    )
    return Match(place, tier, dataset=first["dataset"], withheld=not first["redistributable"])


def _with(own: Match, kept: list[Match], same: Sequence[Match], complete: bool) -> list[Match]:
    """The matches with that of a data set, unless it says nothing new. A village of a register,
    whose district alone is known, gives way to it where it is the only one there.
    """
    there = [match for match in same if _holds(match.place, own.place)]
    if any(match.place.placed for match in there):
        return kept
    if own.withheld and any(_holds(match.place, own.place) for match in kept):
        return kept
    if len(there) == 1:
        village = there[0].place
        return [*(match for match in kept if match.place.id != village.id), own]
    # where every village is known, a point away from all of them is no village of the name
    return kept if there or (complete and same) else [*kept, own]


def _holds(place: Place, other: Place) -> bool:
    """Whether two places of a name may be one: a placed one lies close by, one that only its
    district places has it in its circle.
    """
    if place.kind != "settlement" or place.country != other.country:
        return False
    reach = RIVAL_KM if place.placed else place.uncertainty_m / 1000
    apart = kilometres((place.latitude, place.longitude), (other.latitude, other.longitude))
    return apart <= reach
