"""The counts of one authority over time: the newest stands, higher or lower."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

from incidents.figures.counts import Count
from incidents.figures.verdicts import Part
from schema.moments import Span, before

_Figure = tuple[int | None, int | None, int | None]


@dataclass(slots=True)
class _Entry:
    count: Count
    may_echo: bool
    stated: Span | None
    undecided: bool
    stands: bool = True
    part: Part = Part.COUNTED

    @property
    def number(self) -> int:
        return self.count.numbers[0]

    @property
    def figure(self) -> _Figure:
        return self.count.low, self.count.best, self.count.high

    @property
    def outdates(self) -> bool:
        """Words make nothing give way, nor does what may only add to an earlier count."""
        return self.count.figured and not self.undecided


@dataclass(slots=True)
class Series:
    """Counts of one authority, outcome and group. Enter all, then `close` once.

    `gave_way` then holds (claim, the newer claim, by which part of the rule), `standing` the other
    counts, each with why it stands.
    """

    gave_way: list[tuple[int, int, Part]] = field(default_factory=list)
    standing: list[tuple[Count, Part]] = field(default_factory=list)
    _entries: list[_Entry] = field(default_factory=list)
    _recent: list[tuple[str, int, _Entry]] = field(default_factory=list)
    _older: dict[tuple[_Figure, bool], list[_Entry]] = field(default_factory=dict)
    _outdated: dict[_Figure, Count] = field(default_factory=dict)

    def enter(self, count: Count, echo: tuple[bool, Span | None], undecided: bool) -> None:
        """Add a count. `echo` says whether it can merely repeat, and its own stated moment;
        `undecided` that it counts "more" and may not be a whole count.
        """
        self._entries.append(_Entry(count, *echo, undecided))

    def enter_superseded(self, count: Count) -> None:
        """Add a count that gave way to another authority's: what it outdated stays outdated."""
        self._entries.append(_Entry(count, False, count.moment, False, stands=False))

    def close(self) -> None:
        """Decide which counts stand."""
        dated = [e for e in self._entries if e.count.moment is not None]
        undated = [e for e in self._entries if e.count.moment is None]
        # In the order in which they begin, so that everything certainly earlier is known when a
        # count is looked at. What has no moment comes last: it outdates none and can only echo.
        dated.sort(key=lambda e: (e.count.moment or ("", ""), e.number))
        for entry in dated:
            if not self._echoes(entry):
                self._outdate(entry)
                heapq.heappush(self._recent, ((entry.count.moment or ("", ""))[1],
                                              entry.number, entry))  # fmt: skip
        kept = [entry for entry in undated if not self._echoes(entry)]
        kept += [entry for _, _, entry in self._recent]
        kept += [entry for entries in self._older.values() for entry in entries]
        kept = [entry for entry in kept if entry.stands]
        self.standing = list(self._explained(sorted(kept, key=lambda e: e.number)))

    def _echoes(self, entry: _Entry) -> bool:
        newer = self._outdated.get(entry.figure)
        if newer is None or not entry.may_echo or before(newer.moment, entry.stated):
            return False
        self.gave_way.append((entry.number, newer.numbers[0], Part.ECHO))
        return True

    def _outdate(self, newer: _Entry) -> None:
        if not newer.outdates:
            return
        start = (newer.count.moment or ("", ""))[0]
        while self._recent and self._recent[0][0] < start:
            entry = heapq.heappop(self._recent)[2]
            self._older.setdefault((entry.figure, entry.undecided), []).append(entry)
        for key, entries in list(self._older.items()):
            if part := self._stays(newer, entries[0]):
                for entry in entries:
                    entry.part = part
                continue
            for entry in self._older.pop(key):
                if entry.stands:
                    self.gave_way.append((entry.number, newer.number, Part.NEWER))
            if entries[0].outdates:
                self._outdated[key[0]] = newer.count

    @staticmethod
    def _stays(newer: _Entry, older: _Entry) -> Part | None:
        """Why an earlier count stays although a newer one is there; None when it gives way."""
        if not older.outdates:
            return None
        if newer.figure == older.figure:
            return older.part
        if newer.count.best is None and newer.count.holds(older.count):
            return Part.LOOSER
        return None

    @staticmethod
    def _explained(kept: list[_Entry]) -> Iterator[tuple[Count, Part]]:
        plain = {e.figure for e in kept if e.outdates and e.part is Part.COUNTED}
        seen: set[_Figure] = set()
        for entry in kept:
            part = entry.part
            if entry.outdates and part is Part.COUNTED and len(plain) > 1:
                part = Part.ORDER_UNKNOWN
            elif entry.outdates and part is Part.COUNTED and entry.figure in seen:
                part = Part.SAME_NUMBER
            seen.add(entry.figure)
            yield entry.count, part
