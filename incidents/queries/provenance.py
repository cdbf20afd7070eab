"""What made an output: the filter, the time, the program, the head of the store's log, the credits.

Exports and maps carry it, so that a figure can be traced back and made again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict, cast

from incidents.queries.query import merged_note
from incidents.queries.sums.breakdown import USUAL
from incidents.queries.sums.totals import totals
from incidents.store.history import now
from incidents.store.log.head import head_of
from incidents.version import VERSION
from schema.json_value import Json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from incidents.queries.conditions import Query
    from incidents.queries.filters import Filter
    from incidents.queries.places.blur import Grid
    from incidents.store.engines.base import Database, Row

_DATASETS = """SELECT * FROM dataset d WHERE EXISTS (
    SELECT 1 FROM incident_dataset l {} JOIN incident i
    WHERE l.dataset_id = d.id AND i.id = l.incident_id AND {}) ORDER BY slug"""
_HELD = """SELECT d.name, d.licence, d.attribution, d.url, d.redistributable,
    count(DISTINCT l.incident_id) AS records
    FROM incident_dataset l JOIN incident i ON i.id = l.incident_id
    JOIN dataset d ON d.id = l.dataset_id {} GROUP BY d.id ORDER BY d.slug"""
_RULES = "SELECT DISTINCT i.figures_rule FROM incident i {}"
_MOVED = "SELECT count(*) FROM incident i {} {} i.latitude != i.exact_latitude"
OWN_CREDIT = "incidents-db: records CC BY 4.0, each figure credited to its source"


class DatasetFacts(TypedDict):
    """A data set that holds incidents of an answer, and how many of them."""

    name: str
    licence: str | None
    attribution: str | None
    url: str | None
    redistributable: bool
    records: int


class Made(TypedDict, total=False):
    """What made an answer: the question, the state of the store, and whom to credit; empty where
    rows go no further than the program that asked.
    """

    filter: dict[str, Json]
    time: str
    version: str
    head: str
    """The head of the log: size, root and time (`incidents check --head` proves it)."""
    merged: str
    """How many incidents stand for several records that were judged to be one event."""
    records: int
    credits: list[str]
    datasets: list[DatasetFacts]
    """Of an export."""
    figures_rule: str
    """The rules by which the figures of an export were derived, such as `toll-2`."""
    left_out: dict[str, int]
    """Records that fit the question of an export and are not in it, by reason, and
    `exact_coordinates`: homes that are in it and not drawn where they stand.
    """
    sums: dict[str, Json]
    """Of an export: what `count` says of these records. Rows of a wave and of its strikes hold the
    same people, so that a column must not simply be added up."""
    blur: str
    """The grid that coordinates were moved to."""
    publish_delay: str
    """Of what is handed on: how many strikes are fresh, and so coarse and without damage till when;
    or that they are given in full."""
    columns_of: str
    """Of an export in the columns of another data set: which."""
    not_held: dict[str, int]
    """What those columns cannot hold, and in how many of the records it was."""


def made(
    database: Database, wanted: Filter, query: Query, records: int, grid: Grid | None = None
) -> Made:
    """What made an answer, as plain values that go into every output."""
    facts: Made = {
        "filter": {n: _plain(v) for n, v in _asked(wanted, grid).items()},
        "time": now(),
        "version": f"incidents-db {VERSION}",
        "head": str(head_of(database)),
        "records": records,
        "credits": credits(datasets_of(database, query)),
    }
    if told := merged_note(database, query):
        facts["merged"] = told
    return facts


def export_facts(
    database: Database, wanted: Filter, query: Query, records: int, grid: Grid | None
) -> Made:
    """What made an export: besides, its sums, each data set with its licence, whether its rows may
    be passed on and how many there are, the rule of its figures, and the grid that coordinates were
    moved to.
    """
    rows = database.rows(_HELD.format(query.text), query.parameters)
    facts = made(database, wanted, query, records, grid)
    facts["datasets"] = [_dataset_facts(row) for row in rows]
    rules = database.tuples(_RULES.format(query.text), query.parameters)
    facts["figures_rule"] = ", ".join(sorted(rule for (rule,) in rules if rule))
    (facts["sums"],) = totals(database, query, (), USUAL).rows
    if grid:
        facts["blur"] = grid.note
    return facts


MOVED = "exact_coordinates"
"""Why a record of a home is not drawn where it stands."""


def kept_back(database: Database, wanted: Filter, query: Query) -> dict[str, int]:
    """How many records of an export are in it and not drawn where they stand, because they are
    homes; empty where there are none.
    """
    if wanted.include_restricted:
        return {}
    sql = _MOVED.format(query.text, "AND" if query.text else "WHERE")
    (moved,) = next(database.tuples(sql, query.parameters))
    return {MOVED: moved} if moved else {}


def _dataset_facts(row: Row) -> DatasetFacts:
    return cast(DatasetFacts, {**row, "redistributable": bool(row["redistributable"])})


def datasets_of(database: Database, query: Query) -> list[Row]:
    """The data sets that hold incidents of an answer."""
    # Asked for everything, the first records of a data set tell; CROSS keeps them first.
    first = "" if query.conditions else "CROSS"
    return list(database.rows(_DATASETS.format(first, query.fits), query.parameters))


def _asked(wanted: Filter, grid: Grid | None) -> dict[str, object]:
    """What was asked; where coordinates are coarsened, without those that were asked for."""
    asked = wanted.asked()
    if grid is None:
        return asked
    hidden = [n for n in ("near", "bbox") if n in asked and re.search(r"\d\s*,", str(asked[n]))]
    return asked | dict.fromkeys(hidden, "(coordinates, not repeated here)")


def _plain(value: object) -> Json:
    return value if isinstance(value, str | int | list) else str(value)


def credits(datasets: Sequence[Row]) -> list[str]:
    """Credit lines of data sets, each once, the project's own first."""
    lines = [row["attribution"] or f"{row['name']} ({row['licence']})" for row in datasets]
    return list(dict.fromkeys([OWN_CREDIT, *lines]))


def filter_words(filter: Mapping[str, Json]) -> str:
    """What was asked for, as one line for people: `weapon shahed, from 2024-11`."""
    words = [
        name.replace("-", " ") if value is True else f"{name.replace('-', ' ')} {_listed(value)}"
        for name, value in filter.items()
    ]
    return ", ".join(words) or "every incident that is not hidden"


def _listed(value: Json) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)
