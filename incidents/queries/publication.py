"""A store opened to hand something on: fresh strikes are given so that they help nobody to aim.

What is fresh, and what is given instead, says `schema.restricted`. Here it is applied, for whoever
reads from the connection: its statements see the rows of fresh strikes as they may leave, whatever
they ask, so that no export, map or data package can forget it. Filters of place go by that too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents import settings
from incidents.queries.conditions import Query
from schema.restricted import Location, delayed_location, latest_moment
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.queries.filters import Filter
    from incidents.store.engines.base import Database, Row
    from incidents.store.store import Store

_MAY_BE = "date_latest >= :day OR date_latest IS NULL"
_ANY = f"SELECT 1 FROM incident WHERE {_MAY_BE} LIMIT 1"
"""Mostly nothing is recent: then the words for targets, which take long to read, are not needed."""
# The first statement alone looks at every record: an index has all that it asks for.
_RECENT = f"""SELECT i.id, i.date_latest, b.started, r.at,
    CASE WHEN i.date_earliest = i.date_latest THEN i.start_utc END AS minute,
    i.exact_latitude, i.exact_longitude, i.exact_location_precision, i.exact_uncertainty_m,
    p.key AS place_key, p.kind AS place_kind, p.latitude, p.longitude
    FROM incident i LEFT JOIN place p ON p.id = i.place_id LEFT JOIN batch b ON b.id = i.batch_id
    LEFT JOIN revision r ON r.record = 'incident:' || i.code AND r.number = 1
    WHERE i.id IN (SELECT id FROM incident WHERE {_MAY_BE})
    AND i.id IN (SELECT incident_id FROM target WHERE category {{}})"""
_SITES_HIT = """SELECT p.key FROM target t JOIN place p ON p.id = t.place_id
    WHERE t.incident_id IN (SELECT id FROM fresh_strike) AND p.kind NOT IN ('settlement', 'area')"""
_TABLE = """CREATE TEMP TABLE fresh_strike (id INTEGER PRIMARY KEY, latitude REAL, longitude REAL,
    location_precision TEXT, uncertainty_m REAL, until TEXT)"""
_COLUMNS = ("latitude", "longitude", "location_precision", "uncertainty_m")
_WORDS = ("summary", "location_words", "location_proof_words")
_OF_TARGETS = ("damage", "note", "quote", "locator")
_OF_CLAIMS = ("quote", "locator")
_IS_FRESH = "{} IN (SELECT id FROM fresh_strike)"
_NAMED = 5
_SETTLEMENTS = ("settlement", "area")


@dataclass(frozen=True)
class Publication:
    """An open database, as it may be handed on. `sites` are keys of the places that fresh strikes
    name as hit and that are no settlements: their coordinates would be those of the strike. In
    `hours` a strike is old; None where rows go no further than whoever asked.
    """

    database: Database
    hours: float | None = None
    in_full: bool = False
    sites: frozenset[str] = frozenset()

    def delay(self, query: Query) -> str:
        """What the delay does to an answer, in words; empty where it does nothing and nobody
        switched it off.
        """
        if self.hours is None:
            return ""
        if self.hours == 0:
            return "INCIDENTS_PUBLISH_DELAY=0: nothing of fresh strikes is held back"
        # The few fresh strikes come first: each is then looked up, and not each record.
        sql = f"""SELECT count(*), max(f.until) FROM fresh_strike f CROSS JOIN incident i
            WHERE i.id = f.id AND {query.fits}"""
        number, until = next(self.database.tuples(sql, query.parameters))
        if not number and not self.in_full:
            return ""
        targets = ", ".join(vocabulary("target_types").delayed)
        strikes = f"{number:,} of the last {self.hours:g} hours on {targets} targets"
        if self.in_full:
            return f"--no-delay: {strikes} in full, with point and damage"
        held = f"{strikes}: the settlement for the point, no word on damage, till {until}"
        return f"{held}; --no-delay gives them in full"

    def telling_texts(self, query: Query) -> str:
        """What has to be said of free texts in an answer that say where a home or a fresh strike
        was, in words; empty where there are none.
        """
        from incidents.store.checks.telling_texts import HOMES, telling_texts

        fresh = f" OR {_IS_FRESH.format('i.id')}" if self.hours and not self.in_full else ""
        condition = f"({HOMES}{fresh}) AND i.id IN ({query.hits})"
        found = telling_texts(self.database, condition, query.parameters)
        codes = list(dict.fromkeys(text.code for text in found))
        if not codes:
            return ""
        more = f" and {len(codes) - _NAMED:,} more" if len(codes) > _NAMED else ""
        return (
            "free texts may say where a home or a fresh strike was, by coordinates or an address,"
            f" in {len(codes):,} record{'s' * (len(codes) > 1)}: {', '.join(codes[:_NAMED])}{more};"
            " `incidents check --all` shows those of homes"
        )


@contextmanager
def answering(store: Store, wanted: Filter | None, one_state: bool = False) -> Iterator[Database]:
    """An open database in one state, in which records that were judged to be one event are one;
    each by itself where a question wants it so, and where no question is asked (None). With
    `one_state` all statements read one state of the store, as they do where records are merged.
    """
    from incidents.linkage.judging import is_judged

    with store.reading() as database:
        merging = wanted is not None and not wanted.unmerged and is_judged(database)
        if merging or one_state:
            database.execute("BEGIN")
        if merging and wanted:
            from incidents.linkage.overlay import merge

            merge(database, store.engine.location, wanted.include_restricted)
        yield database


@contextmanager
def opened(store: Store, delayed: bool, wanted: Filter | None = None) -> Iterator[Publication]:
    """An open database for an answer: `delayed` as it may be handed on, else as it is. What a
    question wants decides whether records are merged (`answering`).
    """
    if delayed:
        with publishing(store, wanted) as publication:
            yield publication
    else:
        with answering(store, wanted) as database:
            yield Publication(database)


@contextmanager
def publishing(
    store: Store, wanted: Filter | None, no_delay: bool = False
) -> Iterator[Publication]:
    """One state of a store, for all questions of what is handed on; `no_delay` gives it in full."""
    hours = settings.publish_delay()
    with answering(store, wanted, one_state=True) as database:
        database.execute(_TABLE)
        fresh = list(_fresh(database, dt.datetime.now(dt.UTC), dt.timedelta(hours=hours)))
        database.insert_many("fresh_strike", ("id", *_COLUMNS, "until"), [r for r, _ in fresh])
        if fresh and not no_delay:
            hit = {key for (key,) in database.tuples(_SITES_HIT)}
            _hold_back(database)
            hit |= {key for _, key in fresh if key}
            yield Publication(database, hours, False, frozenset(hit))
        else:
            yield Publication(database, hours, no_delay, frozenset())


def _fresh(
    database: Database, now: dt.datetime, delay: dt.timedelta
) -> Iterator[tuple[list[Any], str | None]]:
    """Of each fresh strike a row of `fresh_strike`, and the key of its place where that is a site.
    Of what nothing dates, not even when it was recorded, nobody can say that it is old.
    """
    day = (now - delay - dt.timedelta(days=2)).date().isoformat()
    if database.one(_ANY, {"day": day}) is None:
        return
    hit = Query(parameters={"day": day})
    sql = _RECENT.format(hit.list("category", vocabulary("target_types").delayed))
    for row in database.rows(sql, hit.parameters):
        moment = latest_moment(row["date_latest"], row["minute"], row["started"] or row["at"])
        until = (moment or now) + delay
        if until > now:
            site = row["place_key"] if row["place_kind"] not in _SETTLEMENTS else None
            yield [*_given(row), f"{until:%Y-%m-%dT%H:%M:%SZ}"], site


def _given(row: Row) -> list[Any]:
    """The id of a fresh strike and its location as it may leave."""
    settled = row["place_kind"] == "settlement" and row["latitude"] is not None
    seen = delayed_location(
        Location(*(row[f"exact_{name}"] for name in _COLUMNS)),
        (row["latitude"], row["longitude"]) if settled else None,
    )
    return [row["id"], seen.latitude, seen.longitude, seen.precision, seen.uncertainty_m]


def _hold_back(database: Database) -> None:
    """From here on every statement sees fresh strikes as they may leave."""
    fresh = f"CASE WHEN {_IS_FRESH.format('incident.id')} THEN"
    given = {
        name + column: f"{fresh} (SELECT f.{column} FROM fresh_strike f WHERE f.id = incident.id)"
        f" ELSE {name}{column} END"
        for column in _COLUMNS
        for name in ("", "exact_")
    }
    silent = {name: f"{fresh} NULL ELSE {name} END" for name in _WORDS}
    database.cover("incident", given | silent)
    of_fresh = _IS_FRESH.format("incident_id")
    database.cover(
        "target", {n: f"CASE WHEN {of_fresh} THEN NULL ELSE {n} END" for n in _OF_TARGETS}
    )
    # Figures stay; the words that they stand in may tell where.
    database.cover(
        "casualty_claim", {n: f"CASE WHEN {of_fresh} THEN NULL ELSE {n} END" for n in _OF_CLAIMS}
    )
    database.cover("media", {"note": f"CASE WHEN {of_fresh} THEN NULL ELSE note END"})
    fields = (*vocabulary("statement_fields").delayed, *_COLUMNS, *_WORDS)
    listed = ", ".join(f"'{name}'" for name in fields)
    told = f"incident_id IS NOT NULL AND {of_fresh} AND field IN ({listed})"
    database.cover("statement", {}, f"NOT ({told})")
