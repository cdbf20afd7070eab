"""CSV (RFC 4180, UTF-8), safe to open in a spreadsheet.

A text cell that a spreadsheet would take for a formula (it begins with `= + - @`, tab or carriage
return) gets an apostrophe in front; so does one that begins with apostrophes before such a sign.
Taking one apostrophe off where `'+[=+-@\\t\\r]` begins a cell gives the text back. Numbers stay
numbers. NUL, which breaks readers, becomes the visible sign U+2400.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from incidents.exporters.base import Values
from schema.columns import Column

NAME, SUFFIX, CARRIES_METADATA = "csv", ".csv", False
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: dict[str, Any] | None = None,
) -> int:
    """Write a header and all rows; how many rows they were."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
        writer.writerow([_cell(value) for value in row])
    return count


def protect(text: str) -> str:
    """A text as it goes into a cell."""
    text = text.replace("\x00", "\u2400") if "\x00" in text else text
    return f"'{text}" if _FORMULA.match(text) else text


def unprotect(cell: str) -> str:
    """The text that `protect` made a cell of."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return protect(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
