"""Which columns of a file are read: the first rows are watched, so that a load names the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from incidents.importers.reading.data_file import Cell

WATCHED = 300
"""Rows that are watched. A column that none of them is asked for is not read at all."""
Numbered = Iterator[tuple[int, dict[str, Cell]]]


class _Row(dict[str, Cell]):
    """A row that remembers what it was asked for; copying it as a whole asks for nothing."""

    read: dict[str, bool]

    def __getitem__(self, name: str) -> Cell:
        self.read[name] = True
        return super().__getitem__(name)

    def get(self, name: str, default: Cell = None) -> Cell:  # type: ignore[override]
        """The cell of a column, or the default."""
        self.read[name] = True
        return super().get(name, default)


class WatchedColumns:
    """The columns that the first rows of a file have, each with whether anybody asked for it."""

    def __init__(self) -> None:
        self._read: dict[str, bool] = {}

    def watch(self, rows: Numbered) -> Numbered:
        """The same rows, of which the first are watched."""
        return chain((self._watched(*row) for row in islice(rows, WATCHED)), rows)

    def _watched(self, number: int, row: dict[str, Cell]) -> tuple[int, dict[str, Cell]]:
        watched = _Row(row)
        watched.read = self._read
        for name in row:
            self._read.setdefault(name, False)
        return number, watched

    @property
    def unread(self) -> list[str]:
        """Columns that nobody asked for; none where no row was read by the names of its columns."""
        return [] if not any(self._read.values()) else [n for n, r in self._read.items() if not r]
