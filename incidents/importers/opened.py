"""An input file as importers see it: rows, a JSON document, or text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol


class Opened(Protocol):
    """A file whose kind, encoding and delimiter are known. Reading it again starts anew."""

    path: Path
    kind: str
    """table (CSV, TSV, XLSX), json, ndjson, xml, yaml or zip."""
    encoding: str | None
    delimiter: str | None

    def header(self) -> Sequence[str]:
        """The names of the columns of a table as the file has them, without spaces around them;
        empty for other kinds.
        """

    def rows(self, header: Sequence[str] | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows of a table as (number, cells by column name), streamed. Cells are text without
        spaces around it, "" when empty; in XLSX numbers, dates and times come typed.

        `header` names the columns of a file that has no header line.
        """

    def json(self) -> Any:
        """The JSON document as a whole."""

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The objects of NDJSON, of a JSON list, or of the list inside a JSON object; numbered."""

    def sample(self) -> str:
        """The first 64 KB as text."""
