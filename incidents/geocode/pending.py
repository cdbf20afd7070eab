"""Fill the places that a store's incidents lack, and point out coordinates that look wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from incidents.geocode.answer import Answer, Candidate, Hints
from incidents.geocode.geocoder import Geocoder
from incidents.geocode.reverse import doubts
from incidents.store.engines.base import Database, Row
from incidents.store.history import Author
from incidents.store.store import Alteration, Store
from schema.document.incident import IncidentDocument
from schema.errors import UnknownNameError
from schema.json_value import Json
from schema.precisions import DERIVED, derived_area

Locate = Callable[[str, Hints], Answer]
Part = dict[str, Any]
"""Fields of a document, or of its place."""
_BATCH = 200
"""So many incidents are written at once."""

_PENDING = """
SELECT i.code, i.place, i.admin1, i.country, p.admin2
FROM incident i LEFT JOIN place p ON p.id = i.place_id
WHERE i.latitude IS NULL AND i.place IS NOT NULL AND i.level = 'strike'
  AND i.status != 'retracted' ORDER BY i.code"""
_LOCATED = """
SELECT code, latitude, longitude, country, admin1, location_precision FROM incident
WHERE latitude IS NOT NULL AND status != 'retracted' ORDER BY code"""
_FILLED = ("settlement", "near_settlement", "neighbourhood", "site", "exact")
_WHY, _AREA_WHY = "place looked up", "area looked up"
_UNMARKED = """
SELECT i.code FROM incident i WHERE i.area_how = 'stated'
AND ('incident:' || i.code IN (SELECT record FROM revision WHERE why IN (:place, :area))
  OR i.location_how = 'gazetteer' AND i.id IN (SELECT incident_id FROM reading))
ORDER BY i.code"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one incident without coordinates; `filled` when it got some."""

    code: str
    answer: Answer
    filled: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Coordinates that look wrong, and why."""

    code: str
    latitude: float
    longitude: float
    why: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a store's places: each record that lacked coordinates, how many got the names
    of their areas, and coordinates that look wrong.
    """

    places: list[Outcome]
    areas_named: int
    doubts: list[Doubt]

    def as_dict(self) -> dict[str, Json]:
        """As `geocode --pending --format json` prints it."""
        places = [{"code": o.code, "filled": o.filled, **o.answer.as_dict()} for o in self.places]
        doubts = [asdict(doubt) for doubt in self.doubts]
        return {"places": places, "areas_named": self.areas_named, "doubts": doubts}


Step = Callable[[str, int, int], None]


def fill_all(store: Store, geocoder: Geocoder, locate: Locate, step: Step) -> Filled:
    """Fill what is certain, name areas, and look for coordinates that cannot be right."""
    total, outcomes = count(store), []
    for number, outcome in enumerate(fill(store, locate), 1):
        outcomes.append(outcome)
        step("places", number, total)
    return Filled(outcomes, fill_areas(store, geocoder), list(doubtful(store, geocoder)))


def fill(store: Store, locate: Locate) -> Iterator[Outcome]:
    """Look up the place of every incident without coordinates; record what is certain.

    Incidents are written in batches, each a transaction with a revision for every incident, so that
    a run that stops has lost no more than the batch that it was at. What is not certain is left as
    it was and comes back with its candidates. A country or area alone gives no coordinates: a
    record known only to an area is no dot in its middle.
    """
    with store.reading() as database:
        rows = list(database.rows(_PENDING))
    answers: dict[tuple[str, Hints], Answer] = {}
    for batch in _batches(rows):
        outcomes: list[Outcome] = []
        try:
            for row in batch:
                outcomes.append(_outcome(row, locate, answers))
        finally:  # who stops a run that asks a service keeps what it has answered
            _write(store, outcomes)
        yield from outcomes


def _write(store: Store, outcomes: Sequence[Outcome]) -> None:
    found = {
        outcome.code: located(chosen, outcome.answer.text)
        for outcome in outcomes
        if outcome.filled and (chosen := outcome.answer.chosen)
    }
    _revise(store, found, _WHY)


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _outcome(row: Row, locate: Locate, answers: dict[tuple[str, Hints], Answer]) -> Outcome:
    """What becomes of a record; the same words with the same hints are looked up once."""
    asked = (row["place"], Hints(row["country"], row["admin1"], row["admin2"]))
    if asked not in answers:
        answers[asked] = _answer(*asked, locate)
    answer = answers[asked]
    filled = answer.chosen is not None and answer.chosen.precision in _FILLED
    return Outcome(row["code"], answer, filled)


def _answer(place: str, hints: Hints, locate: Locate) -> Answer:
    """What the place of a record means; an area that nothing is called leaves it open."""
    try:
        return locate(place, hints)
    except UnknownNameError as unknown:
        return Answer(place, (), None, str(unknown))


def count(store: Store) -> int:
    """How many incidents have a place and no coordinates."""
    with store.reading() as database:
        found = database.one(f"SELECT count(*) AS n FROM ({_PENDING})")
    return int(found["n"]) if found else 0


def doubtful(store: Store, geocoder: Geocoder) -> Iterator[Doubt]:
    """Every incident whose coordinates look wrong for its country."""
    seen = lru_cache(maxsize=100_000)(doubts)
    with store.reading() as database:
        rows = list(database.rows(_LOCATED))
    for row in rows:
        place = (row["latitude"], row["longitude"])
        for why in seen(geocoder.gazetteer, *place, row["country"]):
            yield Doubt(row["code"], *place, why)


def fill_areas(store: Store, geocoder: Geocoder) -> int:
    """Name the country and first-level area of incidents that have only coordinates; how many."""
    with store.reading() as database:
        rows = [r for r in database.rows(_LOCATED) if not (r["country"] and r["admin1"])]
    done = 0
    for batch in _batches(rows):
        areas = {row["code"]: _areas(row, geocoder) for row in batch}
        named: dict[str, tuple[Part, Part]] = {
            code: ({}, new) for code, new in areas.items() if new
        }
        _revise(store, named, _AREA_WHY)
        done += len(named)
    return done


def _areas(row: Row, geocoder: Geocoder) -> Part | None:
    """The areas of a record, with those that its point tells; None where it tells no more."""
    country, admin1 = geocoder.areas_at(row["latitude"], row["longitude"])
    new = {"country": country, "admin1": admin1}
    if row["country"] not in (None, country) or not any(new[f] and not row[f] for f in new):
        return None
    return {field: row[field] or new[field] for field in new}


def mark_filled_areas(store: Store) -> int:
    """Mark records whose areas were filled in, or found for the places of a text, before there was
    a column that says so; how many.
    """
    with store.reading() as database:
        rows = list(database.rows(_UNMARKED, {"place": _WHY, "area": _AREA_WHY}))
    documents = {}
    for row in rows:
        document = store.get(row["code"])
        documents[row["code"]] = document.model_copy(update={"area_how": DERIVED})
    if documents:
        store.revise_all(documents, Author("areas were worked out when they were filled in"))
    return len(documents)


def located(candidate: Candidate, words: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an incident and its place say of a location that was found: two parts of a document."""
    incident = {
        "location_precision": candidate.precision,
        "uncertainty_m": candidate.uncertainty_m,
        "location_how": _method(candidate),
        "location_by": _found_by(candidate),
        "location_at": dt.datetime.now(dt.UTC).date().isoformat(),
        "location_words": words,
    }
    place = {
        "latitude": candidate.latitude,
        "longitude": candidate.longitude,
        "country": candidate.country,
        "admin1": candidate.admin1,
    }
    return incident, place


def _method(candidate: Candidate) -> str:
    if candidate.how in ("service", "relative"):
        return candidate.how
    return "reported" if candidate.how == "coordinates" else "gazetteer"


def _found_by(candidate: Candidate) -> str:
    """By what it was found: the gazetteer with its number, and how the name was matched."""
    source = " ".join(part for part in (candidate.gazetteer, candidate.gazetteer_id) if part)
    how = "" if candidate.how in ("exact", "service", "coordinates") else f" ({candidate.how})"
    return f"{source}{how}" if source else "coordinates in the text"


def _revise(store: Store, found: Mapping[str, tuple[Part, Part]], why: str) -> None:
    """Put found values where records have none, of each incident and of its place; what they say
    already stays.
    """
    if found:
        changes = {code: _completion(*parts) for code, parts in found.items()}
        store.alter_all(changes, Author(why))


def _completion(incident: Part, place: Part) -> Alteration:
    def complete(_: Database, plain: Part) -> IncidentDocument:
        new = {field: value for field, value in incident.items() if value is not None}
        if plain.get("location_words"):
            new.pop("location_words", None)
        known = {k: v for k, v in plain.get("place", {}).items() if v is not None}
        plain |= new
        plain["place"] = {k: v for k, v in place.items() if v is not None} | known
        plain |= derived_area(known, plain["place"])
        return IncidentDocument.model_validate(plain)

    return complete
