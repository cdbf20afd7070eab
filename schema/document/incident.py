"""The incident document: one strike, wave or roll-up as one file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from schema.columns import split_list
from schema.dates import earliest, latest
from schema.document.base import (
    Code,
    Count,
    Country,
    Document,
    Latitude,
    Longitude,
    Metres,
    Number,
    PartialDate,
    Slug,
    Text,
    Url,
    check_range,
)
from schema.document.claims import (
    CasualtyClaimDocument,
    ClaimDocument,
    EvidenceDocument,
    StatementDocument,
    check_fields,
)
from schema.document.context import SourceDocument, check_coordinates
from schema.document.fields import COUNTS, ENDS
from schema.errors import DocumentError, InputError
from schema.precisions import written_area_how

_LENGTHS = {"year": (4, 7, 10), "month": (7, 10), "week": (10,), "day": (10,), "time": (10,)}


def _check_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError("a time zone such as Europe/Kyiv", repr(value)) from None
    return value


class PlaceReference(Document):
    """Where the incident was: a recorded place by key, or a name and a country."""

    key: Slug | None = None
    """Key of a recorded place."""
    name: Text | None = None
    admin1: Text | None = None
    """First-level area by its one shown name; a name that means no one area as it is written."""
    admin1_words: Text | None = None
    """The first-level area in the source's words, where they are not its shown name."""
    admin2: Text | None = None
    country: Country | None = None
    latitude: Latitude | None = None
    """Coordinates of the incident, not of the place's centre, where the two differ."""
    longitude: Longitude | None = None

    @model_validator(mode="after")
    def _named(self) -> PlaceReference:
        check_coordinates(self.latitude, self.longitude)
        if not (self.key or self.name or self.admin1 or self.country):
            raise InputError("a place's key, name, admin1 or country", "none of them")
        return self


class WeaponUseDocument(EvidenceDocument):
    """A weapon, a family or only a type that was used, with munition counts."""

    weapon: Slug | None = None
    """Slug of the weapon or family that the source names."""
    type: Annotated[str, Code("weapon_types")] | None = None
    """Type; taken from the weapon when left out."""
    text: Text | None = None
    """The weapon in the source's words."""
    launched_low: Count | None = None
    launched_high: Count | None = None
    """Empty means "at least"."""
    intercepted_low: Count | None = None
    intercepted_high: Count | None = None
    lost_low: Count | None = None
    """Did not reach a target, without having been shot down."""
    lost_high: Count | None = None
    hit_low: Count | None = None
    hit_high: Count | None = None
    inferred: Text | None = None
    """Why a count or the weapon was inferred, where the source does not state it outright."""
    launch_site: Slug | None = None
    """Key of the place that it was launched from."""
    carrier: Text | None = None
    """What released it, such as an aircraft."""
    flight_time_min: Annotated[Number, Field(ge=0)] | None = None
    """Minutes from launch to impact."""
    payload: Text | None = None
    """What it carried, in general words."""

    @property
    def counted(self) -> bool:
        """Whether any munition count is stated."""
        return any(getattr(self, f"{n}_{end}") is not None for n in COUNTS for end in ENDS)

    @model_validator(mode="after")
    def _named_and_sourced(self) -> WeaponUseDocument:
        if not (self.weapon or self.type):
            raise InputError("a weapon or a type", "neither")
        for name in COUNTS:
            check_range(getattr(self, f"{name}_low"), getattr(self, f"{name}_high"), name)
        if self.counted and not self.source:
            raise InputError("a source with a munition count", "none")
        return self


FOUND_BY = (
    *("location_by", "location_at"),
    *("location_proof", "location_proof_words", "location_checked_by"),
)
"""Fields that say who found the coordinates and by what: another point leaves none of them."""


class TargetDocument(EvidenceDocument):
    """What was hit."""

    category: Annotated[str, Code("target_types")]
    name: Text | None = None
    place: Slug | None = None
    """Key of the recorded site."""
    damage: Annotated[str, Code("damage_levels")] = "unknown"
    note: Text | None = None


class DatasetReference(Document):
    """The same event's number in a published data set."""

    dataset: Slug
    id: Text


class MediaDocument(Document):
    """A picture or film of the incident: where it stands, never the thing itself."""

    url: Url
    """Web address, http or https."""
    archive_url: Url | None = None
    """Address of an archived copy."""
    graphic: bool = False
    """True when it shows the dead or the wounded: maps give its address behind a warning."""
    credit: Text | None = None
    """Who made it."""
    captured: PartialDate | None = None
    """When it was taken."""
    published: PartialDate | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Digest of a stored copy."""
    note: Text | None = None


class IncidentDocument(Document):
    """One attack at one place and time, or a wave of them."""

    code: Slug | None = None
    """Readable, unique and lasting; made from date, place and weapon when left out."""
    title: Text
    level: Annotated[str, Code("event_levels")] = "strike"
    parent: Slug | None = None
    """Code of the wave or roll-up that it belongs to."""
    event_type: Annotated[str, Code("event_types")]
    status: Annotated[str, Code("record_statuses")] = "published"
    verification: Annotated[str, Code("verifications")] = "unverified"
    summary: Text | None = None
    """What is known, in the record's own words."""
    date_words: Text | None = None
    """When, in the source's words."""
    date_start: PartialDate | None = None
    date_end: PartialDate | None = None
    date_precision: Annotated[str, Code("date_precisions")] | None = None
    time_local: Text | None = None
    """Local time in the source's words."""
    timezone: Annotated[str, AfterValidator(_check_zone)] | None = None
    """IANA time zone of `time_local`."""
    place: PlaceReference | None = None
    location_precision: Annotated[str, Code("location_precisions")] = "unknown"
    uncertainty_m: Metres | None = None
    """Radius in metres around the coordinates that holds the true place."""
    location_words: Text | None = None
    """Where, in the source's words."""
    location_how: Annotated[str, Code("location_methods")] | None = None
    """How the coordinates were found."""
    location_by: Text | None = None
    location_at: PartialDate | None = None
    location_proof: Annotated[str, Code("location_proofs")] | None = None
    """By what the place was established; who placed it is `location_by`."""
    location_proof_words: Text | None = None
    """What was matched: landmarks, imagery with its date, the document with its address."""
    location_checked_by: Text | None = None
    """Who checked the place independently of whoever placed it."""
    area_how: Annotated[str, Code("area_methods"), AfterValidator(written_area_how)] | None = None
    """`derived` where country or admin1 was worked out of the point; left out where stated."""
    attacker: Slug | None = None
    """Code of the actor that attacked, as attributed."""
    defender: Slug | None = None
    attribution: Annotated[str, Code("attributions")] = "unknown"
    weapons: list[WeaponUseDocument] = []
    targets: list[TargetDocument] = []
    casualties: list[CasualtyClaimDocument] = []
    statements: list[StatementDocument] = []
    media: list[MediaDocument] = []
    """Pictures and films, by address."""
    datasets: list[DatasetReference] = []
    sources: list[SourceDocument] = []
    """Sources in full; one that the store knows may be cited by key alone."""
    restricted: bool = False
    """True when the record must not leave the store unless asked for."""
    recorded_by: Text | None = None

    TOGETHER: ClassVar[tuple[frozenset[str], ...]] = (
        frozenset({"date_start", "date_end", "date_precision", "time_local"}),
        frozenset({"place", "location_precision", "location_how"}),
        frozenset({"casualties", "statements"}),
    )
    STAND_INS: ClassVar[dict[str, Any]] = {"title": "-", "event_type": "other"}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> IncidentDocument:
        located = self.place is not None and self.place.latitude is not None
        found, placed = self.location_how is not None, self.place is not None
        timed = bool(self.time_local)
        faults = [
            *_fault_in(check_dates, self.date_start, self.date_end, self.date_precision, timed),
            *_fault_in(check_location, located, placed, self.location_precision, found),
            *_fault_in(_check_claim_keys, [*self.casualties, *self.statements]),
            *_fault_in(check_fields, self.statements, IncidentDocument),
            *_fault_in(_check_media, self.media),
            *_fault_in(_check_parent, self.parent, self.code),
        ]
        if faults:
            raise DocumentError(faults)
        return self


def _fault_in(check: Callable[..., None], *values: Any) -> list[InputError]:
    """The fault that a comparison of fields raises, if any, so that all are told together."""
    try:
        check(*values)
    except InputError as fault:
        return [fault]
    return []


def _check_parent(parent: str | None, code: str | None) -> None:
    if parent and parent == code:
        raise InputError("the code of another record in `parent`", f"its own, {code!r}")


def check_dates(start: str | None, end: str | None, precision: str | None, timed: bool) -> None:
    """Refuse dates that contradict their precision; `timed` says whether a time is stated."""
    if start is None:
        if end or precision:
            raise InputError("date_start with date_end or date_precision", "none")
        return
    if precision is None:
        raise InputError("date_precision with date_start", "none")
    lengths = _LENGTHS.get(precision, (10,))
    if any(len(date) not in lengths for date in (start, end or start)):
        raise InputError(f"dates as closely known as date_precision {precision}", f"{start!r}")
    if end and latest(end) < earliest(start):
        raise InputError("date_end not before date_start", f"{end} before {start}")
    if precision == "night" and not _consecutive(start, end):
        raise InputError("date_end one day after date_start for a night", f"{start} and {end}")
    if precision == "time" and not timed:
        raise InputError("time_local with date_precision time", "none")


def _consecutive(start: str, end: str | None) -> bool:
    day = dt.date.fromisoformat(start) + dt.timedelta(days=1)
    return end == day.isoformat()


def check_location(located: bool, placed: bool, precision: str, found: bool) -> None:
    """Refuse coordinates or a precision that hang in the air.

    `located` says whether there are coordinates, `placed` whether a place is named, `found`
    whether it is said how the coordinates were found.
    """
    if located and precision == "unknown":
        raise InputError("location_precision with coordinates", "unknown")
    if located and not found:
        raise InputError("location_how (how they were found) with coordinates", "none")
    if not placed and precision != "unknown":
        raise InputError("a place with location_precision", "none")


def _check_media(media: list[MediaDocument]) -> None:
    addresses = [item.url for item in media]
    for address in addresses:
        if addresses.count(address) > 1:
            raise InputError("each address of media once", f"{address!r} twice")


CLAIM_KEYS = "claims"
"""Where faults of keys are that claims name each other by, for messages."""


def _check_claim_keys(claims: list[ClaimDocument]) -> None:
    keys = [claim.key for claim in claims if claim.key]
    for key in keys:
        if keys.count(key) > 1:
            raise InputError("each claim key once", f"{key!r} twice", CLAIM_KEYS)
    older = {claim.key: split_list(claim.supersedes) for claim in claims}
    for claim in claims:
        for name in split_list(claim.supersedes):
            if name not in set(keys) - {claim.key}:
                expected = "the key of another claim in `supersedes`"
                raise InputError(expected, repr(name), CLAIM_KEYS)
    _check_order({key: names for key, names in older.items() if key})


def _check_order(supersedes: dict[str, list[str]]) -> None:
    """Refuse claims that supersede each other in a circle."""
    for first, names in supersedes.items():
        below, seen = list(names), set[str]()
        while below:
            name = below.pop()
            if name == first:
                expected = "claims that do not supersede each other in a circle"
                raise InputError(expected, repr(first), CLAIM_KEYS)
            if name not in seen:
                seen.add(name)
                below += supersedes[name]
