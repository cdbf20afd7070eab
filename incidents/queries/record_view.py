"""One whole record for reading: its document, its derived figures and what it points to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents.store.casualties import Figure, shifted
from incidents.store.documents import incident_document, public_row, references_of
from incidents.store.engines.base import Database
from incidents.store.flat import Plain, References, figures_of
from schema.restricted import public_document


@dataclass(frozen=True)
class Record:
    """An incident as `show` prints it. `children` are (code, title) of a wave's strikes.

    `numbers` are those of the document's casualty claims: one that is left out keeps its own.
    """

    document: Plain
    figures: dict[tuple[str, str], Figure]
    known: References
    children: list[tuple[str, str]]
    numbers: list[int]


def read_record(database: Database, code: str, include_restricted: bool = False) -> Record:
    """Read one incident. What is restricted stays out unless asked for."""
    row = public_row(database, code, include_restricted)
    document = incident_document(database, code)
    known = references_of(database, document)
    figures = {kind: shifted(figure) for kind, figure in figures_of(document, known).items()}
    sql = "SELECT code, title FROM incident WHERE parent_id = :id AND NOT restricted ORDER BY code"
    children: list[tuple[str, str]] = [tuple(c) for c in database.tuples(sql, {"id": row["id"]})]
    public: dict[str, Any] = document if include_restricted else public_document(document)
    claims = enumerate(document.get("casualties", []), start=1)
    numbers = [n for n, claim in claims if include_restricted or not claim.get("restricted")]
    return Record(public, figures, known, children, numbers)
