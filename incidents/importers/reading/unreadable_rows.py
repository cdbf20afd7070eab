"""Rows that cannot be read, kept until somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.importers.reading.data_file import Row

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """A row or item that cannot be read as it stands in the file: too few cells, broken JSON.

    The reader leaves it out and keeps it; `ingest` counts it as rejected.
    """

    row: int
    column: str
    value: str
    reason: str
    original: Row


class UnreadableRows:
    """Collects the unreadable rows of one reading; each new reading starts anew."""

    def __init__(self) -> None:
        self._found: list[UnreadableRow] = []
        self.empty = 0

    def restart(self) -> None:
        """Forget what an earlier reading of the same file found."""
        self._found, self.empty = [], 0

    def add(self, row: int, reason: str, original: Row, column: str = "", value: str = "") -> None:
        """Keep a row with the reason; long values are cut for the message."""
        self._found.append(UnreadableRow(row, column, value[:_SHOWN], reason, original))

    def taken(self) -> list[UnreadableRow]:
        """What was found since the last time."""
        found, self._found = self._found, []
        return found
