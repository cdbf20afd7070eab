"""Reads flat incident rows out of a data frame or dicts: unknown is None, lists are lists."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schema.columns import BY_NAME, NAMES, Column, split_list
from schema.errors import InputError

Row = dict[str, Any]


def read(frame: Any) -> list[Row]:
    """Every row with all flat columns; a column that is not given is unknown.

    Raises InputError when no column is a flat column, or when a number cannot be read.
    """
    records = _records(frame)
    seen = {str(name) for record in records for name in record}
    if records and not seen & set(NAMES):
        raise InputError(
            "flat incident rows with columns such as code, title, latitude",
            ", ".join(sorted(seen)[:5]) or "rows without columns",
            "map",
        )
    return [_row(record, number) for number, record in enumerate(records, start=1)]


def _records(frame: Any) -> list[Mapping[Any, Any]]:
    if hasattr(frame, "astype") and hasattr(frame, "to_dict"):
        # As objects: a column of whole numbers with a gap must not turn into decimals.
        found: list[Mapping[Any, Any]] = frame.astype(object).to_dict("records")
        return found
    if isinstance(frame, (str, Mapping)) or not isinstance(frame, Iterable):
        raise InputError("a data frame or a list of rows", type(frame).__name__, "map")
    return list(frame)


def _row(record: Mapping[Any, Any], number: int) -> Row:
    return {
        name: _READERS[column.kind](record.get(name), column, number)
        for name, column in BY_NAME.items()
    }


def _unknown(value: Any) -> bool:
    """Whether a cell says nothing: None, NaN, NaT, NA or an empty text."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return value == "" if isinstance(value, str) else isinstance(value, float) and math.isnan(value)


def _text(value: Any, column: Column, number: int) -> str | None:
    return None if _unknown(value) else str(value)


def _list(value: Any, column: Column, number: int) -> list[str]:
    if isinstance(value, (list, tuple)):
        return [str(item) for item in value if not _unknown(item)]
    return [] if _unknown(value) else [item for item in split_list(str(value)) if item]


def _number(value: Any, column: Column, number: int) -> float | int | None:
    if _unknown(value):
        return None
    try:
        read = float(value)
    except (TypeError, ValueError):
        raise InputError("a number", repr(value), f"row {number}, {column.name}") from None
    if not math.isfinite(read):
        return None
    return int(read) if read.is_integer() else read


_READERS: dict[str, Callable[[Any, Column, int], Any]] = {
    "text": _text,
    "code": _text,
    "date": _text,
    "list": _list,
    "integer": _number,
    "number": _number,
}
