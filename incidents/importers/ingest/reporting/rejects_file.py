"""The rejects file: the rows that could not be loaded, as they were, with the reasons.

It loads again with the same `--from` once it is corrected: the columns that begin with `_` are
not part of the row, and `_row` is its number in the file that it came from.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import tempfile
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any, NamedTuple, TextIO

from incidents.exporters.whole_files import check_free, whole_file
from incidents.exporters.writers.csv import protect
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.reading.rejects_format import MARKS

Line = dict[str, Any]
_LISTED = 20


class Reject(NamedTuple):
    """A cell for which a row was rejected, as `load --format json` lists the first ones."""

    row: int
    column: str
    value: str
    expected: str


_HEAD = 1 << 20


class Rejects:
    """Collects rejected rows outside of memory and writes them as one file.

    `path` None keeps only the count. A file that exists is not written over unless it says just
    the same or `force` is true; nothing is loaded then.
    """

    def __init__(self, path: Path | None, force: bool = False) -> None:
        self.path, self.count = path, 0
        self._force, self._columns = force, dict[str, None]()
        self._lines: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
        self._last: Line | None = None
        self.first: list[Reject] = []

    def add(self, row: int, column: str, value: str, reason: str, original: Row) -> bool:
        """Keep a fault of a row; whether it is the first one of that row."""
        if len(self.first) < _LISTED:
            self.first.append(Reject(row, column, value, reason))
        if self._last is not None and self._last["_row"] == row:
            for mark, text in zip(MARKS[1:], (column, value, reason), strict=True):
                self._last[mark] = f"{self._last[mark]}; {text}"
            return False
        self._flush()
        if self.path is not None and not self.count:
            check_free(self.path, self._force or _is_ours(self.path))
        self.count += 1
        said = dict(zip(MARKS, (row, column, value, reason), strict=True))
        self._last = {"original": dict(original), **said}
        return True

    def _flush(self) -> None:
        line, self._last = self._last, None
        if line is None:
            return
        self._columns |= dict.fromkeys(line["original"])
        self._lines.write(json.dumps(line, ensure_ascii=True, default=_plain) + "\n")

    def write(self) -> Path | None:
        """Write the file, whole or not at all; None when no row was rejected."""
        self._flush()
        if self.path is None or not self.count:
            return None
        write = self._write_table
        if self.path.suffix.lower() in (".ndjson", ".jsonl"):
            write = self._write_lines
        if not self._force and _is_ours(self.path) and self._as_before(self.path, write):
            return self.path
        with whole_file(self.path, self._force) as out:
            write(out)
        return self.path

    def _as_before(self, path: Path, write: Callable[[TextIO], None]) -> bool:
        """Whether the file that stands there says the same, as after loading the same file."""
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as again:
            write(again)
            again.seek(0)
            with path.open(encoding="utf-8", newline="") as before:
                return all(a == b for a, b in zip_longest(before, again))

    def _kept(self) -> Iterator[Line]:
        self._lines.seek(0)
        return map(json.loads, self._lines)

    def _write_lines(self, out: TextIO) -> None:
        for line in self._kept():
            whole = {**line["original"], **{mark: line[mark] for mark in MARKS}}
            out.write(json.dumps(whole, ensure_ascii=True) + "\n")

    def _write_table(self, out: TextIO) -> None:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([*map(_cell, self._columns), *MARKS])
        for line in self._kept():
            row: Row = line["original"]
            cells = [_cell(row.get(name)) for name in self._columns]
            writer.writerow([*cells, *(_cell(line[mark]) for mark in MARKS)])

    def close(self) -> None:
        """Give the room on the disk back."""
        self._lines.close()


def _is_ours(path: Path) -> bool:
    """Whether a rejects file stands there."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            start = file.readline(_HEAD)
    except (OSError, UnicodeDecodeError):
        return False
    return all(mark in start for mark in MARKS)


def _plain(value: Cell) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _cell(value: Cell) -> Cell:
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return protect(value.encode("utf-8", "replace").decode("utf-8"))
    return "" if value is None else value
