"""The list of formats that `load` reads, of the data sets behind them, and which a file is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from incidents.importers.base import Importer
from incidents.importers.dataset_description import DatasetDescription, description
from incidents.importers.reading.data_file import DataFile
from schema.document.context import DatasetDocument
from schema.errors import InputError, UsageError, nearest
from schema.plugins import Group

if TYPE_CHECKING:
    from incidents.importers.mapping.mapping_model import Mapping

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
    "insecurity_insight": "datasets.insecurity_insight.importer",
    "explosive_weapons_monitor": "datasets.explosive_weapons_monitor.importer",
    "centcom": "datasets.centcom.importer",
    "geojson": "any_file.geojson",
    "kml": "any_file.kml",
    "xlsx": "any_file.xlsx",
    "table": "any_file.table",
}
"""Every format and the module of `incidents.importers` that reads it, in the order of the list."""
GENERIC = ("geojson", "kml", "xlsx", "table")
"""Formats that hold anybody's data: one of them is taken only when no data set is recognised."""
THROUGH_A_MAPPING = ("fpv_lebanon", "yemen_data_project", "eyes_on_russia")
"""Folders of data sets without an importer: `--from table` reads them through a mapping."""
AUTO = "auto"
_DATASETS = "datasets."
PLUGINS = Group(
    "incidents.importers",
    "importer",
    ("name", "title", "dataset", "expects", "tried", "recognises", "items"),
    (*IMPORTERS, AUTO),
)
"""Importers of others: each entry point leads to a class like `incidents.importers.base.Importer`,
made without arguments, whose `name` is that of the entry point.
"""


def by_name(name: str, mapping: Mapping | None = None) -> Importer:
    """The importer of a `--from`; `mapping` goes to those that take one."""
    found = importer_class(name) if name in IMPORTERS else _of_others(name)
    if mapping is None:
        return found()
    if name not in GENERIC:
        raise UsageError(f"--mapping: expected with {', '.join(GENERIC)}, found with {name}")
    return found(mapping)


def importer_class(name: str) -> Callable[..., Importer]:
    """The class that reads a format of the list; only its own module is imported."""
    module = import_module(f"incidents.importers.{IMPORTERS[name]}")
    return next(
        found
        for found in vars(module).values()
        if isinstance(found, type) and getattr(found, "name", None) == name
    )


def dataset_folders() -> list[str]:
    """The folder of every data set that is described here, in the order of the list."""
    modules = (module for module in IMPORTERS.values() if module.startswith(_DATASETS))
    return [*(module.split(".")[1] for module in modules), *THROUGH_A_MAPPING]


def dataset_documents() -> list[DatasetDocument]:
    """Every data set and edition that is described here, as a store records it."""
    return [d for folder in dataset_folders() for d in description(folder).documents()]


def dataset_document(slug: str) -> DatasetDocument | None:
    """One data set by its slug; None for one that nobody described.

    The slug of an edition begins with that of its data set, so that one or two files are read.
    """
    for folder in dataset_folders():
        if f"{slug}-".startswith(f"{folder.replace('_', '-')}-"):
            for document in description(folder).documents():
                if document.slug == slug:
                    return document
    return None


@dataclass(frozen=True)
class Format:
    """One line of `load --list`.

    `published` and `file` say where a data set is published and how one gets the file; they are
    None for formats that anybody writes. `confirmed_by` are the pages where that and the licence
    were read.
    """

    name: str
    title: str
    expects: str
    tried: bool
    tried_on: str | None = None
    publisher: str | None = None
    licence: str | None = None
    redistributable: bool | None = None
    coverage: str | None = None
    published: str | None = None
    file: str | None = None
    confirmed_by: tuple[str, ...] = ()


def formats() -> list[Format]:
    """Every format, and after them the data sets that `table` reads through a mapping."""
    listed = [_format(importer) for importer in all_importers()]
    return listed + [_of_dataset("table", description(folder)) for folder in THROUGH_A_MAPPING]


def _format(importer: Importer) -> Format:
    module = IMPORTERS.get(importer.name, "")
    if module.startswith(_DATASETS):
        return _of_dataset(importer.name, description(module.split(".")[1]))
    return Format(importer.name, importer.title, importer.expects, importer.tried)


def _of_dataset(name: str, about: DatasetDescription) -> Format:
    cover = about.coverage
    return Format(
        name, about.title, about.recognised.form, about.tried_on is not None, about.tried_on,
        about.publisher, about.licence, about.redistributable,
        f"{cover.what}; {cover.where}; {cover.when}", about.published.url, about.published.file,
        tuple(about.confirmed_by),
    )  # fmt: skip


def _of_others(name: str) -> Callable[..., Importer]:
    plugin = PLUGINS.named(name)
    if plugin is None:
        known = [*IMPORTERS, AUTO, *PLUGINS.names()]
        offer = nearest(name, known) or known
        raise UsageError(f"--from: expected {' or '.join(offer)}, found {name!r}")
    made: Callable[..., Importer] = plugin
    return made


def all_importers() -> list[Importer]:
    """Every importer, in the order of the list, then those of others."""
    own = [by_name(name) for name in IMPORTERS]
    return [*own, *(plugin() for plugin in PLUGINS.usable().values())]


def recognised(file: DataFile) -> Importer:
    """The one importer whose format the file looks like; raises InputError for none or several."""
    found = [importer for importer in all_importers() if importer.recognises(file)]
    special = [importer for importer in found if importer.name not in GENERIC]
    if len(found) != 1 and len(special) != 1:
        several = " and ".join(importer.name for importer in special or found)
        raise InputError(
            "a file in one of the known formats",
            f"one that could be {several}" if several else "one that none recognises",
            str(file.path),
            "name the format with --from; `incidents load --list` shows what each expects"
            + ("" if several else f"; or draft a mapping: incidents load {file.path.name} --guess"),
        )
    return (special or found)[0]
