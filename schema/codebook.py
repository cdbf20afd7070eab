"""The codebook: what every column, document field and code means, made out of the schema."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from schema import restricted, vocabulary
from schema.columns import COLUMNS, Column
from schema.document.base import Document
from schema.document.read import COLLECTIONS
from schema.event_types import event_of_type
from schema.relations import LINKS, RELATIONS, Relation

_HERE = Path(__file__).parent
_TABLE_TYPES = {"integer": "integer", "number": "number", "date": "date", "timestamp": "datetime"}
_WHOLE = ("id", "position")
_FORMATS_PART = """### In files

- `.csv`, `.tsv`, `.xlsx` with `--hxl`: the HXL tags stand in a row under the header.
- `list`: a list in `.json`, `.ndjson`, `.geojson`, `.parquet` and `store.frame()`, JSON text in
  `.gpkg` and `.fgb`; items parted by `; ` everywhere else, and in what `query --format json` and
  `ndjson` print.
- `partial_date` (2024, 2024-11 or 2024-11-21): text everywhere; in `.xlsx` a whole one is a date.
- `date`: a date in `.parquet`, `.gpkg`, `.xlsx`, a time at midnight in `.fgb` and
  `store.frame()`, which know no dates, ISO text everywhere else.
- `timestamp`: a time in UTC in `.parquet`, `.gpkg`, `.fgb`, `.xlsx` and `store.frame()`, else
  RFC 3339 text.
- `integer`, `number`: numbers, where the format has them. In `.xlsx` everything else is text and
  never a formula; a cell holds 32,767 letters, a sheet 1,048,576 rows.
- `.geojson`, `.kml`, `.kmz`, `.gpkg`, `.fgb`, `.parquet`: a point where one is known. A record
  without coordinates, or known only to an area (`location_precision` admin2, admin1, country,
  unknown), is a feature without geometry and keeps its columns. FlatGeobuf then has no spatial
  index.
- NUL becomes U+2400 in `.csv`, `.tsv`, `.zip`, `.gpkg`, `.fgb`, `.parquet`; letters that XML
  does not allow become U+FFFD in `.kml`, `.kmz`. Control characters stand in `.xlsx` as Excel
  writes them (`_x0001_`).
- `--blur 1km` moves coordinates to the middle of a grid's cells; `uncertainty_m` grows by half
  a cell's diagonal, `location_precision` is never finer than the grid. Words are left as they
  are.
- `.yaml` holds native documents, which `add` reads again.
"""


def markdown() -> str:
    """The written codebook."""
    parts = [
        "# Codebook\n",
        "Made by `incidents codebook` out of the schema. Unknown is empty, never 0.\n",
        "## The flat incident row\n",
        "The header of every table, the keys of JSON, the properties of every map format, in this"
        " order. More columns may follow after these.\n",
        _table(("column", "type", "unit", "meaning", "HXL"), map(_column_cells, COLUMNS)),
        "List cells part items by `; `; `;` and `\\` inside an item carry a `\\` in front. A CSV "
        "text cell that a spreadsheet would take for a formula carries `'` in front; taking one "
        "`'` off where `'+[=+-@\\t\\r]` begins a cell gives the text back.\n",
        _FORMATS_PART,
        "## Tables of a data package\n",
        "`incidents` holds the flat row and "
        + ", ".join(f"`{name}` ({meaning})" for name, (meaning, _) in LINKS.items())
        + ". The others:\n",
        _table(("table", "holds", "key"), map(_relation_cells, RELATIONS)),
        _figures_part(),
        "## Restricted\n",
        "Left out of every answer unless `--include-restricted` is given; of a fresh strike, unless"
        " `--no-delay` is. What is handed on is every export and map, and what `query` and `show`"
        " print for programs; their tables and texts are for whoever records. A strike is as old as"
        " the latest moment that its date allows, and one without a date as old as its record.\n",
        _table(
            ("rule", "holds back", "gives instead"),
            ((r.code, r.holds_back, r.gives) for r in restricted.RESTRICTIONS),
        ),
        "## Native documents\n",
        *(_document_part(kind, model) for kind, model in COLLECTIONS.items()),
        "## Vocabularies\n",
        *(_vocabulary_part(name) for name in vocabulary.names()),
    ]
    return "\n".join(parts)


def _figures_part() -> str:
    """The written rule of figures, as `docs/figures.md` has it; a wheel carries a copy here."""
    own, home = (folder / "figures.md" for folder in (_HERE, _HERE.parent / "docs"))
    text = (own if own.exists() else home).read_text("utf-8")
    return re.sub(r"^#", "##", text, flags=re.MULTILINE)


def json_schema() -> str:
    """JSON Schema of the native documents: an incident, with all other kinds under `$defs`."""
    incident = COLLECTIONS["incidents"].model_json_schema()
    for model in COLLECTIONS.values():
        found = model.model_json_schema()
        incident["$defs"] |= found.pop("$defs", {})
        incident["$defs"].setdefault(model.__name__, found)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | incident, ensure_ascii=False, indent=2) + "\n"


def table_schema() -> str:
    """Frictionless Table Schema of the flat row."""
    schema = {"fields": flat_fields(), "primaryKey": ["code"], "missingValues": [""]}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def flat_fields() -> list[dict[str, Any]]:
    """The columns of the flat row as fields of a Table Schema."""
    return [_table_field(column) for column in COLUMNS]


def relation_schema(relation: Relation) -> dict[str, Any]:
    """The Table Schema of one table of a data package, keys included."""
    shapes: dict[str, Any] = relation.document.model_json_schema() if relation.document else {}
    facts = shapes.get("properties", {})
    fields = [
        _relation_field(name, facts.get(name, {"description": relation.before.get(name, "")}))
        for name in relation.fields
    ]
    keys = [
        {
            "fields": [name],
            "reference": {"resource": "" if table == relation.name else table, "fields": [key]},
        }
        for name, (table, key) in relation.points.items()
    ]
    schema = {"fields": fields, "missingValues": [""], "primaryKey": list(relation.key)}
    return schema | ({"foreignKeys": keys} if keys else {})


FORMATS: dict[str, Callable[[], str]] = {
    "md": markdown,
    "json-schema": json_schema,
    "table-schema": table_schema,
}


def _table_field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TABLE_TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
    if column.kind == "code":
        field["constraints"] = {"enum": list(vocabulary.vocabulary(column.vocabulary).codes)}
    if column.name == "code":
        field["constraints"] = {"required": True, "unique": True}
    return field


def _relation_cells(relation: Relation) -> tuple[str, ...]:
    return f"`{relation.name}`", relation.holds, ", ".join(f"`{name}`" for name in relation.key)


def _relation_field(name: str, facts: dict[str, Any]) -> dict[str, Any]:
    options = facts.get("anyOf", [facts])
    kinds = [option.get("type") for option in options if option.get("type") != "null"]
    kind = kinds[0] if kinds and kinds[0] in ("integer", "number", "boolean") else "string"
    if name in _WHOLE:
        kind = "integer"
    field = {"name": name, "type": kind, "description": facts.get("description", "")}
    codes = next((option["enum"] for option in options if "enum" in option), None)
    return field | ({"constraints": {"enum": codes}} if codes else {})


def _column_cells(column: Column) -> tuple[str, ...]:
    kind = f"{column.kind} of {column.vocabulary}" if column.vocabulary else column.kind
    return f"`{column.name}`", kind, column.unit, column.meaning, f"`{column.hxl}`"


def _document_part(kind: str, model: type[Document]) -> str:
    schema = model.model_json_schema()
    shapes = {model.__name__: schema, **schema.get("$defs", {})}
    tables = [_shape_part(name, shape) for name, shape in shapes.items()]
    return f"### {kind}\n\n{(model.__doc__ or '').strip()}\n\n" + "\n".join(tables)


def _shape_part(name: str, shape: dict[str, Any]) -> str:
    rows = (
        (
            f"`{field}`",
            "yes" if field in shape.get("required", []) else "",
            _type(facts),
            facts.get("description", ""),
        )
        for field, facts in shape["properties"].items()
    )
    return f"#### {name}\n\n" + _table(("field", "required", "type", "meaning"), rows)


def _type(facts: dict[str, Any]) -> str:
    if "$ref" in facts:
        return str(facts["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in facts:
        return " or ".join(_type(part) for part in facts["anyOf"] if part.get("type") != "null")
    if facts.get("type") == "array":
        return f"list of {_type(facts['items'])}"
    return "code" if "enum" in facts else str(facts.get("type", ""))


def _vocabulary_part(name: str) -> str:
    terms = vocabulary.vocabulary(name).terms.values()
    head: tuple[str, ...] = ("code", "label", "under", "meaning")
    rows: list[tuple[str, ...]] = [
        (f"`{t.code}`", t.label, t.parent or "", t.description) for t in terms
    ]
    if name == "weapon_types":
        head = (*head, "event")
        rows = [(*row, _event(term)) for row, term in zip(rows, terms, strict=True)]
    if any(term.delayed for term in terms):
        head = (*head, "fresh")
        marks = ("delayed" if term.delayed else "" for term in terms)
        rows = [(*row, mark) for row, mark in zip(rows, marks, strict=True)]
    return f"### {name}\n\n" + _table(head, rows)


def _event(term: vocabulary.Term) -> str:
    """What event a weapon type makes; "alone": only where no other weapon stands beside it."""
    return f"`{event_of_type(term.code)}`" + (" (alone)" if term.accompanies else "")


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    rule = "|" + " --- |" * len(headers)
    return "\n".join([line(headers), rule, *map(line, rows)]) + "\n"
