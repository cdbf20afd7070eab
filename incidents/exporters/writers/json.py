"""JSON: a list of objects, one an incident, unknown is null.

In a file lists are lists. What `query` prints holds a list as one cell, as CSV does, because
scripts rely on that form.
"""

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

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "json", ".json", False, False


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: Made | None = None,
) -> int:
    """Write all rows as one list; how many they were."""
    count = 0
    out.write("[")
    for count, row in enumerate(objects(rows, columns), start=1):
        out.write("\n  " if count == 1 else ",\n  ")
        out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    out.write("\n]\n" if count else "]\n")
    return count


def write_file(answer: Answer, out: Path) -> int:
    """A whole answer, lists as lists, its objects made by the database."""
    pieces = (((",\n  " if n else "\n  ") + text, 1) for n, text in enumerate(json_objects(answer)))
    count = write_pieces(pieces, out, "[")
    with out.open("a", encoding="utf-8") as file:
        file.write("\n]\n" if count else "]\n")
    return count
