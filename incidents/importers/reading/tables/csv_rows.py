"""Rows of a delimited text file, streamed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from incidents.importers.reading.encoding import Encoding
from incidents.importers.reading.tables.delimiter import stated_delimiter
from schema.errors import InputError

_LONGEST = 64 * 1024 * 1024
"""Characters after which a cell is no cell but a quotation mark that never closes."""
_END = "\x1eend of file\x1e"
_SHOWN = 100


@dataclass
class CsvRows:
    """The rows of one text table. `nuls` counts the NUL characters that were left out."""

    path: Path
    encoding: Encoding
    delimiter: str
    nuls: int = 0
    open_quote: int = field(default=0, init=False)
    """The row in which a quotation mark opens that never closes; 0 when there is none."""

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Every row with its number as a spreadsheet shows it, from the header on (1)."""
        self.nuls = self.open_quote = 0
        csv.field_size_limit(_LONGEST)
        number = 0
        try:
            for number, row in enumerate(self._parsed(), start=1):
                if row and _END not in row[-1]:
                    yield number, row
                elif row and row != [_END]:
                    self.open_quote = number
        except csv.Error as error:
            where = f"{self.path}: row {number + 1}"
            hint = "look for a quotation mark that is never closed"
            raise InputError("rows of cells", str(error), where, hint) from None

    def _parsed(self) -> Iterator[list[str]]:
        yield from csv.reader(self._lines(), delimiter=self.delimiter)

    def _lines(self) -> Iterator[str]:
        errors = "surrogateescape" if self.encoding.damaged else "strict"
        with self.path.open(encoding=self.encoding.name, errors=errors, newline="") as file:
            try:
                for line in self._without_statement(file):
                    if "\x00" in line:
                        self.nuls += line.count("\x00")
                        line = line.replace("\x00", "")  # noqa: PLW2901  # the same line
                    yield line
            except UnicodeDecodeError as error:
                found = f"a byte that is not ({error.reason})"
                raise InputError(f"text in {self.encoding.name}", found, str(self.path)) from None
        yield _END

    def _without_statement(self, file: Iterator[str]) -> Iterator[str]:
        """All lines; one that only states the delimiter is left empty, so that rows count on."""
        first = next(iter(file), "")
        yield "\n" if stated_delimiter(first) else first
        yield from file


def damaged(cells: list[str]) -> str | None:
    """The first cell with bytes that are no UTF-8, shown with a sign for each; or None."""
    for cell in cells:
        if not cell.isascii() and any("\udc80" <= letter <= "\udcff" for letter in cell):
            return readable(cell)[:_SHOWN]
    return None


def damaged_byte(cells: list[str]) -> str:
    """The first byte of a row that is no UTF-8, as 0xE9."""
    odd = next(c for cell in cells for c in cell if "\udc80" <= c <= "\udcff")
    return f"0x{ord(odd) - 0xDC00:02X}"


def readable(cell: str) -> str:
    """A cell with the sign U+FFFD for each byte that is no UTF-8."""
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
