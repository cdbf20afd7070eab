"""How exactly a date or a place is known: what the codes of two vocabularies say to a rule."""

from __future__ import annotations

AREA_PRECISIONS = ("admin2", "admin1", "country")
"""Location precisions that name an area: a point of it is no place where something happened."""
_BY_LENGTH = {4: "year", 7: "month", 10: "day"}


def date_precision(*dates: str | None) -> str:
    """The precision of a date as written (`2024`, `2024-05`, `2024-05-01`): that of the shortest
    of several.
    """
    return _BY_LENGTH.get(min((len(date) for date in dates if date), default=0), "day")
