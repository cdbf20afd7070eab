"""A date that a row states twice, in a field and in its name.

Where the two differ, the vaguer counts; where they contradict each other, both are kept, the date
spans them and is contested.
"""

from __future__ import annotations

from incidents.importers.base import Help
from incidents.importers.drafts import DateDraft, IncidentDraft
from incidents.importers.mapping.sources_and_statements import statement
from incidents.importers.values.days import in_name
from schema.dates import earliest, latest, parse_partial
from schema.errors import InputError

TWO_DATES = "the name says another date than the field: the date spans both, and is contested"


def check_title(document: IncidentDraft, title: str, ask: Help) -> None:
    """Hold a whole date in the title of a row against that of its field. One whose hour is known by
    a zone is left alone: the title may go by another clock.
    """
    named = in_name(title) if "timezone" not in document else None
    if named is None or None in (named[1]["year"], named[1]["day"]):
        return
    if compare(document, *named, document["sources"][0]["key"]):
        ask.warn(TWO_DATES)


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
