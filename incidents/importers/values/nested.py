"""Objects of a JSON file, or the same out of the rejects file that `load` wrote of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from incidents.importers.reading.data_file import Opened

JSON = ("json", "ndjson")


def objects_of(file: Opened, path: str | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects, numbered. A rejects file is a table whose cells hold lists and objects as JSON:
    once corrected it loads like the file that it came from.
    """
    if file.kind in JSON:
        yield from file.objects(path)
        return
    for number, row in file.rows():
        yield number, {name: _opened(cell) for name, cell in row.items()}


def _opened(cell: Any) -> Any:
    if not (isinstance(cell, str) and cell[:1] in ("[", "{")):
        return cell
    try:
        return json.loads(cell)
    except ValueError:
        return cell
