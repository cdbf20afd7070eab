"""What of linkage waits for a person, as checks of a store: likely twins, clusters in conflict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from incidents.store.checks.findings import NOTE, Finding, check

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

LIKELY = 0.95
"""The score from which two records are named without being asked for."""
MOST = 200_000
"""Records from which on a check does not compare them all."""
_KNOWN = "SELECT code FROM incident WHERE code IN (:one, :other)"


@check
def likely_twins(database: Database) -> Iterator[Finding]:
    """No two published records are most likely one event that nobody judged"""
    number = database.one("SELECT count(*) AS n FROM incident")
    if number and number["n"] > MOST:
        yield Finding("likely_twins", NOTE, "", "too many records to compare them all by the way",
                      "incidents link find")  # fmt: skip
        return
    import numpy as np

    from incidents.linkage.finding import candidates
    from incidents.linkage.judging import standing
    from incidents.linkage.records import read_records

    records = read_records(database, "i.status = 'published'")
    judged = standing(database)
    everyone = np.ones(len(records), bool)
    for pair in candidates(records, everyone, everyone, LIKELY):
        if tuple(sorted((pair.one, pair.other))) not in judged:
            told = f"{pair.score:.2f}: {', '.join(pair.reasons)}"
            message = f"may be the same event as {pair.other} ({told})"
            yield Finding("likely_twins", NOTE, pair.one, message,
                          "incidents link judge CODE CODE same|different --why ...")  # fmt: skip


@check
def judged_records(database: Database) -> Iterator[Finding]:
    """What was judged to be one event can be one, and every record of it is there"""
    from incidents.linkage.judging import restricted_codes, standing
    from incidents.linkage.views import recorded_clusters

    for one in recorded_clusters(database):
        for text in (one.conflict, *one.broken):
            if text:
                yield Finding("judged_records", NOTE, one.cluster, text,
                              f"incidents link show {one.cluster}")  # fmt: skip
    held = restricted_codes(database)
    for (one_code, other), judgement in standing(database).items():
        asked = {"one": one_code, "other": other}
        known = {code for (code,) in database.tuples(_KNOWN, asked)}
        for code in {one_code, other} - known:
            if not {one_code, other} & held:
                yield Finding("judged_records", NOTE, code,
                              f"it was judged {judgement.verdict}, and is not recorded any more",
                              "nothing is merged with it")  # fmt: skip
