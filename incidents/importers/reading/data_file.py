"""An input file as importers see it: rows, a JSON document, or text.

`incidents.importers.reading.open_file` makes one out of a path.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from schema.json_value import Json

Cell: TypeAlias = (
    "str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta "
    "| Sequence[Cell] | Mapping[str, Cell] | None"
)
"""What a reader gives for a column of a row: text, or a typed cell of a workbook; of a JSON file
also lists and objects.
"""
Row: TypeAlias = "Mapping[str, Cell]"
"""A row by the names of its columns, or an object of a JSON file by its keys."""


class DataFile(Protocol):
    """A file whose kind, encoding and delimiter are known. Reading it again starts anew."""

    path: Path
    kind: str
    """table (CSV, TSV, XLSX, XLS, ODS, SQLite, shapefile, GPX), json, ndjson, xml, yaml or zip."""
    encoding: str | None
    delimiter: str | None
    sha256: str

    @property
    def is_database(self) -> bool:
        """Whether the tables stand in a SQLite file: its tables count as sheets."""

    @property
    def is_layered(self) -> bool:
        """Whether the tables are the layers of a shapefile or a GPX file, which count as sheets."""

    @property
    def rejected(self) -> bool:
        """Whether it is a rejects file of an earlier load, with the columns of `rejects_format`."""

    def header(self) -> Sequence[str]:
        """The names of the columns of a table as the file has them, without spaces around them;
        empty for other kinds. A column without a name is `column_5` by its place.
        """

    def rows(self, header: Sequence[str] | None = None) -> Iterator[tuple[int, dict[str, Cell]]]:
        """The rows of a table as (number, cells by column name), streamed. Cells are text without
        spaces around it, "" when empty; in XLSX numbers, dates and times come typed.

        `header` names the columns of a file that has no header line. Rows with more or fewer
        cells than the header are left out and rejected by `ingest`; empty ones are left out.
        """

    def cells(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Every row of a table as its cells, unchanged and unchecked; the header is the first, and
        titles above it are left out.
        """

    def json(self) -> Json:
        """The JSON document as a whole."""

    def objects(self, path: str | None = None) -> Iterator[tuple[int, dict[str, Cell]]]:
        """The objects of NDJSON, of a JSON list, or of the list inside a JSON object; numbered
        from 1 and streamed. A JSON document that is one object without such a list is the only
        object.

        `path` names the list by the keys that lead to it ("geojson.features", "" for the document
        itself); when left out, it is the first list of objects of the document.
        """

    def lists(self) -> Mapping[str, int]:
        """The lists of objects in a JSON document, by the keys that lead to them, with how many
        objects each has; lists inside the objects of another are none of them.
        """

    def sample(self) -> str:
        """The first 64 KB as text."""

    def text(self) -> str:
        """All of the file as text; for formats that are read as a whole, such as YAML."""

    def sheets(self) -> Sequence[str]:
        """The names of the sheets of a workbook or the tables of a SQLite file; empty for other
        kinds.
        """

    def sheet(self, name: str) -> DataFile:
        """The same workbook at another sheet. The first sheet that holds anything is read
        otherwise.
        """

    def members(self) -> Sequence[str]:
        """The names of the files inside a zip; empty for other kinds."""

    def member(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file inside a zip, opened for reading and never larger than it says."""
