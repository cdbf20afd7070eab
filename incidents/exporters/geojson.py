"""GeoJSON (RFC 7946): a feature an incident, no geometry where the coordinates are unknown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from incidents.exporters.base import Values, objects
from schema.columns import Column

NAME, SUFFIX, CARRIES_METADATA = "geojson", ".geojson", True


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: dict[str, Any] | None = None,
) -> int:
    """Write a feature collection; how many features it holds. `made` becomes `metadata`."""
    head = {"type": "FeatureCollection"} | ({"metadata": made} if made else {})
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [')
    count = 0
    for count, row in enumerate(objects(rows, columns), start=1):
        feature = _feature(row)
        out.write(("\n" if count == 1 else ",\n") + json.dumps(feature, ensure_ascii=False))
    out.write("\n]}\n" if count else "]}\n")
    return count


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    located = latitude is not None and longitude is not None
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if located else None
    identity = {"id": row["code"]} if "code" in row else {}
    return {"type": "Feature", **identity, "geometry": geometry, "properties": row}
