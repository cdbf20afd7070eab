"""A cell as a figure or a range: "126 - 143", "5+", "at least 3", "1,200", and words kept as words.

Nothing is rounded or guessed: "dozens" is no number, it stays a word of the claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.importers.reading.data_file import Cell
from schema.errors import InputError

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_N = r"(\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d{1,9})(?:\.0+)?"
_ONE = re.compile(_N, re.ASCII)
_RANGE = re.compile(
    rf"(?:between\s+|from\s+|від\s+|от\s+)?{_N}\s*(?:[-–—‑]|to|and|до|та|и|/)\s*{_N}"
)
_LEAST = re.compile(
    rf"(?:at least|more than|over|minimum|min\.?|≥|>=|не менее|не менше|щонайменше|более|понад|"
    rf"больше|свыше)\s*{_N}|{_N}\s*(?:\+|or more|and more)",
    re.IGNORECASE,
)
_ABOVE = re.compile(rf">\s*{_N}")
_MOST = re.compile(rf"(?:up to|at most|≤|<=|до|не более|не більше)\s*{_N}", re.IGNORECASE)
_MORE = ("more than", "over", "более", "понад", "больше", "свыше")


@dataclass(frozen=True, slots=True)
class Figure:
    """Least and greatest; `high` None is open-ended, `words` what no number says."""

    low: int | None
    high: int | None
    words: str | None = None


def read_figure(cell: Cell) -> Figure:
    """What a cell states; raises InputError for what holds neither a figure nor a word."""
    if isinstance(cell, bool):
        raise InputError("a whole number", repr(cell))
    if isinstance(cell, int | float):
        return _whole(float(cell))
    text = str(cell).translate(_DIGITS).strip()
    if match := _ONE.fullmatch(text):
        return Figure(_number(match[1]), _number(match[1]))
    if match := _RANGE.fullmatch(text):
        return _ordered(_number(match[1]), _number(match[2]), text)
    return _bounded(text)


def _bounded(text: str) -> Figure:
    if match := _LEAST.fullmatch(text) or _ABOVE.fullmatch(text):
        number = _number(match[1] or match[2] if match.re is _LEAST else match[1])
        above = match.re is _ABOVE or text.casefold().startswith(_MORE)
        return Figure(number + above, None, text)
    if match := _MOST.fullmatch(text):
        return Figure(None, _number(match[1]), text)
    if not any(letter.isdigit() for letter in text) and sum(map(str.isalpha, text)) > 2:
        return Figure(None, None, text)
    raise InputError("a whole number or a range such as 126 - 143", repr(text[:80]))


def _whole(number: float) -> Figure:
    if not number.is_integer() or number < 0:
        raise InputError("a whole number of at least 0", f"{number:g}")
    return Figure(int(number), int(number))


def _ordered(low: int, high: int, text: str) -> Figure:
    if low > high:
        raise InputError("a range with the lower figure first", repr(text))
    return Figure(low, high)


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def read_decimal(cell: Cell) -> float:
    """A decimal number, with a point or a comma; raises InputError."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell).translate(_DIGITS).strip().replace("−", "-")
    if not re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?", text, re.ASCII):
        raise InputError("a decimal number", repr(text[:80]))
    return float(text.replace(",", "."))
