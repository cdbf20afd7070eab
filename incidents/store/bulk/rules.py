"""What the cells of one row have to say to each other: dates, coordinates, counts, figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from incidents.figures.claims import Triple, plain_figure
from incidents.store.bulk.chunk import Chunk, Memo, tried
from incidents.store.bulk.uses import Uses
from incidents.store.flat import FIGURE_COLUMNS, FLAT_COUNTS, date_columns
from schema.dates import start_utc
from schema.document.base import check_range
from schema.document.context import check_coordinates
from schema.document.incident import check_dates, check_location
from schema.errors import InputError
from schema.event_types import event_type_of
from schema.precisions import date_precision
from schema.vocabulary import vocabulary

_UNNAMED = "a title, place, admin1 or country"


DATE_COLUMNS = ("date_earliest", "date_latest", "date_precision", "date_edtf", "start_utc")
"""Columns that the dates of a row make, the precision where none is given."""


def _dates(
    start: str | None,
    end: str | None,
    precision: str | None,
    clock: str | None,
    zone: str | None,
) -> tuple[str | None, ...]:
    """The `DATE_COLUMNS` of a row; the precision is taken from the date's length when not given."""
    if start and not precision:
        precision = date_precision(start, end)
    check_dates(start, end, precision, bool(clock))
    made = date_columns(start, end, precision) | {"date_precision": precision if start else None}
    if clock and start:
        made["start_utc"] = start_utc(start, clock, zone)
    return tuple(made[name] for name in DATE_COLUMNS)


def _figure(low: int | None, best: int | None, high: int | None) -> Triple:
    """The figure that one asserted claim states, as the rule of figures completes it."""
    stated = [number for number in (low, best, high) if number is not None]
    if stated != sorted(stated):
        raise InputError("low not above best and best not above high", f"{stated}")
    return plain_figure(low, best, high)


DATES: Memo[Any] = Memo(tried(_dates))
TOLLS: Memo[Any] = Memo(tried(_figure))


def dates(chunk: Chunk) -> list[tuple[str | None, ...]]:
    """The `DATE_COLUMNS` of each row."""
    names = ("date_start", "date_end", "date_precision", "time_local", "timezone")
    return chunk.answers(DATES, zip(*(chunk[name] for name in names), strict=True), "date_start")


def figure_names(chunk: Chunk) -> list[str]:
    """Those of the flat figures for which the rows have any column."""
    named = set(chunk.names)
    return [name for name, columns in FIGURE_COLUMNS.items() if named & set(columns)]


def figures(chunk: Chunk, name: str) -> list[Triple]:
    """Low, best and high that each row states for one of the flat figures."""
    cells = (chunk[f"{name}_{end}"] for end in ("low", "best", "high"))
    return chunk.answers(TOLLS, zip(*cells, strict=True), f"{name}_low")


def counts(chunk: Chunk) -> None:
    """Refuse munition counts whose least is above the greatest."""
    for name in FLAT_COUNTS:
        pairs = zip(chunk[f"{name}_low"], chunk[f"{name}_high"], strict=True)
        for index, (low, high) in enumerate(pairs):
            if low is not None and high is not None and low > high:
                _try(chunk, index, f"{name}_low", check_range, low, high, name)


def locations(chunk: Chunk) -> None:
    """Refuse half a pair of coordinates, 0/0, and coordinates without place or precision."""
    columns = ("latitude", "longitude", "place", "admin1", "country")
    precisions = chunk.filled("location_precision", "unknown")
    cells = zip(precisions, *(chunk[name] for name in columns), strict=True)
    for index, (precision, latitude, longitude, *names) in enumerate(cells):
        placed = names != [None, None, None]
        if latitude is not None or longitude is not None:
            _try(chunk, index, "latitude", _check_point, latitude, longitude, placed)
        if precision != "unknown" or latitude is not None:
            located = latitude is not None
            _try(
                chunk, index, "location_precision", check_location, located, placed, precision, True
            )


def _check_point(latitude: float | None, longitude: float | None, placed: bool) -> None:
    check_coordinates(latitude, longitude)
    if not placed:
        raise InputError("a place, admin1 or country with coordinates", "none")


def identified(chunk: Chunk) -> None:
    """Refuse a row that does not say which incident it is."""
    named = zip(*(chunk[name] for name in ("title", "place", "admin1", "country")), strict=True)
    rows = zip(chunk["code"], chunk["date_start"], named, strict=True)
    for index, (code, start, names) in enumerate(rows):
        if not (code or start):
            chunk.refuse(index, "date_start", InputError("a date_start or a code", "neither"))
        if not (code or any(names)):
            chunk.refuse(index, "title", InputError(f"{_UNNAMED}, or a code", "none"))


def events(chunk: Chunk, uses: Sequence[Uses]) -> list[str]:
    """Event types of all rows; a missing one is what the weapons of the row make. Rows of the flat
    table are strikes unless they say otherwise.
    """
    return [
        stated or event_type_of([use.type for use in row.uses], strike=True)
        for stated, row in zip(chunk["event_type"], uses, strict=True)
    ]


def titles(chunk: Chunk, events: Sequence[str]) -> list[str]:
    """Titles of all rows; a missing one says what kind of event it was, where and when."""
    label = vocabulary("event_types").label
    cells = (chunk[name] for name in ("place", "admin1", "country", "date_start"))
    return [
        title or ", ".join(part for part in (label(event), p or a or c, day) if part)
        for title, event, p, a, c, day in zip(chunk["title"], events, *cells, strict=True)
    ]


def _try(chunk: Chunk, index: int, column: str, check: Any, *values: Any) -> None:
    try:
        check(*values)
    except InputError as error:
        chunk.refuse(index, column, error)
