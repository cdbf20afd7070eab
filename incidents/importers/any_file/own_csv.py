"""Our own flat table, CSV or JSON: columns of `schema.columns` that say which incident a row is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar, cast

from incidents.exporters.spreadsheet_cells import unprotect
from incidents.importers.any_file import own_rows
from incidents.importers.base import Help, Item
from incidents.importers.mapping.own_columns import is_own
from incidents.importers.reading.data_file import Cell, DataFile
from incidents.importers.reading.rejects_format import MARKS
from incidents.importers.reading.tables.named_rows import named, refuse_twice
from schema.columns import BY_NAME
from schema.errors import InputError, nearest

_TIMES = frozenset(name for name, column in BY_NAME.items() if column.kind == "timestamp")
_OBJECTS = ("json", "ndjson")
_FLAT = '"killed_low"'
"""What a flat row has and no document of ours (`own_documents`)."""
_WHICH = (("code", "date_start"), ("code", "title", "place", "admin1", "country"))


class Csv:
    """Rows as `export` writes them, from any program that kept the names of the columns."""

    name: ClassVar[str] = "csv"
    title: ClassVar[str] = "Our own flat table"
    dataset: ClassVar[str | None] = None
    expects: ClassVar[str] = (
        "columns of the codebook: code, or date_start and one of title, place, admin1, country; "
        "or the JSON or NDJSON of an export"
    )
    tried: ClassVar[bool] = True

    def recognises(self, file: DataFile) -> bool:
        """Only columns of ours, and enough of them to say which incident a row is."""
        if file.kind in _OBJECTS:
            start = file.sample()
            marked = _FLAT in start and '"Feature' not in start
            return marked and is_own(name for name in BY_NAME if f'"{name}"' in start)
        header = set(file.header())
        return bool(header) and header <= set(BY_NAME) and all(header & set(c) for c in _WHICH)

    def flat_columns(self, file: DataFile) -> Sequence[str]:
        """The columns of the file; raises InputError for one that is none of ours."""
        if file.kind in _OBJECTS and (columns := own_rows.flat_columns(file.objects())):
            return columns
        if file.kind != "table":
            found = f"a file of kind {file.kind}"
            expected = "a table (CSV, TSV, XLSX), or the JSON of an export"
            raise InputError(expected, found, str(file.path))
        header, where = list(file.header()), f"{file.path}: header"
        refuse_twice(header, file.path)
        for name in header:
            if name not in BY_NAME:
                near = " or ".join(nearest(name, BY_NAME)) or "`incidents codebook` lists them"
                raise InputError(f"columns of our flat table ({near})", repr(name), where)
        for choice in _WHICH:
            if not set(choice) & set(header):
                raise InputError(f"a column out of {', '.join(choice)}", "none of them", where)
        return header

    def flat_rows(self, file: DataFile) -> Iterator[tuple[int, list[Cell]]]:
        """The rows as (number, cells): text as before export, HXL tags left out."""
        if file.kind in _OBJECTS:
            yield from own_rows.flat_rows(file.objects())
            return
        rows = file.cells()
        names = named(next(rows, (1, ()))[1])
        own = [n for n, name in enumerate(names) if not (file.rejected and name in MARKS)]
        times = {n for n, at in enumerate(own) if names[at] in _TIMES}
        mark = names.index(MARKS[0]) if file.rejected else None
        first = True
        for number, row in rows:
            if first and _is_hxl(row):
                continue
            first = False
            stated = row[mark] if mark is not None and mark < len(row) else ""
            at = int(str(stated)) if str(stated).isdecimal() else number
            cells = row if len(own) == len(names) else _own(row, own)
            yield at, _plain(cells, len(own), times)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Nothing: flat rows take the short way."""
        yield from ()


def _own(row: Sequence[Cell], own: Sequence[int]) -> list[Cell]:
    return [row[n] for n in own if n < len(row)]


def _plain(row: Sequence[Cell], width: int, times: set[int]) -> list[Cell]:
    """The cells as they were before export; `times` are the places of those that hold a time. Empty
    cells behind the last column are dropped.
    """
    cells = list(row)
    if len(cells) > width and not any(cell != "" for cell in cells[width:]):
        del cells[width:]
    try:
        text = "".join(cast("list[str]", cells))
    except TypeError:
        return [_untyped(cell, n in times) for n, cell in enumerate(cells)]
    if "'" in text:
        cells = [unprotect(cell) if "'" in cell else cell for cell in cast("list[str]", cells)]
    return cells


def _untyped(cell: Cell, time: bool) -> Cell:
    """A date of a workbook as the text that a flat row has for it."""
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%dT%H:%M:%SZ") if time else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def _is_hxl(row: Sequence[Cell]) -> bool:
    """Whether a row only holds HXL tags, which follow the header in an export with --hxl."""
    filled = [cell for cell in row if cell != ""]
    return bool(filled) and all(isinstance(cell, str) and cell.startswith("#") for cell in filled)
