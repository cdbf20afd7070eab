"""The place of a record, set by a reviewer: by name, by area, by coordinates."""

from __future__ import annotations

from incidents import settings
from incidents.entry import typed_values as typed
from incidents.queries.filters import coordinates
from incidents.review.desk import Change, Desk, Plain, set_or_drop
from schema.document.incident import FOUND_BY
from schema.errors import UsageError

_FOUND = ("uncertainty_m", "location_how", *FOUND_BY)


def by_name(plain: Plain, text: str, desk: Desk) -> None:
    """A recorded place, or one that the gazetteer is sure of; its candidates when it is not."""
    place = plain.get("place") or {}
    if not text:
        return put_place(plain, {"location_precision": "unknown"})
    asked = typed.Asked(f"{desk.option}place", f"{desk.option}at=", place.get("country"))
    return put_place(plain, typed.where(desk.database, text, asked, desk.locate))


def put_place(plain: Plain, found: Plain) -> None:
    """Put another place into a document; the words of the source stay."""
    words = plain.get("location_words")
    for name in (*_FOUND, "place", "location_words", "area_how"):
        plain.pop(name, None)
    plain |= {name: value for name, value in found.items() if value is not None}
    if words:
        plain["location_words"] = words


def by_area(name: str) -> Change:
    """The first-level area or the country alone."""

    def set_area(plain: Plain, text: str, desk: Desk) -> None:
        place = {k: v for k, v in (plain.get("place") or {}).items() if k != "key"}
        set_or_drop(place, name, text)
        set_or_drop(plain, "place", place)

    return set_area


def by_coordinates(plain: Plain, text: str, desk: Desk) -> None:
    """Coordinates that the reviewer sets by hand; how closely is `location_precision`."""
    place = {**(plain.get("place") or {})}
    pair = coordinates(text) if text else None
    if text and pair is None:
        raise UsageError(f"{desk.option}at: expected LAT,LON, found {text!r}")
    for name, value in zip(("latitude", "longitude"), pair or (None, None), strict=True):
        set_or_drop(place, name, value)
    for name in _FOUND:
        plain.pop(name, None)
    if pair:
        plain |= {"location_how": "hand", "location_by": settings.user_name()}
    plain["place"] = place
