"""How exactly a date or a place is known: what the codes of vocabularies say to a rule."""

from __future__ import annotations

from collections.abc import Mapping

AREA_PRECISIONS = ("admin2", "admin1", "country")
"""Location precisions that name an area: a point of it is no place where something happened."""
STATED, DERIVED = "stated", "derived"
"""Codes of `area_methods`: country and admin1 as a source names them, or worked out."""
_BY_LENGTH = {4: "year", 7: "month", 10: "day"}


def date_precision(*dates: str | None) -> str:
    """The precision of a date as written (`2024`, `2024-05`, `2024-05-01`): that of the shortest
    of several.
    """
    return _BY_LENGTH.get(min((len(date) for date in dates if date), default=0), "day")


def derived_area(stated: Mapping[str, object], place: Mapping[str, object]) -> dict[str, str]:
    """`area_how` for a place whose country or admin1 is not what was `stated`: both are mappings
    with these names. Empty where nothing was worked out.
    """
    worked_out = any(place.get(area) and not stated.get(area) for area in ("country", "admin1"))
    return {"area_how": DERIVED} if worked_out else {}


def area_how(written: str | None, country: str | None, admin1: str | None) -> str | None:
    """`area_how` of a flat row: `stated` where a record with an area says nothing else."""
    return written or (STATED if country or admin1 else None)


def written_area_how(area_how: str | None) -> str | None:
    """`area_how` as a document writes it: nothing where the area is stated."""
    return None if area_how == STATED else area_how
