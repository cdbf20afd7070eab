"""Figures as people write them: "126 - 143", "5+", "at least 3", "up to 9", "1,200"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schema.errors import InputError

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
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
_MOST = re.compile(rf"(?:up to|at most|≤|<=|до|не более|не больше|не більше)\s*{_N}", re.IGNORECASE)
_MORE = ("more than", "over", "более", "понад", "больше", "свыше")


@dataclass(frozen=True, slots=True)
class Figure:
    """Least and greatest; `high` None is open-ended, `words` what no number says."""

    low: int | None
    high: int | None
    words: str | None = None


def read_written(written: str) -> Figure | None:
    """What a text states, digits of any script; None for one that is neither number nor range.
    Raises InputError for a range with the greater figure first.
    """
    text = written.translate(DIGITS).strip()
    if match := _ONE.fullmatch(text):
        return Figure(_number(match[1]), _number(match[1]))
    if match := _RANGE.fullmatch(text):
        return _ordered(_number(match[1]), _number(match[2]), text)
    return _bounded(text)


def _bounded(text: str) -> Figure | None:
    if match := _LEAST.fullmatch(text) or _ABOVE.fullmatch(text):
        number = _number(match[1] or match[2] if match.re is _LEAST else match[1])
        above = match.re is _ABOVE or text.casefold().startswith(_MORE)
        return Figure(number + above, None, text)
    if match := _MOST.fullmatch(text):
        return Figure(None, _number(match[1]), text)
    return None


def _ordered(low: int, high: int, text: str) -> Figure:
    if low > high:
        raise InputError("a range with the lower figure first", repr(text))
    return Figure(low, high)


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))
