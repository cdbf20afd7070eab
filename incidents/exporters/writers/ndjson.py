"""NDJSON: one JSON object a line; lists as in `json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from incidents.exporters.base import Values, objects, write_pieces
from incidents.exporters.fast_lines import json_objects
from incidents.queries.results import Answer
from schema.columns import Column

if TYPE_CHECKING:
    from incidents.queries.provenance import Made

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "ndjson", ".ndjson", False, False


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: Made | None = None,
) -> int:
    """Write a line for each row; how many they were."""
    count = 0
    for count, row in enumerate(objects(rows, columns), start=1):  # noqa: B007  # count is returned
        out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return count


def write_file(answer: Answer, out: Path) -> int:
    """A whole answer, lists as lists, its lines made by the database."""
    return write_pieces(((text + "\n", 1) for text in json_objects(answer)), out)
