"""Checked rows into the tables: each table gets one insert a chunk, columns put side by side."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.figures.bounds import RULE
from incidents.figures.claims import TOTAL, Triple
from incidents.figures.groups import WHOLES
from incidents.store.bulk import codes, parents, rules
from incidents.store.bulk.chunk import Chunk
from incidents.store.bulk.cited import Cited
from incidents.store.bulk.datasets import Number
from incidents.store.bulk.known import Known
from incidents.store.bulk.lists import items
from incidents.store.bulk.media import Media
from incidents.store.bulk.sources import Sources
from incidents.store.bulk.targets import Targets
from incidents.store.bulk.uses import Uses
from incidents.store.engines.base import Database
from incidents.store.flat import (
    FIGURE_COLUMNS,
    FIGURES,
    FLAT_COUNTS,
    contested_column,
    joined,
)
from incidents.store.places.area_names import area_name
from schema.columns import join_list
from schema.document.claim_keys import first_key
from schema.precisions import AREA_PRECISIONS, area_how
from schema.restricted import Location, public_location

Columns = dict[str, Sequence[Any]]
_USUAL = {
    "level": "strike",
    "status": "published",
    "verification": "unverified",
    "attribution": "unknown",
}
_AS_THEY_ARE = (
    *("summary", "date_start", "date_end", "time_local", "timezone", "parent", "place"),
)
_COUNTS = tuple(f"{name}_{end}" for name in FLAT_COUNTS for end in ("low", "high"))
_CLAIMS = """
INSERT INTO casualty_claim
    (incident_id, key, outcome, "group", low, best, high, status, accepted, restricted, whole,
    derived, source_id)
SELECT i.id, '{key}', '{outcome}', '{group}', i.{name}_low, {best}, i.{name}_high, 'asserted',
    :yes, :no, :no, {derived}, l.source_id
FROM incident i JOIN incident_source l ON l.incident_id = i.id AND l.position = 0
WHERE i.id BETWEEN :first AND :last AND coalesce(i.{name}_low, i.{name}_high) IS NOT NULL
ORDER BY i.id"""


def _least(whole: Sequence[str]) -> str:
    """SQL for what the groups of the killed that part one whole make at least."""
    groups = [n for n, (outcome, g) in FIGURES.items() if outcome == "killed" and g in whole]
    return " + ".join(f"coalesce({name}_low, 0)" for name in groups)


_STATED = "coalesce({name}_low, {name}_best, {name}_high) IS NOT NULL"
"""Whether a row states a total. Its groups then say nothing of it: a row of an export holds what
several claims made, each figure apart.
"""
_LOWS = ", ".join(
    f"{n}_low" for n, (outcome, g) in FIGURES.items() if outcome == "killed" and g != TOTAL
)
_LIFT = f"""
UPDATE incident SET killed_low = CASE WHEN {_least(WHOLES[0])} >= {_least(WHOLES[1])}
    THEN {_least(WHOLES[0])} ELSE {_least(WHOLES[1])} END
WHERE id BETWEEN :first AND :last AND coalesce({_LOWS}) IS NOT NULL
AND NOT {_STATED.format(name="killed")}"""
"""`incidents.figures.groups` for rows that count groups of the killed and not all of them."""


@dataclass
class Resolved:
    """What the cells of a chunk stand for, row by row."""

    dates: list[tuple[str | None, ...]]
    figures: dict[str, list[Triple]]
    uses: list[Uses]
    targets: list[Targets]
    cited: list[Cited]
    media: list[Media]
    actors: list[tuple[int | None, str | None]]
    datasets: list[list[Number]]


class Writer:
    """Writes the chunks of one batch."""

    def __init__(self, database: Database, known: Known, sources: Sources, batch_id: int) -> None:
        self._database, self._known, self._sources = database, known, sources
        self._batch_id = batch_id

    def write(self, chunk: Chunk, found: Resolved) -> None:
        """Write the rows of a chunk to all tables and index their text."""
        first = self._database.next_id("incident")
        ids = range(first, first + len(chunk))
        sites = [[self._known.sites[name] for name in items(c)] for c in chunk["launch_sites"]]
        columns = self._incidents(chunk, found, ids)
        columns["launch_sites"] = [joined(name for _, name in row) for row in sites]
        self._insert("incident", columns)
        self._links(ids, found)
        self._uses(chunk, ids, found.uses, [[number for number, _ in row] for row in sites])
        self._targets(ids, found.targets)
        self._media(ids, found.media)
        self._claims(ids, found.figures)
        self._database.index_new_text(ids[0], ids[-1])

    def _insert(self, table: str, columns: Columns) -> None:
        rows = zip(*columns.values(), strict=True)
        self._database.insert_many(table, list(columns), rows)

    def _incidents(self, chunk: Chunk, found: Resolved, ids: range) -> Columns:
        events = rules.events(chunk, found.uses)
        contested = {how: contested_column((), how) for how in set(chunk["attribution"])}
        made = codes.codes(self._database, chunk, found.uses, events)
        same = {"batch_id": self._batch_id, "restricted": False, "figures_rule": RULE}
        return {
            "id": ids,
            "uid": [uuid.uuid4().hex for _ in ids],
            "code": made,
            "title": rules.titles(chunk, events),
            "parent_id": parents.ids(self._database, chunk, dict(zip(made, ids, strict=True))),
            "event_type": events,
            **{name: chunk.filled(name, usual) for name, usual in _USUAL.items()},
            **{name: chunk[name] for name in (*_AS_THEY_ARE, "country", *_COUNTS)},
            **{name: [value] * len(chunk) for name, value in same.items()},
            **_parted(rules.DATE_COLUMNS, found.dates),
            **_parted(("attacker_id", "attacker"), found.actors),
            **(areas := _areas(chunk)),
            **self._places(chunk, areas["admin1"]),
            **_locations(chunk, found.targets),
            **_figures(found.figures),
            "area_how": list(map(area_how, chunk["area_how"], chunk["country"], areas["admin1"])),
            "target_types": [targets.types for targets in found.targets],
            "target_names": [targets.names for targets in found.targets],
            "weapons": [uses.weapons for uses in found.uses],
            "weapon_types": [uses.types for uses in found.uses],
            "sources": [cited.publishers for cited in found.cited],
            "source_urls": [cited.urls for cited in found.cited],
            "source_count": [len(cited.references) for cited in found.cited],
            "contested": [contested[how] for how in chunk["attribution"]],
            "media_urls": [media.urls for media in found.media],
            "graphic_media_urls": [media.graphic_urls for media in found.media],
            "datasets": [cell and join_list(items(cell)) for cell in chunk["datasets"]],
        }

    def _places(self, chunk: Chunk, admin1: Sequence[str | None]) -> Columns:
        wide = [precision in AREA_PRECISIONS for precision in chunk["location_precision"]]
        areas = zip(chunk["place"], admin1, chunk["country"], wide, strict=True)
        return {
            "place_id": [
                self._known.places[area] if area[:3] != (None, None, None) else None
                for area in areas
            ]
        }

    def _links(self, ids: range, found: Resolved) -> None:
        known = self._sources.ids(ref for cited in found.cited for ref in cited.references)
        links = (
            (number, known[reference[:2]], position)
            for number, cited in zip(ids, found.cited, strict=True)
            for position, reference in enumerate(cited.references)
        )
        self._database.insert_many(
            "incident_source", ["incident_id", "source_id", "position"], links
        )
        numbers = (
            (number, *external)
            for number, row in zip(ids, found.datasets, strict=True)
            for external in row
        )
        columns = ["incident_id", "dataset_id", "external_id"]
        self._database.insert_many("incident_dataset", columns, numbers)

    def _uses(
        self, chunk: Chunk, ids: range, uses: Sequence[Uses], sites: Sequence[list[int]]
    ) -> None:
        days = zip(chunk["date_end"], chunk["date_start"], strict=True)
        dates = [end or start for end, start in days]
        counts = zip(*(chunk[name] for name in _COUNTS), strict=True)
        sources = self._first_sources(ids)
        none = (None,) * len(_COUNTS)
        rows = (
            (number, use.weapon, use.type, date, None if use.site is None else site[use.site],
             *((sources[number], *count) if use.counted else (None, *none)))
            for number, row, date, site, count in zip(ids, uses, dates, sites, counts, strict=True)
            for use in row.uses
        )  # fmt: skip
        columns = ["incident_id", "weapon_id", "type", "date", "launch_site_id", "source_id"]
        self._database.insert_many("weapon_use", [*columns, *_COUNTS], rows)

    def _first_sources(self, ids: range) -> dict[int, int]:
        sql = """SELECT incident_id, source_id FROM incident_source
            WHERE position = 0 AND incident_id BETWEEN :first AND :last"""
        return dict(self._database.tuples(sql, {"first": ids[0], "last": ids[-1]}))

    def _targets(self, ids: range, targets: Sequence[Targets]) -> None:
        rows = (
            (number, *target, "unknown")
            for number, row in zip(ids, targets, strict=True)
            for target in row.targets
        )
        columns = ["incident_id", "category", "name", "note", "damage"]
        self._database.insert_many("target", columns, rows)

    def _media(self, ids: range, media: Sequence[Media]) -> None:
        rows = (
            (number, *item) for number, row in zip(ids, media, strict=True) for item in row.media
        )
        self._database.insert_many("media", ["incident_id", "url", "graphic"], rows)

    def _claims(self, ids: range, stated: Iterable[str]) -> None:
        """One claim for each figure of each row; then groups make the least of a total that no cell
        states.
        """
        span = {"first": ids[0], "last": ids[-1]}
        for name in stated:
            outcome, group = FIGURES[name]
            best = f"i.{name}_best" if group == "total" else "NULL"
            key = first_key(outcome, group)
            derived = _STATED.format(name=f"i.{outcome}") if group != TOTAL else ":no"
            sql = _CLAIMS.format(
                name=name, key=key, outcome=outcome, group=group, best=best, derived=derived
            )
            self._database.execute(sql, {**span, "yes": True, "no": False})
        if any(FIGURES[name][0] == "killed" and name != "killed" for name in stated):
            self._database.execute(_LIFT, span)


def _parted(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Columns:
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def _figures(figures: dict[str, list[Triple]]) -> Columns:
    columns: Columns = {}
    for name, triples in figures.items():
        parted = _parted([f"{name}_{end}" for end in ("low", "best", "high")], triples)
        columns |= {column: parted[column] for column in FIGURE_COLUMNS[name]}
    return columns


def _areas(chunk: Chunk) -> Columns:
    """First-level areas by their shown names, with their codes and the words of the rows. A row may
    also give the code alone.
    """
    written = [
        name or code for name, code in zip(chunk["admin1"], chunk["admin1_code"], strict=True)
    ]
    areas = list(map(area_name, written, chunk["country"], chunk["admin1_words"]))
    return _parted(("admin1", "admin1_code", "admin1_words"), areas)


def _locations(chunk: Chunk, targets: Sequence[Targets]) -> Columns:
    """Coordinates as the row states them, and as they may leave the store."""
    precisions = chunk.filled("location_precision", "unknown")
    exact = list(
        zip(chunk["latitude"], chunk["longitude"], precisions, chunk["uncertainty_m"], strict=True)
    )
    public = [
        spot if spot[2] != "exact" else _public(spot, row.categories)
        for spot, row in zip(exact, targets, strict=True)
    ]
    names = ("latitude", "longitude", "location_precision", "uncertainty_m")
    found = [None if latitude is None else "reported" for latitude in chunk["latitude"]]
    return {
        **_parted(names, public),
        **_parted([f"exact_{name}" for name in names], exact),
        "location_how": found,
    }


def _public(spot: tuple[Any, ...], categories: Sequence[str]) -> tuple[Any, ...]:
    seen = public_location(Location(*spot), list(categories))
    return seen.latitude, seen.longitude, seen.precision, seen.uncertainty_m
