"""An input file, opened: what it is, and the ways to read it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import IO

from incidents.importers.reading import json_objects, zip_archive
from incidents.importers.reading.byte_scan import SAMPLE, Scan, scan
from incidents.importers.reading.data_file import Cell
from incidents.importers.reading.encoding import Encoding, encoding_of
from incidents.importers.reading.file_kind import SQLITE, WORDS, packed_kind, text_kind
from incidents.importers.reading.rejects_format import MARKS, is_rejects
from incidents.importers.reading.tables import named_rows
from incidents.importers.reading.tables.csv_rows import CsvRows, damaged, damaged_byte, readable
from incidents.importers.reading.tables.delimiter import NAMES, delimiter_of
from incidents.importers.reading.tables.header_row import LOOKED_AT, header_index
from incidents.importers.reading.tables.vector_layers import is_layered
from incidents.importers.reading.tables.workbook import Book, opened_book
from incidents.importers.reading.unreadable_rows import UnreadableRow, UnreadableRows
from incidents.importers.reading.watched_rows import WatchedColumns
from schema.errors import InputError
from schema.json_value import Json

_SHOWN = 120
_DOCUMENTS = ("[Content_Types].xml", "content.xml")


def open_file(path: Path | str, encoding: str | None = None) -> InputFile:
    """Find out what a file is; raises InputError for what cannot be read.

    `encoding` is for a file whose encoding somebody knows; otherwise it is found out.
    """
    path = Path(path)
    return InputFile(path, scan(path), encoding)


class InputFile:
    """A file of other people, as `DataFile` describes it, and what there is to say about it.

    `warnings` is what a person should know; it fills while the file is read.
    """

    def __init__(
        self, path: Path, seen: Scan, stated: str | None = None, sheet: str | None = None
    ) -> None:
        self.path, self.sha256, self._seen, self._stated = path, seen.sha256, seen, stated
        self._unread = UnreadableRows()
        self._watched = WatchedColumns()
        self._sheet = sheet
        self._first_sheet = self._looked_into = False
        self._titles: tuple[int, str] | None = None
        self._csv: CsvRows | None = None
        self._written = Encoding("", "")
        self.encoding: str | None = None
        self.delimiter: str | None = None
        self.evidence = ""
        self.kind = self._packed() or self._text_kind()

    def _packed(self) -> str | None:
        if self.is_layered:
            return "table"
        kind = packed_kind(self._seen.head)
        if kind != "zip":
            return kind
        names = zip_archive.names_in(self.path)
        return "table" if set(_DOCUMENTS) & set(names) else "zip"

    def _text_kind(self) -> str:
        if self._seen.size == 0:
            raise InputError("a file with something in it", "an empty file", str(self.path))
        self._written = encoding_of(self._seen, self._stated)
        self.encoding = self._written.name
        self.evidence = f"{self.encoding}: {self._written.why}"
        kind = text_kind(self.sample(), self.path)
        if kind == "table":
            cut = self._seen.size > SAMPLE
            found = delimiter_of(self.sample(), cut)
            self.delimiter = found.sign
            self.evidence += f"; {NAMES[found.sign]}: {found.evidence}"
            self._csv = CsvRows(self.path, self._written, found.sign)
        return kind

    @cached_property
    def _book(self) -> Book:
        return opened_book(self.path)

    @property
    def is_database(self) -> bool:
        """Whether the tables stand in a SQLite file."""
        return self._seen.head.startswith(SQLITE)

    @cached_property
    def is_layered(self) -> bool:
        """Whether the tables are the layers of a shapefile or a GPX file."""
        return is_layered(self.path, self._seen.head)

    @cached_property
    def rejected(self) -> bool:
        """Whether it is a rejects file: rows that an earlier load sent back."""
        if self.kind == "table":
            return is_rejects(named_rows.named(next(islice(self.cells(), 1), (1, []))[1]))
        return self.kind == "ndjson" and is_rejects([m for m in MARKS if f'"{m}"' in self.sample()])

    @property
    def warnings(self) -> list[str]:
        """What a person should know of the file as far as it was read."""
        found = []
        if self._written.guessed:
            found.append(f"the encoding is a guess ({self.encoding}); --encoding states it")
        if self._csv and self._csv.nuls:
            found.append(f"{self._csv.nuls} NUL characters were left out")
        if self._unread.empty:
            found.append(f"{self._unread.empty} empty rows were left out")
        if self._titles:
            found.append(f"the header is row {self._titles[0]}; above it: {self._titles[1]}")
        if self._first_sheet:
            others = self._book.filled()[1:]
            found += [f"only the first sheet was read, not {', '.join(others)}"] if others else []
        return found

    @property
    def columns_unused(self) -> list[str]:
        """Columns that no reader of the rows asked for."""
        return self._watched.unread

    def unread(self) -> list[UnreadableRow]:
        """Rows and items that the reader had to leave out, since the last time it was asked."""
        return self._unread.taken()

    def cells(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Every row of a table from its header on as its cells, as they stand in the file."""
        self._expect("table")
        titles = self._title_rows
        self._unread.restart()
        rows = self._all_cells()
        for _ in islice(rows, titles):
            pass
        yield from rows
        self._first_sheet = self._csv is None and self._sheet is None

    @cached_property
    def _title_rows(self) -> int:
        """How many rows stand above the header."""
        first = list(islice(self._all_cells(), LOOKED_AT))
        index = header_index([row for _, row in first])
        if index:
            titles = " / ".join(str(c) for _, row in first[:index] for c in row if c != "")
            self._titles = (first[index][0], repr(titles[:_SHOWN]))
        return index

    def _all_cells(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        if self._csv is None:
            yield from self._book.rows(self._at())
            return
        for number, row in self._csv:
            if self._written.damaged and (found := damaged(row)):
                original = {f"column_{n}": readable(c) for n, c in enumerate(row, start=1)}
                reason = f"expected text in UTF-8, found the byte {damaged_byte(row)}: {found}"
                self._unread.add(number, reason, original, "", found)
            else:
                yield number, row
        self._tell_open_quote(self._csv)

    def _tell_open_quote(self, read: CsvRows) -> None:
        if read.open_quote:
            reason = "a quotation mark opens in this row and never closes: all after it is lost"
            self._unread.add(read.open_quote, reason, {})

    def _at(self) -> str:
        if self._sheet is not None:
            if self._sheet not in self._book.names:
                known = ", ".join(self._book.names)
                raise InputError(f"a sheet ({known})", repr(self._sheet), str(self.path))
            return self._sheet
        return next(iter(self._book.filled()), self._book.names[0])

    def header(self) -> Sequence[str]:
        """The names of the columns; see `DataFile`."""
        if self.kind != "table":
            return ()
        _, first = next(islice(self.cells(), 1), (1, []))
        named_rows.refuse_wide([str(cell) for cell in first], self.path)
        return [name for name in named_rows.named(first) if not (self.rejected and name in MARKS)]

    def rows(self, header: Sequence[str] | None = None) -> Iterator[tuple[int, dict[str, Cell]]]:
        """The rows of a table by column name; see `DataFile`."""
        found = self.cells()
        if header is None:
            _, first = next(found, (1, []))
            header = named_rows.named(first)
        named_rows.refuse_twice(header, self.path)
        stripped = ((n, [c.strip() if c.__class__ is str else c for c in row]) for n, row in found)
        rows = named_rows.by_name(stripped, header, self._unread)
        yield from self._watched.watch(map(named_rows.as_rejected, rows) if self.rejected else rows)

    def json(self) -> Json:
        """The JSON document as a whole, at most 100 MB."""
        self._expect("json")
        if self._seen.size > json_objects.MOST:
            expected = f"a JSON document of at most {json_objects.MOST // 1024 // 1024} MB"
            found = f"{self._seen.size // 1024 // 1024} MB"
            raise InputError(expected, found, str(self.path), "NDJSON has no limit")
        return json_objects.document(self.path, self.text())

    def objects(self, path: str | None = None) -> Iterator[tuple[int, dict[str, Cell]]]:
        """The objects of NDJSON or of a list in a JSON document; see `DataFile`."""
        self._expect("json", "ndjson")
        self._unread.restart()
        if self.kind == "ndjson":
            with self._stream("surrogateescape") as file:
                rows = json_objects.lines(self.path, file, self._unread)
                yield from self._watched.watch(
                    map(named_rows.as_rejected, rows) if self.rejected else rows
                )
            return
        self._refuse_deep()
        with self._utf8() as file:
            prefix = json_objects.list_in(self.path, file) if path is None else _place(path)
        if prefix is None:
            found = self.json()
            if isinstance(found, dict):
                yield 1, found
            return
        with self._utf8() as file:
            listed = json_objects.listed(self.path, file, prefix, self._unread)
            yield from self._watched.watch(listed)

    def lists(self) -> Mapping[str, int]:
        """The lists of objects in a JSON document; see `DataFile`."""
        self._expect("json")
        self._refuse_deep()
        with self._utf8() as file:
            return json_objects.lists_in(self.path, file)

    def sample(self) -> str:
        """The first 64 KB as text; empty when the file is no text."""
        if not self.encoding:
            return ""
        return self._seen.head.decode(self.encoding, "ignore")

    def text(self) -> str:
        """All of the file as text."""
        if not self.encoding:
            raise InputError("a text file", WORDS[self.kind], str(self.path))
        with self._stream() as file:
            try:
                return file.read()
            except UnicodeDecodeError as error:
                found = f"a byte that is not ({error.reason})"
                raise InputError(f"text in {self.encoding}", found, str(self.path)) from None

    def sheets(self) -> Sequence[str]:
        """The names of the sheets of a workbook."""
        return self._book.names if self.kind == "table" and not self._csv else ()

    def sheet(self, name: str) -> InputFile:
        """The same workbook at another sheet."""
        other = InputFile(self.path, self._seen, self._stated, name)
        other._unread, other._book = self._unread, self._book
        return other

    def members(self) -> Sequence[str]:
        """The names of the files inside a zip."""
        return zip_archive.names_in(self.path) if self.kind == "zip" else ()

    def member(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file inside a zip, opened for reading."""
        return zip_archive.member(self.path, name)

    def _refuse_deep(self) -> None:
        if not self._looked_into:
            with self._utf8() as file:
                json_objects.refuse_deep(self.path, file)
        self._looked_into = True

    @contextmanager
    def _stream(self, errors: str = "strict") -> Iterator[IO[str]]:
        name = self.encoding or "utf-8"
        with self.path.open(encoding=name, errors=errors, newline="") as file:
            yield file

    @contextmanager
    def _utf8(self) -> Iterator[IO[bytes]]:
        """The bytes of a text in UTF-8, without a byte order mark."""
        if self.encoding == "utf-8":
            with self.path.open("rb") as raw:
                yield raw
        elif self.encoding == "utf-8-sig":
            with self.path.open("rb") as raw:
                raw.seek(3)
                yield raw
        else:
            yield io.BytesIO(self.text().encode("utf-8"))

    def _expect(self, *kinds: str) -> None:
        if self.kind not in kinds:
            expected = " or ".join(WORDS[kind] for kind in kinds)
            raise InputError(expected, WORDS[self.kind], str(self.path))


def _place(path: str) -> str:
    """The items of a list in ijson's words; the document itself is the empty path."""
    return f"{path}.item" if path else "item"
