"""When name and date field of a placemark differ: the vaguer counts, none is dropped."""

from __future__ import annotations

from typing import Any

from incidents.importers.mapping.sources_and_statements import statement
from schema.dates import latest

Plain = dict[str, Any]


def compare(document: Plain, words: str, parts: dict[str, int | None], source: str) -> None:
    """Hold the words of a name against the date of a document.

    A name that says less than a field ("март", "19-24 мая" beside one day of them) is what its
    author vouches for, so the date becomes as vague. A name that says something else is kept as a
    statement. A name without a year gives no date by itself.
    """
    start = document.get("date_start")
    if not start or len(start) < 10 or document.get("date_end"):
        if not start:
            document["date_words"] = words
        return
    vague = _as_vague(start, parts)
    if vague is None:
        found = document.setdefault("statements", [])
        found.append(statement("date", f"the name says: {words}", source))
    elif vague:
        document.pop("time_local", None)
        document.pop("timezone", None)
        document |= vague | {"date_words": words}


def _as_vague(start: str, parts: dict[str, int | None]) -> Plain | None:
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
    span = {"date_start": f"{start[:8]}{first:02d}", "date_end": f"{start[:8]}{last:02d}"}
    return {**span, "date_precision": "day"}
