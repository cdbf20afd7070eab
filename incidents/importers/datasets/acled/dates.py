"""When: ACLED's `time_precision` in our words.

1 is the day. 2 is a day in the middle of the week in which it happened, 3 one in the middle of the
month: the day that is printed is then none of the event, so that the week or month is kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from incidents.importers.drafts import DateDraft
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import blank, code, whole
from incidents.importers.values.columns import text
from incidents.importers.values.date_order import one_day
from incidents.importers.values.days import Order

_HALF_A_WEEK = dt.timedelta(days=3)
_DOCUMENTED = re.compile(r"\d\d-\d\d-\d{4}", re.ASCII)


def date_fields(row: Row, columns: Mapping[str, str], order: Order | None) -> DateDraft:
    """The date fields of a document; `order` is what the column as a whole shows."""
    cell, column = row["event_date"], columns["event_date"]
    day = one_day(cell, column, order or _documented(cell))
    year = None if blank(row.get("year")) else whole(row["year"], columns["year"])
    if year is not None and year != day.year:
        raise BadCell(columns["year"], year, f"the date, {day}, is in another year")
    precision = code(row.get("time_precision"), columns.get("time_precision", ""), "123")
    if precision == "2":
        return _around(day, text(cell))
    if precision == "3":
        words = f"within the month; ACLED writes {text(cell)}"
        month = f"{day:%Y-%m}"
        return {"date_start": month, "date_precision": "month", "date_words": words}
    return {"date_start": day.isoformat(), "date_precision": "day"}


def _documented(cell: Cell) -> Order | None:
    """Older exports write 05-03-2019 with the day first, as their codebook says."""
    return "day_first" if _DOCUMENTED.fullmatch(text(cell)) else None


def _around(day: dt.date, written: str) -> DateDraft:
    return {
        "date_start": (day - _HALF_A_WEEK).isoformat(),
        "date_end": (day + _HALF_A_WEEK).isoformat(),
        "date_precision": "week",
        "date_words": f"within a week; ACLED writes {written}",
    }
