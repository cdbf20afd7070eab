"""When: UCDP's `date_prec` in our words.

1 is one day, or an event that lasted from start to end. 2 is some day or days out of two to six,
3 out of a week, 4 out of up to a month, 5 out of up to a year: the event lies somewhere between
start and end, so both dates are kept and the precision says how wide that is.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.importers.drafts import DateDraft
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.values.bad_cells import BadCell
from incidents.importers.values.cell_numbers import blank, code, whole
from incidents.importers.values.date_order import one_day
from incidents.importers.values.days import Order

_PRECISIONS = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}


def date_fields(row: Row, columns: Mapping[str, str], order: Order | None) -> DateDraft:
    """The date fields of a document; `order` is what the columns of dates show as a whole."""
    precision = code(row["date_prec"], columns["date_prec"], _PRECISIONS)
    if precision is None:
        raise BadCell(columns["date_prec"], "", "expected how closely the date is known")
    start = one_day(row["date_start"], columns["date_start"], order)
    end = start
    if not blank(row.get("date_end")):
        end = one_day(row["date_end"], columns["date_end"], order)
    if end < start:
        raise BadCell(columns["date_end"], row["date_end"], f"before the start, {start}")
    _check_year(row.get("year"), columns, start.year, end.year)
    found: DateDraft = {"date_start": start.isoformat(), "date_precision": _PRECISIONS[precision]}
    if end != start or precision != "1":
        found["date_end"] = end.isoformat()
    return found


def _check_year(cell: Cell, columns: Mapping[str, str], first: int, last: int) -> None:
    year = None if cell is None else whole(cell, columns["year"])
    if year is not None and not first <= year <= last:
        span = str(first) if first == last else f"{first} to {last}"
        raise BadCell(columns["year"], cell, f"outside of its dates, which are in {span}")
