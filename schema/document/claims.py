"""Claims: figures and statements, each with who says so and where it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import model_validator

from schema.document.base import Code, Count, Document, Moment, Slug, Slugs, Text
from schema.errors import InputError, nearest
from schema.vocabulary import vocabulary


class EvidenceDocument(Document):
    """Where something comes from."""

    source: Slug | None = None
    """Key of the source."""
    quote: Text | None = None
    """The source's own words, kept short."""
    locator: Text | None = None
    """Where in the source: paragraph, page, section, time code."""


class ClaimDocument(EvidenceDocument):
    """What everything asserted shares."""

    key: Slug | None = None
    """Name of the claim inside its record, for `supersedes` and `adds_to`. A claim of casualties
    that comes without one gets it when it is recorded (`killed-1`), and keeps it.
    """
    status: Annotated[str, Code("claim_statuses")] = "asserted"
    """In what way it is said."""
    speaker: Text | None = None
    """Who says so, where it is not the source itself."""
    via: Text | None = None
    """Who reported the speaker's words to the source."""
    inferred: Text | None = None
    """Why the value was inferred, where the source does not state it outright; with `supersedes`,
    which page says that the older count was overtaken, and in what words."""
    as_of: Moment | None = None
    """When the value stood: a partial date, or local time to the minute (2026-03-10T09:00)."""
    accepted: bool = True
    """False when a person refused the claim; it is kept and shown, and never counted."""
    refused_because: Text | None = None
    """Why it was refused."""
    supersedes: Slugs | None = None
    """Key of an older claim of the same record that this one replaces; several joined by `; `."""
    restricted: bool = False
    """True when it must not leave the store unless asked for."""

    @model_validator(mode="after")
    def _source_and_reason(self) -> ClaimDocument:
        if self.source is None:
            raise InputError("the key of a source in `source`", "none")
        if not self.accepted and not self.refused_because:
            raise InputError("a reason in `refused_because`", "none")
        return self


class CasualtyClaimDocument(ClaimDocument):
    """Who says how many were killed, injured or missing."""

    outcome: Annotated[str, Code("casualty_outcomes")]
    """Killed, injured or missing."""
    group: Annotated[str, Code("casualty_groups")] = "total"
    """Whom the figure counts; a group is a subset of the total and lifts it."""
    low: Count | None = None
    """Least; empty when only an upper bound is stated."""
    best: Count | None = None
    """The source's own best figure, where it gives one beside a range."""
    high: Count | None = None
    """Greatest; empty means "at least"."""
    words: Text | None = None
    """As printed, such as "dozens"."""
    whole: bool = False
    """True when the source says that its groups are all there were, so that they make the total."""
    derived: bool = False
    """True for a group that a flat row states beside its total: both were worked out of several
    claims, perhaps of different people, so that the group says nothing of the total."""
    adds_to: Slug | None = None
    """Key of the claim of the same outcome and group that this one comes on top of."""
    authority: Text | None = None
    """Who stands behind the figure, where it is neither speaker, agency nor publisher."""
    side: Annotated[str, Code("sides")] | None = None
    """On which side of the incident the authority stands, where the actors do not tell."""

    @model_validator(mode="after")
    def _figures_agree(self) -> CasualtyClaimDocument:
        stated = [n for n in (self.low, self.best, self.high) if n is not None]
        if stated != sorted(stated):
            raise InputError("low not above best and best not above high", f"{stated}")
        if self.status == "none_reported" and stated not in ([], [0]):
            raise InputError("no figure but low 0 with status none_reported", f"{stated}")
        if not stated and not self.words and self.status != "none_reported":
            raise InputError("a figure (low, best, high) or `words`", "neither")
        return self


class StatementDocument(ClaimDocument):
    """What a source says of any other field or circumstance."""

    field: Text
    """A code of statement_fields or the name of a field of the record."""
    value: Text
    """What is said, in a few words."""


def check_fields(statements: Sequence[StatementDocument], record: type[Document]) -> None:
    """Refuse a statement about something that neither the vocabulary nor the record knows."""
    known = [*vocabulary("statement_fields").codes, *record.model_fields]
    for number, statement in enumerate(statements):
        if statement.field not in known:
            near = " or ".join(nearest(statement.field, known)) or "the codebook lists them"
            expected = f"a code of statement_fields or a field of the record ({near})"
            raise InputError(expected, repr(statement.field), f"statements[{number}].field")
