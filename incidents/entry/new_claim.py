"""One more claim on a recorded incident, by another source."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from incidents.entry.from_options import source_of
from incidents.entry.typed_values import figure
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import DocumentError, UsageError

_OUTCOMES = ("killed", "injured", "missing")


@dataclass(frozen=True)
class NewClaim:
    """What a source says of an incident's toll, as a person types it.

    `killed`, `injured` and `missing` are 2, "2-5" or "2+" (at least); `source` is the key of a
    recorded source or a web address; `speaker` who says so where it is not the source itself;
    `as_of` the day on which the figure stood; `quote` the source's own words, kept short; `group`
    whom it counts, when not everybody.
    """

    source: str
    killed: str | int | None = None
    injured: str | int | None = None
    missing: str | int | None = None
    publisher: str | None = None
    speaker: str | None = None
    as_of: str | None = None
    quote: str | None = None
    group: str = "total"


def with_claim(database: Database, code: str, given: NewClaim) -> IncidentDocument:
    """The incident with the claim added; what it says already stays as it is."""
    plain = copy.deepcopy(incident_document(database, code))
    source = source_of(database, given.source, given.publisher)
    claims = [_claim(outcome, given, source["key"]) for outcome in _OUTCOMES
              if getattr(given, outcome) is not None]  # fmt: skip
    if not claims:
        raise UsageError("expected a figure (killed, injured or missing), found none")
    plain["casualties"] = [*plain.get("casualties", []), *claims]
    known = [one["key"] for one in plain.get("sources", [])]
    if source["key"] not in known:
        plain["sources"] = [*plain.get("sources", []), source]
    try:
        return validate(IncidentDocument, plain, code)
    except DocumentError as error:
        raise UsageError(str(error)) from None


def _claim(outcome: str, given: NewClaim, source: str) -> dict[str, Any]:
    said = {"speaker": given.speaker, "as_of": given.as_of, "quote": given.quote}
    return {
        "outcome": outcome,
        "group": given.group,
        **figure(str(getattr(given, outcome)), f"--{outcome}"),
        "status": "claimed" if given.speaker else "asserted",
        "source": source,
        **{name: value for name, value in said.items() if value is not None},
    }
