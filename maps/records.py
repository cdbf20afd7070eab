"""Packs who says what: claims, statements, sources and media of the rows that a map shows.

The caller hands over plain columns (`MapContext.records`): `claims`, `statements` and `media` with
the code of their `incident`, `sources` with a `key`, and `links` from an incident to its sources.
Rows of each table stand in the order of the incidents, so that a count for each incident finds
them. `assets/data/records.js` unpacks a table when its first record is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.packing import Blocks
from maps.table import numbers_of, texts_of
from schema.languages.labels import label

Columns = Mapping[str, Sequence[Any]]
_NUMBERS = ("low", "best", "high", "number", "stands", "graphic")
_BY_INCIDENT = ("claims", "statements", "links", "media")
# The columns whose codes people read by their labels.
_CODED = {
    "outcome": "casualty_outcomes",
    "group": "casualty_groups",
    "status": "claim_statuses",
    "side": "sides",
    "field": "statement_fields",
    "read_as": "readings",
}


def pack(
    records: Mapping[str, Columns], row_of_code: Mapping[str, int], count: int, blocks: Blocks
) -> dict[str, Any] | None:
    """The packed tables and the labels of their codes; None where the caller gave none."""
    if not records:
        return None
    sources = records.get("sources") or {"key": ()}
    numbers = {key: number for number, key in enumerate(sources["key"])}
    tables = {
        name: _of_incidents(records[name], row_of_code, count, numbers, blocks)
        for name in _BY_INCIDENT
        if records.get(name)
    }
    tables["sources"] = _table({k: v for k, v in sources.items() if k != "key"}, blocks)
    return {"tables": tables, "labels": _labels(records)}


def _of_incidents(
    columns: Columns,
    row_of_code: Mapping[str, int],
    count: int,
    sources: Mapping[str, int],
    blocks: Blocks,
) -> dict[str, Any]:
    """One table in the order of the incidents; what belongs to none of them is left out."""
    rows = np.array([row_of_code.get(code, -1) for code in columns["incident"]], np.int64)
    order = np.argsort(rows, kind="stable")
    order = order[rows[order] >= 0]
    cells = {
        name: _in_order(column, order)
        for name, column in columns.items()
        if name not in ("incident", "source")
    }
    if "source" in columns:
        cells["source"] = [sources.get(key) for key in _in_order(columns["source"], order)]
    many = np.bincount(rows[order], minlength=count).astype(np.float64)
    return _table(cells, blocks) | {"of": blocks.number(many) if count else None}


def _in_order(column: Sequence[Any], order: NDArray[np.int64]) -> list[Any]:
    return [column[n] for n in order]


def _table(columns: Columns, blocks: Blocks) -> dict[str, Any]:
    count = len(next(iter(columns.values()), ()))
    packed = {name: _packed(name, column, blocks) for name, column in columns.items() if count}
    return {"count": count, "columns": {name: one for name, one in packed.items() if one}}


def _packed(name: str, column: Sequence[Any], blocks: Blocks) -> dict[str, Any] | None:
    if name in (*_NUMBERS, "source"):
        return blocks.number(numbers_of(column))
    return blocks.text(texts_of(column))


def _labels(records: Mapping[str, Columns]) -> dict[str, dict[str, str]]:
    """What people read for the codes of each coded column."""
    labels: dict[str, dict[str, str]] = {}
    for table in records.values():
        for name in _CODED.keys() & table.keys():
            own = {code: label(_CODED[name], code) for code in sorted(set(table[name]) - {None})}
            labels[name] = labels.get(name, {}) | own
    return labels
