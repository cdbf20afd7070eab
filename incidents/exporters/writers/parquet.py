"""GeoParquet 1.1: typed columns, lists as lists, dates as dates, points as WKB (WGS 84).

What made the file stands in its metadata.
"""

from __future__ import annotations

import json
from pathlib import Path

from incidents.exporters.arrow_tables import GEOMETRY, batches, shape_of
from incidents.exporters.optional_packages import library
from incidents.queries.results import Answer

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "parquet", ".parquet", True, False
_GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
}
_ROW_GROUP = 5


def write_file(answer: Answer, out: Path) -> int:
    """Write row groups as the rows come; how many rows they were."""
    import itertools

    pa, writing = library("pyarrow", SUFFIX), library("pyarrow.parquet", SUFFIX)
    facts = {"geo": _GEO, "incidents-db": answer.made}
    metadata = {name.encode(): _text(value).encode() for name, value in facts.items()}
    shape = shape_of(answer, metadata)
    count = 0
    with writing.ParquetWriter(out, shape.schema, compression="zstd") as file:
        some = batches(answer, shape)
        while group := list(itertools.islice(some, _ROW_GROUP)):
            table = pa.Table.from_batches(group, shape.schema)
            file.write_table(table)
            count += table.num_rows
    return count


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False)
