"""CSV (RFC 4180, UTF-8), safe to open in a spreadsheet: see `spreadsheet_cells`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from incidents.exporters.base import Values, write_pieces
from incidents.exporters.fast_lines import csv_blocks, csv_lines
from incidents.exporters.spreadsheet_cells import cell, protect, unprotect
from incidents.queries.results import Answer, blocks
from incidents.queries.rows_and_totals import Rows
from schema.columns import Column

if TYPE_CHECKING:
    from incidents.queries.provenance import Made

__all__ = ["protect", "unprotect"]

_AT_ONCE = 1000
NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "csv", ".csv", False, True


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: Made | None = None,
) -> int:
    """Write a header and all rows on stdout, whose lines end in LF; how many rows they were."""
    return write_delimited(rows, columns, out, ",")


def write_file(answer: Answer, out: Path) -> int:
    """Write a header, the HXL row where it is asked for, and all rows."""
    return write_delimited_file(answer, out, ",")


class _LinesEndInLf:
    """Writes lines of the csv module to a stream of LF lines. The module quotes what its own line
    end has, so that a cell with a lone CR is quoted still.
    """

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def write(self, line: str) -> int:
        """Write one line."""
        return self.out.write(line.removesuffix("\r\n") + "\n")


def write_delimited(
    rows: Iterable[Values], columns: Sequence[Column], out: TextIO, delimiter: str
) -> int:
    """Write a header and all rows with any delimiter; the database makes the lines of rows that
    come from a store.
    """
    if isinstance(rows, Rows) and rows.read_as and len(columns) > 1:  # one empty cell needs quotes
        out.write(delimiter.join(column.name for column in columns) + "\n")
        count = 0
        for some in blocks(csv_lines(rows, columns, delimiter), _AT_ONCE):
            out.write("\n".join([*some, ""]))
            count += len(some)
        return count
    writer = csv.writer(_LinesEndInLf(out), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
        writer.writerow(map(cell, row))
    return count


def write_delimited_file(answer: Answer, out: Path, delimiter: str) -> int:
    """The same for a whole answer, its lines made by the database."""
    header = [[column.name for column in answer.columns]]
    header += [[column.hxl for column in answer.columns]] if answer.hxl else []
    head = "".join(delimiter.join(names) + "\r\n" for names in header)
    return write_pieces(csv_blocks(answer, delimiter), out, head)
