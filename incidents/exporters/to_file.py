"""An export: the incidents of a question in one file, with what made it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.exporters.registry import by_suffix
from incidents.exporters.schemes.scheme import scheme_named, write_as
from incidents.exporters.whole_files import check_free, whole_file, whole_path
from incidents.language import left_out_words
from incidents.queries.provenance import MOVED, DatasetFacts, Made, export_facts, kept_back
from incidents.queries.publication import Publication, publishing
from incidents.queries.query import asked_of
from incidents.queries.results import Answer, grid_of
from incidents.queries.sums import left_out
from schema.errors import UsageError

if TYPE_CHECKING:
    from incidents.exporters.base import Exporter
    from incidents.exporters.schemes.scheme import Scheme
    from incidents.queries.filters import Filter
    from incidents.queries.results import Palette
    from incidents.store.store import Store


@dataclass(frozen=True)
class Written:
    """A file that was written: where, and how many incidents it holds.

    `metadata` is the file beside it that says what made it, where the format has no room for that.
    `warnings` name data sets whose terms do not allow passing their rows on; `notes` say what a
    person has to know of the file.
    """

    path: Path
    incidents: int
    metadata: Path | None = None
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Export:
    """How a file is to be written. `hxl` adds the row of HXL tags, `blur` is the size of the grid
    that coordinates move to, such as 1km, `palette` gives the colours of the map to formats that
    draw; with `force` an existing file is replaced. `scheme` names the data set whose columns the
    file gets: acled or ucdp. `no_delay` gives fresh strikes in full (`queries.publication`).
    """

    out: Path
    hxl: bool = False
    blur: str | None = None
    force: bool = False
    palette: Palette | None = None
    scheme: str | None = None
    no_delay: bool = False


def write(store: Store, wanted: Filter, export: Export) -> Written:
    """Write the file whole or not at all; raises UsageError for an ending that no format has."""
    exporter = by_suffix(export.out)
    _check_hxl(exporter, export)
    scheme = scheme_named(export.scheme, export.out) if export.scheme is not None else None
    beside = export.out.with_name(f"{export.out.name}-metadata.json")
    check_free(export.out, export.force)
    if not exporter.CARRIES_METADATA:
        check_free(beside, export.force)
    with publishing(store, wanted, export.no_delay) as publication:
        answer = _answer(store, publication, wanted, export)
        if telling := publication.telling_texts(answer.query):
            store.listener.warn(telling)
        with whole_path(export.out, export.force) as draft:
            count = (
                _write_as(scheme, answer, draft) if scheme else exporter.write_file(answer, draft)
            )
    if not exporter.CARRIES_METADATA:
        _write_beside(beside, export.force, answer.made)
    terms = [_terms(dataset) for dataset in answer.made["datasets"]
             if not dataset["redistributable"]]  # fmt: skip
    metadata = None if exporter.CARRIES_METADATA else beside
    return Written(export.out, count, metadata, terms, [*answer.notes, *_left_out(answer)])


def _write_as(scheme: Scheme, answer: Answer, out: Path) -> int:
    """Write the records in the columns of a data set; the metadata and a note say what is lost."""
    count, lost = write_as(scheme, answer, out)
    answer.made["columns_of"] = scheme.title
    answer.made["not_held"] = lost
    if lost:
        parts = "; ".join(f"{words} ({number:,})" for words, number in lost.items())
        answer.notes.append(f"{scheme.title} has no place for, in so many records: {parts}")
    return count


def _left_out(answer: Answer) -> Iterator[str]:
    """What of the question the file does not hold; coordinates that are coarser are told apart."""
    for reason, number in answer.made["left_out"].items():
        if reason != MOVED:
            yield left_out_words.left_out(reason, number)


def _answer(store: Store, publication: Publication, wanted: Filter, export: Export) -> Answer:
    grid, database = grid_of(export.blur), publication.database
    asked = asked_of(store, database, wanted)
    (total,) = next(
        database.tuples(f"SELECT count(*) FROM incident i {asked.text}", asked.parameters)
    )
    facts = export_facts(database, wanted, asked, total, grid)
    facts["left_out"] = left_out.of_all(database, asked) | kept_back(database, wanted, asked)
    notes = []
    if delay := publication.delay(asked):
        facts["publish_delay"] = delay
        notes.append(delay)
    restricted, palette = wanted.include_restricted, export.palette
    return Answer(
        store.engine, database, asked, facts, restricted, grid, export.hxl, palette, notes,
        publication.sites,
    )  # fmt: skip


def _check_hxl(exporter: Exporter, export: Export) -> None:
    if export.hxl and export.scheme:
        raise UsageError("--hxl: expected our own columns, found --as: its columns have no tags")
    if export.hxl and not exporter.TAKES_HXL:
        raise UsageError(
            f"--hxl: expected a file that ends in .csv, .tsv, .xlsx, found {export.out.suffix!r}"
        )


def _terms(dataset: DatasetFacts) -> str:
    rows = f"{dataset['records']:,} row{'' if dataset['records'] == 1 else 's'}"
    if not (dataset["licence"] or dataset["attribution"] or dataset["url"]):
        return (
            f"{rows}: nobody has said that the rows of {dataset['name']} may be passed on; where"
            " they are your own: incidents load FILE --own"
        )
    return f"{rows}: the terms of {dataset['name']} do not allow passing its rows on"


def _write_beside(beside: Path, force: bool, facts: Made) -> None:
    with whole_file(beside, force) as file:
        file.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
