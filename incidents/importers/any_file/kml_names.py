"""What a placemark's name says: "24 февраля, г. Миргород, Склад боеприпасов" is when, where, what.

Only what is marked is taken: a part with a month's name is a date, one that begins with a word for
a settlement is a place. What follows the place is what was hit.

When name and date field of a placemark differ, the vaguer counts; where they contradict each
other, both are kept and the date spans them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.importers.drafts import DateDraft, IncidentDraft
from incidents.importers.mapping.sources_and_statements import statement
from incidents.importers.values.days import in_name
from schema.dates import earliest, latest, parse_partial
from schema.errors import InputError

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


def compare(document: IncidentDraft, words: str, parts: dict[str, int | None], source: str) -> bool:
    """Hold the words of a name against the date of a document; whether they contradict each other.

    A name that says less than a field ("март", "19-24 мая" beside one day of them) is what its
    author vouches for, so the date becomes as vague. A name that says something else makes a date
    that spans both, with either as a statement. A name without a year gives no date by itself.
    """
    start = document.get("date_start")
    if not start or len(start) < 10 or document.get("date_end"):
        if not start:
            document["date_words"] = words
        return False
    vague = _as_vague(start, parts)
    if vague is None:
        return _spanning(document, start, words, parts, source)
    if vague:
        document.pop("time_local", None)
        document.pop("timezone", None)
        document |= {**vague, "date_words": words}
    return False


def _spanning(
    document: IncidentDraft, start: str, words: str, parts: dict[str, int | None], source: str
) -> bool:
    """The date as the span of what the field and the name say; neither is better than the other."""
    numbers = (parts["year"] or int(start[:4]), parts["month"], parts["day"])
    other = "-".join(f"{number:02d}" for number in numbers if number is not None)
    found = document.setdefault("statements", [])
    try:
        parse_partial(other)
    except InputError:
        found.append(statement("date", f"the name says: {words}", source))
        return False
    found += [statement("date", start, source), statement("date", other, source)]
    for name in ("time_local", "timezone"):
        document.pop(name, None)  # type: ignore[misc]  # a key that may be missing
    document["date_start"] = min(start, earliest(other))
    document["date_end"] = max(start, latest(other))
    document |= {"date_precision": "day", "date_words": f"{words}; {start}"}
    return True


def _as_vague(start: str, parts: dict[str, int | None]) -> DateDraft | None:
    """The name's own date where it is vaguer, {} where it is the same, None where it differs."""
    year, month, day = (int(number) for number in start.split("-"))
    if parts["month"] != month or parts["year"] not in (None, year):
        return None
    first, last = parts["day"], parts["last"]
    if first is None:
        return {"date_start": start[:7], "date_precision": "month"}
    if last is None:
        return {} if first == day else None
    if not first <= day <= last or last > int(latest(start[:7])[8:]):
        return None
    span: DateDraft = {
        "date_start": f"{start[:8]}{first:02d}",
        "date_end": f"{start[:8]}{last:02d}",
    }
    return {**span, "date_precision": "day"}
