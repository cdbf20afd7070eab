"""Rows of a workbook (XLSX, XLS, ODS), typed as its cells are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.importers.reading import zip_archive
from incidents.importers.reading.data_file import Cell
from schema.errors import InputError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MOST = 256 * 1024 * 1024


class Workbook:
    """A workbook whose size was looked at before it was opened."""

    def __init__(self, path: Path, packed: bool) -> None:
        self.path = path
        if packed:
            _refuse_large(path)
        self._book = _opened(path)
        self.names: list[str] = list(self._book.sheet_names)

    def rows(self, name: str) -> Iterator[tuple[int, list[Cell]]]:
        """Rows with their numbers as the spreadsheet shows them; empty ones are left out."""
        sheet = self._book.get_sheet_by_name(name)
        table = sheet.to_python(skip_empty_area=False) if sheet.height else []
        for number, cells in enumerate(table, start=1):
            if any(cell != "" for cell in cells):
                yield number, [_cell(cell) for cell in cells]

    def filled(self) -> list[str]:
        """The sheets that hold anything."""
        return [name for name in self.names if self._book.get_sheet_by_name(name).height]


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


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise InputError("a workbook without a password", "one with", str(path)) from None
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("a workbook", f"a damaged one ({error})", str(path)) from None


def _cell(value: Cell) -> Cell:
    """Text without spaces around it; a whole number as such, which the file does not tell apart."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
