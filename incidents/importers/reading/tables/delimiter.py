"""What parts the cells of a text table, with the evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from incidents.importers.reading.tables.header_row import LOOKED_AT, header_index

NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_ROWS = 200


@dataclass(frozen=True)
class Delimiter:
    """A delimiter and why it is one."""

    sign: str
    evidence: str


def delimiter_of(sample: str, cut: bool) -> Delimiter:
    """The delimiter under which most rows of a sample have as many cells as the header.

    `cut` says that the file goes on behind the sample, so that its last row counts for nothing.
    """
    stated = stated_delimiter(sample)
    if stated:
        return Delimiter(stated, "the file says so in its first line")
    counted = [(sign, *_fit(sample, sign, cut)) for sign in NAMES]
    sign, cells, fitting, rows = max(counted, key=lambda c: _rank(*c[1:]))
    if cells < 2:
        return Delimiter(",", "one column: no delimiter in the header")
    evidence = f"{cells} columns in the header and in {fitting} of {rows} rows"
    return Delimiter(sign, evidence)


def stated_delimiter(sample: str) -> str | None:
    """The delimiter that a first line such as `sep=;` states, as spreadsheet programs write it."""
    line = sample.partition("\n")[0].rstrip("\r")
    return line[4:] if line.lower().startswith("sep=") and line[4:] in NAMES else None


def _rank(cells: int, fitting: int, rows: int) -> tuple[bool, float, int]:
    return cells > 1, round(fitting / max(rows, 1), 1), cells


def _fit(sample: str, sign: str, cut: bool) -> tuple[int, int, int]:
    """Cells of the header, rows with as many, and rows in all."""
    rows = list(islice(_parsed(sample, sign), _ROWS))
    if cut and len(rows) < _ROWS:
        rows = rows[:-1]
    if not rows:
        return 0, 0, 0
    rows = rows[header_index(rows[:LOOKED_AT]) :]
    cells = len(rows[0])
    return cells, sum(len(row) == cells for row in rows[1:]), len(rows) - 1


def _parsed(sample: str, sign: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(io.StringIO(sample, ""), delimiter=sign) if row)
    except csv.Error:
        return
