"""First-level areas of records by their one name: the one rule for whatever way a record comes in.

A name in any spelling that means one area becomes that area's shown name, and what was written
stays beside it. What means none or several stays as it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from incidents.language.area_names import first_level_area


class AreaName(NamedTuple):
    """A first-level area as a record keeps it: shown name, ISO 3166-2 code (None where the name
    means no one area), and the words of the source where they are others.
    """

    name: str | None
    code: str | None
    words: str | None


@lru_cache(maxsize=20_000)
def area_name(written: str | None, country: str | None, words: str | None = None) -> AreaName:
    """The area that is `written` in a record of this country. `words` are those that the record
    has already; they go when another area is written.
    """
    area = first_level_area(written, country) if written else None
    if written is None or area is None:
        return AreaName(written, None, None)
    earlier = first_level_area(words, country) if words else None
    if written != area.name:
        words = written
    elif earlier != area:
        words = None
    return AreaName(area.name, area.code, words)


def settle_place(place: dict[str, Any]) -> None:
    """Put the shown name of its first-level area in a place of a document, its words beside it."""
    if place.get("admin1"):
        found = area_name(place["admin1"], place.get("country"), place.get("admin1_words"))
        place["admin1"] = found.name
        place.pop("admin1_words", None)
        if found.words:
            place["admin1_words"] = found.words


_SHOWN = 5


class OpenNames:
    """Counts records whose first-level area stays as it is written."""

    def __init__(self) -> None:
        self._rows: Counter[str] = Counter()

    def note(self, rows: Iterable[tuple[str | None, str | None]]) -> None:
        """Count records by (area as written, country)."""
        for written, country in rows:
            if written and area_name(written, country).code is None:
                self._rows[", ".join(filter(None, (written, country)))] += 1

    def warnings(self) -> list[str]:
        """What to say of them, in one line; nothing where every name means one area."""
        if not self._rows:
            return []
        listed = "; ".join(f"{name} ({rows:,})" for name, rows in self._rows.most_common(_SHOWN))
        more = "; ..." if len(self._rows) > _SHOWN else ""
        total = sum(self._rows.values())
        return [
            f"{total:,} {'record' if total == 1 else 'records'} with a first-level area that is no"
            f" known one, or one of several of the name, which stays as written: {listed}{more}"
        ]
