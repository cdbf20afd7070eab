"""Flat rows as a pandas DataFrame, with what a map needs travelling along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from typing import TYPE_CHECKING, Any, TypeVar

from incidents.queries.conditions import Query
from incidents.queries.filters import from_keywords
from incidents.queries.map_page.context import map_context
from incidents.queries.publication import publishing
from incidents.queries.query import asked_of
from incidents.queries.results import Answer, Value, Values, grid_of
from schema.columns import COLUMNS, Column, split_list

if TYPE_CHECKING:
    import pandas as pd

    from incidents.store.store import Store

Taken = TypeVar("Taken", bound=Sized)
_TYPES: dict[str, Any] = {"integer": "Int64", "number": "Float64"}
_FORMATS = {"date": "%Y-%m-%d", "timestamp": "%Y-%m-%dT%H:%M:%SZ"}


def frame(
    store: Store,
    keywords: Mapping[str, Any],
    blur: str | None = None,
    claims: bool = False,
    no_delay: bool = False,
) -> pd.DataFrame:
    """The flat rows that match, one row an incident, each column with its own type.

    `blur` is the size of a grid, such as "1km", that coordinates are moved to as `export` does;
    `no_delay` gives fresh strikes in full, as there.
    `frame.attrs["context"]` holds launch sites, credits and what made the answer, so that
    `maps.page(frame)` needs nothing else; with `claims` also who says what of each incident.
    """
    rows, context = drawn(store, keywords, _data_frame, blur, claims, no_delay)
    rows.attrs["context"] = context
    return rows


def drawn(
    store: Store,
    keywords: Mapping[str, Any],
    take: Callable[[Iterator[Values]], Taken],
    blur: str | None = None,
    claims: bool = False,
    no_delay: bool = False,
    code: str | None = None,
) -> tuple[Taken, dict[str, Any]]:
    """What `take` makes of the flat rows that match, one after the other, and what a map needs
    besides (see `frame`); with `code` of that one public record alone.
    """
    wanted, grid = from_keywords(keywords), grid_of(blur)
    with publishing(store, None if code else wanted, no_delay) as publication:
        database = publication.database
        query = _of_one(code) if code else asked_of(store, database, wanted)
        if telling := publication.telling_texts(query):
            store.listener.warn(telling)
        answer = Answer(store.engine, database, query, {}, wanted.include_restricted, grid)
        rows = take(answer.rows())
        context = map_context(database, wanted, query, len(rows), grid, claims)
        if delay := publication.delay(query):
            context["made"]["publish_delay"] = delay
    return rows, context


def _of_one(code: str) -> Query:
    query = Query()
    query.where("i.code = :code AND NOT i.restricted", code=code)
    return query


def _data_frame(rows: Iterator[Values]) -> pd.DataFrame:
    import pandas as pd

    cells = zip(*rows, strict=True)
    return pd.DataFrame({c.name: _column(c, list(next(cells, ()))) for c in COLUMNS})


def _column(column: Column, cells: list[Value]) -> pd.Series[Any]:
    """The cells of a column with its type; a partial date stays text."""
    import pandas as pd

    if column.kind == "list":
        return pd.Series(list(map(_items, cells)), dtype=object)
    if column.kind in ("date", "timestamp"):
        dates = pd.Series(cells, dtype="str")
        times = pd.to_datetime(dates, format=_FORMATS[column.kind], utc=column.kind == "timestamp")
        return times.dt.as_unit("us")
    return pd.Series(cells, dtype=_TYPES.get(column.kind))


def _items(cell: Value) -> list[str] | None:
    return split_list(cell) if isinstance(cell, str) else None
