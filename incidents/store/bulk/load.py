"""Load flat rows as one batch: good ones into the tables, bad ones back to the caller."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import islice
from typing import Any, ParamSpec, TypeVar

from incidents.store import batches
from incidents.store.bulk import codes, datasets, parents, rules
from incidents.store.bulk.chunk import Chunk, Memo, tried
from incidents.store.bulk.cited import Cited
from incidents.store.bulk.known import Known
from incidents.store.bulk.lists import items
from incidents.store.bulk.media import media_of
from incidents.store.bulk.sources import Sources
from incidents.store.bulk.tables import Resolved, Writer
from incidents.store.bulk.targets import targets_of
from incidents.store.bulk.uses import Uses
from incidents.store.engines.base import Database
from incidents.store.flat import FIGURES, FLAT_COUNTS
from incidents.store.places.area_names import OpenNames
from schema.document.context import SourceDocument
from schema.document.flat_row import Cells, Reject, RowChecker
from schema.errors import InputError

AT_ONCE = 5_000
P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class BulkResult:
    """What became of the rows: how many were loaded, and why others were not.

    A row may stand in `rejected` more than once, with each fault found in it.
    """

    loaded: int = 0
    rejected: list[Reject] = field(default_factory=list)
    read: int = 0
    open_areas: OpenNames = field(default_factory=OpenNames)
    """First-level areas that stay as they are written."""

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
    RowChecker(columns)
    database.expect_many_rows()
    batch_id = batches.begin(database, batch.name, batch.importer, batch.sha256)
    result = load_into(database, rows, columns, batch_id, batch.source)
    counts = batches.Counts(result.read, result.loaded, result.rows_rejected)
    batches.end(database, batch_id, counts)
    return result


def load_into(
    database: Database,
    rows: Iterable[Sequence[Any]],
    columns: Sequence[str],
    batch_id: int,
    source: SourceDocument | str | None = None,
) -> BulkResult:
    """Load flat rows into a batch that the caller has opened and will close."""
    load = _Load(database, RowChecker(columns), source, batch_id)
    load.result.read = load.run(iter(rows))
    return load.result


def without_collector(function: Callable[P, R]) -> Callable[P, R]:
    """Run a function without Python's search for cyclic garbage, a quarter of the time of a load
    that makes none.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if collecting:
                gc.enable()

    return run


class _Load:
    def __init__(
        self,
        database: Database,
        checker: RowChecker,
        source: SourceDocument | str | None,
        batch_id: int,
    ) -> None:
        self.result = BulkResult()
        self._database, self._checker = database, checker
        self._known = Known(database)
        self._sources = Sources(database, source)
        self._targets: Memo[Any] = Memo(tried(targets_of))
        self._media: Memo[Any] = Memo(tried(media_of))
        self._writer = Writer(database, self._known, self._sources, batch_id)
        self._waiting = parents.Waiting(database)

    @without_collector
    def run(self, rows: Iterator[Sequence[Any]]) -> int:
        """Load all rows; how many there were."""
        read = 0
        while some := list(islice(rows, AT_ONCE)):
            good, rejects = self._checker.check(some, read + 1)
            self.result.rejected += rejects
            read += len(some)
            self._waiting.add(self._take(Chunk(good, self._checker.columns)))
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
            self._waiting.add(late)
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

    def _take(self, chunk: Chunk) -> dict[int, Cells]:
        """Load the good rows of a chunk, note the bad ones, and give back those that wait."""
        waiting: dict[int, Cells] = {}
        while True:
            found = self._resolved(chunk)
            if not chunk.rejects:
                self._check_names(chunk, found)
            if chunk.rejects:
                self.result.rejected += chunk.rejects
                chunk = chunk.without(reject.row for reject in chunk.rejects)
            elif late := parents.orphans(self._database, chunk):
                waiting |= {number: chunk.rows[number] for number in late}
                chunk = chunk.without(late)
            else:
                break
        self._write(chunk, found)
        return waiting

    def _write(self, chunk: Chunk, found: Resolved) -> None:
        if len(chunk):
            self._writer.write(chunk, found)
            self.result.loaded += len(chunk)
            self.result.open_areas.note(zip(chunk["admin1"], chunk["country"], strict=True))

    def _check(self, chunk: Chunk) -> None:
        """Check what each row says by itself."""
        rules.identified(chunk)
        rules.counts(chunk)
        rules.locations(chunk)
        for index, (code, parent) in enumerate(zip(chunk["code"], chunk["parent"], strict=True)):
            if parent and parent == code:
                fault = InputError("the code of another record in `parent`", f"its own, {code!r}")
                chunk.refuse(index, "parent", fault)

    def _check_names(self, chunk: Chunk, found: Resolved) -> None:
        """Check what rows may say only once."""
        codes.refuse_taken(self._database, chunk)
        datasets.refuse_taken(self._database, chunk, found.datasets)

    def _resolved(self, chunk: Chunk) -> Resolved:
        """What the cells stand for; a row that contradicts itself or the store is refused."""
        known = self._known
        self._check(chunk)
        targets = zip(chunk["target_types"], chunk["target_names"], strict=True)
        media = zip(chunk["media_urls"], chunk["graphic_media_urls"], strict=True)
        return Resolved(
            dates=rules.dates(chunk),
            figures={name: rules.figures(chunk, name) for name in rules.figure_names(chunk)},
            uses=self._uses(chunk),
            targets=chunk.answers(self._targets, targets, "target_types"),
            cited=self._cited(chunk),
            media=chunk.answers(self._media, media, "media_urls"),
            actors=chunk.answers(known.actors, zip(chunk["attacker"], strict=True), "attacker"),
            datasets=datasets.numbers(chunk, known.datasets),
        )

    def _uses(self, chunk: Chunk) -> list[Uses]:
        sites = [len(items(cell)) for cell in chunk["launch_sites"]]
        counted = _stated(chunk, FLAT_COUNTS)
        cells = zip(chunk["weapons"], chunk["weapon_types"], sites, counted, strict=True)
        return chunk.answers(self._known.uses, cells, "weapons")

    def _cited(self, chunk: Chunk) -> list[Cited]:
        """The sources of each row; the batch's own where a row brings figures and no source."""
        cells = zip(chunk["sources"], chunk["source_urls"], strict=True)
        found = chunk.answers(self._sources.cited, cells, "sources")
        stated = _stated(chunk, (*FLAT_COUNTS, *FIGURES))
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
