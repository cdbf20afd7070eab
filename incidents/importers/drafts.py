"""What importers build: parts of an incident document, typed, and checked once on their way in.

An importer turns millions of rows, so that its parts are plain dicts with the keys of the documents
in `schema.document`; `ingest` validates the whole against `IncidentDocument` before it enters the
store. A test holds every key here against the document that it stands for.

A part such as a `DateDraft` is unpacked into the whole; it is closed, so that the type checker
knows that it brings along no other keys. What it shares with the whole stands in its `...Fields`.
"""

from __future__ import annotations

from typing import cast

from typing_extensions import TypedDict


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
    whole: bool
    derived: bool


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


class MediaDraft(TypedDict, total=False):
    """A picture or film, as `MediaDocument`."""

    url: str
    archive_url: str
    graphic: bool
    credit: str
    captured: str
    published: str
    note: str


class DateFields(TypedDict, total=False):
    """The fields of `IncidentDocument` that say when."""

    date_words: str
    date_start: str
    date_end: str
    date_precision: str
    time_local: str
    timezone: str


class DateDraft(DateFields, total=False, closed=True):
    """When: the date fields of an incident and nothing else."""


class PointFields(TypedDict, total=False):
    """Latitude and longitude in degrees: both, or neither where a row has none."""

    latitude: float
    longitude: float


class PointDraft(PointFields, total=False, closed=True):
    """A point and nothing else."""


class AreaFields(TypedDict, total=False):
    """The areas that a place lies in, the country as its ISO 3166-1 alpha-2 code."""

    admin2: str
    admin1: str
    country: str


class AreaDraft(AreaFields, total=False, closed=True):
    """Areas and nothing else."""


class PlaceDraft(AreaFields, PointFields, total=False, closed=True):
    """Where an incident was, as `PlaceReference`."""

    key: str
    name: str


class LocationFields(TypedDict, total=False):
    """The fields of `IncidentDocument` that say where, and how closely that is known."""

    place: PlaceDraft
    location_precision: str
    uncertainty_m: float
    location_words: str
    location_how: str
    location_by: str
    location_at: str
    location_proof: str
    location_proof_words: str
    location_checked_by: str
    area_how: str


class LocationDraft(LocationFields, total=False, closed=True):
    """Where: the location fields of an incident and nothing else."""


class SidesFields(TypedDict, total=False):
    """The fields of `IncidentDocument` that say who attacked whom, and how that is known."""

    attacker: str
    defender: str
    attribution: str


class SidesDraft(SidesFields, total=False, closed=True):
    """Who attacked whom and nothing else."""


class DatasetDraft(TypedDict, total=False):
    """The number of the event in a data set, as `DatasetReference`."""

    dataset: str
    id: str


class EventFields(TypedDict, total=False):
    """The fields of `IncidentDocument` that say what kind of record it is."""

    level: str
    event_type: str
    status: str
    verification: str


class IncidentDraft(DateFields, LocationFields, SidesFields, EventFields, total=False):
    """A whole incident, as `IncidentDocument`; what nobody said is left out."""

    code: str
    title: str
    parent: str
    summary: str
    weapons: list[WeaponUseDraft]
    targets: list[TargetDraft]
    casualties: list[ClaimDraft]
    statements: list[StatementDraft]
    media: list[MediaDraft]
    datasets: list[DatasetDraft]
    sources: list[SourceDraft]
    restricted: bool
    recorded_by: str


def without_empty_lists(draft: IncidentDraft) -> IncidentDraft:
    """The same incident without the lists in which nothing stands."""
    return cast(IncidentDraft, {name: value for name, value in draft.items() if value != []})
