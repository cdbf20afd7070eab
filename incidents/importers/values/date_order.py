"""The one day that a cell of a data set states, in any of the ways that its releases write it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from incidents.importers.values.days import Order, read_day
from incidents.importers.values.orders import gathered
from incidents.importers.values.bad_cells import BadCell
from schema.errors import InputError

Rows = Callable[[], Iterator[tuple[int, dict[str, Any]]]]
_PEEK = 1000
_NUMBERS = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?!\d).*", re.ASCII | re.DOTALL)


def order_of(column: str, rows: Rows, warn: Callable[[str], None]) -> Order | None:
    """Whether the column writes the day or the month first, said in a warning with the evidence.

    None where no date is written in numbers alone, or where nothing says which it is.
    """
    if not any(_NUMBERS.fullmatch(str(row.get(column))) for _, row in islice(rows(), _PEEK)):
        return None
    evidence = gathered([column], (row for _, row in rows()))[column]
    warn(evidence.words())
    return evidence.order


def one_day(cell: Any, column: str, order: Order | None = None) -> dt.date:
    """The day; a cell that holds a range, a month or no date at all ends the row."""
    try:
        found = read_day(cell, order)
    except InputError as error:
        raise BadCell(column, cell, f"expected {error.expected}") from None
    if found.end or len(found.start) < 10:
        raise BadCell(column, cell, "expected one whole day")
    return dt.date.fromisoformat(found.start)
