"""JSON: a list of objects, one an incident, unknown is null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from incidents.exporters.base import Values, objects
from schema.columns import Column

NAME, SUFFIX, CARRIES_METADATA = "json", ".json", False


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: dict[str, Any] | None = None,
) -> int:
    """Write all rows as one list; how many they were."""
    count = 0
    out.write("[")
    for count, row in enumerate(objects(rows, columns), start=1):
        out.write("\n  " if count == 1 else ",\n  ")
        out.write(json.dumps(row, ensure_ascii=False))
    out.write("\n]\n" if count else "]\n")
    return count
