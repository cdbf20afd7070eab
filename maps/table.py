"""Reads flat incident rows by column: texts as positions in a list of values, numbers as arrays.

A hundred thousand rows repeat a few thousand values, so each value is looked at once and not once
a row. Unknown is position -1 of a text and NaN of a number, never an empty text and never 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from schema.columns import COLUMNS, NAMES, Column, join_list, split_list
from schema.errors import InputError

Positions = NDArray[np.int32]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Texts:
    """A column of texts: for each row the position of its value, or -1 where nobody said."""

    positions: Positions
    values: list[str]

    def at(self, row: int) -> str | None:
        """The text of one row."""
        position = self.positions[row]
        return None if position < 0 else self.values[position]

    def used(self) -> list[str]:
        """Every value that a row has; of a list column, every item of a list."""
        return sorted({item for value in self.values for item in split_list(value)})


@dataclass(frozen=True)
class Table:
    """Flat rows by column. Lists are written as `schema.columns.join_list` writes them."""

    count: int
    texts: dict[str, Texts]
    numbers: dict[str, Numbers]

    def __len__(self) -> int:
        return self.count


_AT_ONCE = 20_000


def of_rows(rows: Iterable[Sequence[Any]]) -> Table:
    """A table of rows as a store has them: tuples in the order of `schema.columns.COLUMNS`, lists
    as `join_list` writes them, unknown is None. A million rows are never held as rows.
    """
    texts = {c.name: _Growing() for c in COLUMNS if not c.numeric}
    parts: dict[str, list[Numbers]] = {c.name: [] for c in COLUMNS if c.numeric}
    rest, count = iter(rows), 0
    while some := list(islice(rest, _AT_ONCE)):
        count += len(some)
        for column, cells in zip(COLUMNS, zip(*some, strict=True), strict=True):
            if column.numeric:
                parts[column.name].append(_as_floats(cells))
            else:
                texts[column.name].extend(cells)
    unknown = np.full(count, np.nan)
    return Table(
        count,
        {name: column.texts() for name, column in texts.items()},
        {name: _joined(parts.pop(name), unknown) for name in list(parts)},
    )


class _Growing:
    """A column of texts that grows. Where nearly every text is another one, as titles are, they are
    simply listed: looking for those that are the same would take more than it saves.
    """

    def __init__(self) -> None:
        self.positions: list[Positions] = []
        self.values: list[str] = []
        self._known: _Numbered | None = _Numbered()
        self._count = 0

    def extend(self, cells: Sequence[Any]) -> None:
        """Add the cells of some rows."""
        if self._known is not None:
            self.positions.append(np.fromiter(map(self._known.__getitem__, cells), np.int32))
            self._count += len(cells)
            if 2 * len(self._known) > self._count + _AT_ONCE:
                self.values, self._known = self._known.texts(), None
            return
        first = len(self.values)
        self.values += [cell for cell in cells if cell]
        filled = np.fromiter(map(bool, cells), np.bool_)
        self.positions.append(np.where(filled, np.cumsum(filled) - 1 + first, -1).astype(np.int32))

    def texts(self) -> Texts:
        """The whole column."""
        values = self.values if self._known is None else self._known.texts()
        self._known = None
        none = np.empty(0, np.int32)
        return Texts(np.concatenate(self.positions) if self.positions else none, values)


class _Numbered(dict[str | None, int]):
    """Texts with their positions, in the order in which they were first met."""

    def __init__(self) -> None:
        super().__init__({None: -1, "": -1})

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self) - 2
        return number

    def texts(self) -> list[str]:
        """All of them, without the two that say that nobody said."""
        return [text for text in islice(self, 2, None) if text]


def _as_floats(cells: Sequence[Any]) -> Numbers:
    numbers = np.array(cells, np.float64)  # None becomes NaN
    numbers[~np.isfinite(numbers)] = np.nan
    return numbers


def _joined(parts: list[Numbers], unknown: Numbers) -> Numbers:
    """A column of numbers; those that nobody stated are one array for all such columns."""
    if all(np.isnan(part).all() for part in parts):
        return unknown
    return np.concatenate(parts)


def read(frame: Any) -> Table:
    """Every flat column of these rows; a column that is not given is unknown.

    Raises InputError when no column is a flat column, or when a number cannot be read.
    """
    if isinstance(frame, Table):
        return frame
    given = _columns(frame)
    count = len(next(iter(given.values()), ()))
    if count and not set(given) & set(NAMES):
        raise InputError(
            "flat incident rows with columns such as code, title, latitude",
            ", ".join(sorted(given)[:5]) or "rows without columns",
            "map",
        )
    texts = {c.name: _texts(given.get(c.name), count) for c in COLUMNS if not c.numeric}
    numbers = {c.name: _numbers(given.get(c.name), c, count) for c in COLUMNS if c.numeric}
    return Table(count, texts, numbers)


def _columns(frame: Any) -> dict[str, Any]:
    """The columns given, by name; those of dict rows are those of any row."""
    if isinstance(frame, pd.DataFrame):
        return {str(name): frame[name] for name in frame.columns}
    if isinstance(frame, (str, Mapping)) or not isinstance(frame, Iterable):
        raise InputError("a data frame or a list of rows", type(frame).__name__, "map")
    rows = list(frame)
    names = dict.fromkeys(name for row in rows for name in row)
    return {str(name): _objects([row.get(name) for row in rows]) for name in names}


def _objects(values: list[Any]) -> pd.Series[Any]:
    """A column that keeps every cell as it is; numpy would make a table of lists."""
    cells = np.empty(len(values), dtype=object)
    for row, value in enumerate(values):
        cells[row] = value
    return pd.Series(cells, dtype=object)


def texts_of(cells: Iterable[str | None]) -> Texts:
    """A column of these texts."""
    return _texts(_objects(list(cells)), 0)


def numbers_of(cells: Iterable[float | None]) -> Numbers:
    """A column of these numbers; None is unknown."""
    return np.array([np.nan if cell is None else cell for cell in cells], np.float64)


def _texts(given: Any, count: int) -> Texts:
    if given is None:
        return Texts(np.full(count, -1, np.int32), [])
    cells = given.to_numpy(dtype=object)  # a time is then a Timestamp, as `_cell` takes it
    try:
        positions, found = pd.factorize(cells)
    except TypeError:  # a list has no hash
        positions, found = pd.factorize(_objects([_cell(cell) for cell in cells]).to_numpy())
    values = [str(_cell(value) or "") for value in found.tolist()]
    positions = positions.astype(np.int32)
    if "" in values:
        empty = [n for n, value in enumerate(values) if not value]
        positions[np.isin(positions, empty)] = -1
    return Texts(positions, values)


def _cell(value: Any) -> Any:
    """A list, date or time as the text that a flat row has for it."""
    if isinstance(value, dt.datetime):
        utc = value.astimezone(dt.UTC) if value.tzinfo else None
        return utc.strftime("%Y-%m-%dT%H:%M:%SZ") if utc else value.date().isoformat()
    if not isinstance(value, (list, tuple)):
        return value
    return join_list(str(item) for item in value if not (item == "" or pd.isna(item)))


def _numbers(given: Any, column: Column, count: int) -> Numbers:
    if given is None:
        return np.full(count, np.nan)
    if given.dtype == object or not pd.api.types.is_numeric_dtype(given.dtype):
        positions, found = pd.factorize(given)
        read = [_number(value, column, positions, n) for n, value in enumerate(found)]
        numbers = np.array([*read, np.nan])[positions]
    else:
        numbers = given.to_numpy(dtype=np.float64, na_value=np.nan).copy()
    numbers[~np.isfinite(numbers)] = np.nan
    return numbers


def _number(value: Any, column: Column, positions: Any, position: int) -> float:
    if value == "":
        return np.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        row = int(np.flatnonzero(positions == position)[0]) + 1
        raise InputError("a number", repr(value), f"row {row}, {column.name}") from None
