"""Flat rows as a pandas DataFrame, with what a map needs travelling along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from incidents.queries.filters import from_keywords
from incidents.queries.provenance import map_context
from incidents.queries.query import asked_of
from incidents.queries.results import Answer, grid_of
from schema.columns import COLUMNS, NAMES

if TYPE_CHECKING:
    import pandas as pd

    from incidents.store.store import Store

_TYPES = {"integer": "Int64", "number": "Float64"}


def frame(store: Store, keywords: Mapping[str, Any], blur: str | None = None) -> pd.DataFrame:
    """The flat rows that match, one row an incident; whole numbers stay whole, unknown is NA.

    `blur` is the size of a grid, such as "1km", that coordinates are moved to as `export` does.
    `frame.attrs["context"]` holds launch sites, credits and what made the answer, so that
    `maps.page(frame)` needs nothing else.
    """
    import pandas as pd

    wanted, grid = from_keywords(keywords), grid_of(blur)
    with store.reading() as database:
        query = asked_of(store, database, wanted)
        answer = Answer(store.engine, database, query, {}, wanted.include_restricted, grid)
        rows = pd.DataFrame(list(answer.rows()), columns=list(NAMES))
        types = {c.name: _TYPES[c.kind] for c in COLUMNS if c.numeric}
        rows = rows.astype(types)
        rows.attrs["context"] = map_context(database, wanted, query, len(rows), grid)
    return rows
