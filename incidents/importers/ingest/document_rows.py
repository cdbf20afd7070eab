"""The rows of one file on their way into the store: sorted, identified, checked, put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from incidents.importers.base import Importer, Item, Loaded, NativeImporter, Rejected, Skipped
from incidents.importers.ingest.dataset_records import FileDataset
from incidents.importers.ingest.editions.whole_edition import (
    notes_on_missing,
    notes_on_retracted,
    retract_missing,
)
from incidents.importers.ingest.identity import Identity, Key
from incidents.importers.ingest.record_changes import New, add, base_of, faults, update
from incidents.importers.ingest.reporting.rejects_file import Rejects
from incidents.importers.ingest.reporting.report import Report, left_alone
from incidents.importers.ingest.row_record import Record, as_json, digest
from incidents.importers.ingest.source_keys import settle_sources
from incidents.importers.reading import InputFile
from incidents.store import imported
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database, Row
from incidents.store.flat import Plain
from incidents.store.history import Author
from incidents.store.keys import free_codes, stored_codes
from incidents.store.places.area_names import OpenNames
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.document.write import to_plain
from schema.errors import IncidentsError, InputError
from schema.restricted import public_document

BLOCK = 2_000
_OURS = "native"
_SHOWN = 5
_IDENTICAL = "the same in every cell as a row before it, and not numbered"
_NOTHING_KNOWN = "--whole-edition: no row is of a record of this store: nothing is retracted"
Step = Callable[[str, int, int], None]


class Intake:
    """The rows of one file on their way into the store."""

    def __init__(
        self,
        database: Database,
        file: InputFile,
        importer: Importer,
        batch_id: int,
        report: Report,
        rejects: Rejects,
        own: bool = False,
    ) -> None:
        self._database, self._file, self._importer = database, file, importer
        self._batch_id, self._report, self._rejects = batch_id, report, rejects
        self._identity = Identity(database)
        self._author = Author(f"load {file.path.name} (batch {batch_id})")
        self._ours = isinstance(importer, NativeImporter)
        self._dataset = FileDataset(database, file, importer, self._author, own)
        self._waiting: list[Record] = []
        self._conflicts: list[str] = []
        self._left = 0
        self._open_areas = OpenNames()

    def run(self, items: Iterator[Item], step: Step) -> None:
        """Take all items; rows whose wave comes later wait for the end of the file."""
        while block := list(islice(items, BLOCK)):
            self._take(block)
            step("rows", self._report.read, 0)
        self._take([])
        waiting, self._waiting = self._waiting, []
        self._settle(waiting, last=True)

    def warnings(self) -> list[str]:
        """What the numbers and the merging of the file showed."""
        found = self._identity.warnings() + self._open_areas.warnings()
        if self._conflicts:
            shown = "; ".join(self._conflicts[:_SHOWN])
            more = "; ..." if len(self._conflicts) > _SHOWN else ""
            found.append(
                f"{len(self._conflicts)} values were changed here and stay, against the file:"
                f" {shown}{more}"
            )
        if self._left:
            found.append(left_alone(self._left))
        return found + ([] if self._ours else notes_on_retracted(self._database, self._identity))

    def missing(self, whole: bool, keep_all: bool) -> list[str]:
        """What is to be said of records that earlier loads brought and this file lacks; those of a
        whole edition are retracted. A file that has no record in common with the store is taken
        for another part of the data set: nothing is missing.
        """
        known = self._report.updated + self._report.unchanged - self._left
        if self._ours or not known or self._file.rejected:
            return [_NOTHING_KNOWN] if whole else []
        if not whole:
            return notes_on_missing(self._database, self._identity)
        why = f"missing from a newer edition of its data set ({self._file.path.name}), or no strike"
        return retract_missing(self._database, self._identity, self._report, keep_all, why)

    def _take(self, block: Sequence[Item]) -> None:
        good = []
        for item in block:
            if isinstance(item, Loaded):
                good.append(self._record(item))
            elif isinstance(item, Skipped):
                self._report.skipped_reasons[item.reason] += 1
            else:
                self._reject(item)
        for fault in self._file.unread():
            self._reject(
                Rejected(fault.row, fault.column, fault.value, fault.reason, fault.original)
            )
        self._settle(good)

    def _reject(self, fault: Rejected) -> None:
        first = self._rejects.add(
            fault.row, fault.column, fault.value, fault.reason, fault.original
        )
        self._report.rejected += first

    def _refuse(self, record: Record, error: IncidentsError) -> None:
        for column, value, reason in faults(error):
            self._reject(Rejected(record.row, column, value, reason, record.item.original))
        self._identity.forget([record])

    def _record(self, item: Loaded) -> Record:
        """The row with the data set that the importer, the row or else the file's name says."""
        if self._ours:
            number = item.id or digest(item.document)
            return Record(item, _OURS, number, linked=False, digest=digest(item.document))
        code = item.document.get("code")
        if code and not item.document.get("datasets"):  # our own export in another format
            return Record(item, _OURS, code, linked=False, digest=digest(item.document))
        dataset, id = self._dataset.identity_of(item)
        return Record(item, dataset, id, linked=True, digest=digest(item.document))

    def _settle(self, records: list[Record], last: bool = False) -> None:
        """Tell new rows from known ones, and bring both into the store."""
        records = records if self._ours else self._without_known_codes(records)
        stored = self._identity.settle(records) if not last else self._stored(records)
        records = self._without_identical(records)
        if self._ours:
            records = [record for record in records if not self._repeats(record)]
            stored = self._by_code(records) | stored
        self._give_codes(records, stored)
        parents = self._parents(records)
        new: list[New] = []
        for record in records:
            known = stored.get((record.dataset, record.id))
            if known and known["digest"] == record.digest:
                self._report.unchanged += 1
            elif (parent := self._parent(record, parents)) is None and not last:
                self._waiting.append(record)
            else:
                self._check(record, parent or None, known, new)
        self._add(new)

    def _without_identical(self, records: list[Record]) -> list[Record]:
        """The rows that say something new; the others are counted and left out."""
        kept = [record for record in records if not record.identical]
        if len(kept) < len(records):
            self._report.identical_rows += len(records) - len(kept)
            self._report.skipped_reasons[_IDENTICAL] += len(records) - len(kept)
        return kept

    def _without_known_codes(self, records: list[Record]) -> list[Record]:
        """The rows of other formats that bear no code which the store has: what such a format
        leaves out of our record must not be lost.
        """
        codes = [str(code) for r in records if (code := r.item.document.get("code"))]
        known = stored_codes(self._database, codes)
        left = [r for r in records if r.item.document.get("code") not in known]
        self._left += len(records) - len(left)
        self._report.unchanged += len(records) - len(left)
        return left

    def _repeats(self, record: Record) -> bool:
        """Whether a document of ours has the code of one before it, which is refused."""
        code = record.item.document.get("code")
        if not code or record.id in (code, f"{code}#1"):
            return False
        self._refuse(record, InputError("each code once in a file", f"{code!r} again", "code"))
        return True

    def _by_code(self, records: Sequence[Record]) -> dict[Key, Row]:
        """Records that were not loaded but added, and that documents of ours name by code."""
        codes = {str(r.item.document["code"]): r for r in records if r.item.document.get("code")}
        return {
            (codes[code].dataset, codes[code].id): {"incident_id": n, "code": code, "digest": None}
            for code, n in stored_codes(self._database, codes).items()
        }

    def _stored(self, records: Sequence[Record]) -> dict[Key, Row]:
        found: dict[Key, Row] = {}
        for record in records:
            rows = imported.known(self._database, record.dataset, [record.id])
            found |= {(record.dataset, id): row for id, row in rows.items()}
        return found

    def _give_codes(self, records: Sequence[Record], stored: dict[Key, Row]) -> None:
        wanted = {}
        for index, record in enumerate(records):
            known = stored.get((record.dataset, record.id))
            if known:
                record.code = known["code"]
            elif record.code is None and (code := record.wanted_code()):
                wanted[index] = code
        taken = {record.code for record in (*records, *self._waiting) if record.code}
        for index, code in free_codes(self._database, wanted, taken).items():
            records[index].code = code

    def _parents(self, records: Sequence[Record]) -> dict[Key, str]:
        """Codes of the waves that rows name by their number in the data set or by their code."""
        named = [(r.dataset, str(p)) for r in records if (p := r.item.document.get("parent"))]
        found: dict[Key, str] = {}
        for dataset in dict.fromkeys(dataset for dataset, _ in named):
            numbers = [id for d, id in named if d == dataset]
            rows = imported.known(self._database, dataset, numbers)
            codes = stored_codes(self._database, numbers)
            found |= {(dataset, code): code for code in codes}
            found |= {(dataset, id): row["code"] for id, row in rows.items()}
        return found | {(r.dataset, r.id): r.code for r in records if r.code}

    def _parent(self, record: Record, parents: dict[Key, str]) -> str | None:
        """Code of the row's wave; an empty text when it has none, None when it is not known."""
        parent = record.item.document.get("parent")
        return parents.get((record.dataset, str(parent))) if parent else ""

    def _check(self, record: Record, parent: str | None, known: Row | None, new: list[New]) -> None:
        named = record.item.document.get("parent")
        try:
            if named and not parent:
                raise InputError(
                    "the number of a wave in the file or the store", repr(named), "parent"
                )
            plain = to_plain(validate(IncidentDocument, record.document(parent), ""))
        except IncidentsError as error:
            self._refuse(record, error)
            return
        if known:
            self._update(record, plain, known)
        else:
            new.append((record, plain))

    def _add(self, new: list[New]) -> None:
        settle_sources(self._database, [document for _, document in new])
        refused = add(self._database, new, self._batch_id)
        for record, error in refused:
            self._refuse(record, error)
        bad = {id(record) for record, _ in refused}
        good = [record for record, _ in new if id(record) not in bad]
        ids = stored_codes(self._database, [record.code for record in good])
        imported.keep(self._database, (self._kept(r, ids[r.code or ""]) for r in good))
        self._report.loaded += len(good)
        places = [record.item.document.get("place") or {} for record in good]
        self._open_areas.note((place.get("admin1"), place.get("country")) for place in places)

    def _update(self, record: Record, document: Plain, known: Row) -> None:
        settle_sources(self._database, [document])
        self._database.execute("SAVEPOINT one")
        try:
            base = self._base(known)
            outcome = update(self._database, known["incident_id"], document, base, self._author)
        except IncidentsError as error:
            self._database.execute("ROLLBACK TO one")
            self._refuse(record, error)
            return
        finally:
            self._database.execute("RELEASE one")
        as_loaded = as_json(outcome.as_loaded) if outcome.as_loaded else None
        kept = self._kept(record, known["incident_id"]) | {"as_loaded": as_loaded}
        imported.renew(self._database, kept)
        self._conflicts += [f"{record.code}: {field}" for field in outcome.conflicts]
        if outcome.changed:
            self._report.updated += 1
        else:
            self._report.unchanged += 1

    def _base(self, known: Row) -> Plain:
        """What the record was before a person changed it. A record that no load brought is only
        completed where it is silent; a document of ours takes its place, but for what is
        restricted, which a public export does not hold.
        """
        if known["digest"] is not None:
            base = base_of(self._database, known["code"], known["as_loaded"])
        else:
            base = incident_document(self._database, known["code"]) if self._ours else {}
        return public_document(base) if self._ours else base

    def _kept(self, record: Record, incident_id: int) -> Row:
        return {
            "dataset": record.dataset,
            "external_id": record.id,
            "incident_id": incident_id,
            "batch_id": self._batch_id,
            "row": record.row,
            "digest": record.digest,
            "original": as_json(dict(record.item.original)),
        }
