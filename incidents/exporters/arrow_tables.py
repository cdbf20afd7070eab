"""Flat rows as Arrow batches with WKB points: what GeoPackage, FlatGeobuf and GeoParquet take.

Numbers are typed, lists stay joined text, dates stay text because they may be partial. A record
without a point, or known only to an area, has no geometry. NUL, where readers written in C end a
text, becomes U+2400.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incidents.exporters.base import facts_of
from incidents.exporters.optional_packages import library
from incidents.queries.results import Answer, Value, blocks, point
from schema.columns import Column

GEOMETRY = "geometry"
LAYER = "incidents"
_AT_ONCE = 5000
_POINT = struct.Struct("<BIdd")


def schema(answer: Answer, metadata: dict[bytes, bytes] | None = None) -> Any:
    """The Arrow schema of a file: the columns, their meaning as metadata, and the geometry."""
    pa = library("pyarrow", "Arrow")
    kinds = {"integer": pa.int64(), "number": pa.float64()}
    fields = [
        pa.field(c.name, kinds.get(c.kind, pa.string()), metadata={"meaning": _meaning(c)})
        for c in answer.columns
    ]
    wkb = {"ARROW:extension:name": "geoarrow.wkb"} if metadata is None else None
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary(), metadata=wkb)], metadata)


def batches(answer: Answer, shape: Any) -> Iterator[Any]:
    """The rows, some thousands at a time."""
    pa = library("pyarrow", "Arrow")
    for rows in blocks(answer.rows(), _AT_ONCE):
        columns = [
            pa.array(map(_clean, cells), field.type)
            for cells, field in zip(zip(*rows, strict=True), shape, strict=False)
        ]
        points = pa.array([_wkb(point(row)) for row in rows], pa.binary())
        yield pa.RecordBatch.from_arrays([*columns, points], schema=shape)


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
    shape = schema(answer)
    facts = facts_of(answer)
    try:
        raw.write_arrow(
            pa.RecordBatchReader.from_batches(shape, batches(answer, shape)),
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


def _meaning(column: Column) -> str:
    return f"{column.meaning} ({column.unit})" if column.unit else column.meaning


def _clean(value: Value) -> Value:
    return value.replace("\x00", "\u2400") if isinstance(value, str) else value


def _wkb(place: tuple[float, float] | None) -> bytes | None:
    return None if place is None else _POINT.pack(1, 1, *place)
