"""Records that earlier loads of a data set brought and a newer file lacks.

A file may be a part of its data set, so that nothing follows from what it lacks, until somebody
says that it is a whole edition. Then what it lacks was taken out of the data set and is retracted,
as far as the file covers it: a record of another country or of other years is none of its business.
What somebody changed here since, or brought back before, stays for a person to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.importers.ingest.editions.deletions import retract_records
from incidents.importers.ingest.identity import Identity
from incidents.importers.ingest.reporting.report import Report
from incidents.store.engines.base import Database

_SHOWN = 5
_MISSING = """FROM imported_row r JOIN incident i ON i.id = r.incident_id
    WHERE r.dataset = :dataset AND i.status != 'retracted' AND NOT EXISTS (
        SELECT 1 FROM seen_row s WHERE s.dataset = r.dataset AND s.external_id = r.external_id)"""
_OF_FILE = """FROM incident i JOIN imported_row r ON r.incident_id = i.id
    JOIN seen_row s ON s.dataset = r.dataset AND s.external_id = r.external_id
    WHERE r.dataset = :dataset"""
_RETRACTED = f"SELECT i.code {_OF_FILE} AND i.status = 'retracted' ORDER BY r.id"
_SPAN = f"SELECT min(i.date_earliest) AS first, max(i.date_latest) AS last {_OF_FILE}"
_COUNTRIES = f"SELECT DISTINCT coalesce(i.country, '') {_OF_FILE}"
_COVERED = f"""(i.date_earliest >= :first AND i.date_latest <= :last
    AND coalesce(i.country, '') IN ({_COUNTRIES})
    AND (:keep_all OR i.event_type != 'other'
        OR EXISTS (SELECT 1 FROM weapon_use u WHERE u.incident_id = i.id)))"""
"""Rows that are no strike may stand in the file and not be loaded from it this time."""
_TOUCHED = """(EXISTS (SELECT 1 FROM revision v WHERE v.record = 'incident:' || i.code
        AND v.action != 'load')
    OR EXISTS (SELECT 1 FROM incident_dataset l JOIN dataset d ON d.id = l.dataset_id
        WHERE l.incident_id = i.id AND d.slug != :dataset))"""


@dataclass(frozen=True)
class Missing:
    """Codes of the records that a file lacks. `outside` of them lie in countries or years that the
    file does not cover, `touched` were changed here since or rest on another data set as well.
    """

    dataset: str
    retractable: Sequence[str]
    outside: Sequence[str]
    touched: Sequence[str]


def notes_on_missing(database: Database, identity: Identity) -> list[str]:
    """For each data set how many of its records a file lacks, with the first codes; all of them
    are kept.
    """
    return [text for dataset in sorted(identity.datasets) if (text := _note(database, dataset))]


def _note(database: Database, dataset: str) -> str:
    asked = {"dataset": dataset}
    (count,) = next(database.tuples(f"SELECT count(*) {_MISSING}", asked))
    if not count:
        return ""
    some = database.tuples(f"SELECT i.code {_MISSING} ORDER BY r.id LIMIT {_SHOWN + 1}", asked)
    return (
        f"{count} of the records that earlier loads of {dataset!r} brought are not among the"
        f" good rows of this file: {_some([code for (code,) in some])}; they are kept (where the"
        " file is the whole of a newer edition, --whole-edition retracts them)"
    )


def notes_on_retracted(database: Database, identity: Identity) -> list[str]:
    """For each data set how many rows of a file are records that are retracted here: a data set may
    have taken something back, and have it again.
    """
    notes = []
    for dataset in sorted(identity.datasets):
        codes = [code for (code,) in database.tuples(_RETRACTED, {"dataset": dataset})]
        if codes:
            notes.append(
                f"{len(codes)} rows are records of {dataset!r} that are retracted here, and stay"
                f" so: {_some(codes)}; `incidents history CODE` says why, `undo` brings them back"
            )
    return notes


def retract_missing(
    database: Database, identity: Identity, report: Report, keep_all: bool, why: str
) -> list[str]:
    """Retract the records that a whole edition lacks; what is to be said of those that stay."""
    if not identity.numbered:
        return ["--whole-edition: the rows have no numbers of their own: nothing is retracted"]
    if report.rejected:
        return [
            f"--whole-edition: {report.rejected} rows were rejected, so that it is not known which"
            " records are missing: nothing is retracted; correct them and load the file again"
        ]
    lacking = [_missing(database, dataset, keep_all) for dataset in sorted(identity.datasets)]
    codes = [code for missing in lacking for code in missing.retractable]
    if codes:
        change = retract_records(database, codes, why)
        report.retracted, report.change = list(change.records), change.number
    return [text for missing in lacking for text in _kept(missing)]


def _missing(database: Database, dataset: str, keep_all: bool) -> Missing:
    asked = {"dataset": dataset, "keep_all": keep_all}
    asked |= database.one(_SPAN, {"dataset": dataset}) or {}
    sql = f"SELECT i.code, coalesce({_COVERED}, 0), {_TOUCHED} {_MISSING} ORDER BY r.id"
    rows = list(database.tuples(sql, asked))
    return Missing(
        dataset,
        [code for code, covered, touched in rows if covered and not touched],
        [code for code, covered, _ in rows if not covered],
        [code for code, covered, touched in rows if covered and touched],
    )


def _kept(missing: Missing) -> list[str]:
    lacking = f"records of {missing.dataset!r} that the edition lacks"
    notes = []
    if missing.outside:
        notes.append(
            f"{len(missing.outside)} {lacking} lie in other countries or years than its rows, or"
            f" are no strikes, and are kept: {_some(missing.outside)}"
        )
    if missing.touched:
        notes.append(
            f"{len(missing.touched)} {lacking} were changed here since, or rest on another data"
            f" set too, and are kept: {_some(missing.touched)}; `incidents retract CODE --why ...`"
        )
    return notes


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_SHOWN]) + (", ..." if len(codes) > _SHOWN else "")
