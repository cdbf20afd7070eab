"""What every exporter gets and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TextIO

from schema.columns import Column

Values = tuple[Any, ...]


class Exporter(Protocol):
    """Writes flat rows in one format.

    `NAME` is the `--format` of `query`, `SUFFIX` the ending of a file that `export` writes, and
    `CARRIES_METADATA` whether the format itself has room for what made it; where it has none, a
    file `OUT-metadata.json` is written beside it.
    """

    NAME: str
    SUFFIX: str
    CARRIES_METADATA: bool

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
