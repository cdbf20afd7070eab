"""A cell that cannot be read, and how it becomes a rejected row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from incidents.importers.base import Item, Rejected
from incidents.importers.reading.data_file import Cell, Row


class BadCell(Exception):  # noqa: N818 - it ends a row, not the load
    """A cell that cannot be read: its column as the file calls it, its value, and why."""

    def __init__(self, column: str, value: Cell, reason: str) -> None:
        self.column, self.value, self.reason = column, str(value)[:200], reason
        super().__init__(f"{column}: {reason}")


def each(
    rows: Iterable[tuple[int, dict[str, Cell]]],
    read: Callable[[int, dict[str, Cell]], Item],
    kept: Callable[[Row], Row] = lambda row: row,
) -> Iterator[Item]:
    """Every row as an item; `kept` is what of a rejected row may be written out."""
    for number, row in rows:
        try:
            yield read(number, row)
        except BadCell as fault:
            yield Rejected(number, fault.column, fault.value, fault.reason, kept(row))
