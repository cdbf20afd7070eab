"""What every exporter gets and gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from incidents.queries.results import Answer, Value, Values
from schema.columns import Column, split_list

if TYPE_CHECKING:
    from incidents.queries.provenance import Made

__all__ = [
    "Exporter",
    "TextExporter",
    "Values",
    "facts_of",
    "objects",
    "with_lists",
    "write_pieces",
]


class Exporter(Protocol):
    """Writes an answer as a file of one format; a module or an object, ours or a plug-in's.

    It gets rows as they may leave the store (`Answer.rows`: flat rows in the order of
    `answer.columns`, unknown is None, restricted places moved or left out already) and writes all
    of them. Lists (`schema.columns.split_list` reads them) and dates come as texts; `Column.kind`
    says which they are, so that a format with lists and dates writes them as such. It never asks
    the store for more than the answer gives, never writes 0 for unknown, and never writes anywhere
    but to the path that it is given: what stands there afterwards appears under the name asked for,
    or nothing does when it raises.
    """

    NAME: str
    """What the format is called."""
    SUFFIX: str
    """The ending of its files, such as `.csv`."""
    CARRIES_METADATA: bool
    """Whether the format itself has room for what made it (`answer.made`). Where it has none, a
    file `OUT-metadata.json` is written beside it."""
    TAKES_HXL: bool
    """Whether it can hold a row of HXL tags (`answer.hxl`)."""

    def write_file(self, answer: Answer, out: Path) -> int:
        """Write all rows; how many they were. What a person has to know of the file goes into
        `answer.notes`. Raises OSError when the file cannot be written, and IncidentsError for what
        the format cannot hold.
        """


class TextExporter(Exporter, Protocol):
    """A format that `query` prints as well."""

    def write(
        self,
        rows: Iterable[Values],
        columns: Sequence[Column],
        out: TextIO,
        made: Made | None = None,
    ) -> int:
        """Write all rows; how many they were. `made` is what made the answer."""


def objects(rows: Iterable[Values], columns: Sequence[Column]) -> Iterator[dict[str, Value]]:
    """Rows as objects: column names with values, unknown is None, a list as one cell."""
    names = [column.name for column in columns]
    return (dict(zip(names, row, strict=True)) for row in rows)


def with_lists(
    rows: Iterable[dict[str, Value]], columns: Sequence[Column]
) -> Iterator[dict[str, Value | list[str]]]:
    """The same with lists as lists, for files of a format that has them."""
    lists = [column.name for column in columns if column.kind == "list"]
    for row in rows:
        cells = {name: row[name] for name in lists}
        yield row | {n: split_list(c) if isinstance(c, str) else None for n, c in cells.items()}


def facts_of(answer: Answer) -> dict[str, str]:
    """What made the answer, as texts under short names."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in answer.made.items()
    }


def write_pieces(pieces: Iterable[tuple[str, int]], out: Path, head: str = "") -> int:
    """Write texts into a UTF-8 file, each with the number of its rows; how many rows in all."""
    count = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        for text, rows in pieces:
            file.write(text)
            count += rows
    return count
