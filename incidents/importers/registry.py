"""The list of formats that `load` reads, and which of them a file is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from incidents.importers.base import Importer
from incidents.importers.reading.opened import Opened
from schema.errors import InputError, UsageError, nearest
from schema.plugins import Group

IMPORTERS = {
    "native": "any_file.own_documents",
    "csv": "any_file.own_csv",
    "acled": "datasets.acled.importer",
    "ucdp": "datasets.ucdp.importer",
    "gtd": "datasets.gtd.importer",
    "viina": "datasets.viina.importer",
    "geoconfirmed": "datasets.geoconfirmed.importer",
    "airwars": "datasets.airwars.importer",
    "timemap": "datasets.timemap.importer",
    "piterfm": "datasets.piterfm.importer",
    "dronestream": "datasets.dronestream.importer",
    "bij": "datasets.bij.importer",
    "geojson": "any_file.geojson",
    "kml": "any_file.kml",
    "xlsx": "any_file.xlsx",
    "table": "any_file.table",
}
"""Every format and the module of `incidents.importers` that reads it, in the order of the list."""
GENERIC = ("geojson", "kml", "xlsx", "table")
"""Formats that hold anybody's data: one of them is taken only when no data set is recognised."""
AUTO = "auto"
PLUGINS = Group(
    "incidents.importers",
    "importer",
    ("name", "title", "dataset", "expects", "tried", "recognises", "items"),
    (*IMPORTERS, AUTO),
)
"""Importers of others: each entry point leads to a class like `incidents.importers.base.Importer`,
made without arguments, whose `name` is that of the entry point.
"""


def by_name(name: str, mapping: Any = None) -> Importer:
    """The importer of a `--from`; `mapping` goes to those that take one."""
    found: Callable[..., Importer] = _class(name) if name in IMPORTERS else _of_others(name)
    if mapping is None:
        return found()
    if name not in GENERIC:
        raise UsageError(f"--mapping: expected with {', '.join(GENERIC)}, found with {name}")
    return found(mapping)


def _class(name: str) -> Any:
    module = import_module(f"incidents.importers.{IMPORTERS[name]}")
    return next(
        found
        for found in vars(module).values()
        if isinstance(found, type) and getattr(found, "name", None) == name
    )


def _of_others(name: str) -> Any:
    plugin = PLUGINS.named(name)
    if plugin is None:
        known = [*IMPORTERS, AUTO, *PLUGINS.names()]
        offer = nearest(name, known) or known
        raise UsageError(f"--from: expected {' or '.join(offer)}, found {name!r}")
    return plugin


def all_importers() -> list[Importer]:
    """Every importer, in the order of the list, then those of others."""
    own = [by_name(name) for name in IMPORTERS]
    return [*own, *(plugin() for plugin in PLUGINS.usable().values())]


@dataclass(frozen=True)
class Format:
    """A format that `load` reads: what its files have to hold, and whether a real one was tried."""

    name: str
    title: str
    expects: str
    tried: Any


def all_formats() -> list[Format]:
    """Every format, in the order of the list."""
    return [Format(i.name, i.title, i.expects, i.tried) for i in all_importers()]


def recognised(file: Opened) -> Importer:
    """The one importer whose format the file looks like; raises InputError for none or several."""
    found = [importer for importer in all_importers() if importer.recognises(file)]
    special = [importer for importer in found if importer.name not in GENERIC]
    if len(found) != 1 and len(special) != 1:
        several = " and ".join(importer.name for importer in special or found)
        raise InputError(
            "a file in one of the known formats",
            f"one that could be {several}" if several else "one that none recognises",
            str(file.path),
            "name the format with --from; `incidents load --list` shows what each expects",
        )
    return (special or found)[0]
