"""TSV: as CSV, with tabs between the cells; a cell that holds a tab or line break is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from incidents.exporters.base import Values
from incidents.exporters.writers.csv import write_delimited, write_delimited_file
from incidents.queries.results import Answer
from schema.columns import Column

if TYPE_CHECKING:
    from incidents.queries.provenance import Made

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "tsv", ".tsv", False, True


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: Made | None = None,
) -> int:
    """Write a header and all rows; how many rows they were."""
    return write_delimited(rows, columns, out, "\t")


def write_file(answer: Answer, out: Path) -> int:
    """Write a header, the HXL row where it is asked for, and all rows."""
    return write_delimited_file(answer, out, "\t")
