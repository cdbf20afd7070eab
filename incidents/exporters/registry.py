"""The list of formats. A module is imported when its format is asked for: some load much."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from schema.errors import UsageError, nearest
from schema.plugins import Group

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
PLUGINS = Group(
    "incidents.exporters",
    "exporter",
    ("NAME", "SUFFIX", "CARRIES_METADATA", "TAKES_HXL", "write_file"),
    tuple(ending.removeprefix(".") for ending in MODULES),
)
"""Exporters of others, for `export`: the name of each entry point is the ending of the files
without its dot; it leads to a module or an object like `incidents.exporters.base.Exporter`.
"""


def by_name(name: str) -> TextExporter:
    """The exporter of a `--format`."""
    if name not in PRINTED:
        raise UsageError(f"--format: expected one of {', '.join(PRINTED)}, found {name!r}")
    return cast("TextExporter", _module(name))


def by_suffix(path: Path) -> Exporter:
    """The exporter for a file's ending, ours or a plug-in's."""
    ending = path.suffix.lower()
    if ending in MODULES:
        return _module(MODULES[ending])
    plugin: Exporter | None = PLUGINS.named(ending.removeprefix("."))
    if plugin is None:
        raise _unknown(path, ending)
    return plugin


def _unknown(path: Path, ending: str) -> UsageError:
    known = [*MODULES, *(f".{name}" for name in PLUGINS.names())]
    near = nearest(ending, known)
    offer = f"\n  did you mean {' or '.join(near)}?" if near else ""
    return UsageError(
        f"{path}: expected a file that ends in {', '.join(known)}, found {path.suffix!r}{offer}"
    )


def _module(name: str) -> Exporter:
    return cast("Exporter", import_module(f"incidents.exporters.writers.{name}"))
