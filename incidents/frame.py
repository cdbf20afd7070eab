"""Flat rows as a pandas DataFrame, with what a map needs travelling along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from incidents.filters import from_keywords
from incidents.provenance import map_context
from incidents.query import build, select_rows
from schema.columns import COLUMNS, NAMES

if TYPE_CHECKING:
    import pandas as pd

    from incidents.store.store import Store

_TYPES = {"integer": "Int64", "number": "Float64"}


def frame(store: Store, keywords: Mapping[str, Any]) -> pd.DataFrame:
    """The flat rows that match, one row an incident; whole numbers stay whole, unknown is NA.

    `frame.attrs["context"]` holds launch sites, credits and what made the answer, so that
    `maps.page(frame)` needs nothing else.
    """
    import pandas as pd

    wanted = from_keywords(keywords)
    with store.reading() as database:
        query = build(store.engine, database, wanted)
        sql = select_rows(query, restricted=wanted.include_restricted)
        rows = pd.DataFrame(list(database.tuples(sql, query.parameters)), columns=list(NAMES))
        types = {c.name: _TYPES[c.kind] for c in COLUMNS if c.numeric}
        rows = rows.astype(types)
        rows.attrs["context"] = map_context(database, wanted, query, len(rows))
    return rows
