"""Cells of CSV, TSV and data packages, harmless in a spreadsheet and read back as they were.

A text cell that a spreadsheet would take for a formula (it begins with `= + - @`, narrow or wide,
tab or carriage return) gets an apostrophe in front; so does one that begins with apostrophes before
such a sign. The same after a semicolon, at which a spreadsheet of many countries parts the cells of
a file. Taking one apostrophe off at each such place gives the text back. Numbers stay numbers. NUL,
which breaks readers, becomes the visible sign U+2400.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents.queries.results import Value

_SIGNS = r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_FORMULA = re.compile(rf"(^|;)(?='*{_SIGNS})")
_ESCAPED = re.compile(rf"(^|;)'(?='*{_SIGNS})")


def protect(text: str) -> str:
    """A text as it goes into a cell."""
    text = text.replace("\x00", "\u2400") if "\x00" in text else text
    return _FORMULA.sub(r"\1'", text)


def unprotect(cell: str) -> str:
    """The text that `protect` made a cell of: the same, but for NUL, which stays U+2400."""
    return _ESCAPED.sub(r"\1", cell)


def cell(value: Value) -> Value:
    """A value as a CSV writer takes it: text protected, a whole number without a point."""
    if isinstance(value, str):
        return protect(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def number(value: float | None) -> str:
    """A number as text, empty where it is unknown."""
    return "" if value is None else repr(cell(value))
