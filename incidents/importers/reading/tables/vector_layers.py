"""Layers of a shapefile or a GPX file, read as the sheets of a workbook are: through pyogrio, which
the extra `export` brings.

GDAL writes a layer as GeoJSON, which is WGS 84 whatever the file is in. A row has the attributes of
a feature and, as features of GeoJSON and KML have them, where it is: `geometry.latitude`,
`geometry.longitude`, and for a line or an area `geometry.radius_m`.
"""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from incidents.exporters.optional_packages import library
from incidents.importers.reading import json_objects, zip_archive
from incidents.importers.reading.data_file import Cell, Row
from incidents.importers.reading.shapes import LATITUDE, LONGITUDE, RADIUS, positions, shaped
from incidents.importers.reading.unreadable_rows import UnreadableRows
from schema.errors import InputError

SHAPEFILE = b"\x00\x00\x27\x0a"
"""How a shapefile begins."""
_ZIP = b"PK\x03\x04"
_GPX = re.compile(rb"<gpx[\s>]")
_SHAPEFILE_NAME = re.compile(r"\.shp$", re.IGNORECASE)
_MOST = 256 * 1024 * 1024
_SHAPE = (LATITUDE, LONGITUDE, RADIUS)
T = TypeVar("T")


def is_layered(path: Path, head: bytes) -> bool:
    """Whether a file that begins so is a GPX file, a shapefile, or a zip with one."""
    if head.startswith(_ZIP):
        return any(_SHAPEFILE_NAME.search(name) for name in zip_archive.names_in(path))
    return head.startswith(SHAPEFILE) or bool(_GPX.search(head[:4096]))


class VectorLayers:
    """The layers of a file by name; those of a GPX file are waypoints, tracks and so on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.stat().st_size > _MOST:
            found = f"{path.stat().st_size >> 20} MB"
            raise InputError(f"a file of at most {_MOST >> 20} MB", found, str(path))
        self._raw = library("pyogrio.raw", "shapefile and GPX")
        self._where: str | Path = path
        with path.open("rb") as file:
            packed = file.read(len(_ZIP)) == _ZIP
        if packed:
            zip_archive.check_contents(path)
            self._where = f"/vsizip/{path.absolute()}"
        layers = self._asked(lambda: library("pyogrio", "shapefile").list_layers(self._where))
        self.names = [str(name) for name, _ in layers]
        if not self.names:
            raise InputError("a file with a layer", "one without any", str(path))

    def rows(self, name: str) -> Iterator[tuple[int, list[Cell]]]:
        """The names of the columns as row 1, then a row for each feature."""
        names, rows = self._read[name]
        yield 1, list(names)
        for number, row in enumerate(rows, start=2):
            yield number, ["" if row.get(name) is None else row[name] for name in names]

    def filled(self) -> list[str]:
        """The layers that have a feature."""
        return [name for name in self.names if self._read[name][1]]

    @cached_property
    def _read(self) -> dict[str, tuple[list[str], list[Row]]]:
        return {name: self._layer(name) for name in self.names}

    def _layer(self, name: str) -> tuple[list[str], list[Row]]:
        """The columns and rows of a layer. Attributes that are called like ours keep their names,
        and the shape goes first.
        """
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "layer.geojson"
            if not self._asked(lambda: self._write(name, written)):
                return [], []
            rows = list(map(_row, _features(written)))
        columns = list(dict.fromkeys(column for row in rows for column in row))
        filled = [c for c in columns if any(row.get(c) is not None for row in rows)]
        return [*(c for c in _SHAPE if c in filled), *(c for c in filled if c not in _SHAPE)], rows

    def _write(self, name: str, out: Path) -> int:
        about, _, shapes, cells = self._raw.read(self._where, name, datetime_as_string=True)
        if shapes is None:
            raise ValueError("a table without shapes")
        if len(shapes):
            self._raw.write(
                out, shapes, cells, about["fields"], driver="GeoJSON", crs=about["crs"],
                geometry_type=about["geometry_type"], layer_options={"RFC7946": "YES"},
            )  # fmt: skip
        return len(shapes)

    def _asked(self, call: Callable[[], T]) -> T:
        """Turn what GDAL says of a damaged file into a message."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return call()
            except (RuntimeError, ValueError, OSError, UnicodeError, KeyError, TypeError) as error:
                found = f"a damaged one ({' '.join(str(error).split())[:200]})"
                raise InputError("a shapefile or a GPX file", found, str(self.path)) from None


def _features(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        for _, feature in json_objects.listed(path, file, "features.item", UnreadableRows()):
            yield feature


def _row(feature: Row) -> Row:
    properties = feature.get("properties")
    own: Row = properties if isinstance(properties, dict) else {}
    try:
        found = shaped(list(positions(feature.get("geometry"))))
    except ValueError as error:
        return {**own, LATITUDE: str(error)}
    fault = next((cell for name, cell in found.items() if name not in _SHAPE), None)
    return {**own, LATITUDE: fault} if fault else {**own, **found}
