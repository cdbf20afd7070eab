"""The one table of a file, whatever kind the file is of: a CSV, a sheet of a workbook, a table of a
SQLite file, a list of objects in a JSON document, NDJSON.

Objects inside the objects of a JSON file become columns of their own, `location.lat`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from incidents.importers.guessing.worksheet import chosen, sheets
from incidents.importers.mapping.mapping_model import Mapping as TableMapping
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.reading.tables.header_row import is_tags
from schema.errors import InputError, nearest

_DEEPEST = 4
_EXPECTED = (
    "a table (CSV, TSV, XLSX, SQLite, shapefile, GPX, JSON or NDJSON with a list of objects)"
)


@dataclass(frozen=True)
class FileTable:
    """The names of the columns, and their rows as often as they are asked for.

    `sheet` is the sheet, SQLite table or place in the JSON document, None where there is but one;
    `tags` are HXL tags by column; `notes` say what was chosen and what was not read.
    """

    names: Sequence[str]
    rows: Callable[[], Iterator[tuple[int, Row]]]
    sheet: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def table_of(file: DataFile, mapping: TableMapping | None = None) -> FileTable:
    """The table that a mapping names, or the one that looks like a table of incidents; raises
    InputError for a file that holds none.
    """
    wanted = mapping.sheet if mapping else None
    if file.kind in ("json", "ndjson") and not file.rejected:
        return _of_objects(file, wanted)
    if file.kind == "ndjson":
        return _named(file, None)
    if file.kind != "table":
        raise InputError(_EXPECTED, file.kind, str(file.path), _hint(file.kind))
    return _of_book(file, wanted, mapping) if file.sheets() else _of_text(file)


def _hint(kind: str) -> str:
    return "KML loads without a mapping: --from kml" if kind in ("xml", "zip") else ""


def _of_text(file: DataFile) -> FileTable:
    """A text table; a row of HXL tags below the header belongs to the header."""
    first = next(islice(file.rows(), 1), None)
    if first is None or not is_tags(list(first[1].values())):
        return FileTable(file.header(), file.rows)
    tags = {name: str(cell) for name, cell in first[1].items() if cell}
    return FileTable(file.header(), lambda: islice(file.rows(), 1, None), tags=tags)


def _of_book(file: DataFile, wanted: str | None, mapping: TableMapping | None) -> FileTable:
    found = list(sheets(file.path))
    sheet = chosen(found, wanted, file.path, mapping)
    others = [other.name for other in found if other is not sheet]
    rest = f"; not read: {', '.join(others)}" if others else ""
    kind = "table" if file.is_database else "layer" if file.is_layered else "sheet"
    note = f"{kind} {sheet.name!r}, header in row {sheet.header_row}{rest}"
    return FileTable(sheet.names, sheet.rows, sheet.name, sheet.tags, [note])


def _of_objects(file: DataFile, wanted: str | None) -> FileTable:
    if file.kind == "ndjson":
        return _named(file, None)
    found = file.lists()
    if not found:
        raise InputError(_EXPECTED, "a JSON document without such a list", str(file.path))
    if wanted is not None and wanted not in found:
        near = nearest(wanted, found) or list(found)
        raise InputError(f"the list {wanted!r}", " or ".join(map(repr, near)), str(file.path))
    way = max(found, key=found.__getitem__) if wanted is None else wanted
    others = [f"{other or 'the document'} ({n:,})" for other, n in found.items() if other != way]
    notes = [f"list {way!r}; not read: {', '.join(others)}"] if others else []
    return _named(file, way, notes)


def _named(file: DataFile, way: str | None, notes: Sequence[str] = ()) -> FileTable:
    def rows() -> Iterator[tuple[int, Row]]:
        return ((number, _flat(found)) for number, found in file.objects(way))

    names = dict.fromkeys(name for _, row in rows() for name in row)
    return FileTable(list(names), rows, way or None, notes=notes)


def _flat(found: Mapping[str, Cell], led: str = "", level: int = 1) -> dict[str, Cell]:
    """An object with the values of the objects inside it beside its own."""
    row: dict[str, Cell] = {}
    for name, cell in found.items():
        if isinstance(cell, dict) and cell and level < _DEEPEST:
            row |= _flat(cell, f"{led}{name}.", level + 1)
        else:
            row[f"{led}{name}"] = cell
    return row
