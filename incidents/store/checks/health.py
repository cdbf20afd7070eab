"""All checks of a store, and what can be mended without judgement."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.store.checks import records, telling_texts, tolls, waves
from incidents.store.checks.findings import CHECKS, WALKS, Finding
from incidents.store.engines.base import Database
from incidents.store.writing import rewrite_flat

__all__ = ["CHECKS", "mend", "records", "run", "telling_texts", "tolls", "waves"]


def run(database: Database) -> Iterator[Finding]:
    """All findings of all checks."""
    for walk in WALKS:
        yield from walk(database)


def mend(database: Database, findings: list[Finding]) -> int:
    """Mend what can be mended without judgement; how many records were."""
    codes = {finding.code for finding in findings if finding.check == "flat_columns_agree"}
    for code in sorted(codes):
        rewrite_flat(database, code)
    return len(codes)
