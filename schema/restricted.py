"""What does not leave a store unless somebody asks for it by name: one table.

The rules are applied once, where rows leave the store (`incidents.store.flat` writes the public
coordinates, `incidents.query` and `incidents.store.documents` leave out the rest), so that no
export, map, search or log can forget them. Personal data of victims has no field at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

GRID_DEGREES_DECIMALS = 2
COARSE_UNCERTAINTY_M = 1000.0


@dataclass(frozen=True)
class Restriction:
    """One rule: what is held back, and what is given instead."""

    code: str
    holds_back: str
    gives: str


RESTRICTIONS = (
    Restriction("restricted_record", "a record marked `restricted`", "nothing"),
    Restriction("restricted_claim", "a claim marked `restricted`", "nothing; figures count it"),
    Restriction(
        "home_coordinates",
        "coordinates of location_precision `exact` where a target is `residential`, and what was"
        " matched to find them",
        "the nearest hundredth of a degree, precision `neighbourhood`, radius of 1 km at least",
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


def public_document(plain: dict[str, Any]) -> dict[str, Any]:
    """A plain incident document without restricted claims and with public coordinates."""
    public = dict(plain)
    for kind in ("casualties", "statements"):
        if kind in public:
            public[kind] = [claim for claim in public[kind] if not claim.get("restricted")]
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


def public_changes(
    changes: dict[str, list[Any]] | None, exact: bool
) -> dict[str, list[Any]] | None:
    """What a revision changed, without restricted claims and with public coordinates.

    `exact` tells that the record has a place known exactly; a change that speaks of one counts
    as well, since the change alone does not say whether a home is meant.
    """
    if changes is None:
        return None
    exact = exact or "exact" in changes.get("location_precision", ())
    return {
        field: [_public_value(field, value, exact) for value in pair]
        for field, pair in changes.items()
    }


def _public_value(field: str, value: Any, exact: bool) -> Any:
    if field in ("casualties", "statements") and value:
        return [claim for claim in value if not claim.get("restricted")]
    if field == "location_proof_words" and exact:
        return None
    if field == "place" and value and exact:
        return value | {
            name: round(value[name], GRID_DEGREES_DECIMALS)
            for name in ("latitude", "longitude")
            if name in value
        }
    return value
