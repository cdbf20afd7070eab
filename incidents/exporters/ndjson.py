"""NDJSON: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from incidents.exporters.base import Values, objects
from schema.columns import Column

NAME, SUFFIX, CARRIES_METADATA = "ndjson", ".ndjson", False


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: dict[str, Any] | None = None,
) -> int:
    """Write a line for each row; how many they were."""
    count = 0
    for count, row in enumerate(objects(rows, columns), start=1):  # noqa: B007  # count is returned
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count
