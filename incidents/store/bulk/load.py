"""Load flat rows as one batch: good ones into the tables, bad ones back to the caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from incidents.store import batches
from incidents.store.bulk import codes, datasets, parents, rules
from incidents.store.bulk.chunk import Chunk, Memo, tried
from incidents.store.bulk.cited import Cited
from incidents.store.bulk.known import Known
from incidents.store.bulk.lists import items
from incidents.store.bulk.sources import Sources
from incidents.store.bulk.tables import Resolved, Writer
from incidents.store.bulk.targets import targets_of
from incidents.store.bulk.uses import Uses
from incidents.store.engines.base import Database
from schema.document.context import SourceDocument
from schema.document.flat_row import Reject, RowChecker
from schema.errors import InputError

AT_ONCE = 5_000


@dataclass
class BulkResult:
    """What became of the rows: how many were loaded, and why others were not.

    A row may stand in `rejected` more than once, with each fault found in it.
    """

    loaded: int = 0
    rejected: list[Reject] = field(default_factory=list)

    @property
    def rows_rejected(self) -> int:
        """How many rows were not loaded."""
        return len({reject.row for reject in self.rejected})


@dataclass(frozen=True)
class Batch:
    """Where rows come from. `source` is cited by rows that bring figures and no source."""

    name: str
    importer: str = "library"
    sha256: str | None = None
    source: SourceDocument | str | None = None


def load_rows(
    database: Database, rows: Iterable[Sequence[Any]], columns: Sequence[str], batch: Batch
) -> BulkResult:
    """Load flat rows inside the caller's transaction; memory does not grow with them.

    Raises UnknownNameError for a column and InputError for columns that identify no incident.
    """
    checker = RowChecker(columns)
    database.expect_many_rows()
    batch_id = batches.begin(database, batch.name, batch.importer, batch.sha256)
    load = _Load(database, checker, batch, batch_id)
    read = load.run(iter(rows))
    rejected = load.result.rows_rejected
    batches.end(database, batch_id, batches.Counts(read, load.result.loaded, rejected))
    return load.result


class _Load:
    def __init__(
        self, database: Database, checker: RowChecker, batch: Batch, batch_id: int
    ) -> None:
        self.result = BulkResult()
        self._database, self._checker = database, checker
        self._known = Known(database)
        self._sources = Sources(database, batch.source)
        self._targets: Memo[Any] = Memo(tried(targets_of))
        self._writer = Writer(database, self._known, self._sources, batch_id)
        self._waiting = parents.Waiting(database)

    def run(self, rows: Iterator[Sequence[Any]]) -> int:
        """Load all rows; how many there were."""
        read = 0
        while some := list(islice(rows, AT_ONCE)):
            good, rejects = self._checker.check(some, read + 1)
            self.result.rejected += rejects
            read += len(some)
            late = self._take(Chunk(good, self._checker.columns))
            self._waiting.add(late.rows)
        while self._take_waiting():
            pass
        return read

    def _take_waiting(self) -> bool:
        """Load the waiting rows whose wave has come; whether another round may load more.
        In a round that moves nothing the rest is refused.
        """
        before, last, left = self.result.loaded, 0, 0
        while rows := self._waiting.after(last, AT_ONCE):
            first, last = next(iter(rows)), next(reversed(rows))
            self._waiting.remove(first, last)
            late = self._take(Chunk(rows, self._checker.columns))
            self._waiting.add(late.rows)
            left += len(late)
        if left and self.result.loaded == before:
            self._refuse_waiting()
            return False
        return left > 0

    def _refuse_waiting(self) -> None:
        fault = InputError("the code of a wave in the store or among the rows", "no such record")
        last = 0
        while rows := self._waiting.after(last, AT_ONCE):
            last = next(reversed(rows))
            chunk = Chunk(rows, self._checker.columns)
            for index in range(len(chunk)):
                chunk.refuse(index, "parent", fault)
            self.result.rejected += chunk.rejects

    def _take(self, chunk: Chunk) -> Chunk:
        """Load the good rows of a chunk, note the bad ones, and give back those that wait."""
        chunk = self._good(chunk)
        late = parents.orphans(self._database, chunk)
        waiting = chunk.without(set(chunk.numbers) - late)
        chunk = chunk.without(late) if late else chunk
        if len(chunk):
            self._writer.write(chunk, self._resolved(chunk))
            self.result.loaded += len(chunk)
        return waiting

    def _good(self, chunk: Chunk) -> Chunk:
        """The rows of a chunk against which nothing speaks."""
        for check in (self._check, self._check_names):
            check(chunk)
            if chunk.rejects:
                self.result.rejected += chunk.rejects
                chunk = chunk.without({reject.row for reject in chunk.rejects})
        return chunk

    def _check(self, chunk: Chunk) -> None:
        """Check what each row says by itself."""
        rules.identified(chunk)
        rules.counts(chunk)
        rules.locations(chunk)
        for index, (code, parent) in enumerate(zip(chunk["code"], chunk["parent"], strict=True)):
            if parent and parent == code:
                fault = InputError("the code of another record in `parent`", f"its own, {code!r}")
                chunk.refuse(index, "parent", fault)
        self._resolved(chunk)

    def _check_names(self, chunk: Chunk) -> None:
        """Check what rows may say only once."""
        codes.refuse_taken(self._database, chunk)
        found = datasets.numbers(chunk, self._known.datasets)
        datasets.refuse_taken(self._database, chunk, found)

    def _resolved(self, chunk: Chunk) -> Resolved:
        """What the cells stand for; a row for which something is not found is refused."""
        known = self._known
        targets = zip(chunk["target_types"], chunk["target_names"], strict=True)
        return Resolved(
            spans=rules.spans(chunk),
            figures={name: rules.figures(chunk, name) for name in rules.FIGURES},
            uses=self._uses(chunk),
            targets=chunk.answers(self._targets, targets, "target_types"),
            cited=self._cited(chunk),
            actors=chunk.answers(known.actors, zip(chunk["attacker"], strict=True), "attacker"),
            datasets=datasets.numbers(chunk, known.datasets),
        )

    def _uses(self, chunk: Chunk) -> list[Uses]:
        sites = [len(items(cell)) for cell in chunk["launch_sites"]]
        counted = _stated(chunk, rules.COUNTS)
        cells = zip(chunk["weapons"], chunk["weapon_types"], sites, counted, strict=True)
        return chunk.answers(self._known.uses, cells, "weapons")

    def _cited(self, chunk: Chunk) -> list[Cited]:
        """The sources of each row; the batch's own where a row brings figures and no source."""
        cells = zip(chunk["sources"], chunk["source_urls"], strict=True)
        found = chunk.answers(self._sources.cited, cells, "sources")
        stated = _stated(chunk, (*rules.COUNTS, *rules.FIGURES))
        for index, (cited, figures) in enumerate(zip(found, stated, strict=True)):
            if figures and cited.__class__ is Cited and not cited.references:
                if self._sources.usual is None:
                    fault = InputError("a source for the figures of the row", "none")
                    chunk.refuse(index, "sources", fault)
                else:
                    found[index] = self._sources.usual
        return found


def _stated(chunk: Chunk, names: Iterable[str]) -> list[bool]:
    """Whether each row states any of some figures."""
    ends = ("low", "best", "high")
    stated = [f"{name}_{end}" for name in names for end in ends if f"{name}_{end}" in chunk.names]
    nothing = [None] * len(stated)
    rows = zip(chunk.numbers, *(chunk[name] for name in stated), strict=True)
    return [figures != nothing for _, *figures in rows]
