"""The list of formats."""

from __future__ import annotations

from pathlib import Path

from incidents.exporters import csv, geojson, json, ndjson
from incidents.exporters.base import Exporter
from schema.errors import UsageError

EXPORTERS: tuple[Exporter, ...] = (csv, json, ndjson, geojson)


def by_name(name: str) -> Exporter:
    """The exporter of a `--format`."""
    for exporter in EXPORTERS:
        if name == exporter.NAME:
            return exporter
    names = ", ".join(exporter.NAME for exporter in EXPORTERS)
    raise UsageError(f"--format: expected one of {names}, found {name!r}")


def by_suffix(path: Path) -> Exporter:
    """The exporter for a file's ending."""
    for exporter in EXPORTERS:
        if path.suffix.lower() == exporter.SUFFIX:
            return exporter
    endings = ", ".join(exporter.SUFFIX for exporter in EXPORTERS)
    raise UsageError(f"{path}: expected a file that ends in {endings}, found {path.suffix!r}")
