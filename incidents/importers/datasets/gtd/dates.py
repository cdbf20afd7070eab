"""When: a month or day of 0 is unknown, so that the date is known to the year or month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.importers.datasets.gtd.cells import number, said
from incidents.importers.values.bad_cells import BadCell
from schema.dates import parse_partial
from schema.errors import InputError


def when(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    """The date fields of a document."""
    year, month, day = (number(row, name, columns) for name in ("iyear", "imonth", "iday"))
    if not year:
        raise BadCell(columns["iyear"], row["iyear"], "expected a year")
    parts = [f"{year:04}", *([f"{month:02}"] if month else [])]
    parts += [f"{day:02}"] if month and day else []
    precision = ("year", "month", "day")[len(parts) - 1]
    found = {"date_start": _checked("-".join(parts), columns), "date_precision": precision}
    words = said(row, "approxdate")
    return {**found, "date_words": words} if words else found


def _checked(date: str, columns: Mapping[str, str]) -> str:
    try:
        return parse_partial(date, "")
    except InputError as error:
        names = ", ".join(columns[name] for name in ("iyear", "imonth", "iday"))
        raise BadCell(names, date, f"expected {error.expected}") from None
