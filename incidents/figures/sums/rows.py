"""Which row a figure stands in: each part in its own, and what a wave has beyond its parts apart.

A tree of which everything stands in one row is one entry of that row, as it is one of the total:
so the row says no less than the total does. Rows add up to the total in their lows always, and in
best and high wherever every row gives them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from incidents.figures.claims import Triple
from incidents.figures.sums.waves import SILENT, remainder

Entry = tuple[Hashable, Hashable, Triple]
"""A record, a row, and what the row takes from the record."""


@dataclass(frozen=True, slots=True)
class Part:
    """A record with everything below it: its figure, and the rows that it still has to enter."""

    id: Hashable
    figure: Triple
    rows: Mapping[Hashable, Triple]

    @property
    def entries(self) -> list[Entry]:
        """What enters the rows when nothing above stands in the same one."""
        return [(self.id, row, figure) for row, figure in self.rows.items()]


def wave(
    wave: Hashable,
    figure: Triple,
    own: Triple,
    rest: Hashable,
    parts: Sequence[Part],
    laid: list[Entry],
) -> Part:
    """A wave with its parts: one entry where all stand in the row `rest`, else its parts enter
    `laid`, and what it has beyond them enters there as well.

    `figure` is the wave's with its parts, `own` what it states itself.
    """
    if all(list(part.rows) == [rest] for part in parts):
        return Part(wave, figure, {rest: figure})
    below = [part.figure for part in parts]
    laid += [entry for part in parts for entry in part.entries]
    beyond = remainder(figure, below)
    if _leaves_something(beyond, own, figure, below):
        laid.append((wave, rest, beyond))
    return Part(wave, figure, {})


def _leaves_something(rest: Triple, own: Triple, of_all: Triple, parts: Sequence[Triple]) -> bool:
    """Whether a remainder says anything: some people, or an end that its parts' rows close."""
    # Munitions have no best at all.
    has_best = any(part[1] is not None for part in parts)
    if rest[0] == 0 and rest[2] == 0 and (rest[1] == 0 or not has_best):
        return False
    if rest[0] or own != SILENT:
        return True
    stated = [part for part in parts if part != SILENT]
    return any(
        of_all[end] is None and stated and all(part[end] is not None for part in stated)
        for end in (1, 2)
    )
