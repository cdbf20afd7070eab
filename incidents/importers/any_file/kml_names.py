"""What a placemark's name says: "24 февраля, г. Миргород, Склад боеприпасов" is when, where, what.

Only what is marked is taken: a part with a month's name is a date, one that begins with a word for
a settlement is a place. What follows the place is what was hit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.importers.values.days import in_name

_SETTLEMENT = re.compile(
    r"(?:(?:м|г|с|д|смт|пгт|н\.\s?п|пос|сел|хут|ст)\.|(?:місто|город|село|селище|посёлок|поселок|"
    r"деревня|смт|пгт|нп|the city of|city of|town of|village of|مدينة|بلدة|قرية))\s*(\S.*)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?:[^\W\d_][\w’'ʼ.-]*(?:\s+(?=[^\W\d_a-zа-яёіїєґ]))?)+")


@dataclass(frozen=True, slots=True)
class Named:
    """The parts of a name; `date` holds the words of a date, `parts` its numbers."""

    date: str | None = None
    parts: dict[str, int | None] | None = None
    place: str | None = None
    place_words: str | None = None
    thing: str | None = None


def read_name(name: str) -> Named:
    """The date, place and object that a name states; what it does not say is None."""
    found = in_name(name)
    rest = name.replace(found[0], "", 1) if found else name
    parts = [part.strip(" \u00a0-–—") for part in rest.split(",")]
    parts = [part for part in parts if part]
    at = next((n for n, part in enumerate(parts) if _SETTLEMENT.match(part)), None)
    dated = {"date": found[0], "parts": found[1]} if found else {}
    if at is None:
        return Named(**dated)  # type: ignore[arg-type]
    place, after = _place(parts[at])
    things = [*([after] if after else []), *parts[at + 1 :]]
    thing = ", ".join(things) or None
    return Named(**dated, place=place, place_words=parts[at], thing=thing)  # type: ignore[arg-type]


def _place(part: str) -> tuple[str, str | None]:
    """The name behind the settlement word; words in small letters after it are no part of it."""
    match = _SETTLEMENT.match(part)
    name = match[1].strip() if match else part
    capitals = _CAPITALS.match(name)
    if not capitals or capitals.end() == len(name):
        return name, None
    return capitals[0].strip(), name[capitals.end() :].strip() or None
