"""The one shape of what is drawn: a value for each key, with its ends and what it leaves unknown.

The map's small charts have the same shape. Nothing is guessed on the way: an end that nobody states
stays None, and a value of which no record states anything is None at all its ends, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.figures.sums.tallies import OF_WAVES
from incidents.language.figures_in_words import span
from incidents.queries.sums.breakdown import CASUALTIES, GROUPS, IN_TIME, INTERCEPT_RATE, MUNITIONS

INCIDENTS = "incidents"
UNITS = {
    "incidents": (INCIDENTS,),
    "people": (*CASUALTIES, *GROUPS),
    "munitions": MUNITIONS,
    "share intercepted": (INTERCEPT_RATE,),
}
"""What can be drawn on one axis: figures by their unit."""
APART = {
    "imprecise": "date imprecise",
    "undated": "undated",
    OF_WAVES: OF_WAVES,
    None: "unknown",
}
"""Keys that have no place among the others, in the order in which they stand after them."""
_MOST_MONTHS = 1_200


@dataclass(frozen=True)
class Point:
    """What a figure comes to for one key: `low` to `high`, None for an end that is not known.

    `records` are the incidents of the key, `unknown` those of them that do not state the figure.
    A share of what was intercepted is between 0 and 1, and `records` those that it is over.
    """

    key: str | None
    low: float | None
    high: float | None
    unknown: int
    records: int
    best: float | None = None

    @property
    def known(self) -> bool:
        """Whether anything at all is stated."""
        return not (self.low is None and self.high is None)

    @property
    def least(self) -> float:
        """The end of the bar that is certain."""
        return self.low or 0

    @property
    def most(self) -> float:
        """The end of the range; the certain end where the other one is open."""
        return self.least if self.high is None else self.high

    def words(self, share: bool = False) -> str:
        """The value as `count` prints it: `2-5 [3 unknown]`."""
        if share:
            ends = [] if self.low is None or self.high is None else [self.low, self.high]
            text = "-".join(dict.fromkeys(f"{end:.0%}" for end in ends))
            if text:
                return f"{text} [of {self.records}]"
        else:
            text = span(self.low, self.high, self.best)
        return f"{text} [{self.unknown} unknown]".strip() if self.unknown else text


@dataclass(frozen=True)
class Series:
    """One figure over all keys, or the part of it that has one value of another key (`stack`)."""

    figure: str
    label: str
    points: tuple[Point, ...]
    stack: str | None = None


def unit_of(figure: str) -> str:
    """The axis on which a figure is drawn."""
    return next(unit for unit, figures in UNITS.items() if figure in figures)


def keys_of(rows: Sequence[Mapping[str, Any]], by: str) -> list[str | None]:
    """The keys of an axis: months and years in their order without a gap, others as they come;
    last those that have no place among them.
    """
    there = list(dict.fromkeys(row[by] for row in rows))
    placed = [key for key in there if key not in APART]
    if by in IN_TIME and placed:
        months = list(_between(min(placed), max(placed)))
        placed = months if len(months) <= _MOST_MONTHS else sorted(placed)
    return [*placed, *(key for key in APART if key in there)]


def series_of(
    figure: str, label: str, rows: Sequence[Mapping[str, Any]], by: str, keys: Sequence[str | None],
    stack: str | None = None,
) -> Series:  # fmt: skip
    """A figure over keys, from rows as `count` gives them; a key without a row has no record."""
    known = {row[by]: row for row in rows}
    points = (
        _point(figure, key, known[key]) if key in known else _nothing(figure, key) for key in keys
    )
    return Series(figure, label, tuple(points), stack)


def _point(figure: str, key: str | None, row: Mapping[str, Any]) -> Point:
    records = row["incidents"]
    if figure == INCIDENTS:
        return Point(key, records, records, 0, records)
    low, high = row[f"{figure}_low"], row[f"{figure}_high"]
    if figure == INTERCEPT_RATE:
        of = row[f"{figure}_records"] or 0  # a wave and its strikes may both give counts
        return Point(key, low, high, 0 if of else records, of or records)
    return Point(key, low, high, row[f"{figure}_unknown"], records, row.get(f"{figure}_best"))


def _nothing(figure: str, key: str | None) -> Point:
    """Of a month in which nothing is recorded: no incident, and no figure of one."""
    none = 0 if figure == INCIDENTS else None
    return Point(key, none, none, 0, 0)


def _between(first: str, last: str) -> list[str]:
    """Every month (2024-11) or year (2024) from one to another."""
    if len(first) == len("2024"):
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    start, end = (int(key[:4]) * 12 + int(key[5:7]) - 1 for key in (first, last))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, end + 1)]
