"""What does not leave a store unless somebody asks for it by name: one table.

The rules are applied once, where rows leave the store (`incidents.store.flat` writes the public
coordinates, `incidents.query` and `incidents.store.documents` leave out the rest), so that no
export, map, search or log can forget them. Personal data of victims has no field at all.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from schema.geodesy import great_circle_m

GRID_DEGREES_DECIMALS = 2
_CLAIMS = ("casualties", "statements")
_CITING = (*_CLAIMS, "weapons", "targets")
COARSE_UNCERTAINTY_M = 1000.0
_FINER_THAN_SETTLEMENTS = ("exact", "site", "neighbourhood")
_SETTLEMENT_M = 5000.0
_TENTH_OF_A_DEGREE_M = 7900.0  # half the diagonal of such a cell, at the equator
_DAY_ENDS = dt.timedelta(days=1, hours=12)  # a day is over last where the clock is UTC-12


@dataclass(frozen=True)
class Restriction:
    """One rule: what is held back, and what is given instead."""

    code: str
    holds_back: str
    gives: str


RESTRICTIONS = (
    Restriction("restricted_record", "a record marked `restricted`", "nothing"),
    Restriction(
        "restricted_claim",
        "a claim marked `restricted`, and a source that such claims alone cite",
        "nothing; figures count the claim",
    ),
    Restriction(
        "home_coordinates",
        "coordinates of location_precision `exact` where a target is `residential`, and what was"
        " matched to find them",
        "the nearest hundredth of a degree, precision `neighbourhood`, radius of 1 km at least",
    ),
    Restriction(
        "fresh_strike",
        "of a strike of the last 72 hours (`INCIDENTS_PUBLISH_DELAY`) on a target whose category is"
        " `delayed`, in what is handed on: a point finer than a settlement, coordinates of the"
        " sites hit, `summary`, the words on where it was, what `targets` say beyond category and"
        " name, statements whose field is `delayed`",
        "the recorded centre of the settlement, else the nearest tenth of a degree with precision"
        " `near_settlement`; `--no-delay` gives all of it",
    ),
)


@dataclass(frozen=True)
class Location:
    """Coordinates with their precision and radius in metres."""

    latitude: float | None
    longitude: float | None
    precision: str
    uncertainty_m: float | None


def public_location(location: Location, target_types: list[str]) -> Location:
    """The location that may leave the store: homes only to about a kilometre."""
    home = location.precision == "exact" and "residential" in target_types
    if not home or location.latitude is None or location.longitude is None:
        return location
    return Location(
        round(location.latitude, GRID_DEGREES_DECIMALS),
        round(location.longitude, GRID_DEGREES_DECIMALS),
        "neighbourhood",
        max(location.uncertainty_m or 0, COARSE_UNCERTAINTY_M),
    )


def delayed_location(location: Location, centre: tuple[float, float] | None) -> Location:
    """The location of a fresh strike that may leave the store: its settlement.

    `centre` is the recorded centre of the settlement. Where there is none, or the strike was not
    near it, the nearest tenth of a degree stands for it; either radius holds the true place.
    """
    if location.precision not in _FINER_THAN_SETTLEMENTS:
        return location
    if location.latitude is None or location.longitude is None:
        return Location(None, None, "settlement", None)
    radius = location.uncertainty_m or 0.0
    exact = (location.latitude, location.longitude)
    if centre and great_circle_m(exact, centre) + radius <= _SETTLEMENT_M:
        return Location(*centre, "settlement", _SETTLEMENT_M)
    coarse = math.ceil(radius + _TENTH_OF_A_DEGREE_M)
    return Location(round(exact[0], 1), round(exact[1], 1), "near_settlement", coarse)


def latest_moment(
    last_day: str | None, minute: str | None, recorded: str | None
) -> dt.datetime | None:
    """The latest moment at which a strike can have been, in UTC; None where nothing says it.

    `last_day` is the last day that its date allows, `minute` its minute where that is certain. It
    cannot have been after it was first `recorded`: so an unknown date, or one known to the year,
    is no older than the record.
    """
    limits = [dt.datetime.fromisoformat(moment) for moment in (minute, recorded) if moment]
    if last_day:
        limits.append(dt.datetime.fromisoformat(f"{last_day}T00:00:00Z") + _DAY_ENDS)
    return min(limits, default=None)


def held_sources(plain: dict[str, Any]) -> set[str]:
    """Keys of the sources that the restricted claims of a document alone cite."""
    cited: dict[bool, set[str]] = {True: set(), False: set()}
    for kind in _CITING:
        for item in plain.get(kind) or ():
            cited[bool(item.get("restricted"))].add(item.get("source"))
    return cited[True] - cited[False]


def public_document(plain: dict[str, Any]) -> dict[str, Any]:
    """A plain incident document without restricted claims and what they alone cite, and with
    public coordinates.
    """
    public, held = dict(plain), held_sources(plain)
    for kind in _CLAIMS:
        if kind in public:
            public[kind] = [claim for claim in public[kind] if not claim.get("restricted")]
    if held and "sources" in public:
        public["sources"] = [one for one in public["sources"] if one["key"] not in held]
    place = dict(public.get("place") or {})
    seen = public_location(
        Location(
            place.get("latitude"),
            place.get("longitude"),
            public.get("location_precision", "unknown"),
            public.get("uncertainty_m"),
        ),
        [target["category"] for target in public.get("targets", [])],
    )
    if place.get("latitude") is not None:
        place |= {"latitude": seen.latitude, "longitude": seen.longitude}
        public |= {"place": place, "location_precision": seen.precision}
        public |= {"uncertainty_m": seen.uncertainty_m} if seen.uncertainty_m is not None else {}
        if seen.precision != plain.get("location_precision"):
            public.pop("location_proof_words", None)
    return public


@dataclass(frozen=True)
class HeldBack:
    """What no state of a record may show, since it is restricted today or was in some state:
    whether its place is coarse, and keys of claims and sources.
    """

    exact: bool
    claims: frozenset[str]
    sources: frozenset[str]

    @classmethod
    def across(cls, plain: dict[str, Any], history: list[dict[str, list[Any]] | None]) -> HeldBack:
        """What a document and all changes of its history hold back together. A change alone does
        not say whether a home is meant, so that any place ever known exactly counts as one.
        """
        changes = [change for change in history if change]
        states = [plain, *({name: pair[n] for name, pair in change.items()}
                           for change in changes for n in (0, 1))]  # fmt: skip
        claims = [c for state in states for kind in _CLAIMS for c in state.get(kind) or ()]
        hidden = {c["key"] for c in claims if c.get("restricted") and c.get("key")}
        cited = {c.get("source") for c in claims if c.get("restricted") or c.get("key") in hidden}
        return cls(
            any(state.get("location_precision") == "exact" for state in states),
            frozenset(hidden),
            frozenset(cited - {None} - (cited_sources(plain) - held_sources(plain))),
        )

    def shows(self, claim: dict[str, Any]) -> bool:
        """Whether a claim of some state may be shown."""
        return not claim.get("restricted") and claim.get("key") not in self.claims


def cited_sources(plain: dict[str, Any]) -> set[str]:
    """Keys of the sources that weapons, targets and claims of a document cite."""
    parts = (item for kind in _CITING for item in plain.get(kind) or ())
    return {item["source"] for item in parts if item.get("source")}


def public_changes(
    changes: dict[str, list[Any]] | None, held: HeldBack
) -> dict[str, list[Any]] | None:
    """What a revision changed, without what is held back."""
    if changes is None:
        return None
    return {
        field: [_public_value(field, value, held) for value in pair]
        for field, pair in changes.items()
    }


def _public_value(field: str, value: Any, held: HeldBack) -> Any:
    if field in _CLAIMS and value:
        return [claim for claim in value if held.shows(claim)]
    if field == "sources" and value:
        return [one for one in value if one["key"] not in held.sources]
    if field == "location_proof_words" and held.exact:
        return None
    if field == "place" and value and held.exact:
        return value | {
            name: round(value[name], GRID_DEGREES_DECIMALS)
            for name in ("latitude", "longitude")
            if name in value
        }
    return value
