"""Lists of numbers that a data set has taken back: their records are retracted, and kept.

ACLED publishes such lists beside its data. What somebody changed in a record since stays in its
history, and `undo --change` brings all of them back at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from incidents.importers.base import Importer
from incidents.importers.dataset_description import description
from incidents.importers.reading import InputFile, open_file
from incidents.importers.values.columns import Columns, text
from incidents.importers.values.records import header_of, rows_of
from incidents.store import imported
from incidents.store.changes.together import Change, revise_together
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from incidents.store.history import Author
from incidents.store.store import Store
from schema.errors import UsageError

_RETRACTED = "retracted"


@dataclass
class Deletions:
    """What became of a list of deletions: codes of the records that were retracted, how many were
    so already, how many numbers no record of this store has, and the change by which `undo` takes
    all of it back.
    """

    dataset: str
    read: int = 0
    retracted: list[str] = field(default_factory=list)
    already: int = 0
    unknown: int = 0
    change: int | None = None

    def as_dict(self) -> dict[str, object]:
        """As `load --deleted --format json` prints it."""
        return {
            "dataset": self.dataset, "read": self.read, "retracted": self.retracted,
            "retracted_before": self.already, "not_in_store": self.unknown, "change": self.change,
        }  # fmt: skip


class _TakenBack(Exception):  # noqa: N818  # it ends a trial, nothing is wrong
    """Ends the transaction of a dry run."""


def retract_deleted(
    store: Store, path: Path, importer: Importer, encoding: str | None = None, dry_run: bool = False
) -> Deletions:
    """Retract the records of a data set whose numbers a file lists; raises UsageError for a format
    whose rows have no numbers of their own, and InputError for a file without their column.
    """
    if importer.dataset is None:
        raise UsageError(f"--deleted: expected the format of a data set, found {importer.name}")
    file = open_file(path, encoding)
    found = Deletions(importer.dataset)
    numbers = _numbers(file, importer, found)
    try:
        with store.writing() as database:
            _retract(database, numbers, found, f"taken back by its data set ({path.name})")
            if dry_run:
                raise _TakenBack  # noqa: TRY301  # it ends the transaction, which no return does
    except _TakenBack:
        found.change = None
    return found


def _numbers(file: InputFile, importer: Importer, found: Deletions) -> list[str]:
    columns = _identity(importer)
    named = columns.names_in(list(header_of(file)), str(file.path), lambda _: None)
    listed = [text(row.get(named["id"])) for _, row in rows_of(file)]
    found.read = len(listed)
    return [number for number in dict.fromkeys(listed) if number]


def _identity(importer: Importer) -> Columns:
    """The column that holds the numbers of a data set, by the names that its releases give it."""
    table = description(importer.name).recognised.table
    if table is None:
        raise UsageError(f"--deleted: {importer.name} has no table with numbers")
    names = table.required.get("id") or next(iter(table.required.values()))
    return Columns(f"a list of deletions of {importer.name}", {"id": names})


def _retract(database: Database, numbers: list[str], found: Deletions, why: str) -> None:
    known = imported.known(database, found.dataset, numbers)
    found.unknown = sum(number not in known for number in numbers)
    codes = list(dict.fromkeys(row["code"] for row in known.values() if row["code"]))
    change = retract_records(database, codes, why)
    found.already = len(codes) - len(change.records)
    found.retracted, found.change = list(change.records), change.number


def retract_records(database: Database, codes: Sequence[str], why: str) -> Change:
    """Retract those of the records that are not so already, as one change; nothing else of them
    changes.
    """
    documents = {code: incident_document(database, code) for code in codes}
    states = {
        code: plain | {"status": _RETRACTED}
        for code, plain in documents.items()
        if plain["status"] != _RETRACTED
    }
    return revise_together(database, states, "retract", Author(why))
