"""Records of a data set that is handed out as a table or, by its web interface, as JSON.

Its rejects file is a table either way: cells that hold lists and objects are JSON there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell

HXL = "HXL tags, no event"
"""Why the second row of tables from the Humanitarian Data Exchange is skipped."""
JSON = ("json", "ndjson")


def header_of(file: DataFile) -> Sequence[str]:
    """The names of the columns, or of the keys of the first JSON object."""
    if file.kind == "table":
        return file.header()
    if file.kind in ("json", "ndjson"):
        return [name for _, found in islice(file.objects(), 1) for name in found]
    return ()


def rows_of(file: DataFile) -> Iterator[tuple[int, dict[str, Cell]]]:
    """The rows by column name, or the JSON objects."""
    return file.rows() if file.kind == "table" else file.objects()


def is_hxl(cell: Cell) -> bool:
    """Whether a cell of the id column is a tag such as `#event+id`."""
    return str(cell).startswith("#")


def objects_of(file: DataFile, path: str | None = None) -> Iterator[tuple[int, dict[str, Cell]]]:
    """The objects, numbered. A rejects file is a table whose cells hold lists and objects as JSON:
    once corrected it loads like the file that it came from.
    """
    if file.kind in JSON:
        yield from file.objects(path)
        return
    for number, row in file.rows():
        yield number, {name: _opened(cell) for name, cell in row.items()}


def items_of(row: Row, name: str) -> Sequence[Cell]:
    """The items of a list in a JSON object; none for nothing. Anything else ends the row: it would
    be lost without a word.
    """
    cell = row.get(name)
    if isinstance(cell, list):
        return cell
    if cell:
        raise BadCell(name, cell, "expected a list")
    return ()


def object_of(cell: Cell) -> Row:
    """An object inside a JSON object; an empty one where none stands."""
    return cell if isinstance(cell, dict) else {}


def _opened(cell: Cell) -> Cell:
    if not (isinstance(cell, str) and cell[:1] in ("[", "{")):
        return cell
    try:
        found: Cell = json.loads(cell)
    except ValueError:
        return cell
    return found
