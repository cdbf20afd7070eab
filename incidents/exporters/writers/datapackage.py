"""`datapackage.zip`: a Frictionless Data Package, relational tables with their schema.

The flat row stands in `incidents.csv`; weapon uses, targets, claims, statements, sources, places
and weapons have tables of their own, tied by keys. Cells are those of CSV (`spreadsheet_cells`).
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from incidents.exporters.spreadsheet_cells import cell
from incidents.queries import linked_rows as related
from incidents.queries.provenance import DatasetFacts
from incidents.queries.results import Answer, Value, Values
from schema.codebook import flat_fields, relation_schema
from schema.columns import NAMES
from schema.relations import LINKS, RELATIONS

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "datapackage", ".zip", True, False
_DESCRIPTION = (
    "Incidents with every claim and source. Unknown is empty, never 0. A text cell that a"
    " spreadsheet would take for a formula carries ' in front; taking one ' off where"
    " '+[=+-@\\t\\r] begins a cell gives the text back. `parent` may name an incident outside"
    " the package."
)


def write_file(answer: Answer, out: Path) -> int:
    """Write every table and the description of them; how many incidents there are."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        count = _write_table(archive, "incidents", [*NAMES, *LINKS], _incidents(answer))
        for relation in RELATIONS:
            _write_table(archive, relation.name, relation.fields, related.rows(answer, relation))
        described = json.dumps(_describe(answer), ensure_ascii=False, indent=2)
        archive.writestr("datapackage.json", described + "\n")
    return count


def _incidents(answer: Answer) -> Iterator[Values]:
    both = zip(answer.rows(), related.links(answer), strict=True)
    return ((*row, *links[1:]) for row, links in both)


def _write_table(
    archive: zipfile.ZipFile, name: str, header: Sequence[str], rows: Iterable[Values]
) -> int:
    count = 0
    with (
        archive.open(f"data/{name}.csv", "w", force_zip64=True) as raw,
        io.TextIOWrapper(raw, encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        for count, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
            writer.writerow(map(_cell, row))
    return count


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else cell(value)


def _describe(answer: Answer) -> dict[str, Any]:
    made = answer.made
    links = [
        {"name": name, "type": "string", "description": meaning}
        for name, (meaning, _) in LINKS.items()
    ]
    keys = [_foreign_key(name, target) for name, (_, target) in LINKS.items()]
    schema = {"fields": [*flat_fields(), *links], "missingValues": [""], "primaryKey": ["code"]}
    return {
        "profile": "tabular-data-package",
        "name": "incidents",
        "title": "Incidents",
        "description": _DESCRIPTION,
        "created": made["time"],
        "licenses": [{"name": "CC-BY-4.0", "title": "Records of incidents-db: CC BY 4.0"}],
        "sources": [_source(dataset) for dataset in made["datasets"]],
        "contributors": [{"title": line, "role": "author"} for line in made["credits"]],
        "incidents-db": made,
        "resources": [
            _resource("incidents", "The flat row of each incident", schema | {"foreignKeys": keys}),
            *(_resource(r.name, r.holds, relation_schema(r)) for r in RELATIONS),
        ],
    }


def _source(dataset: DatasetFacts) -> dict[str, str]:
    title = dataset["attribution"] or f"{dataset['name']} ({dataset['licence']})"
    return {"title": title} | ({"path": dataset["url"]} if dataset["url"] else {})


def _resource(name: str, holds: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"data/{name}.csv",
        "title": holds,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _foreign_key(column: str, target: tuple[str, str]) -> dict[str, Any]:
    reference = {"resource": target[0], "fields": [target[1]]}
    return {"fields": [column], "reference": reference}
