"""A cell as a figure or a range, and words kept as words.

Nothing is rounded or guessed: "dozens" is no number, it stays a word of the claim, as does "~10",
which bounds nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from incidents.importers.reading.data_file import Cell
from incidents.language.written_figures import DIGITS, Figure, read_numeral, read_written
from schema.errors import InputError
from schema.folding import folded

__all__ = ["Figure", "read_decimal", "read_figure"]


_ABOUT = re.compile(
    r"(?:~|≈|about|around|approx(?:imately|\.)?|circa|ca?\.|roughly|nearly|almost|близько|майже|около"
    r"|примерно|почти|حوالي|نحو)\s*\d[\d,]*(?:\s*[-–]\s*\d[\d,]*)?",
    re.IGNORECASE,
)
Dot = Literal["thousands", "decimals"]
_DOT = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))", re.ASCII)


def read_figure(cell: Cell, dot: Dot | None = None) -> Figure:
    """What a cell states; raises InputError for what holds neither a figure nor a word.

    `dot` is what a dot parts in the column: without it nobody knows whether 12.000 is twelve.
    """
    if isinstance(cell, bool):
        raise InputError("a whole number", repr(cell))
    if isinstance(cell, (int, float)):
        return _whole(float(cell))
    written = _parted(str(cell), dot)
    plain = written.translate(DIGITS).strip()
    return read_written(written) or _in_words(plain) or _words(plain)


def _in_words(text: str) -> Figure | None:
    """A number in one word, such as "two"; and "about 10", which no bound holds."""
    number = read_numeral(folded(text)) if " " not in text else None
    if number is not None:
        return Figure(number, number, text)
    return Figure(None, None, text) if _ABOUT.fullmatch(text) else None


def _parted(written: str, dot: Dot | None) -> str:
    text = written.translate(DIGITS)
    if "." not in text or dot == "decimals" or not _DOT.search(text):
        return written
    if dot is None:
        expected = "a column that says whether a dot parts thousands or decimals"
        raise InputError(expected, repr(text[:80]))
    return _DOT.sub("", text)


class Dots:
    """What a dot parts in the figures of one column, found by all of its cells."""

    def __init__(self) -> None:
        self._thousands = self._decimals = False

    def add(self, text: str) -> None:
        """Take one cell into account: 1.250 has thousands, 3.5 and 2.00 have decimals."""
        if "." in text:
            last = re.findall(r"\d\.(\d+)", text.translate(DIGITS), re.ASCII)
            self._decimals |= any(len(part) != 3 for part in last)
            self._thousands |= any(len(part) == 3 and part != "000" for part in last)

    @property
    def dot(self) -> Dot | None:
        """What the dot parts; None where no cell says it, or where two contradict each other."""
        if self._thousands == self._decimals:
            return None
        return "thousands" if self._thousands else "decimals"


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
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell).translate(DIGITS).strip().replace("−", "-")
    if not re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?", text, re.ASCII):
        raise InputError("a decimal number", repr(text[:80]))
    return float(text.replace(",", "."))
