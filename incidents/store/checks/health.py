"""All checks of a store, and what can be mended without judgement."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.store.changes.total_cells import add_up_anew
from incidents.store.checks import earlier_texts, evidence, records, telling_texts, tolls, waves
from incidents.store.checks.findings import CHECKS, ERROR, WALKS, Finding
from incidents.store.engines.base import Database
from incidents.store.log.head import heads_named
from incidents.store.log.verify import head_faults
from incidents.store.writing import rewrite_flat

__all__ = [
    "CHECKS",
    "earlier_texts",
    "evidence",
    "mend",
    "records",
    "run",
    "telling_texts",
    "tolls",
    "waves",
]


HEAD = "Nothing was changed before the head that was kept"
"""The line on screen of the check that a head is asked for."""


def run(database: Database) -> Iterator[Finding]:
    """All findings of all checks. The log and the file are looked at first: where they are not
    whole, what else cannot be read of a record is a finding too.
    """
    broken = False
    for walk in WALKS:
        try:
            for finding in walk(database):
                broken |= finding.level == ERROR
                yield finding
        except Exception as error:
            if not broken:
                raise
            name = next((n for n in CHECKS if n == getattr(walk, "__name__", "")), "documents")
            message = f"it could not be made: a record cannot be read ({error!r})"
            yield Finding(name, ERROR, "", message, "compare with a backup")


def since(database: Database, kept: str | None) -> Iterator[Finding]:
    """What was changed before the heads of the log that a text or a file of that name carries."""
    for head in heads_named(kept) if kept else ():
        for record, message in head_faults(database, head):
            yield Finding("head", "error", record, message, "compare with a backup")


def mend(database: Database, findings: list[Finding]) -> int:
    """Mend what can be mended without judgement; how many records were. A record that is not what
    the log says stays as it is: nobody knows from what its columns should be made.
    """
    unlogged = {finding.code for finding in findings if finding.check == "log"}
    codes = {
        finding.code for finding in findings if finding.check == "flat_columns_agree"
    } - unlogged
    for code in sorted(codes):
        rewrite_flat(database, code)
    if any(finding.check == "full_text" for finding in findings):
        database.index_all_text()
    if any(finding.check == "totals" for finding in findings):
        add_up_anew(database)
    return len(codes)
