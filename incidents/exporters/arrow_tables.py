"""Flat rows as Arrow batches with WKB points: what GeoPackage, FlatGeobuf and GeoParquet take.

Numbers, dates and times are typed; a partial date stays text. Lists are lists in GeoParquet; the
formats of GDAL have none and hold them as JSON text, which the description of the column says. A
record without a point, or known only to an area, has no geometry. NUL, where readers written in C
end a text, becomes U+2400.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents.exporters.base import facts_of
from incidents.exporters.optional_packages import library
from incidents.queries.results import Answer, Value, blocks, point
from schema.columns import Column, split_list

GEOMETRY = "geometry"
LAYER = "incidents"
_AT_ONCE = 5000
_POINT = struct.Struct("<BIdd")
_JSON_NOTE = "a list as JSON text: this format has no lists"
_quoted = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Shape:
    """The schema of a file and, for each column, how its cells become an Arrow array."""

    columns: Sequence[Column]
    schema: Any
    lists: bool

    def arrays(self, rows: Sequence[Sequence[Value]]) -> list[Any]:
        """One array for each column of these rows."""
        pairs = zip(self.columns, self.schema, zip(*rows, strict=True), strict=False)
        return [self._array(column, field.type, cells) for column, field, cells in pairs]

    def _array(self, column: Column, kind: Any, cells: Sequence[Value]) -> Any:
        pa = library("pyarrow", "Arrow")
        if column.kind in ("date", "timestamp"):
            return pa.array(cells, pa.string()).cast(kind)
        if column.kind in ("integer", "number", "boolean"):
            return pa.array(cells, kind)
        texts = _without_nul(pa.array(cells, pa.string()))
        if column.kind != "list":
            return texts
        if not self.lists:
            return pa.array(map(_json_items, texts.to_pylist()), kind)
        return _split(texts, kind)


def _without_nul(texts: Any) -> Any:
    compute = library("pyarrow.compute", "Arrow")
    if not compute.any(compute.match_substring(texts, "\x00")).as_py():
        return texts
    return compute.replace_substring(texts, "\x00", "\u2400")


def _split(texts: Any, kind: Any) -> Any:
    """List cells as lists. Where something is escaped, or a cell is written in another way than
    `join_list` writes it, each is read by itself.
    """
    compute = library("pyarrow.compute", "Arrow")
    if compute.any(compute.match_substring_regex(texts, _UNUSUAL)).as_py():
        pa = library("pyarrow", "Arrow")
        return pa.array(map(_items, texts.to_pylist()), kind)
    return compute.split_pattern(texts, "; ").cast(kind)


_UNUSUAL = r"\\|;[^ ]|;$|^$"


def shape_of(answer: Answer, metadata: dict[bytes, bytes] | None = None) -> Shape:
    """What a file holds: the columns with their meaning as metadata, and the geometry.

    With `metadata` it is a file of its own, whose lists are lists; without, a layer for GDAL, which
    takes the meaning of a column as its description.
    """
    pa = library("pyarrow", "Arrow")
    lists = metadata is not None
    kinds = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "timestamp": pa.timestamp("ms", "UTC"),
        "list": pa.list_(pa.string()) if lists else pa.string(),
    }
    fields = [
        pa.field(c.name, kinds.get(c.kind, pa.string()), metadata=_about(c, lists))
        for c in answer.columns
    ]
    wkb = None if lists else {"ARROW:extension:name": "geoarrow.wkb"}
    fields.append(pa.field(GEOMETRY, pa.binary(), metadata=wkb))
    return Shape(answer.columns, pa.schema(fields, metadata), lists)


def batches(answer: Answer, shape: Shape) -> Iterator[Any]:
    """The rows, some thousands at a time."""
    pa = library("pyarrow", "Arrow")
    for rows in blocks(answer.rows(), _AT_ONCE):
        points = pa.array([_wkb(point(row)) for row in rows], pa.binary())
        yield pa.RecordBatch.from_arrays([*shape.arrays(rows), points], schema=shape.schema)


def write_layer(
    answer: Answer, out: Path, driver: str, layer_options: dict[str, str] | None = None
) -> int:
    """Write a layer of points through GDAL, in batches; how many features it holds.

    Raises OSError when GDAL fails, or when fewer features can be read back than were written:
    some drivers say nothing of a full disk.
    """
    pa, raw = library("pyarrow", out.suffix), library("pyogrio.raw", out.suffix)
    errors = library("pyogrio.errors", out.suffix)
    pyogrio = library("pyogrio", out.suffix)
    shape = shape_of(answer)
    facts = facts_of(answer)
    try:
        raw.write_arrow(
            pa.RecordBatchReader.from_batches(shape.schema, batches(answer, shape)),
            str(out),
            layer=LAYER,
            driver=driver,
            geometry_name=GEOMETRY,
            geometry_type="Point",
            crs="EPSG:4326",
            layer_metadata=facts,
            layer_options=layer_options,
        )
        count = pyogrio.read_info(str(out), layer=LAYER, force_feature_count=True)["features"]
    except (errors.DataSourceError, errors.DataLayerError, errors.FieldError) as error:
        raise OSError(str(error)) from error
    if count != answer.made["records"]:
        raise OSError(f"{answer.made['records']} records were written, {count} can be read")
    return int(count)


def _about(column: Column, lists: bool) -> dict[str, str]:
    """The metadata of a field; GDAL reads names of its own."""
    meaning = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
    if lists:
        return {"meaning": meaning}
    if column.kind == "list":
        return {
            "GDAL:OGR:comment": f"{meaning}; {_JSON_NOTE}",
            "GDAL:OGR:subtype": "JSON",
        }
    return {"GDAL:OGR:comment": meaning}


def _items(cell: Value) -> list[str] | None:
    return split_list(cell) if isinstance(cell, str) else None


def _json_items(cell: Value) -> str | None:
    """A list cell as a JSON array; one without escapes is one once its partings are quoted."""
    if not isinstance(cell, str):
        return None
    if "\\" in cell:
        return json.dumps(split_list(cell), ensure_ascii=False, separators=(",", ":"))
    return f"[{_quoted(cell)}]".replace("; ", '","')


def _wkb(place: tuple[float, float] | None) -> bytes | None:
    return None if place is None else _POINT.pack(1, 1, *place)
