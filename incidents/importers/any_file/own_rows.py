"""Our own export in a format that anybody writes - GeoJSON, KML, JSON, a sheet - as flat rows.

Such rows take the short way to the tables, as those of our CSV do (`ingest.flat_rows`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from incidents.importers.mapping.cell_reader import as_text
from incidents.importers.mapping.own_columns import is_own
from incidents.importers.reading.data_file import Cell, Row
from schema.columns import BY_NAME, NAMES

Numbered = Iterable[tuple[int, Row]]
_LOOKED_AT = 100
"""Rows by whose columns a file is known for ours: an export names them all in each."""
_MEASURES = ("integer", "number")
_TEXTS = [n for n, name in enumerate(NAMES) if BY_NAME[name].kind not in _MEASURES]


def flat_columns(rows: Numbered) -> Sequence[str] | None:
    """All columns of ours where the first rows are of an export of ours; None where they are not.
    A later row may fill any of them.
    """
    names = dict.fromkeys(name for _, row in islice(rows, _LOOKED_AT) for name in row)
    return NAMES if is_own(names) else None


def flat_rows(rows: Numbered) -> Iterator[tuple[int, list[Cell]]]:
    """The rows as cells under `schema.columns.NAMES`; lists and numbers that stand for a text as
    the text.
    """
    for number, row in rows:
        cells: list[Cell] = ["" if (cell := row.get(name)) is None else cell for name in NAMES]
        for index in _TEXTS:
            if cells[index].__class__ is not str:
                cells[index] = as_text(cells[index])
        yield number, cells


def only(rows: Numbered, numbers: Container[int]) -> Iterator[tuple[int, Row]]:
    """Some of the rows, by their numbers."""
    return (numbered for numbered in rows if numbered[0] in numbers)
