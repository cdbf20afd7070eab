"""Which records are compared at all: pairs that lie near enough in time and place.

Two records with a point each are compared where their days lie at most `LAG_DAYS` apart and their
points at most `REACH_KM` beyond both radii. Where one of them has none, they have to have
a place name, a weapon in the same area, or a rare word in common. Each rule is a join of sorted
numbers, so that time and memory follow the number of pairs and never that of all combinations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from incidents.linkage.records import LONGEST_DAYS, Numbers, Records
from schema.geodesy import EARTH_RADIUS_M

LAG_DAYS = 2
"""All 795 matches of a measured set lay within two days and 25 km: one source dates a strike by the
night, another by the report."""
REACH_KM = 25.0
AT_ONCE = 400_000
"""Pairs that are held in memory together."""
CROWD = 1_000
"""A key that more records than these have in common within a few days says nothing of any two."""
_CELLS_KM = (30.0, 60.0, 130.0)
"""Edges of the grid's cells; the finest holds two exact points, the widest two of the coarsest."""
_SPANS = (2, LONGEST_DAYS)
_LARGE = np.int64(1_000_003)
_KM = EARTH_RADIUS_M / 1000


@dataclass
class Crowded:
    """How many keys of pairs without a point were too common to be followed, by their kind."""

    kinds: dict[str, int] = field(default_factory=dict)


def pairs(
    records: Records, one: Numbers, other: Numbers, crowded: Crowded | None = None
) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of records, one of each side, some at a time, each pair once; `one` and `other` say of
    each record whether it may stand on that side. Both records are of one level, and none is part
    of the other.
    """
    dated = records.has_day
    for left, right in _located(records, one & dated, other & dated):
        yield _kept(records, left, right, one, other)
    for left, right in _named(records, one & dated, other & dated, crowded or Crowded()):
        yield _kept(records, left, right, one, other)


def kilometres(records: Records, one: Numbers, other: Numbers) -> Numbers:
    """Great-circle distance of each pair; NaN where one has no point."""
    return _apart(records.latitude[one], records.longitude[one],
                  records.latitude[other], records.longitude[other])  # fmt: skip


def days_apart(records: Records, one: Numbers, other: Numbers) -> Numbers:
    """Whole days between the spans of each pair; 0 where they overlap."""
    later = np.maximum(records.first[one], records.first[other])
    sooner = np.minimum(records.last[one], records.last[other])
    return np.asarray(np.maximum(later - sooner, 0))


def _apart(lat: Numbers, lon: Numbers, lats: Numbers, lons: Numbers) -> Numbers:
    north = np.sin(np.radians(lats - lat) / 2) ** 2
    narrow = np.cos(np.radians(lat)) * np.cos(np.radians(lats))
    chord = north + narrow * np.sin(np.radians(lons - lon) / 2) ** 2
    return np.asarray(2 * _KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def _kept(
    records: Records, left: Numbers, right: Numbers, one: Numbers, other: Numbers
) -> tuple[Numbers, Numbers]:
    """Of pairs those that may be one event; the side that only one of them may stand on is its."""
    fits = days_apart(records, left, right) <= LAG_DAYS
    fits &= records.level[left] == records.level[right]
    ids = records.ids
    fits &= (records.parent[left] != ids[right]) & (records.parent[right] != ids[left])
    left, right = left[fits], right[fits]
    swapped = ~(one[left] & other[right])
    return np.where(swapped, right, left), np.where(swapped, left, right)


def _located(records: Records, one: Numbers, other: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of records with a point each, by grid cell and days."""
    where = records.has_point & (one | other)
    groups = [
        (span, cell, np.flatnonzero(where & _spans_to(records, span) & _radius_to(records, cell)))
        for span, cell in product(range(len(_SPANS)), range(len(_CELLS_KM)))
    ]
    for n, (span, cell, left) in enumerate(groups):
        for other_span, other_cell, right in groups[n:]:
            if not (len(left) and len(right)):
                continue
            grid = _Grid(_SPANS[max(span, other_span)], _CELLS_KM[max(cell, other_cell)])
            around = grid.keys_around(records, right)
            for first, second in _joined(*grid.keys(records, left), *around):
                allowed = (one[first] & other[second]) | (one[second] & other[first])
                allowed &= (first < second) if left is right else (first != second)
                yield _within_reach(records, first[allowed], second[allowed])


def _within_reach(records: Records, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    reach = REACH_KM + records.radius[one] + records.radius[other]
    near = kilometres(records, one, other) <= reach
    return one[near], other[near]


def _spans_to(records: Records, span: int) -> Numbers:
    days = records.last - records.first
    least = _SPANS[span - 1] if span else -1
    return np.asarray((days > least) & (days <= _SPANS[span]))


def _radius_to(records: Records, cell: int) -> Numbers:
    """Which records a cell of this edge is made for: two of them reach no further than it."""
    most = (_CELLS_KM[cell] - REACH_KM) / 2
    least = (_CELLS_KM[cell - 1] - REACH_KM) / 2 if cell else -1.0
    return np.asarray((records.radius > least) & (records.radius <= most))


@dataclass(frozen=True)
class _Grid:
    """Cells of some kilometres and bins of some days, as one number each. A record stands in one,
    by its first day; it meets what stands in the bins and cells around it.
    """

    days: int
    km: float

    @property
    def _bin(self) -> int:
        return self.days + 2 * LAG_DAYS

    def keys(self, records: Records, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """The key of each record, and the record."""
        row = self._row(records.latitude[numbers])
        column = self._column(records.longitude[numbers], row)
        return self._key(records.first[numbers] // self._bin, row, column), numbers

    def keys_around(self, records: Records, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Every key that a record which is near each can have, and the record."""
        row = self._row(records.latitude[numbers])
        keys, holders = [], []
        first = (records.first[numbers] - self.days - LAG_DAYS) // self._bin
        last = (records.last[numbers] + LAG_DAYS) // self._bin
        for step in range(int((last - first).max()) + 1):
            held = first + step <= last
            own, rows, day = numbers[held], row[held], (first + step)[held]
            for up, across in product((-1, 0, 1), (-1, 0, 1)):
                column = self._column(records.longitude[own], rows + up)
                turned = (column + across) % self._columns(rows + up)
                keys.append(self._key(day, rows + up, turned))
                holders.append(own)
        # Near the poles, where a row has few cells, one may be its own neighbour twice.
        both = np.unique(np.stack([np.concatenate(keys), np.concatenate(holders)], 1), axis=0)
        return both[:, 0], both[:, 1]

    def _row(self, latitude: Numbers) -> Numbers:
        return np.floor(np.radians(latitude) * _KM / self.km).astype(np.int64)

    def _columns(self, row: Numbers) -> Numbers:
        """How many cells a row has: each is at least `km` wide at the edge that is nearer to a
        pole.
        """
        edge = np.minimum(np.maximum(np.abs(row), np.abs(row + 1)) * self.km / _KM, np.pi / 2)
        across = np.floor(2 * np.pi * _KM * np.cos(edge) / self.km)
        return np.asarray(np.maximum(across, 1).astype(np.int64))

    def _column(self, longitude: Numbers, row: Numbers) -> Numbers:
        across = self._columns(row)
        return np.floor((longitude + 180.0) / 360.0 * across).astype(np.int64) % across

    @staticmethod
    def _key(day: Numbers, row: Numbers, column: Numbers) -> Numbers:
        return (day.astype(np.int64) * 4_096 + row + 2_048) * 8_192 + column


def _joined(
    keys: Numbers, numbers: Numbers, others: Numbers, other_numbers: Numbers
) -> Iterator[tuple[Numbers, Numbers]]:
    """Every pair of numbers whose keys are the same, at most some `AT_ONCE` together."""
    order = np.argsort(others, kind="stable")
    others, other_numbers = others[order], other_numbers[order]
    low = np.searchsorted(others, keys, "left")
    counts = np.searchsorted(others, keys, "right") - low
    ends = np.cumsum(counts)
    start = 0
    while start < len(keys):
        before = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, before + AT_ONCE, "right")), start + 1)
        some = counts[start:stop]
        total = int(some.sum())
        if total:
            first = np.cumsum(some) - some
            at = np.arange(total) - np.repeat(first, some) + np.repeat(low[start:stop], some)
            yield np.repeat(numbers[start:stop], some), other_numbers[at]
        start = stop


def _named(
    records: Records, one: Numbers, other: Numbers, crowded: Crowded
) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of which one has no point, by what they have in common besides the days."""
    lost = np.flatnonzero(~records.has_point & (one | other))
    if not len(lost):
        return
    rest = np.flatnonzero(one | other)
    known: list[tuple[Numbers, Numbers]] = []
    for kind, value in _likenesses(records):
        a, b = _alike_in_time(records, *value(lost), *value(rest), kind, crowded)
        fits = (a != b) & ((one[a] & other[b]) | (one[b] & other[a]))
        known.append((a[fits], b[fits]))
    first = np.concatenate([np.minimum(a, b) for a, b in known])
    second = np.concatenate([np.maximum(a, b) for a, b in known])
    keys = np.unique(first * len(records) + second)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        yield some // len(records), some % len(records)


Valued = Callable[[Numbers], tuple[Numbers, Numbers]]
"""Gives of some records each value that they have, and the record that has it."""


def _likenesses(records: Records) -> Iterator[tuple[str, Valued]]:
    """What two records may have in common, by name: of some records each value with its record."""

    def single(values: Numbers) -> Valued:
        def values_of(numbers: Numbers) -> tuple[Numbers, Numbers]:
            own = values[numbers]
            return own[own >= 0], numbers[own >= 0]

        return values_of

    def words(numbers: Numbers) -> tuple[Numbers, Numbers]:
        lengths = np.diff(records.words.starts)[numbers]
        first = np.cumsum(lengths) - lengths
        at = np.arange(int(lengths.sum())) - np.repeat(first, lengths)
        at = at + np.repeat(records.words.starts[numbers], lengths)
        return records.words.numbers[at], np.repeat(numbers, lengths)

    area = np.where(records.area >= 0, records.area, -2 - records.country)
    armed = (records.names >= 0) & (records.country >= 0)
    weapon = np.where(armed, records.names * _LARGE + area + 500_000, -1)
    yield "place name", single(records.place)
    yield "weapon in an area", single(weapon)
    yield "word", words


def _alike_in_time(
    records: Records,
    values: Numbers,
    numbers: Numbers,
    others: Numbers,
    other_numbers: Numbers,
    kind: str,
    crowded: Crowded,
) -> tuple[Numbers, Numbers]:
    """Pairs with a value in common whose days are near; values of a crowd are left out."""
    bin_ = LONGEST_DAYS + 2 * LAG_DAYS
    first = (records.first[other_numbers] - LONGEST_DAYS - LAG_DAYS) // bin_
    last = (records.last[other_numbers] + LAG_DAYS) // bin_
    keys, holders = [], []
    for step in range(int((last - first).max(initial=0)) + 1):
        held = first + step <= last
        keys.append(others[held] * _LARGE + (first + step)[held] + 100_000)
        holders.append(other_numbers[held])
    around, holder = np.concatenate(keys), np.concatenate(holders)
    own = values * _LARGE + records.first[numbers] // bin_ + 100_000
    ordered = np.sort(around)
    common = np.searchsorted(ordered, own, "right") - np.searchsorted(ordered, own, "left")
    few = common <= CROWD
    if not few.all():
        crowded.kinds[kind] = len(np.unique(own[~few]))
    near: list[tuple[Numbers, Numbers]] = []
    for a, b in _joined(own[few], numbers[few], around, holder):
        close = days_apart(records, a, b) <= LAG_DAYS
        near.append((a[close], b[close]))
    if not near:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate([a for a, _ in near]), np.concatenate([b for _, b in near])
