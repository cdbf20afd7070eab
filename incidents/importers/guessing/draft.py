"""A draft of a mapping file, made of a table's header and values, for a person to correct.

Every column gets a line that says what was seen in it and what was made of it. What is not sure is
written as a comment: taking the `#` away is a decision that a person makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from incidents.importers.guessing.automatic_mapping import joined
from incidents.importers.guessing.column_findings import Column, Part, look
from incidents.importers.guessing.column_values import evidence_of
from incidents.importers.guessing.file_table import table_of
from incidents.importers.reading.data_file import Cell, DataFile
from incidents.language.folding import slug
from incidents.language.weapon_words import weapon_named
from schema.document.yaml import dump_yaml
from schema.event_types import event_type_of

LOOKED_AT = 5_000
"""Rows that a draft is made from."""
_HEAD = """\
# Draft of a mapping for {name}, made from its header and {rows} rows.
# Correct it, then: incidents load {shown} --from table --mapping THIS_FILE --dry-run
# docs/mapping.md explains every key. Lines that begin with # are not read.
"""


def guess(file: DataFile) -> str:
    """The text of a mapping file; raises InputError for what is no table."""
    table = table_of(file)
    rows = [row for _, row in islice(table.rows(), LOOKED_AT)]
    columns = look(evidence_of(table.names, rows, table.tags))
    head = _head(file.path, table.sheet, len(rows), columns)
    return "\n".join([*head, *_body(file.path, columns)])


def _head(path: Path, sheet: str | None, rows: int, columns: Sequence[Column]) -> list[str]:
    name = slug(path.stem) or "table"
    identity = [column.seen.name for column in columns if column.part is Part.ID]
    lines = [
        _HEAD.format(name=path.name, rows=f"{rows:,}", shown=path.name),
        f"dataset: {name}  # a lasting short name of the data set: correct me",
        _line({"source": {"publisher": path.name, "kind": "dataset"}}),
        "#  url: https://...      # who publishes it, and where: correct me",
        "#  licence: ...",
    ]
    lines += [_line({"sheet": sheet})] if sheet else []
    lines += [_line({"id": identity[0]})] if identity else [
        "# id: ...  # no column is different in every row: rows are known by date, place and title"
    ]  # fmt: skip
    blank = sorted({word for column in columns for word in column.seen.blank_words})
    if blank:
        lines.append(f"{_line({'blank': blank})}  # cells that seem to mean: unknown")
    return lines


def _body(path: Path, columns: Sequence[Column]) -> list[str]:
    lines = ["", "fields:"]
    for column in columns:
        if column.claim is None:
            lines += _field(column)
    return [*lines, *_missing(path, columns), *_claims([c for c in columns if c.claim]), ""]


def _claims(columns: Sequence[Column]) -> list[str]:
    """The figures of people: what is sure, then the questions as comments."""
    if not columns:
        return []
    sure = [column for column in columns if column.part is Part.CLAIM]
    unsure = [column for column in columns if column.part is not Part.CLAIM]
    lines = ["", "casualties:" if sure else "# casualties:"]
    lines += [f"  # {column.why}" for column in sure] + _claim_lines(sure, "  ")
    for column in unsure:
        lines += [f"  # {column.why}", *_claim_lines([column], "  # ")]
    return lines


def _claim_lines(columns: Sequence[Column], indent: str) -> list[str]:
    plain = joined({**c.claim, "zero": c.zero} for c in columns if c.claim)
    return [f"{indent}{line}" for line in dump_yaml(plain).splitlines()] if plain else []


def _field(column: Column) -> list[str]:
    found = [f"  # {column.why}"]
    if column.part in (Part.FIELD, Part.UNSURE) and column.field:
        mark = "" if column.part is Part.FIELD else "# "
        text = dump_yaml({column.field: column.rule}).splitlines()
        found += [f"  {mark}{line}" for line in text]
    return found


def _missing(path: Path, columns: Sequence[Column]) -> list[str]:
    """What every record needs and no column gives: said as comments."""
    fed = {column.field for column in columns if column.part is Part.FIELD}
    lines = []
    if not fed & {"date", "date_start"}:
        lines.append("  # date: ...  # no column holds dates")
    if not fed & {"country", "latitude", "coordinates"}:
        lines.append("  # country: {value: XX}  # no column names a country; the same for all?")
    if not fed & {"event_type", "weapons", "weapon_types"}:
        lines.append(_event(path, columns))
    if fed & {"latitude", "coordinates"} and "location_precision" not in fed:
        lines.append(_precision(columns))
    return lines


def _event(path: Path, columns: Sequence[Column]) -> str:
    words = f"{path.stem} {' '.join(column.seen.name for column in columns)}".replace("_", " ")
    named = weapon_named(words)
    code = event_type_of([named[0]] if named else [])
    why = f"{named[1]!r} is in the names" if named else "what kind of strikes are they?"
    return f"  # event_type: {{value: {code}}}  # no column names a weapon; {why}"


def _precision(columns: Sequence[Column]) -> str:
    """Coordinates that come back with every mention of a place are those of the place."""
    seen = next((c.seen for c in columns if c.field in ("latitude", "coordinates")), None)
    repeated = seen is not None and seen.filled > 20 and seen.different < seen.filled * 0.6
    why = "many rows share their coordinates: centres of places?" if repeated else "how precise?"
    code = "settlement" if repeated else "near_settlement"
    return f"  # location_precision: {{value: {code}}}  # {why}"


def _line(plain: dict[str, Cell]) -> str:
    return dump_yaml(plain).rstrip("\n")
