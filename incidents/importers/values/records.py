"""Records of a data set that is handed out as a table or, by its web interface, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from incidents.importers.reading.data_file import Opened

HXL = "HXL tags, no event"
"""Why the second row of tables from the Humanitarian Data Exchange is skipped."""


def header_of(file: Opened) -> Sequence[str]:
    """The names of the columns, or of the keys of the first JSON object."""
    if file.kind == "table":
        return file.header()
    if file.kind in ("json", "ndjson"):
        return [name for _, found in islice(file.objects(), 1) for name in found]
    return ()


def rows_of(file: Opened) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows by column name, or the JSON objects."""
    return file.rows() if file.kind == "table" else file.objects()


def is_hxl(cell: Any) -> bool:
    """Whether a cell of the id column is a tag such as `#event+id`."""
    return str(cell).startswith("#")
