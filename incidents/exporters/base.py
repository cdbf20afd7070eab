"""What every exporter gets and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from schema.columns import Column

if TYPE_CHECKING:
    from incidents.queries.results import Answer

Values = tuple[Any, ...]


class Exporter(Protocol):
    """Writes an answer as a file of one format.

    `NAME` is what the format is called, `SUFFIX` the ending of its files, `CARRIES_METADATA`
    whether the format itself has room for what made it (where it has none, a file
    `OUT-metadata.json` is written beside it), `TAKES_HXL` whether it can hold a row of HXL tags.
    """

    NAME: str
    SUFFIX: str
    CARRIES_METADATA: bool
    TAKES_HXL: bool

    def write_file(self, answer: Answer, out: Path) -> int:
        """Write all rows; how many they were. Raises OSError when the file cannot be written."""


class TextExporter(Exporter, Protocol):
    """A format that `query` prints as well."""

    def write(
        self,
        rows: Iterable[Values],
        columns: Sequence[Column],
        out: TextIO,
        made: dict[str, Any] | None = None,
    ) -> int:
        """Write all rows; how many they were. `made` is what made the answer."""


def objects(rows: Iterable[Values], columns: Sequence[Column]) -> Iterator[dict[str, Any]]:
    """Rows as objects: column names with values, unknown is None."""
    names = [column.name for column in columns]
    return (dict(zip(names, row, strict=True)) for row in rows)


def write_pieces(pieces: Iterable[tuple[str, int]], out: Path, head: str = "") -> int:
    """Write texts into a UTF-8 file, each with the number of its rows; how many rows in all."""
    count = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        for text, rows in pieces:
            file.write(text)
            count += rows
    return count
