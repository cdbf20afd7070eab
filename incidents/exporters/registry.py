"""The list of formats. A module is imported when its format is asked for: some load much."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from schema.errors import UsageError, nearest

if TYPE_CHECKING:
    from incidents.exporters.base import Exporter, TextExporter

MODULES: dict[str, str] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".ndjson": "ndjson",
    ".geojson": "geojson",
    ".kml": "kml",
    ".kmz": "kmz",
    ".gpkg": "gpkg",
    ".fgb": "fgb",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".zip": "datapackage",
    ".yaml": "yaml",
}
"""Every format: the ending of its files, and its module in `incidents.exporters.writers`."""
PRINTED = ("csv", "tsv", "json", "ndjson", "geojson")
"""Formats that `query` prints."""


def by_name(name: str) -> TextExporter:
    """The exporter of a `--format`."""
    if name not in PRINTED:
        raise UsageError(f"--format: expected one of {', '.join(PRINTED)}, found {name!r}")
    return cast("TextExporter", _module(name))


def by_suffix(path: Path) -> Exporter:
    """The exporter for a file's ending."""
    ending = path.suffix.lower()
    if ending not in MODULES:
        near = nearest(ending, MODULES)
        offer = f"\n  did you mean {' or '.join(near)}?" if near else ""
        endings = ", ".join(MODULES)
        raise UsageError(
            f"{path}: expected a file that ends in {endings}, found {path.suffix!r}{offer}"
        )
    return _module(MODULES[ending])


def _module(name: str) -> Exporter:
    return cast("Exporter", import_module(f"incidents.exporters.writers.{name}"))
