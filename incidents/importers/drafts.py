"""What importers build: parts of an incident document, typed, and checked once on their way in.

An importer turns millions of rows, so that its parts are plain dicts with the keys of the documents
in `schema.document`; `ingest` validates the whole against `IncidentDocument` before it enters the
store. A test holds every key here against the document that it stands for.
"""

from __future__ import annotations

from typing import TypedDict


class SourceDraft(TypedDict, total=False):
    """A source, as `SourceDocument`."""

    key: str
    publisher: str
    title: str
    url: str
    published: str
    language: str
    kind: str
    reliability: str
    credibility: str
    note: str


class EvidenceDraft(TypedDict, total=False):
    """What claims and uses share: the key of the source, and where in it."""

    source: str
    locator: str
    inferred: str


class ClaimDraft(EvidenceDraft, total=False):
    """How many were killed, injured or missing, as `CasualtyClaimDocument`; a figure that nobody
    gave is left out, and 0 is somebody's figure.
    """

    outcome: str
    group: str
    low: int
    best: int
    high: int
    words: str
    status: str
    speaker: str


class StatementDraft(EvidenceDraft, total=False):
    """What a source says besides, as `StatementDocument`."""

    field: str
    value: str
    status: str
    speaker: str


class WeaponUseDraft(EvidenceDraft, total=False):
    """A weapon that was used, as `WeaponUseDocument`; counts that nobody gave are left out."""

    weapon: str
    type: str
    text: str
    launched_low: int
    launched_high: int
    intercepted_low: int
    intercepted_high: int
    lost_low: int
    lost_high: int
    hit_low: int
    hit_high: int
    launch_site: str
    carrier: str


class TargetDraft(TypedDict, total=False):
    """What was hit, as `TargetDocument`."""

    category: str
    name: str
    damage: str
    note: str
    source: str
