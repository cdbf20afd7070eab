"""Whether a column writes the day or the month first, settled once by all of its cells; and the one
day that a cell of such a column states.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.days import Order, read_day
from incidents.language.written_figures import DIGITS
from schema.errors import InputError

Rows = Callable[[], Iterator[tuple[int, dict[str, Cell]]]]
_PEEK = 1000
_NUMBERS = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?!\d).*", re.ASCII | re.DOTALL)
_PAIR = re.compile(r"\s*(\d{1,2})([-./])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d).*", re.ASCII | re.DOTALL)


def order_of(column: str, rows: Rows, warn: Callable[[str], None]) -> Order | None:
    """Whether the column writes the day or the month first, said in a warning with the evidence.

    None where no date is written in numbers alone, or where nothing says which it is.
    """
    if not any(
        _NUMBERS.fullmatch(str(row.get(column)).translate(DIGITS))
        for _, row in islice(rows(), _PEEK)
    ):
        return None
    evidence = gathered([column], (row for _, row in rows()))[column]
    warn(evidence.words())
    return evidence.order


def one_day(cell: Cell, column: str, order: Order | None = None) -> dt.date:
    """The day; a cell that holds a range, a month or no date at all ends the row."""
    try:
        found = read_day(cell, order)
    except InputError as error:
        raise BadCell(column, cell, f"expected {error.expected}") from None
    if found.end or len(found.start) < 10:
        raise BadCell(column, cell, "expected one whole day")
    return dt.date.fromisoformat(found.start)


@dataclass(slots=True)
class Evidence:
    """What the cells of one column say about their order.

    A first number above 12 is a day; a second one above 12 is a day as well.
    """

    column: str
    day_first: int = 0
    month_first: int = 0
    either: int = 0
    example: str = ""

    def add(self, cell: Cell) -> None:
        """Take one cell into account."""
        match = None if isinstance(cell, dt.date) else _PAIR.fullmatch(str(cell).translate(DIGITS))
        if not match:
            return
        one, two = int(match[1]), int(match[3])
        if one > 12 >= two:
            self.day_first += 1
        elif two > 12 >= one:
            self.month_first += 1
        else:
            self.either += one != two
            return
        self.example = self.example or str(cell)

    @property
    def order(self) -> Order | None:
        """The order, or None when no cell or contradicting cells say which it is."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return "day_first" if self.day_first else "month_first"

    def words(self) -> str:
        """The finding in one sentence, for the report of the load."""
        if self.day_first and self.month_first:
            counts = f"{self.day_first:,} dates with the day first, {self.month_first:,} without"
            return f"{self.column!r}: {counts}; what could be either is rejected"
        if self.order:
            sure = self.day_first or self.month_first
            how = self.order.replace("_", " ")
            return f"{self.column!r}: {how}, as {sure:,} dates such as {self.example} can only be"
        return f"{self.column!r}: {self.either:,} dates may be day or month first; none says which"


def gathered(columns: Iterable[str], rows: Iterable[Row]) -> dict[str, Evidence]:
    """The evidence of the named columns, over all rows; only the counts are kept."""
    found = {column: Evidence(column) for column in columns}
    for row in rows:
        for column, evidence in found.items():
            if cell := row.get(column):
                evidence.add(cell)
    return found
