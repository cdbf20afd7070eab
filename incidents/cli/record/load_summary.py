"""What a load says when it is done: what was not read, not understood, or is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents.importers.ingest.reporting.not_understood import Unread
    from incidents.importers.ingest.reporting.report import Report

_COLUMNS = 12
_EXAMPLES = 3
_REJECTS = 10
_LONGEST = 60
_WARNINGS = 12


def lines(report: Report, dry_run: bool) -> Iterator[str]:
    """The lines below the table of counts, the most telling first."""
    yield from _rejects(report, dry_run)
    yield from _values(report.not_understood)
    yield from _records(report)
    if report.retracted:
        codes = _some(report.retracted, _REJECTS)
        yield f"retracted {len(report.retracted):,} records that the edition lacks: {codes}"
    if report.columns_unused:
        named = _some(report.columns_unused, _COLUMNS)
        yield f"columns not used: {named}"
    for reason, count in report.skipped_reasons.most_common(_COLUMNS):
        yield f"skipped {count}: {reason}"


def warnings(report: Report) -> Sequence[str]:
    """The warnings of a load; of a flood of them the first."""
    more = len(report.warnings) - _WARNINGS
    cut = [f"and {more} more warnings; --format json lists them"] if more > 0 else []
    return [*report.warnings[:_WARNINGS], *cut]


def _rejects(report: Report, dry_run: bool) -> Iterator[str]:
    """The first rejects where no file keeps them, since a trial writes none."""
    if not dry_run or report.rejects_file:
        return
    for one in report.rejects[:_REJECTS]:
        cell = f" {one.column}" if one.column else ""
        value = f" {_short(one.value)}:" if one.value else ""
        yield f"rejected row {one.row}:{cell}{value} {one.expected}"
    if report.rejected > len(report.rejects[:_REJECTS]):
        yield f"{report.rejected:,} rows in all; --rejects FILE writes each with its reason"


def _values(unread: Sequence[Unread]) -> Iterator[str]:
    """For each column how many values were not understood, with examples and suggestions."""
    by_column: dict[str, list[Unread]] = {}
    for one in unread:
        by_column.setdefault(one.column, []).append(one)
    for column, found in by_column.items():
        count = sum(one.count for one in found)
        shown = "; ".join(map(_shown, found[:_EXAMPLES]))
        more = f"; and {len(found) - _EXAMPLES} more" if len(found) > _EXAMPLES else ""
        values = "value" if count == 1 else "values"
        yield f"{column}: {count:,} {values} not understood: {shown}{more}"


def _shown(one: Unread) -> str:
    times = f" ({one.count:,} times)" if one.count > 1 else ""
    near = f" - did you mean {one.suggestion}?" if one.suggestion else ""
    return f"{_short(one.value)}{times}{near}"


def _records(report: Report) -> Iterator[str]:
    places = report.places
    if any(places[name] for name in ("fuzzy", "area", "unresolved")):
        yield (
            f"places: {places['exact']:,} with coordinates, {places['fuzzy']:,} by another"
            f" spelling, {places['area']:,} known as areas, {places['unresolved']:,} by name alone"
        )
    found = report.records
    if found.undated or found.months or found.years:
        yield (
            f"dates: {found.undated:,} missing, {found.months:,} known to the month,"
            f" {found.years:,} to the year"
        )
    if found.future:
        yield f"dates: {found.future:,} lie in the future: is the year right?"
    for kind, number in found.hidden.items():
        yield (
            f"{number:,} loaded as {kind}, which answers leave out: "
            f"incidents query --event-type {kind} shows them"
        )


def _some(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
