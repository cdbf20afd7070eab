"""GeoJSON (RFC 7946): a feature an incident, no geometry where no point is known.

Lists are lists. A record that is known only to an area keeps its coordinates in the properties and
is no point.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from incidents.exporters.base import Values, objects, with_lists, write_pieces
from incidents.exporters.fast_lines import json_parts
from incidents.queries.results import AREAS, Answer
from schema.columns import Column

if TYPE_CHECKING:
    from incidents.queries.provenance import Made

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "geojson", ".geojson", True, False


def write(
    rows: Iterable[Values],
    columns: Sequence[Column],
    out: TextIO,
    made: Made | None = None,
) -> int:
    """Write a feature collection; how many features it holds. `made` becomes `metadata`."""
    out.write(_head(made))
    count = 0
    for count, row in enumerate(with_lists(objects(rows, columns), columns), start=1):
        out.write(("\n" if count == 1 else ",\n") + _compact(_feature(row)))
    out.write(_tail(count))
    return count


def write_file(answer: Answer, out: Path) -> int:
    """The same for a whole answer, its objects made by the database."""
    features = (
        f'{{"type":"Feature","id":{code},"geometry":{geometry},"properties":{row}}}'
        for code, row, geometry in json_parts(answer)
    )
    pieces = (((",\n" if n else "\n") + feature, 1) for n, feature in enumerate(features))
    count = write_pieces(pieces, out, _head(answer.made))
    with out.open("a", encoding="utf-8") as file:
        file.write(_tail(count))
    return count


def _head(made: Made | None) -> str:
    head = {"type": "FeatureCollection"} | ({"metadata": made} if made else {})
    return _compact(head)[:-1] + ',"features":['


def _tail(count: int) -> str:
    return "\n]}\n" if count else "]}\n"


def _compact(plain: Mapping[str, object]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _feature(row: Mapping[str, object]) -> dict[str, object]:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    located = latitude is not None and longitude is not None
    drawn = located and row.get("location_precision") not in AREAS
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if drawn else None
    identity = {"id": row["code"]} if "code" in row else {}
    return {"type": "Feature", **identity, "geometry": geometry, "properties": row}
