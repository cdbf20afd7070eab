"""XLSX: a workbook with typed cells, and beside the incidents what they rest on.

Sheets: incidents, About, weapon uses, claims, statements, weapons, sources, data sets, codebook,
codes. Text is written as text, never as a formula or a link; whole dates are dates, partial ones
text; `start_utc` is a date with its time, in UTC. The format holds 32,767 letters a cell and
1,048,576 rows a sheet.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal

from incidents.exporters.optional_packages import library
from incidents.queries import linked_rows
from incidents.queries.provenance import DatasetFacts
from incidents.queries.results import Answer, Value, Values
from schema import vocabulary
from schema.columns import COLUMNS, Kind
from schema.errors import UsageError
from schema.relations import RELATIONS

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "xlsx", ".xlsx", True, True
_SHEETS = {
    "weapon uses": "weapon_uses",
    "claims": "casualty_claims",
    "statements": "statements",
    "weapons": "weapons",
    "sources": "sources",
    "data sets": "datasets",
}
_MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_767
_CUT = " [cut: the format holds no more]"
_NO_LETTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_DATED = ("partial_date", "date", "timestamp")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LOOKED_AT = 200
_WIDEST, _NARROWEST = 60, 8
_CONVENTIONS = (
    "An empty cell means that nobody said; 0 means that somebody said none.",
    "low, best and high are derived from the claims by the rule that `incidents show` names.",
    "Dates may be partial: 2024-11 is known to the month, and stays text; whole dates are dates.",
    "start_utc is in UTC; a workbook holds no time zone.",
    "List cells part items by '; '.",
)


def write_file(answer: Answer, out: Path) -> int:
    """Write the workbook; how many incidents it holds."""
    writer = library("xlsxwriter", SUFFIX)
    _check_rows(answer.made["records"], "incidents")
    book = writer.Workbook(str(out), {"constant_memory": True, "tmpdir": str(out.parent)})
    book.set_properties(_properties(answer))
    sheets = _Sheets(book)
    try:
        kinds: dict[str, Kind] = {column.name: column.kind for column in COLUMNS}
        tags = [column.hxl for column in COLUMNS] if answer.hxl else None
        count = sheets.add("incidents", kinds, answer.rows(), tags)
        sheets.add("About", _texts("what", "value"), _about(answer))
        relations = {relation.name: relation for relation in RELATIONS}
        for title, name in _SHEETS.items():
            sheets.add(title, relations[name].kinds, linked_rows.rows(answer, relations[name]))
        sheets.add("codebook", _texts("column", "type", "unit", "meaning", "HXL"), _codebook())
        sheets.add("codes", _texts("vocabulary", "code", "label", "under", "meaning"), _codes())
    finally:
        _close(book, writer)
    if sheets.cut:
        answer.notes.append(f"{sheets.cut} cells of more than {_MOST_LETTERS:,} letters were cut")
    return count


def _close(book: Any, writer: Any) -> None:
    try:
        book.close()
    except writer.exceptions.FileCreateError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise cause or OSError(str(error)) from error


def _texts(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, "text")


class _Sheets:
    """Writes sheets row by row; `cut` counts cells that were too long."""

    def __init__(self, book: Any) -> None:
        self.book, self.cut = book, 0
        self._head = book.add_format(
            {"bold": True, "bg_color": "#E3EAF2", "bottom": 1, "valign": "vcenter"}
        )
        self._tag = book.add_format({"font_color": "#5F6670", "italic": True, "font_size": 9})
        self._whole = book.add_format({"num_format": "0"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._minute = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def add(
        self,
        title: str,
        kinds: Mapping[str, Kind],
        rows: Iterable[Values],
        tags: Sequence[str] | None = None,
    ) -> int:
        """One sheet with a frozen header and a filter; how many rows it holds."""
        names, dated = list(kinds), [kind in _DATED for kind in kinds.values()]
        sheet = self.book.add_worksheet(title)
        first, rest = _peek(rows)
        for number, name in enumerate(names):
            sheet.set_column(number, number, _width(name, [row[number] for row in first]))
        sheet.write_row(0, 0, names, self._head)
        heads = 1
        if tags:
            sheet.write_row(1, 0, tags, self._tag)
            heads = 2
        last = heads - 1
        for last, row in enumerate(rest, start=heads):
            _check_rows(last + 1, title)
            for number, value in enumerate(row):
                if dated[number] and value:
                    self._write_date(sheet, last, number, str(value))
                else:
                    self._write(sheet, last, number, value)
        sheet.freeze_panes(heads, 1)
        sheet.autofilter(heads - 1, 0, max(last, heads - 1), len(names) - 1)
        return last - heads + 1

    def _write(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self._whole)
        elif isinstance(value, float):
            sheet.write_number(row, column, value)
        else:
            sheet.write_string(row, column, self._text(str(value)))

    def _write_date(self, sheet: Any, row: int, column: int, text: str) -> None:
        """A whole date, or a minute in UTC; anything else is no moment that a sheet can hold."""
        if _DAY.fullmatch(text):
            sheet.write_datetime(row, column, dt.date.fromisoformat(text), self._day)
        elif text.endswith("Z"):
            moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
            sheet.write_datetime(row, column, moment, self._minute)
        else:
            sheet.write_string(row, column, text)

    def _text(self, text: str) -> str:
        text = _NO_LETTER.sub("\ufffd", text)
        if len(text.encode("utf-16-le")) // 2 <= _MOST_LETTERS:
            return text
        self.cut += 1
        units = text.encode("utf-16-le")[: 2 * (_MOST_LETTERS - len(_CUT))]
        return units.decode("utf-16-le", "ignore") + _CUT


def _peek(rows: Iterable[Values]) -> tuple[list[Values], Iterator[Values]]:
    """The first rows, to see how wide columns have to be, and all of them."""
    rest = iter(rows)
    first = list(islice(rest, _LOOKED_AT))
    return first, chain(first, rest)


def _width(name: str, values: Sequence[Value]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return max(_NARROWEST, len(name) + 3, min(_WIDEST, longest + 1))


def _check_rows(number: int, title: str) -> None:
    if number >= _MOST_ROWS:
        raise UsageError(
            f"sheet {title}: expected at most {_MOST_ROWS - 1:,} rows, found more\n"
            "  .csv, .parquet and datapackage.zip hold any number; filters make it fewer"
        )


def _properties(answer: Answer) -> dict[str, str | dt.datetime]:
    made = answer.made
    return {
        "title": "Incidents",
        "author": made["version"],
        "keywords": json.dumps(made["filter"], ensure_ascii=False),
        "comments": _clean("\n".join([*made["credits"], f"head {made['head']}"])),
        "created": dt.datetime.fromisoformat(made["time"]).replace(tzinfo=None),
    }


def _clean(text: str) -> str:
    return _NO_LETTER.sub("\ufffd", text)


_FACTS: tuple[
    Literal["records", "time", "version", "head", "figures_rule", "blur", "publish_delay"], ...
] = ("records", "time", "version", "head", "figures_rule", "blur", "publish_delay")


def _about(answer: Answer) -> Iterator[Values]:
    """What made the workbook, and how its cells are to be read."""
    made = answer.made
    for fact in _FACTS:
        if fact in made:
            yield fact, made[fact]
    for name, value in made["filter"].items():
        yield f"filter: {name}", json.dumps(value, ensure_ascii=False).strip('"')
    if not made["filter"]:
        yield "filter", "none: every incident that is not hidden"
    yield from ((f"left out: {why}", n) for why, n in made.get("left_out", {}).items())
    if "sums" in made:
        yield "sums as `incidents count` gives them", json.dumps(made["sums"])
    yield from (("credit", line) for line in made["credits"])
    for dataset in made["datasets"]:
        yield f"data set: {dataset['name']}", _terms(dataset)
    yield from (("how to read", line) for line in _CONVENTIONS)


def _terms(dataset: DatasetFacts) -> str:
    may = "" if dataset["redistributable"] else "; its rows may not be passed on"
    return f"{dataset['records']} records; licence: {dataset['licence'] or 'not stated'}{may}"


def _codebook() -> Iterator[Values]:
    for column in COLUMNS:
        kind = f"{column.kind} of {column.vocabulary}" if column.vocabulary else column.kind
        yield column.name, kind, column.unit, column.meaning, column.hxl


def _codes() -> Iterator[Values]:
    for name in vocabulary.names():
        for term in vocabulary.vocabulary(name).terms.values():
            yield name, term.code, term.label, term.parent, term.description
