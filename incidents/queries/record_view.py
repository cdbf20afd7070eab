"""One whole record for reading: its document, its derived figures and what it points to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents.figures.bounds import Figure
from incidents.figures.claims import Triple
from incidents.figures.derive import shifted
from incidents.figures.sums.waves import SILENT, whole
from incidents.figures.verdicts import ClaimVerdict
from incidents.store.documents import incident_document, public_row, references_of
from incidents.store.engines.base import Database
from incidents.store.flat import Plain, References, derivation_of
from schema.restricted import public_document


@dataclass(frozen=True)
class Record:
    """An incident as `show` prints it. `children` are (code, title) of a wave's strikes.

    `together` is what its strikes add up to, by outcome, beside what the wave itself states.
    `verdicts` stand beside the document's casualty claims; numbers run on over what is left out.
    """

    document: Plain
    figures: dict[tuple[str, str], Figure]
    known: References
    children: list[tuple[str, str]]
    verdicts: list[ClaimVerdict]
    contested: str | None
    together: dict[str, Triple]


OUTCOMES = ("killed", "injured", "missing")
ENDS = ("low", "best", "high")


def document_with_verdicts(record: Record) -> Plain:
    """The document with what became of each casualty claim: its number, whether it stands, the
    number of the claim that it gave way to, why, whose figure it is, and on which side.
    """
    claims = [
        claim
        | {
            "number": verdict.number + 1,
            "stands": verdict.stands,
            "gave_way_to": None if verdict.gave_way_to is None else verdict.gave_way_to + 1,
            "because": verdict.sentence,
            "authority": verdict.authority,
            "side": verdict.side,
        }
        for claim, verdict in zip(
            record.document.get("casualties", []), record.verdicts, strict=True
        )
    ]
    return record.document | ({"casualties": claims} if claims else {})


def read_record(database: Database, code: str, include_restricted: bool = False) -> Record:
    """Read one incident. What is restricted stays out unless asked for."""
    row = public_row(database, code, include_restricted)
    document = incident_document(database, code)
    known = references_of(database, document)
    derived = derivation_of(document, known)
    figures = {kind: shifted(figure) for kind, figure in derived.figures.items()}
    sql = "SELECT code, title FROM incident WHERE parent_id = :id AND NOT restricted ORDER BY code"
    children: list[tuple[str, str]] = [tuple(c) for c in database.tuples(sql, {"id": row["id"]})]
    public: dict[str, Any] = document if include_restricted else public_document(document)
    verdicts = [
        verdict
        for claim, verdict in zip(document.get("casualties", []), derived.verdicts, strict=True)
        if include_restricted or not claim.get("restricted")
    ]
    together = _together(database, row["id"])
    return Record(public, figures, known, children, verdicts, row["contested"], together)


_PARTS = f"""SELECT p.id, {", ".join(f"p.{o}_{e}" for o in OUTCOMES for e in ENDS)} FROM incident p
    WHERE p.parent_id = :id AND NOT p.restricted AND p.verification != 'refuted'
    AND p.status = 'published'"""


def _together(database: Database, wave: int, above: tuple[int, ...] = ()) -> dict[str, Triple]:
    """What the parts of a wave add up to, their own parts included; empty when it has none."""
    if wave in above:
        return {}
    parts: list[dict[str, Triple]] = []
    for number, *figures in list(database.tuples(_PARTS, {"id": wave})):
        own = {o: tuple(figures[3 * n : 3 * n + 3]) for n, o in enumerate(OUTCOMES)}
        below = _together(database, number, (*above, wave))
        parts.append({o: whole(own[o], [below[o]] if below else []) for o in OUTCOMES})
    return {o: whole(SILENT, [part[o] for part in parts]) for o in OUTCOMES} if parts else {}
