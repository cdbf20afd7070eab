"""Load one file: its items into the store, in one transaction with one batch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from incidents.importers.base import FlatImporter, Importer, NativeImporter
from incidents.importers.ingest.context_records import put_context
from incidents.importers.ingest.document_rows import Intake, Step
from incidents.importers.ingest.flat_rows import FlatLoad
from incidents.importers.ingest.lookups import Lookups, Opening
from incidents.importers.ingest.rejects_file import Rejects
from incidents.importers.ingest.report import Report
from incidents.importers.reading import InputFile
from incidents.store import batches
from incidents.store.engines.base import Database
from incidents.store.store import Store


@dataclass(frozen=True)
class Wanted:
    """How a file is to be loaded.

    `dry_run` does everything and takes it back. `rejects` is the file for bad rows; None keeps
    none. `opening` gives the geocoder when it is needed.
    """

    opening: Opening
    dry_run: bool = False
    keep_all: bool = False
    rejects: Path | None = None
    force: bool = False
    step: Step = lambda *_: None


class _TakenBack(Exception):  # noqa: N818  # it ends a trial, nothing is wrong
    """Ends the transaction of a dry run."""


def load(store: Store, file: InputFile, importer: Importer, wanted: Wanted) -> Report:
    """Load a file as one batch; raises InputError when the file as a whole cannot be read.

    Whatever ends the load before its end leaves the store as it was.
    """
    report = Report(importer.name, file.encoding)
    rejects = Rejects(wanted.rejects, wanted.force)
    try:
        with store.engine.writing() as database:
            _run(database, file, importer, wanted, report, rejects)
            report.rejects_file = rejects.write()
            if wanted.dry_run:
                raise _TakenBack  # noqa: TRY301  # it ends the transaction, which no return does
    except _TakenBack:
        pass
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
    ask = Lookups(database, wanted.opening, wanted.keep_all)
    batch_id = batches.begin(database, file.path.name, importer.name, file.sha256)
    said: list[str] = []
    if isinstance(importer, FlatImporter):
        FlatLoad(database, file, importer, batch_id, report, rejects).run(wanted.step)
    else:
        if isinstance(importer, NativeImporter):
            report.warn(put_context(database, importer.context(file), file.path))
        rows = Intake(database, file, importer, batch_id, report, rejects)
        rows.run(importer.items(file, ask), wanted.step)
        said = rows.warnings()
    batches.end(database, batch_id, report.counts())
    report.warn(ask.warnings)
    report.warn(dict.fromkeys([*file.warnings, *said], 1))
