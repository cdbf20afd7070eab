"""Load one file: its items into the store, in one transaction with one batch."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from incidents.importers import registry as formats
from incidents.importers.area_points.settle import settle_area_points
from incidents.importers.base import ExportImporter, FlatImporter, Importer, NativeImporter
from incidents.importers.ingest.context_records import put_context
from incidents.importers.ingest.document_rows import Intake, Step
from incidents.importers.ingest.flat_rows import FlatLoad
from incidents.importers.ingest.loaded_records import tally
from incidents.importers.ingest.lookups import Lookups, Opening
from incidents.importers.ingest.reporting.rejects_file import Rejects
from incidents.importers.ingest.reporting.report import Report
from incidents.importers.reading import InputFile, open_file
from incidents.importers.reading.rejects_format import rejects_beside
from incidents.listener import Listener
from incidents.store import batches
from incidents.store.bulk.load import without_collector
from incidents.store.engines.base import Database
from incidents.store.history import Author
from incidents.store.store import Store
from schema.errors import UsageError

_SHOWN = 5


@dataclass(frozen=True)
class Wanted:
    """How a file is to be loaded.

    `dry_run` does everything and takes it back. `rejects` is the file for bad rows; None keeps
    none. `opening` gives the geocoder when it is needed. `own` says that the rows are the user's,
    `whole_edition` that the file holds all of its data set, so that what it lacks was taken out.
    """

    opening: Opening
    dry_run: bool = False
    keep_all: bool = False
    rejects: Path | None = None
    force: bool = False
    own: bool = False
    whole_edition: bool = False
    step: Step = lambda *_: None


class _TakenBack(Exception):  # noqa: N818  # it ends a trial, nothing is wrong
    """Ends the transaction of a dry run."""


@dataclass(frozen=True)
class FileOptions:
    """What is said of a file: the name of its format, or auto; how bad rows and rows that are no
    strike are kept; a mapping for tables of one's own; the encoding, where the guess is wrong;
    whose rows they are, and whether they are all of a data set, as `Wanted` has it.
    """

    format: str = formats.AUTO
    dry_run: bool = False
    rejects: Path | None = None
    mapping: Path | None = None
    keep_all: bool = False
    force: bool = False
    encoding: str | None = None
    own: bool = False
    whole_edition: bool = False


def load_path(
    store: Store, path: Path, options: FileOptions, opening: Opening, listener: Listener
) -> Report:
    """Load the file at a path as one batch. Bad rows go to `options.rejects` or beside the file; a
    trial writes them only where it is told to.
    """
    file = open_file(path, options.encoding)
    importer = _importer(file, options)
    listener.note(f"{path}: {importer.title}" + (f" ({file.evidence})" if file.evidence else ""))
    rejects = options.rejects
    if rejects is None and not options.dry_run:
        rejects = rejects_beside(file.path, file.kind)
    with listener.progress() as step:
        wanted = Wanted(
            opening, options.dry_run, options.keep_all, rejects, options.force, options.own,
            options.whole_edition, step,
        )  # fmt: skip
        return load(store, file, importer, wanted)


def _importer(file: InputFile, options: FileOptions) -> Importer:
    if options.format == formats.AUTO:
        return formats.recognised(file)
    if options.mapping is None:
        return formats.by_name(options.format)
    from incidents.importers.mapping.mapping_file import read_mapping

    return formats.by_name(options.format, read_mapping(options.mapping))


@without_collector
def load(store: Store, file: InputFile, importer: Importer, wanted: Wanted) -> Report:
    """Load a file as one batch; raises InputError when the file as a whole cannot be read.

    Whatever ends the load before its end leaves the store as it was.
    """
    report = Report(importer.name, file.encoding)
    rejects = Rejects(wanted.rejects, wanted.force)
    try:
        with store.writing() as database:
            _run(database, file, importer, wanted, report, rejects)
            report.rejects_file = rejects.write()
            report.rejects = rejects.first
            if wanted.dry_run:
                raise _TakenBack  # noqa: TRY301  # it ends the transaction, which no return does
    except _TakenBack:
        report.change = None
    finally:
        rejects.close()
    return report


def _run(
    database: Database,
    file: InputFile,
    importer: Importer,
    wanted: Wanted,
    report: Report,
    rejects: Rejects,
) -> None:
    database.expect_many_rows()
    first = database.next_id("incident")
    batch_id = batches.begin(database, file.path.name, importer.name, file.sha256)
    author = Author(f"load {file.path.name} (batch {batch_id})")
    ask = Lookups(database, wanted.opening, wanted.keep_all, author)
    said: list[str] = []
    columns = importer.flat_columns(file) if isinstance(importer, FlatImporter) else None

    def intake() -> Intake:
        return Intake(database, file, importer, batch_id, report, rejects, wanted.own)

    if isinstance(importer, FlatImporter) and columns:
        _refuse_options(importer, wanted)
        flat = FlatLoad(database, file, importer, columns, batch_id, report, rejects)
        refused = flat.run(wanted.step)
        if isinstance(importer, ExportImporter):
            rows = intake()
            rows.run(importer.refused_items(file, ask, refused), wanted.step)
            said = rows.warnings()
    else:
        if isinstance(importer, NativeImporter):
            _refuse_options(importer, wanted)
            report.warn(put_context(database, importer.context(file), file.path))
        rows = intake()
        rows.run(ask.decided(importer.items(file, ask)), wanted.step)
        said = rows.warnings() + rows.missing(wanted.whole_edition, wanted.keep_all)
    if not isinstance(importer, NativeImporter):
        said += settle_area_points(database, batch_id)
    report.records = tally(database, first, dt.date.today().isoformat())
    report.columns_unused = ask.columns_unused or file.columns_unused
    report.not_understood, report.fuzzy = ask.not_understood_values(), ask.fuzzy
    batches.end(database, batch_id, report.counts())
    report.warn(ask.warnings)
    report.warn(_said_of_actors(ask.new_actors))
    report.warn(dict.fromkeys([*file.warnings, *said], 1))


def _refuse_options(importer: Importer, wanted: Wanted) -> None:
    """Our own formats bring records and no data set: nothing belongs to one, nothing is missing."""
    for name, given in (("--own", wanted.own), ("--whole-edition", wanted.whole_edition)):
        if given:
            raise UsageError(f"{name}: expected the file of a data set, found {importer.name}")


def _said_of_actors(names: list[str]) -> dict[str, int]:
    if not names:
        return {}
    shown = "; ".join(names[:_SHOWN]) + ("; ..." if len(names) > _SHOWN else "")
    return {
        f"{len(names)} attackers that no list knew are recorded as they are written: {shown}": 1
    }
