"""Many rows as lines of text: the database builds most of each line, which is what makes it fast.

The lines are the same, byte for byte, as those that `writers.csv` and `writers.geojson` write
row by row; tests compare them. What is rare (a line break inside a cell) goes that way.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from incidents.exporters.spreadsheet_cells import cell, number, protect
from incidents.queries.query import expression
from incidents.queries.results import AREAS, LOCATION, Answer, Parts, Value, blocks
from schema.columns import NAMES, Column, split_list

if TYPE_CHECKING:
    from incidents.queries.rows_and_totals import Rows
    from incidents.store.engines.base import Database, Engine

_AT_ONCE = 1000
_KEPT_IN_MIND = 100_000
_FREE = ("text", "list")


def csv_blocks(answer: Answer, delimiter: str) -> Iterator[tuple[str, int]]:
    """CSV lines in large pieces, each with the number of its rows."""
    answer.database.add_function("protect", 1, protect)
    text = partial(_csv_text, answer, delimiter)
    number = _Numbers()
    for rows in blocks(answer.parts("i.id", text), _AT_ONCE):
        lines = [
            delimiter.join((before, number[y], number[x], precision or "", number[m], after))
            for _, before, y, x, precision, m, after in rows
        ]
        if _broken("".join(lines)):
            lines = [_whole(answer, *both, delimiter) for both in zip(lines, rows, strict=True)]
        yield "\r\n".join([*lines, ""]), len(rows)


def csv_lines(rows: Rows, columns: Sequence[Column], delimiter: str) -> Iterator[str]:
    """The lines of any columns of a question, without their ends. What has a line break inside is
    read anew, cell by cell.
    """
    runs = [(numeric, list(run)) for numeric, run in groupby(columns, lambda c: c.kind == "number")]
    whole: list[Callable[[Value], str]] = []

    def made(engine: Engine, database: Database, restricted: bool) -> list[str]:
        database.add_function("protect", 1, protect)
        named = {c.name: expression(c.name, restricted) for c in columns}
        cells = {c.name: engine.csv_cell(named[c.name], delimiter) if _free(c) else named[c.name]
                 for c in columns}  # fmt: skip
        sql = f"SELECT {', '.join(named[c.name] for c in columns)} FROM incident i WHERE i.id = :id"
        whole.append(lambda id_: _line(next(database.tuples(sql, {"id": id_})), delimiter))
        parts = ["i.id"]
        for numeric, run in runs:
            texts = [cells[column.name] for column in run]
            parts += texts if numeric else [engine.joined(texts, delimiter)]
        return parts

    assert rows.read_as is not None  # noqa: S101  # the caller looked
    shown: list[Callable[[Any], str]] = [_Numbers().__getitem__ if numeric else str
             for numeric, run in runs for _ in (run if numeric else run[:1])]  # fmt: skip
    for id_, *values in rows.read_as(made):
        line = delimiter.join([show(value) for show, value in zip(shown, values, strict=True)])
        yield whole[0](id_) if _broken(line) else line


def json_objects(answer: Answer) -> Iterator[str]:
    """Each row as the text of a JSON object."""
    for _, text, _ in json_parts(answer):
        yield text


def json_parts(answer: Answer) -> Iterator[tuple[str, str, str]]:
    """Each row as JSON texts: its code, the whole row as an object, the geometry of its point."""
    answer.database.add_function("json_items", 1, _json_items)
    code = answer.engine.json_text(expression("code", False))
    for code_, before, latitude, longitude, precision, radius, after in answer.parts(
        code, partial(_json_text, answer)
    ):
        located = latitude is not None and longitude is not None
        x, y = _json(longitude), _json(latitude)
        row = (
            f'{before[:-1]},"latitude":{y},"longitude":{x},"location_precision":'
            f'{_word(precision)},"uncertainty_m":{_json(radius)},{after[1:]}'
        )
        drawn = located and precision not in AREAS
        yield str(code_), row, f'{{"type":"Point","coordinates":[{x},{y}]}}' if drawn else "null"


def _csv_text(answer: Answer, delimiter: str, columns: Sequence[Column]) -> str:
    cells = [
        answer.engine.csv_cell(name, delimiter) if _free(column) else name
        for column, name in _named(answer, columns)
    ]
    return answer.engine.joined(cells, delimiter)


class _Numbers(dict[float | None, str]):
    """Numbers as cells; coordinates come in few forms, so that looking one up is faster."""

    def __missing__(self, value: float | None) -> str:
        if len(self) > _KEPT_IN_MIND:
            self.clear()
        self[value] = text = number(value)
        return text


def _broken(text: str) -> bool:
    return "\n" in text or "\r" in text


def _free(column: Column) -> bool:
    """Whether anybody's words stand in a column. Codes, dates and counts need no quotes."""
    return column.kind in _FREE and not column.vocabulary


def _json_text(answer: Answer, columns: Sequence[Column]) -> str:
    engine = answer.engine
    return engine.json_object(
        [
            (column.name, engine.json_list(name) if column.kind == "list" else name)
            for column, name in _named(answer, columns)
        ]
    )


def _json_items(cell: str) -> str:
    return json.dumps(split_list(cell), ensure_ascii=False, separators=(",", ":"))


def _named(answer: Answer, columns: Sequence[Column]) -> list[tuple[Column, str]]:
    return [(column, expression(column.name, answer.restricted)) for column in columns]


def _whole(answer: Answer, line: str, row: Parts, delimiter: str) -> str:
    """A line with line breaks inside a cell, which then needs quotes."""
    if not _broken(line):
        return line
    names = ", ".join(expression(name, answer.restricted) for name in NAMES)
    sql = f"SELECT {names} FROM incident i WHERE i.id = :id"
    values = dict(zip(NAMES, next(answer.database.tuples(sql, {"id": row[0]})), strict=True))
    values |= dict(zip(LOCATION, row[2:6], strict=True))
    return _line(values.values(), delimiter)


def _line(values: Iterable[Value], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(map(cell, values))
    return out.getvalue().removesuffix("\r\n")


def _json(value: float | None) -> str:
    return "null" if value is None else repr(value)


@lru_cache(maxsize=256)
def _word(text: str | None) -> str:
    return json.dumps(text, ensure_ascii=False)
