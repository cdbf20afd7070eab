"""Flat rows as a pandas DataFrame, with what a map needs travelling along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from incidents.queries.filters import from_keywords
from incidents.queries.provenance import map_context
from incidents.queries.query import build
from incidents.queries.results import Answer, grid_of
from schema.columns import COLUMNS, NAMES, split_list

if TYPE_CHECKING:
    import pandas as pd

    from incidents.store.store import Store

_TYPES = {"integer": "Int64", "number": "Float64"}


def frame(store: Store, keywords: Mapping[str, Any], blur: str | None = None) -> pd.DataFrame:
    """The flat rows that match, one row an incident, each column with its own type.

    `blur` is the size of a grid, such as "1km", that coordinates are moved to as `export` does.
    `frame.attrs["context"]` holds launch sites, credits and what made the answer, so that
    `maps.page(frame)` needs nothing else.
    """
    import pandas as pd

    wanted, grid = from_keywords(keywords), grid_of(blur)
    with store.reading() as database:
        query = build(store.engine, database, wanted)
        answer = Answer(store.engine, database, query, {}, wanted.include_restricted, grid)
        rows = pd.DataFrame(list(answer.rows()), columns=list(NAMES))
        rows = _typed(rows)
        rows.attrs["context"] = map_context(database, wanted, query, len(rows), grid)
    return rows


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the types of their columns; a partial date stays text."""
    import pandas as pd

    made = rows.astype({c.name: _TYPES[c.kind] for c in COLUMNS if c.numeric})
    for column in COLUMNS:
        cells = rows[column.name]
        if column.kind == "date":
            made[column.name] = pd.to_datetime(cells, format="%Y-%m-%d")
        elif column.kind == "timestamp":
            made[column.name] = pd.to_datetime(cells, format="%Y-%m-%dT%H:%M:%SZ", utc=True)
        elif column.kind == "list":
            lists = [split_list(cell) if isinstance(cell, str) else None for cell in cells]
            made[column.name] = pd.Series(lists, index=rows.index, dtype=object)
    return made
