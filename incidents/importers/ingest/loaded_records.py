"""What the records that a load added lack, and which of them answers leave out by default."""

from __future__ import annotations

from dataclasses import dataclass, field

from incidents.store.engines.base import Database
from schema.precisions import AREA_PRECISIONS

_AREAS = ", ".join(map(repr, AREA_PRECISIONS))
_SQL = f"""SELECT i.event_type,
    i.event_type IN (SELECT code FROM term WHERE vocabulary = 'event_types' AND hidden),
    count(*),
    sum(CASE WHEN i.latitude IS NOT NULL THEN 1 ELSE 0 END),
    sum(CASE WHEN i.latitude IS NULL AND i.location_precision IN ({_AREAS}) THEN 1 ELSE 0 END),
    sum(CASE WHEN i.latitude IS NULL AND i.place IS NOT NULL
        AND coalesce(i.location_precision, 'unknown') NOT IN ({_AREAS}) THEN 1 ELSE 0 END),
    sum(CASE WHEN i.date_start IS NULL THEN 1 ELSE 0 END),
    sum(CASE WHEN length(i.date_start) = 7 THEN 1 ELSE 0 END),
    sum(CASE WHEN length(i.date_start) = 4 THEN 1 ELSE 0 END),
    sum(CASE WHEN i.date_earliest > :today THEN 1 ELSE 0 END)
    FROM incident i WHERE i.id >= :first GROUP BY i.event_type"""


@dataclass
class Tally:
    """Counts of the records that a load added. `points` have coordinates, `areas` are known only to
    an area, `unresolved` name a place that nobody could find.
    """

    points: int = 0
    areas: int = 0
    unresolved: int = 0
    undated: int = 0
    months: int = 0
    years: int = 0
    future: int = 0
    hidden: dict[str, int] = field(default_factory=dict)


def tally(database: Database, first: int, today: str) -> Tally:
    """The counts of all records from the id `first` on; `today` is an ISO date."""
    found = Tally()
    for kind, hidden, records, *numbers in database.tuples(_SQL, {"first": first, "today": today}):
        if hidden:
            found.hidden[kind] = records
        names = ("points", "areas", "unresolved", "undated", "months", "years", "future")
        for name, number in zip(names, numbers, strict=True):
            setattr(found, name, getattr(found, name) + number)
    return found
