"""A store of an older edition, brought up to this one: tables, vocabularies, actors, areas, places.

Figures stay as they were derived until `check --fix` derives them anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from incidents.figures.bounds import RULE
from incidents.geocode.pending import mark_filled_areas
from incidents.importers.seed_collection import bring_actors
from incidents.queries.places.doubles import merge_same
from incidents.store.changes.area_names import settle_recorded_areas
from incidents.store.changes.total_cells import add_up
from incidents.store.context import write_vocabularies
from incidents.store.history import Author, append
from incidents.store.log.verify import faults
from incidents.store.writing import rewrite_flat
from schema.migrations.versions import HEAD
from schema.migrations.versions.v0011_log import UNVERIFIED

if TYPE_CHECKING:
    from incidents.store.store import Store

_OLDER_RULE = "SELECT count(*) AS n FROM incident WHERE coalesce(figures_rule, '') != :rule"
_RESTRICTED_CLAIMS = """SELECT DISTINCT i.code FROM incident i JOIN casualty_claim c
    ON c.incident_id = i.id WHERE c.restricted UNION
    SELECT i.code FROM incident i JOIN statement s ON s.incident_id = i.id WHERE s.restricted"""
_LOG_SINCE = "0011"
"""The version from which on a store has one log, with a digest of each record."""
_LISTED = 5
_AREAS_SINCE = "0007"
"""The version of a store from which on records say how their areas are known."""
_AREA_NAMES_SINCE = "0008"
"""The version from which on first-level areas have one name each."""


def bring(store: Store) -> tuple[str | None, str]:
    """Bring a store up to this edition; its version before and after. What changes is said.

    All steps are tried on a copy, which takes the store's place when they are done; the old one is
    kept beside it. A store of this edition is looked through in place.
    """
    if store.engine.exists() and store.engine.version() == HEAD:
        return _bring(store)
    with store.engine.remade() as (engine, kept):
        versions = _bring(type(store)(engine, store.listener))
    store.listener.note(f"the store as it was is kept as {kept}")
    return versions


def _bring(store: Store) -> tuple[str | None, str]:
    changed = _changed_beside(store)
    before, after = store.engine.migrate()
    with store.writing("migrate", whole=before != after) as database:
        write_vocabularies(database)
        if changed:
            append(database, "store", UNVERIFIED, {"records": [None, changed]}, Author())
    _tell_unverified(store, changed or _broken_chains(store, before or ""))
    if actors := bring_actors(store):
        store.listener.note(f"{actors} actors brought from the seed collection")
    _settle_areas(store, before or "")
    with store.writing() as database:
        notes = merge_same(database)
        if before != after:
            for (code,) in list(database.tuples(_RESTRICTED_CLAIMS)):
                rewrite_flat(database, code)  # what such claims alone cite stands in no column
            database.index_all_text()
            database.count_values()
            add_up(database, everything=True)
    for note in notes:
        store.listener.note(note)
    with store.reading() as database:
        old = database.one(_OLDER_RULE, {"rule": RULE})
    if old and old["n"]:
        figures = f"the figures of {old['n']:,} records were derived by an older rule"
        store.listener.note(f"{figures}: `incidents check --fix` derives them anew")
    return before, after


def _changed_beside(store: Store) -> list[str]:
    """The records of an older store with a log that are not what it says. A migration takes every
    record into the log anew, as it stands: what was changed beside the program must not become
    true by that unnamed.
    """
    before = store.engine.version() if store.engine.exists() else None
    if not before or not _LOG_SINCE <= before < HEAD:
        return []
    with closing(store.engine.reading(older=True)) as database:
        return list(dict.fromkeys(fault.record for fault in faults(database)))


def _broken_chains(store: Store, before: str) -> list[str]:
    """The records of a store from before the log whose history did not verify."""
    if not before or before >= _LOG_SINCE:
        return []
    with store.reading() as database:
        told = database.one("SELECT changes FROM revision WHERE action = :a", {"a": UNVERIFIED})
    return json.loads(told["changes"])["records"][1] if told else []


def _tell_unverified(store: Store, records: Sequence[str]) -> None:
    """Say which records did not verify: what they are now is taken into the log as it stands."""
    if records:
        listed = ", ".join(records[:_LISTED]) + (", ..." if len(records) > _LISTED else "")
        many = "" if len(records) == 1 else "s"
        store.listener.warn(
            f"the history of {len(records):,} record{many} does not verify ({listed}): the log"
            " goes on with what they say now; compare with a backup"
        )


def _settle_areas(store: Store, before: str) -> None:
    if before < _AREAS_SINCE and (areas := mark_filled_areas(store)):
        store.listener.note(f"{areas} records marked: their areas were worked out")
    if before < _AREA_NAMES_SINCE:
        with store.writing() as database:
            named = settle_recorded_areas(database)
        store.listener.note(f"{named} records have the shown name of their first-level area now")
