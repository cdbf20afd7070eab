"""Running sums over records, with what each leaves unknown, in terms that a database can sum too.

A database sums the records that have neither parent nor parts, a row of it fills a `Tally`, and
`merge` puts that beside the sums of the trees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

from incidents.figures.claims import Triple
from incidents.figures.sums.waves import SILENT

OF_WAVES = "(wave remainder)"
"""The row of what waves have beyond their parts, where they have no value of their own."""

WITH_PARTS, PARTS_THAT_FIT, NO_PART_FITS = "counted_with_parts", "parts_that_fit", "no_part_fits"
REASONS = {
    WITH_PARTS: "counted together with the strikes: of each figure the larger, the wave's own or"
    " its strikes together",
    PARTS_THAT_FIT: "answered by the strikes that fit: the wave's own killed, injured and missing"
    " are of more than this area or weapon",
    NO_PART_FITS: "left out, since none of the strikes fits: the wave's own killed, injured and"
    " missing are of more than this area or weapon",
}
"""Why a wave that fits is no incident of its own in a sum, by the code of the reason."""


@dataclass(slots=True)
class Tally:
    """A running sum of one figure over records, in the terms in which a database sums too.

    `lows` counts records that give a least; `best_open` and `high_open` those that state something
    and leave that end unknown; `unknown` those that state nothing.
    """

    low: int = 0
    best: int = 0
    high: int = 0
    lows: int = 0
    stated: int = 0
    best_open: int = 0
    high_open: int = 0
    unknown: int = 0

    def add(self, figure: Triple) -> None:
        """Add a record's figure."""
        if figure == SILENT:
            self.unknown += 1
            return
        low, best, high = figure
        self.stated += 1
        self.lows += low is not None
        self.low += low or 0
        self.best += best or 0
        self.high += high or 0
        self.best_open += best is None
        self.high_open += high is None

    def merge(self, other: Tally) -> None:
        """Add another tally, such as one that a database made."""
        for name in Tally.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def figure(self) -> Triple:
        """The sum: best and high are unknown as soon as one record leaves them open."""
        if not self.stated:
            return SILENT
        return (
            self.low if self.lows else None,
            None if self.best_open else self.best,
            None if self.high_open else self.high,
        )


@dataclass(slots=True)
class Row:
    """One row of an answer: how many records it counts, a tally for each figure, and how many
    records are left out, by reason.
    """

    incidents: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def tally(self, name: str) -> Tally:
        """The tally of a figure, begun when it is first asked for."""
        return self.tallies.setdefault(name, Tally())

    def merge(self, other: Row) -> None:
        """Add another row of the same key."""
        self.incidents += other.incidents
        self.left_out.update(other.left_out)
        for name, tally in other.tallies.items():
            self.tally(name).merge(tally)


@dataclass(slots=True)
class Sums:
    """The answer: the total, and the rows by key."""

    total: Row = field(default_factory=Row)
    rows: dict[Hashable, Row] = field(default_factory=dict)

    def row(self, key: Hashable) -> Row:
        """The row of a key, begun when it is first asked for."""
        return self.rows.setdefault(key, Row())

    def merge(self, other: Sums) -> None:
        """Add another answer to the same question, such as a database's over lone records."""
        self.total.merge(other.total)
        for key, row in other.rows.items():
            self.row(key).merge(row)
