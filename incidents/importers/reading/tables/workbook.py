"""Rows of a workbook (XLSX, XLS, ODS), typed as its cells are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from incidents.importers.reading import zip_archive
from incidents.importers.reading.data_file import Cell
from incidents.importers.reading.file_kind import SQLITE
from incidents.importers.reading.tables.sqlite_tables import SqliteTables
from incidents.importers.reading.tables.vector_layers import VectorLayers, is_layered
from schema.errors import InputError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_HEAD = 1 << 16
_MOST = 256 * 1024 * 1024
_MOST_CELLS = 20_000_000
"""Cells between the first of a sheet and the last: the reader makes room for all of them, so that
one stray cell at XFD1048576 asks for half a terabyte."""
_FAR = re.compile(rb'\br="(?:([A-Z]{2,8})[0-9]{1,12}|[A-Z]?([0-9]{5,12}))"')
_USUAL = 9_999
"""Rows that are not looked at one by one."""
_AT_ONCE = 1 << 20
_OVERLAP = 64


class Book(Protocol):
    """Several tables in one file: the sheets of a workbook, the tables of a SQLite file, the layers
    of a shapefile or GPX file.
    """

    names: list[str]

    def rows(self, name: str) -> Iterator[tuple[int, list[Cell]]]:
        """The rows of one, numbered, the header among them; empty ones are left out."""

    def filled(self) -> list[str]:
        """Those that hold anything."""


def opened_book(path: Path) -> Book:
    """The tables of such a file; raises InputError for a damaged or too large one."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(SQLITE):
        return SqliteTables(path)
    if is_layered(path, head):
        return VectorLayers(path)
    return Workbook(path, head.startswith(b"PK"))


class Workbook:
    """A workbook whose size was looked at before it was opened."""

    def __init__(self, path: Path, packed: bool) -> None:
        self.path = path
        if packed:
            _refuse_large(path)
        self._book = _opened(path)
        self._parsed: dict[str, CalamineSheet] = {}
        self.names: list[str] = list(self._book.sheet_names)

    def rows(self, name: str) -> Iterator[tuple[int, list[Cell]]]:
        """Rows with their numbers as the spreadsheet shows them; empty ones are left out."""
        sheet = self._sheet(name)
        if not sheet.height:
            return
        left: list[Cell] = [""] * (sheet.start or (0, 0))[1]
        with _whole(self.path):
            for number, cells in enumerate(sheet.iter_rows(), start=1):
                if any(cell != "" for cell in cells):
                    yield number, [*left, *map(_cell, cells)]

    def filled(self) -> list[str]:
        """The sheets that hold anything."""
        return [name for name in self.names if self._sheet(name).height]

    def merged(self, name: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """The merged areas of a sheet: first and last row and column of each, from 0."""
        return list(self._sheet(name).merged_cell_ranges or [])

    def _sheet(self, name: str) -> CalamineSheet:
        """A sheet, parsed once: every format that may know the file asks for its header."""
        if name not in self._parsed:
            with _whole(self.path):
                self._parsed[name] = self._book.get_sheet_by_name(name)
        return self._parsed[name]


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Turn what the reader says of a damaged workbook into a message; it even panics at some."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError:
        raise
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("a workbook", f"a damaged one ({error})", str(path)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise InputError("a workbook", "a damaged one", str(path)) from None


def _refuse_large(path: Path) -> None:
    """A workbook is read as a whole, so that it may not be as large as a text table."""
    from zipfile import ZipFile

    zip_archive.check_contents(path)
    with ZipFile(path) as archive:
        size = sum(info.file_size for info in archive.infolist())
    if size > _MOST:
        found = f"{size // 1024 // 1024} MB"
        expected = f"a workbook of at most {_MOST // 1024 // 1024} MB unpacked"
        raise InputError(expected, found, str(path), "save the sheet as CSV, which has no limit")
    for name in zip_archive.names_in(path):
        if "worksheets/" in name:
            _refuse_vast(path, name)


def _refuse_vast(path: Path, name: str) -> None:
    """Refuse a sheet whose cells lie so far apart that nobody filled what is between them."""
    column, row, tail = b"Z", _USUAL, b""
    with zip_archive.member(path, name) as file:
        while block := file.read(_AT_ONCE):
            for match in _FAR.finditer(tail + block):
                letters = match[1] or b""
                if (len(letters), letters) > (len(column), column):
                    column = letters
                row = max(row, int(match[2] or match[0][3 + len(letters) : -1]))
            tail = block[-_OVERLAP:]
    if row * _number(column) > _MOST_CELLS:
        found = f"one that reaches to column {column.decode()}"
        found += f" and row {row}" if row > _USUAL else ""
        hint = "delete what stands far away from the table, or save the sheet as CSV"
        raise InputError(f"a sheet of at most {_MOST_CELLS:,} cells", found, str(path), hint)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        with _whole(path):
            return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise InputError("a workbook without a password", "one with", str(path)) from None


def _cell(value: Cell) -> Cell:
    """Text without spaces around it; a whole number as such, which the file does not tell apart."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
