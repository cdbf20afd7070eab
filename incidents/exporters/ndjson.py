"""NDJSON: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from incidents.exporters.base import Values
from schema.columns import Column

NAME, SUFFIX, CARRIES_METADATA = "ndjson", ".ndjson", False


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: dict[str, Any] | None = None,
) -> int:
    """Write a line for each row; how many they were."""
    names = [column.name for column in columns]
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
        out.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
    return count
