"""A cell as a figure or a range, and words kept as words.

Nothing is rounded or guessed: "dozens" is no number, it stays a word of the claim.
"""

from __future__ import annotations

import re

from incidents.importers.reading.data_file import Cell
from incidents.language.written_figures import DIGITS, Figure, read_written
from schema.errors import InputError

__all__ = ["Figure", "read_decimal", "read_figure"]


def read_figure(cell: Cell) -> Figure:
    """What a cell states; raises InputError for what holds neither a figure nor a word."""
    if isinstance(cell, bool):
        raise InputError("a whole number", repr(cell))
    if isinstance(cell, int | float):
        return _whole(float(cell))
    written = str(cell)
    return read_written(written) or _words(written.translate(DIGITS).strip())


def _words(text: str) -> Figure:
    if not any(letter.isdigit() for letter in text) and sum(map(str.isalpha, text)) > 2:
        return Figure(None, None, text)
    raise InputError("a whole number or a range such as 126 - 143", repr(text[:80]))


def _whole(number: float) -> Figure:
    if not number.is_integer() or number < 0:
        raise InputError("a whole number of at least 0", f"{number:g}")
    return Figure(int(number), int(number))


def read_decimal(cell: Cell) -> float:
    """A decimal number, with a point or a comma; raises InputError."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell).translate(DIGITS).strip().replace("−", "-")
    if not re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?", text, re.ASCII):
        raise InputError("a decimal number", repr(text[:80]))
    return float(text.replace(",", "."))
